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
