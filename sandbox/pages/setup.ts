import type { Context } from '../core/context';
import type { PageRequest, Reply } from '../core/server';
import { bankFieldsHtml, bankNumbersHtml } from './bank-form';
import { type BankProblems, bankTypedFrom } from './bank-input';
import { bankWordsFor } from './bank-words';
import type { Problems } from './card-input';
import { gonePage } from './fields';
import { fieldsHtml, typedFrom } from './form';
import { saveBank } from './save-bank';
import { openIntent, saveCard } from './save-card';
import { html, redirect, renderPage } from './shell';
import { type Locale, localeOf, wordsFor } from './words';

/** `/setup/<seti>?return_url=`: the same fields as a whole page, for a browser without JavaScript; `kind=bank` for a bank account. */
export async function setupPage(context: Context, request: PageRequest, id: string): Promise<Reply> {
  const query = request.url.searchParams;
  const locale = localeOf(query.get('locale'), request.headers['accept-language']);
  const returnUrl = allowedReturn(context, query.get('return_url'));
  if (returnUrl === undefined) return gonePage(context, locale);
  const intent = await openIntent(context, id);
  if (intent === undefined) return redirect(withOutcome(returnUrl, id, 'failed'));
  if (query.get('kind') === 'bank') return bankSetup(context, request, id, { returnUrl, locale });
  if (request.method !== 'POST') return formPage(request, returnUrl, locale, {});
  const values = new URLSearchParams(request.body);
  const saved = await saveCard(context, id, typedFrom(values), returnUrl.href);
  if (saved.kind === 'challenge') return redirect(saved.url);
  if (saved.kind === 'saved') return redirect(withOutcome(returnUrl, id, 'succeeded'));
  return formPage(request, returnUrl, locale, saved.problems);
}

async function bankSetup(
  context: Context,
  request: PageRequest,
  id: string,
  { returnUrl, locale }: { returnUrl: URL; locale: Locale },
): Promise<Reply> {
  const words = bankWordsFor(locale);
  const form = (problems: BankProblems) =>
    framePage(request, returnUrl, locale, {
      title: words.addBank,
      note: html(words.notReal),
      save: words.save,
      fields: bankFieldsHtml(locale, problems) + bankNumbersHtml(locale),
    });
  if (request.method !== 'POST') return form({});
  const saved = await saveBank(context, id, bankTypedFrom(new URLSearchParams(request.body)));
  return saved.kind === 'saved' ? redirect(withOutcome(returnUrl, id, 'succeeded')) : form(saved.problems);
}

function formPage(request: PageRequest, returnUrl: URL, locale: Locale, problems: Problems): Reply {
  const { addCard, save, notReal, testCards } = wordsFor(locale);
  const list = `<a href="/test-cards?locale=${locale}" target="_blank">${html(testCards)}</a>`;
  const note = `${html(notReal)}\n${list}`;
  return framePage(request, returnUrl, locale, { title: addCard, note, save, fields: fieldsHtml(locale, problems) });
}

function framePage(
  request: PageRequest,
  returnUrl: URL,
  locale: Locale,
  form: { title: string; note: string; save: string; fields: string },
): Reply {
  const words = wordsFor(locale);
  return renderPage({
    title: form.title,
    locale,
    theme: request.url.searchParams.get('theme'),
    formsTo: [returnUrl.origin],
    body: `<main><h1>${html(form.title)}</h1><p class="note">${form.note}</p>
<form class="sheet" method="post" novalidate action="${html(request.url.pathname + request.url.search)}">
${form.fields}
<div class="actions"><button>${html(form.save)}</button><a href="${html(returnUrl.href)}">${html(words.back)}</a></div>
</form></main>`,
  });
}

/** Only back to the app: anything else would make this page a redirector. */
function allowedReturn(context: Context, given: string | null): URL | undefined {
  if (given === null || !URL.canParse(given)) return undefined;
  const url = new URL(given);
  return context.appOrigins.includes(url.origin) ? url : undefined;
}

export function withOutcome(returnUrl: URL, id: string, status: 'succeeded' | 'failed'): string {
  const url = new URL(returnUrl);
  url.searchParams.set('setup_intent', id);
  url.searchParams.set('redirect_status', status);
  return url.href;
}
