import type { PageRequest, Reply } from '../core/server';
import { TEST_WALLETS, type TestWallet } from '../paypal/test-wallets';
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
      wallets: TEST_WALLETS.map((one) => listedWallet(one, locale)),
    });
  }
  const words = wordsFor(locale);
  const cards = TEST_CARDS.map((card) => row(spaced(card), card.does[locale], card.id));
  const banks = TEST_BANKS.map(({ number, does, method }) => row(`${TEST_ROUTING} · ${number}`, does[locale], method));
  const wallets = TEST_WALLETS.map(({ email, does, id }) => row(email, does[locale], id));
  return renderPage({
    title: words.testCards,
    locale,
    body: `<main class="wide"><h1>${html(words.testCards)}</h1><p class="muted">${html(words.notReal)}</p>
<p class="muted">${html(words.anyDate)}</p>
${sheet(cards)}
<h2>${html(words.testBanks)}</h2>${sheet(banks)}
<h2>${html(words.testWallets)}</h2>${sheet(wallets)}</main>`,
  });
}

const row = (number: string, does: string, id: string) =>
  `<tr><td><bdi class="digits">${html(number)}</bdi></td><td>${html(does)}</td><td><code>${html(id)}</code></td></tr>`;

const sheet = (rows: string[]) => `<div class="sheet scroll"><table><tbody>${rows.join('\n')}</tbody></table></div>`;

function listedBank({ method, number, does }: TestBank, locale: Locale) {
  return { id: method, routing: TEST_ROUTING, number, does: does[locale] };
}

function listedWallet({ id, email, behaviour, does }: TestWallet, locale: Locale) {
  return { id, email, kind: behaviour, does: does[locale] };
}

function listed(card: TestCard, locale: Locale) {
  const { id, brand, country, funding, behaviour } = card;
  return { id, number: spaced(card), brand, country, funding, kind: behaviour.kind, does: card.does[locale] };
}
