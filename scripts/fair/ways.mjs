/**
 * Every way to pay, and the walk that holds its first price against its last (`e2e/fair-prices.spec.ts`). Each list of the product has to be here
 * whole: a new kind without a walk fails the check.
 */

/** The walks, by name; `e2e/fair-prices.spec.ts` has one for each. */
export const walks = /** @type {const} */ ([
  'tap',
  'sheet',
  'guest',
  'pickup',
  'door',
  'gift',
  'choosable gift',
  'chosen otherwise',
  'split',
  'code',
  'dated',
  'things',
  'bundle',
  'amount off',
  'free delivery',
  'files',
  'beside',
  'donation',
  'monthly',
  'transfer',
  'server button',
  'fixed button',
  'shop button',
]);

/** @typedef {(typeof walks)[number]} Walk @typedef {Record<string, Walk | { story: string } | { why: string }>} Ways */

/** Files that have something paid, each with its walk, the story that goes it, or why there is none. @type {Ways} */
export const payers = {
  'app/(money)/_pay/actions.ts': 'tap',
  'app/(money)/donate/actions.ts': 'donation',
  'app/(money)/gift/actions.ts': 'gift',
  'app/(money)/transfers/actions.ts': 'transfer',
  'app/(money)/transfers/parts/actions.ts': 'split',
  'app/api/pay/frame/pay/route.ts': { story: 'e2e/pay-frame.spec.ts' },
  'lib/money/button/frame/pay-in-frame.ts': { story: 'e2e/pay-frame.spec.ts' },
  'lib/money/checkout/place-order.ts': { why: 'what all others call' },
  'lib/money/donations/give-monthly.ts': 'monthly',
  'lib/money/donations/place-donation.ts': 'donation',
  'lib/money/limits/confirm-payment.ts': { story: 'e2e/limits.spec.ts' },
  'lib/money/parts/pay-part.ts': 'split',
  'lib/money/parts/start-split.ts': 'split',
  'lib/money/tap/pay-by-sheet.ts': 'sheet',
  'lib/money/tap/pay-by-tap.ts': 'tap',
  'lib/money/transfers/place-transfer.ts': 'transfer',
  'worker/money.ts': { why: 'has what was promised every month carried out' },
};

/** What is named by the product's own lists, each with its walk. @type {Record<string, Ways>} */
export const kinds = {
  'how it is held': { stripe: 'tap', paypal: { story: 'e2e/paypal.spec.ts' }, door: 'door', split: 'split' },
  'what pays': { card: 'tap', bank: { story: 'e2e/bank-account.spec.ts' }, paypal: { story: 'e2e/paypal.spec.ts' } },
  'a discount takes off': {
    percent_order: 'code',
    amount_order: 'amount off',
    percent_items: 'dated',
    amount_items: 'things',
    buy_get: 'bundle',
    delivery: 'free delivery',
  },
  'a discount is had by': { code: 'code', automatic: 'dated' },
  'how often one gives': { once: 'donation', monthly: 'monthly' },
  'how a purchase is shared': { even: 'split', shares: 'split', percent: 'split', exact: 'split' },
  'an order of another site': { server: 'server button', fixed: 'fixed button', shop: 'shop button' },
};

/** What has something paid, by its name in the sources. */
const pays =
  /\b(placeOrder|payByTap|payBySheet|placeDonation|placeTransfer|payPart|startSplit|payInFrame|giveMonthly)\(|money\.place(_\w+)?\(/;

/** @param {ReadonlyMap<string, string>} sources text of each file by its path @returns {string[]} files that have something paid without a walk, and names of none */
export function payerFaults(sources) {
  const found = [...sources]
    .filter(([, text]) => pays.test(text.replace(/^\s*(\*|\/\*|\/\/).*$/gm, '')))
    .map(([file]) => file);
  return differences('pays', found, payers);
}

/** @param {Record<string, readonly string[]>} named the lists of the product, by what they are of @returns {string[]} */
export const kindFaults = (named) => [
  ...differences('is a list', Object.keys(named), kinds),
  ...Object.entries(named).flatMap(([of, list]) => differences(`is one of “${of}”`, list, kinds[of] ?? {})),
];

/** @returns {string[]} walks that nothing names: nobody would miss them */
export const idleWalks = () => {
  const used = new Set([payers, ...Object.values(kinds)].flatMap((ways) => Object.values(ways)));
  return walks.filter((walk) => !used.has(walk) && !alone.includes(walk));
};

/** Walks of what is no kind of any list: the same way with another price, place or goods. */
const alone = ['guest', 'pickup', 'choosable gift', 'chosen otherwise', 'files', 'beside'];

function differences(what, found, ways) {
  const known = Object.keys(ways);
  return [
    ...found
      .filter((one) => !known.includes(one))
      .map((one) => `${one} ${what} and has no walk: scripts/fair/ways.mjs`),
    ...known.filter((one) => !found.includes(one)).map((one) => `${one} has a walk and no longer ${what}`),
  ];
}
