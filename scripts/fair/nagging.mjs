/** Nobody is asked again and again: a page that comes asks for nothing by itself, and what browsers ask is asked on one's own press alone. */
import { allOf, named, wordsOf } from './tree.mjs';

/** Calls by which a page makes the browser ask, or asks to be installed or shared; with the files that may, and why. */
export const askers = [
  {
    call: /Notification\.requestPermission|pushManager\.subscribe/,
    in: [
      'app/(identity)/settings/notifications/push-here.tsx',
      'app/(identity)/settings/notifications/this-browser.ts',
    ],
    why: 'behind the button that turns notifications on, in the settings alone',
  },
  { call: /beforeinstallprompt|\.prompt\(\)/, in: [], why: 'nobody is asked to install anything' },
  { call: /requestStorageAccess|geolocation\.getCurrentPosition/, in: [], why: 'nothing of the kind is needed' },
];

/** Walks of `e2e/fair-nagging.spec.ts`: each says no once and looks for it again. */
export const refusalWalks = /** @type {const} */ ([
  'to be friends',
  'to join a page',
  'to pay what a friend asks',
  'to pay a share',
]);

/**
 * What the product asks somebody, by itself or for somebody else, and can be told no: with the walk that says it, or the test that does. Every choice of
 * `choices.mjs` is here.
 * @typedef {(typeof refusalWalks)[number]} RefusalWalk
 * @type {Record<string, { walk: RefusalWalk } | { test: string }>}
 */
export const refusals = {
  'friends.accept': { walk: 'to be friends' },
  'studio.invite_accept': { walk: 'to join a page' },
  'guardian.accept': { test: 'lib/money/guardian/around-the-rule.test.ts' },
  'guardian.approve': { test: 'lib/money/guardian/guardian.test.ts' },
  'countries.approve': { test: 'lib/markets/markets.test.ts' },
  'gifts.accept': { test: 'lib/money/gifts/gifts.test.ts' },
  'split.pay_of': { walk: 'to pay what a friend asks' },
  'parts.pay': { walk: 'to pay a share' },
  'button.frame_offer': { test: 'lib/money/button/frame/frame.test.ts' },
};

/** @param {readonly string[]} accepting messages that accept, each of which has to be looked for again once it was refused @returns {string[]} */
export const refusalFaults = (accepting) =>
  accepting
    .filter((key) => !(key in refusals))
    .map((key) => `${key} can be refused, and nobody looks whether it comes back: scripts/fair/nagging.mjs`);

/**
 * Whether a page asks once more: by a control of these words.
 * @param {import('./tree.mjs').Document} tree @param {RegExp} words @returns {string[]}
 */
export const askedAgain = (tree, words) =>
  named(tree, 'button', 'a')
    .map(wordsOf)
    .filter((said) => words.test(said))
    .map((said) => `asks again: “${said}”`);

/** @param {ReadonlyMap<string, string>} sources text of each file by its path @returns {string[]} */
export const askingFaults = (sources) =>
  [...sources].flatMap(([file, text]) =>
    askers
      .filter((one) => one.call.test(text) && !one.in.includes(file))
      .map(({ call }) => `${file} asks: ${call.source}`),
  );

/** @param {import('./tree.mjs').Document} tree @returns {string[]} what lies over a page that only just came */
export const naggingFaults = (tree) =>
  allOf(tree, ({ name, attribs }) => (name === 'dialog' && 'open' in attribs) || /dialog/.test(attribs.role ?? ''))
    .filter(({ attribs }) => !('hidden' in attribs))
    .map(
      ({ name, attribs }) =>
        `${name} ${attribs['aria-label'] ?? attribs.id ?? ''} lies over the page before anything was pressed`,
    );
