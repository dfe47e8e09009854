/** The first price that is said is the last: every place that names it names the same, and what is added is said with its amount beside it. */
import { named, wordsOf } from './tree.mjs';

/** @typedef {{ variant: string, amount: string, currency: string }} Said amounts as text, with the point of the currency */

/** @param {import('./tree.mjs').Document} tree @returns {Said[]} what search engines and programs are told of a product's page */
export function saidToMachines(tree) {
  const told = (one) => (Array.isArray(one) ? one.flatMap(told) : one ? [one, ...told(one.hasVariant)] : []);
  return named(tree, 'script')
    .filter(({ attribs }) => attribs.type === 'application/ld+json')
    .flatMap(({ children }) => told(JSON.parse(children.map((one) => one.data).join(''))))
    .flatMap(({ sku, offers }) =>
      offers?.price ? [{ variant: sku, amount: String(offers.price), currency: offers.priceCurrency }] : [],
    );
}

/** @param {import('./tree.mjs').Document} tree @returns {Said | null} what a link to it shows elsewhere */
export function saidInPreview(tree) {
  const of = (property) => named(tree, 'meta').find(({ attribs }) => attribs.property === property)?.attribs.content;
  const amount = of('product:price:amount');
  if (amount === undefined) return null;
  return { variant: of('product:retailer_item_id') ?? '', amount, currency: of('product:price:currency') ?? '' };
}

/** Digits of a price as it is read: no currency, no grouping. */
export const figures = (text) =>
  text.replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit))).replace(/[^\d]/g, '');

/** Whether words name that amount, however the language groups it. @param {string} words @param {string} amount */
export const says = (words, amount) =>
  (words.match(/[\d٠-٩][\d٠-٩.,٫٬\u00a0\u202f]*/g) ?? []).some((found) => {
    const [read, meant] = [figures(found), figures(amount)];
    return read === meant || (/\.0+$/.test(amount) && read === figures(amount.replace(/\.0+$/, '')));
  });

/**
 * @param {import('./tree.mjs').Document} tree of a product's page
 * @param {ReadonlyMap<string, string>} feed of each variant what the agents' feed says, as "17.00 EUR"
 */
export function priceFaults(tree, feed) {
  const machines = saidToMachines(tree);
  const preview = saidInPreview(tree);
  if (machines.length === 0 || !preview) return ['a product’s page tells nobody its price'];
  const text = ({ amount, currency }) => `${amount} ${currency}`;
  const words = named(tree, 'main').map(wordsOf).join(' ');
  const same = machines.find(({ variant }) => variant === preview.variant);
  return [
    ...(same && text(same) !== text(preview)
      ? [`search engines are told ${text(same)}, previews ${text(preview)}`]
      : []),
    ...(says(words, preview.amount) ? [] : [`${text(preview)} is told to previews and stands nowhere on the page`]),
    ...machines
      .filter((one) => feed.has(one.variant) && feed.get(one.variant) !== text(one))
      .map((one) => `${one.variant}: the page says ${text(one)}, the feed ${feed.get(one.variant)}`),
  ];
}

/**
 * Every line of an order against what was said before it was paid.
 * @param {{ total: string, announced: string, lines: { kind: string, amount: string, included: boolean }[] }} order amounts as text; `announced` are the words in sight of the button that paid, its own among them
 */
export function orderFaults({ total, announced, lines }) {
  const unsaid = lines
    .filter(({ amount }) => !/^-?0(\.0+)?$/.test(amount) && !says(announced, amount.replace('-', '')))
    .map(({ kind, amount }) => `${kind} of ${amount} was said nowhere before it was paid`);
  return says(announced, total) ? unsaid : [...unsaid, `the order takes ${total}, which the button did not say`];
}

/**
 * A page on the way to an order: what it says is paid, all its words, and what was chosen on it by its reader that adds or takes off, each as it stood
 * there. A page that names no total yet has `total` null.
 * @typedef {{ at: string, total: string | null, words: string, chosen?: readonly string[] }} Stop
 */

/** Whole units of the least coin, whatever stands between the digits. */
const units = (amount) => (/^[-−]/.test(amount.trim()) ? -1n : 1n) * BigInt(figures(amount) || '0');

/**
 * A way to an order, from the first page that named a total to what was taken: between two pages only that is added or taken off which was
 * chosen on the first of them, with its amount beside it. What the order takes is what the last page said, line by line as it was said on the way.
 * @param {readonly Stop[]} stops
 * @param {{ total: string, lines: { kind: string, amount: string, included: boolean }[] }} order
 */
export function walkFaults(stops, order) {
  const telling = stops.slice(stops.findIndex(({ total }) => total !== null));
  const last = telling.at(-1);
  if (!last?.total) return ['no page on the way said what is paid'];
  const unsaid = telling.flatMap(({ at, words, chosen = [] }) =>
    chosen
      .filter((amount) => !says(words, amount.replace(/^[-−]/, '')))
      .map((amount) => `${at} let choose ${amount} without saying it`),
  );
  const grown = telling.slice(0, -1).flatMap(({ at, total, chosen = [] }, index) => {
    const next = telling[index + 1];
    if (total === null || !next?.total) return [];
    const meant = chosen.reduce((sum, amount) => sum + units(amount), units(total));
    return meant === units(next.total) ? [] : [`${at} says ${total}, then ${next.at} says ${next.total}`];
  });
  const announced = stops.map(({ words }) => words).join(' ');
  const taken =
    units(last.total) === units(order.total) ? [] : [`${last.at} says ${last.total}, the order takes ${order.total}`];
  return [...unsaid, ...grown, ...taken, ...orderFaults({ ...order, announced })];
}

/** @param {readonly string[]} shares what each of several was asked for @param {string} total what they pay together */
export function shareFaults(shares, total) {
  const sum = shares.reduce((sum, share) => sum + units(share), 0n);
  return sum === units(total) ? [] : [`shares of ${shares.join(', ')} are not ${total} together`];
}

/** Words of buttons and links that pay, in the order of the page. */
const paying = /^(Pay|Give|Hold|Order and pay|Add and pay)\b/;

/** The amount that the first button names that pays, or the first link where there is none; or null. @param {import('./tree.mjs').Document} tree */
export function totalIn(tree) {
  const controls = ['button', 'a'].flatMap((name) => named(tree, 'main').flatMap((main) => named(main, name)));
  const [words] = controls.map(wordsOf).filter((words) => paying.test(words) && /\d/.test(words));
  return words ? (/\d[\d.,]*\d|\d/.exec(words)?.[0] ?? null) : null;
}
