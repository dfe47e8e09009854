import type { Context } from '../core/context';
import type { PageRequest, Reply } from '../core/server';
import { TEST_BANKS, TEST_ROUTING } from '../test-banks';
import { bankFieldsHtml, bankTrialHtml } from './bank-form';
import { bankTypedFrom } from './bank-input';
import { bankScript } from './bank-script';
import { bankProblemsFor, bankWordsFor } from './bank-words';
import { gonePage, idOf } from './fields';
import { saveBank } from './save-bank';
import { openIntent } from './save-card';
import { html, json, renderPage } from './shell';
import { localeOf, wordsFor } from './words';

/** `GET /bank-fields?client_secret&parent&locale&theme`: the fields of a bank account for a frame of the app. */
export async function bankFieldsPage(context: Context, request: PageRequest): Promise<Reply> {
  const query = request.url.searchParams;
  const locale = localeOf(query.get('locale'), request.headers['accept-language']);
  const parent = query.get('parent') ?? '';
  const secret = query.get('client_secret') ?? '';
  const intent = context.appOrigins.includes(parent) ? await openIntent(context, idOf(secret), secret) : undefined;
  if (intent === undefined) return gonePage(context, locale);
  const { failed, offline } = wordsFor(locale);
  const title = html(bankWordsFor(locale).addBank);
  const banks = Object.fromEntries(TEST_BANKS.map(({ id, number }) => [id, number]));
  const settings = { parent, secret, banks, routing: TEST_ROUTING, problems: bankProblemsFor(locale), failed, offline };
  return renderPage({
    title: bankWordsFor(locale).addBank,
    locale,
    theme: query.get('theme'),
    bare: query.get('on') === 'paper' ? 'paper' : 'surface',
    framedBy: context.appOrigins,
    body: `<main><h1 class="unseen">${title}</h1><form method="post" novalidate aria-label="${title}">${bankFieldsHtml(locale)}
<p class="problem" id="general" role="alert"></p><button hidden></button></form>${bankTrialHtml(locale)}</main>`,
    script: bankScript(settings),
  });
}

/** The frame's own call. The answer carries ids and problem codes, never what was typed. */
export async function confirmBankFields(context: Context, request: PageRequest): Promise<Reply> {
  const values = new URLSearchParams(request.body);
  const secret = values.get('client_secret') ?? '';
  const intent = await openIntent(context, idOf(secret), secret);
  if (intent === undefined || !context.appOrigins.includes(values.get('parent') ?? '')) {
    return json(200, { kind: 'refused', problems: { account: 'finished' } });
  }
  return json(200, await saveBank(context, intent.id, bankTypedFrom(values)));
}
