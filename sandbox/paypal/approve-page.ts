import type { Call } from '../core/call';
import type { Context } from '../core/context';
import { changeBySandbox } from '../core/own-change';
import type { PageRequest, Reply } from '../core/server';
import { Store } from '../core/store';
import { gonePage } from '../pages/fields';
import { html, redirect, renderPage } from '../pages/shell';
import { type Locale, localeOf } from '../pages/words';
import { emitPayPal } from './call';
import { moneyOf } from './money';
import type { Order, SetupToken } from './records';
import { TEST_WALLETS, walletById } from './test-wallets';
import { approveWords } from './words';

type Asked = Order | SetupToken;

/** `/paypal/approve/<id>`: where a buyer lets the shop use their account, or not. Needs no JavaScript. */
export async function approvePage(context: Context, request: PageRequest, id: string): Promise<Reply> {
  const asked = await findAsked(new Store(context.database), id);
  const locale = localeOf(
    request.url.searchParams.get('locale') ?? languageOf(asked),
    request.headers['accept-language'],
  );
  if (asked === undefined || asked.status !== 'PAYER_ACTION_REQUIRED') return gonePage(context, locale);
  if (request.method !== 'POST') return askPage(context, request, asked, locale);
  const given = new URLSearchParams(request.body);
  const approved = given.get('result') === 'approve';
  if (approved) await changeBySandbox(context, (call) => approve(call, asked, given.get('wallet') ?? ''));
  const back = backOf(asked, approved);
  return back === undefined ? gonePage(context, locale) : redirect(back);
}

async function findAsked(store: Store, id: string): Promise<Asked | undefined> {
  return (await store.find<SetupToken>('paypal.setup_token', id)) ?? (await store.find<Order>('paypal.order', id));
}

/** Pressed twice, the second press finds it approved and changes nothing. */
async function approve(call: Call, { object, id }: Asked, wallet: string): Promise<void> {
  const asked = await call.store.lock<Asked>(object, id);
  if (asked.status !== 'PAYER_ACTION_REQUIRED') return;
  const chosen = walletById(wallet) ?? TEST_WALLETS[0];
  asked.wallet = chosen?.id ?? null;
  asked.status = 'APPROVED';
  await call.store.update(asked);
  const [type, kind] =
    object === 'paypal.order'
      ? ['CHECKOUT.ORDER.APPROVED', 'checkout-order']
      : ['VAULT.PAYMENT-TOKEN.APPROVED', 'payment_token'];
  emitPayPal(call, type, kind, 'The buyer has approved.', { id, status: 'APPROVED' });
}

function backOf(asked: Asked, approved: boolean): string | undefined {
  const url = approved ? asked.returnUrl : asked.cancelUrl;
  if (url === null || !URL.canParse(url)) return undefined;
  const back = new URL(url);
  back.searchParams.set(asked.object === 'paypal.order' ? 'token' : 'approval_token_id', asked.id);
  return back.href;
}

function askPage(context: Context, request: PageRequest, asked: Asked, locale: Locale): Reply {
  const words = approveWords(locale);
  const pays = asked.object === 'paypal.order';
  const { currency_code: currency, value } = pays ? moneyOf(asked.amount) : { currency_code: '', value: '' };
  const amount = pays
    ? `<p><strong>${html(words.amount)}: <bdi>${html(`${value} ${currency}`)}</bdi></strong></p>`
    : '';
  const wallets = TEST_WALLETS.map(
    ({ id, email, does }) => `<option value="${id}">${html(`${email}  ${does[locale]}`)}</option>`,
  );
  const leads = [asked.returnUrl, asked.cancelUrl].flatMap((url) => (url === null ? [] : [new URL(url).origin]));
  return renderPage({
    title: words.title,
    locale,
    theme: request.url.searchParams.get('theme'),
    formsTo: [...new Set([...leads, ...context.appOrigins])],
    body: `<main><h1>${html(words.title)}</h1><p>${html(pays ? words.pay : words.save)}</p>${amount}
<p class="note">${html(words.notReal)}</p>
<form method="post" class="sheet">
<div><label for="wallet">${html(words.wallet)}</label><select id="wallet" name="wallet">${wallets.join('')}</select></div>
<div class="actions">
<button name="result" value="approve">${html(words.approve)}</button>
<button name="result" value="cancel" class="quiet">${html(words.cancel)}</button>
</div></form></main>`,
  });
}

/** The app writes its language into its addresses, so the address to return to tells which one the buyer reads. */
function languageOf(asked: Asked | undefined): string | null {
  const url = asked?.returnUrl;
  return url && URL.canParse(url) && new URL(url).pathname.split('/')[1] === 'ar' ? 'ar' : null;
}
