import type { SetupIntent } from '../api/confirm-setup';
import type { Context } from '../core/context';
import type { PageRequest, Reply } from '../core/server';
import { Store } from '../core/store';
import { spaced, TEST_CARDS } from '../test-cards';
import { doneScript, fieldsScript } from './fields-script';
import { fieldsHtml, trialHtml, typedFrom } from './form';
import { openIntent, saveCard } from './save-card';
import { html, json, renderPage } from './shell';
import { type Locale, localeOf, problemsFor, wordsFor } from './words';

/** `GET /fields?client_secret&parent&locale&theme`: the card fields for a frame of the app. */
export async function fieldsPage(context: Context, request: PageRequest): Promise<Reply> {
  const query = request.url.searchParams;
  const locale = localeOf(query.get('locale'), request.headers['accept-language']);
  const parent = query.get('parent') ?? '';
  const secret = query.get('client_secret') ?? '';
  const intent = context.appOrigins.includes(parent) ? await openIntent(context, idOf(secret), secret) : undefined;
  if (intent === undefined) return gonePage(context, locale);
  const words = wordsFor(locale);
  const cards = Object.fromEntries(TEST_CARDS.map((card) => [card.id, spaced(card)]));
  const settings = {
    parent,
    secret,
    cards,
    problems: problemsFor(locale),
    failed: words.failed,
    offline: words.offline,
  };
  return renderPage({
    title: words.addCard,
    locale,
    theme: query.get('theme'),
    bare: query.get('on') === 'paper' ? 'paper' : 'surface',
    framedBy: context.appOrigins,
    body: `<main><h1 class="unseen">${html(words.addCard)}</h1><form method="post" novalidate aria-label="${html(words.addCard)}">${fieldsHtml(locale)}
<p class="problem" id="general" role="alert"></p><button hidden></button></form>${trialHtml(locale)}</main>`,
    script: fieldsScript(settings),
  });
}

/** The frame's own call. The answer carries ids and problem codes, never what was typed. */
export async function confirmFields(context: Context, request: PageRequest): Promise<Reply> {
  const values = new URLSearchParams(request.body);
  const secret = values.get('client_secret') ?? '';
  const parent = values.get('parent') ?? '';
  const intent = await openIntent(context, idOf(secret), secret);
  if (intent === undefined || !context.appOrigins.includes(parent)) {
    return json(200, { kind: 'refused', problems: { number: 'finished' } });
  }
  const back = new URL('/fields/done', context.origin);
  back.searchParams.set('parent', parent);
  for (const name of ['locale', 'theme', 'on']) back.searchParams.set(name, values.get(name) ?? '');
  return json(200, await saveCard(context, intent.id, typedFrom(values), back.href));
}

/** Where 3-D Secure returns to inside the frame: tells the app how it ended. */
export async function fieldsDonePage(context: Context, request: PageRequest): Promise<Reply> {
  const query = request.url.searchParams;
  const locale = localeOf(query.get('locale'), request.headers['accept-language']);
  const parent = query.get('parent') ?? '';
  const intent = await new Store(context.database).find<SetupIntent>('setup_intent', query.get('setup_intent') ?? '');
  if (intent === undefined || !context.appOrigins.includes(parent)) return gonePage(context, locale);
  const saved = intent.status === 'succeeded';
  const message = saved
    ? { type: 'souk-fields:saved', payment_method: intent.payment_method, setup_intent: intent.id }
    : { type: 'souk-fields:refused', code: 'authentication_failed' };
  const text = saved ? wordsFor(locale).closePage : problemsFor(locale).authentication_failed;
  return renderPage({
    title: wordsFor(locale).addCard,
    locale,
    theme: query.get('theme'),
    bare: query.get('on') === 'paper' ? 'paper' : 'surface',
    framedBy: context.appOrigins,
    body: `<main><p class="${saved ? 'muted' : 'problem'}" role="status">${html(text)}</p></main>`,
    script: doneScript(parent, message),
  });
}

export function gonePage(context: Context, locale: Locale): Reply {
  const words = wordsFor(locale);
  const body = `<main><h1>${html(words.gone)}</h1><p>${html(words.goneText)}</p></main>`;
  return renderPage({ title: words.gone, locale, status: 404, framedBy: context.appOrigins, body });
}

export function idOf(secret: string): string {
  return secret.split('_secret_')[0] ?? '';
}
