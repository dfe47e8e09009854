import type { CardMethod } from '../api/card-methods';
import { declinePayment, settlePayment } from '../api/confirm-payment';
import { finishSetup, refuseSetup, type SetupIntent } from '../api/confirm-setup';
import type { PaymentIntent } from '../api/payment-records';
import { requireCard } from '../api/stored-methods';
import type { Call } from '../core/call';
import type { Context } from '../core/context';
import { changeBySandbox } from '../core/own-change';
import type { PageRequest, Reply } from '../core/server';
import { Store } from '../core/store';
import { gonePage } from './fields';
import { html, redirect, renderPage } from './shell';
import { type Locale, localeOf, wordsFor } from './words';

type Intent = PaymentIntent | SetupIntent;

/** `/3ds/<intent>`: the bank's page, with two buttons that need no JavaScript. */
export async function challengePage(context: Context, request: PageRequest, id: string): Promise<Reply> {
  const known = await findIntent(new Store(context.database), id);
  const locale = localeOf(
    request.url.searchParams.get('locale') ?? languageOfReturn(known),
    request.headers['accept-language'],
  );
  if (known === undefined) return gonePage(context, locale);
  if (known.status !== 'requires_action') return finishedReply(context, known, locale);
  if (request.method !== 'POST') return askPage(context, request, known, locale);
  const passed = new URLSearchParams(request.body).get('result') === 'complete';
  const settled = await changeBySandbox(context, (call) => settle(call, known, passed));
  return finishedReply(context, settled, locale);
}

/** Twice pressed, or pressed in two tabs: the second finds the intent already moved on and changes nothing. */
async function settle(call: Call, known: Intent, passed: boolean): Promise<Intent> {
  const intent = await call.store.lock<Intent>(known.object, known.id);
  if (intent.status !== 'requires_action') return intent;
  const method: CardMethod = await requireCard(call, intent.payment_method ?? '');
  if (intent.object === 'setup_intent') {
    if (passed) await finishSetup(call, intent, method);
    else await refuseSetup(call, intent, method, 'setup_intent_authentication_failure', undefined);
    return intent;
  }
  intent._sandbox = { ...intent._sandbox, authenticated: passed };
  if (passed) await settlePayment(call, intent, method);
  else await declinePayment(call, intent, method, 'payment_intent_authentication_failure', undefined);
  return intent;
}

function askPage(context: Context, request: PageRequest, intent: Intent, locale: Locale): Reply {
  const words = wordsFor(locale);
  const pays = intent.object === 'payment_intent';
  const amount = pays
    ? `<p><strong>${html(words.amount)}: <bdi>${html(amountText(intent, locale))}</bdi></strong></p>`
    : '';
  const back = returnUrlOf(intent);
  return renderPage({
    title: words.challengeTitle,
    locale,
    theme: request.url.searchParams.get('theme'),
    framedBy: context.appOrigins,
    formsTo: back === undefined ? [] : [back.origin],
    body: `<main><h1>${html(words.challengeTitle)}</h1>
<p>${html(pays ? words.challengePay : words.challengeSave)}</p>${amount}
<p class="note">${html(words.notReal)}</p>
<form method="post" class="actions">
<button name="result" value="complete">${html(words.complete)}</button>
<button name="result" value="fail" class="quiet">${html(words.fail)}</button>
</form></main>`,
  });
}

function amountText(intent: PaymentIntent, locale: Locale): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: intent.currency.toUpperCase() });
  const places = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(intent.amount / 10 ** places);
}

function finishedReply(context: Context, intent: Intent, locale: Locale): Reply {
  const back = returnUrlOf(intent);
  if (back === undefined) {
    const words = wordsFor(locale);
    const body = `<main><h1>${html(words.closePage)}</h1></main>`;
    return renderPage({ title: words.closePage, locale, body, framedBy: context.appOrigins });
  }
  const good = ['succeeded', 'requires_capture', 'processing'].includes(intent.status);
  back.searchParams.set(intent.object, intent.id);
  back.searchParams.set(`${intent.object}_client_secret`, intent.client_secret);
  back.searchParams.set('redirect_status', good ? 'succeeded' : 'failed');
  return redirect(back.href);
}

/** The app writes its language into its addresses, so the address to return to tells which one the shopper reads. */
function languageOfReturn(intent: Intent | undefined): string | null {
  const first = intent && returnUrlOf(intent)?.pathname.split('/')[1];
  return first === 'ar' ? 'ar' : null;
}

function returnUrlOf(intent: Intent): URL | undefined {
  const url = intent._sandbox.return_url;
  return url !== undefined && URL.canParse(url) && /^https?:/.test(url) ? new URL(url) : undefined;
}

async function findIntent(store: Store, id: string): Promise<Intent | undefined> {
  if (id.startsWith('seti_')) return store.find<SetupIntent>('setup_intent', id);
  return store.find<PaymentIntent>('payment_intent', id);
}
