import type { Context } from '../core/context';
import type { PageRequest, Reply } from '../core/server';
import { html, renderPage } from '../pages/shell';
import { type Locale, localeOf } from '../pages/words';
import { CONSOLE_STYLE } from './style';
import { type ConsoleWords, consoleWords } from './words';

/** The places of the console, in the order of its menu. */
export const PLACES = [
  'payments',
  'refunds',
  'disputes',
  'transfers',
  'payouts',
  'sent',
  'sellers',
  'paypal',
  'events',
  'switches',
] as const;
export type Place = (typeof PLACES)[number];

export interface View {
  context: Context;
  locale: Locale;
  words: ConsoleWords;
  query: URLSearchParams;
}

export function viewOf(context: Context, request: PageRequest): View {
  const query = request.url.searchParams;
  const locale = localeOf(query.get('locale'), request.headers['accept-language']);
  return { context, locale, words: consoleWords(locale), query };
}

/** One page: the menu, what it shows, and the clock everything is measured by. */
export function consolePage(view: View, place: Place, content: string): Reply {
  const { words, locale, context } = view;
  const link = (one: Place) =>
    `<a href="${html(addressOf(view, one))}"${one === place ? ' aria-current="page"' : ''}>${html(words.places[one])}</a>`;
  const ahead = context.clock.aheadSeconds();
  const clock = `${html(words.clock)} ${timeText(context.clock.now())}${ahead > 0 ? ` <bdi>(+${durationText(ahead)})</bdi>` : ''}`;
  return renderPage({
    title: `${words.places[place]} · ${words.title}`,
    locale,
    style: CONSOLE_STYLE,
    saysOrigin: true,
    body: `<main class="wide console"><header><h1>${html(words.title)}</h1><p class="muted">${clock}</p></header>
<p class="note">${html(words.notReal)} <a href="/test-cards?locale=${locale}">${html(words.testCards)}</a></p>
<nav aria-label="${html(words.menu)}">${PLACES.map(link).join('')}</nav>
<section aria-labelledby="place"><h2 id="place">${html(words.places[place])}</h2>${content}</section></main>`,
  });
}

export function addressOf({ locale }: View, place: Place): string {
  const path = place === 'payments' ? '/' : `/console/${place}`;
  return locale === 'ar' ? `${path}?locale=ar` : path;
}

export interface Column<Row> {
  name: string;
  /** Markup, escaped by whoever writes it. */
  cell: (row: Row) => string;
  number?: true;
}

/** A table that says so when it is empty, and scrolls by itself when the window is narrow. */
export function tableOf<Row>(view: View, columns: Column<Row>[], rows: readonly Row[]): string {
  if (rows.length === 0) return `<p class="sheet muted">${html(view.words.nothing)}</p>`;
  const kind = ({ number }: Column<Row>) => (number ? ' class="number"' : '');
  const head = columns.map((column) => `<th scope="col"${kind(column)}>${html(column.name)}</th>`).join('');
  const line = (row: Row) => columns.map((column) => `<td${kind(column)}>${column.cell(row)}</td>`).join('');
  const body = rows.map((row) => `<tr>${line(row)}</tr>`).join('\n');
  return `<div class="sheet scroll" tabindex="0" role="region" aria-labelledby="place"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** Kept apart from the direction of the page around it, which would put the hour before the day. */
export function timeText(seconds: number): string {
  return `<bdi>${new Date(seconds * 1000).toISOString().replace('T', ' ').slice(0, 19)}</bdi>`;
}

function durationText(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return [days > 0 ? `${days} d` : '', hours > 0 ? `${hours} h` : '', `${minutes} min`].filter(Boolean).join(' ');
}

/** Minor units as money, by the currency's own number of places. */
export function moneyText({ locale }: View, minor: number, currency: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: currency.toUpperCase() });
  const places = format.resolvedOptions().maximumFractionDigits ?? 2;
  return `<bdi>${html(format.format(minor / 10 ** places))}</bdi>`;
}

const GOOD = new Set(['succeeded', 'paid', 'posted', 'won', 'active', 'delivered', 'COMPLETED', 'CAPTURED']);
const BAD = new Set([
  'failed',
  'lost',
  'needs_response',
  'given_up',
  'restricted',
  'requires_payment_method',
  'lost_on_purpose',
  'returned',
]);

/** The provider's own word for a state, marked by what it means. */
export function stateText(state: string): string {
  const mood = GOOD.has(state) ? 'good' : BAD.has(state) ? 'bad' : 'open';
  return `<span class="state ${mood}"><bdi>${html(state)}</bdi></span>`;
}

export function idText(id: string | null): string {
  return id === null ? '' : `<code><bdi>${html(id)}</bdi></code>`;
}
