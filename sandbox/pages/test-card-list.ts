import type { PageRequest, Reply } from '../core/server';
import { TEST_BANKS, TEST_ROUTING, type TestBank } from '../test-banks';
import { spaced, TEST_CARDS, type TestCard } from '../test-cards';
import { html, json, renderPage } from './shell';
import { type Locale, localeOf, wordsFor } from './words';

/** `GET /test-cards`: the list for programs, and the same as a page for a browser. */
export function testCardList(request: PageRequest): Reply {
  const locale = localeOf(request.url.searchParams.get('locale'), request.headers['accept-language']);
  if (!(request.headers.accept ?? '').includes('text/html')) {
    return json(200, {
      data: TEST_CARDS.map((card) => listed(card, locale)),
      banks: TEST_BANKS.map((one) => listedBank(one, locale)),
    });
  }
  const words = wordsFor(locale);
  const row = (card: TestCard) =>
    `<tr><td><bdi class="digits">${spaced(card)}</bdi></td><td>${html(card.does[locale])}</td><td><code>${html(card.id)}</code></td></tr>`;
  return renderPage({
    title: words.testCards,
    locale,
    body: `<main class="wide"><h1>${html(words.testCards)}</h1><p class="muted">${html(words.notReal)}</p>
<p class="muted">${html(words.anyDate)}</p>
<div class="sheet scroll"><table><tbody>${TEST_CARDS.map(row).join('\n')}</tbody></table></div></main>`,
  });
}

function listedBank({ method, number, does }: TestBank, locale: Locale) {
  return { id: method, routing: TEST_ROUTING, number, does: does[locale] };
}

function listed(card: TestCard, locale: Locale) {
  const { id, brand, country, funding } = card;
  return { id, number: spaced(card), brand, country, funding, does: card.does[locale] };
}
