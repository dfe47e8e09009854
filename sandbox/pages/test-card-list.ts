import type { PageRequest, Reply } from '../core/server';
import { spaced, TEST_CARDS, type TestCard } from '../test-cards';
import { html, json, renderPage } from './shell';
import { localeOf, wordsFor } from './words';

/** `GET /test-cards`: the list for programs, and the same as a page for a browser. */
export function testCardList(request: PageRequest): Reply {
  if (!(request.headers.accept ?? '').includes('text/html')) return json(200, { data: TEST_CARDS.map(listed) });
  const locale = localeOf(request.url.searchParams.get('locale'), request.headers['accept-language']);
  const words = wordsFor(locale);
  const row = (card: TestCard) =>
    `<tr><td><bdi class="digits">${spaced(card)}</bdi></td><td>${html(card.does)}</td><td><code>${html(card.id)}</code></td></tr>`;
  return renderPage({
    title: words.testCards,
    locale,
    body: `<main class="wide"><h1>${html(words.testCards)}</h1><p class="muted">${html(words.notReal)}</p>
<p class="muted">${html(words.anyDate)}</p>
<div class="sheet scroll"><table dir="ltr"><tbody>${TEST_CARDS.map(row).join('\n')}</tbody></table></div></main>`,
  });
}

function listed(card: TestCard) {
  const { id, brand, country, funding, does } = card;
  return { id, number: spaced(card), brand, country, funding, does };
}
