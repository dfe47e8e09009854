/**
 * Which pages are opened for the check, and as whom: all of those that the proof of privacy knows (scripts/prove/routes.mjs), which is where a new
 * page gets its line, and the few below. A page that is in neither fails the check.
 */
import fs from 'node:fs';
import { files, pages } from '../prove/routes.mjs';

const one = (address) => () => [address];

/** Pages that are no question of privacy and are opened here all the same. */
export const alsoOpened = {
  '/wallet/cards/new': one('/wallet/cards/new'),
  '/donate/[page]': one('/donate/root-and-branch'),
  '/donate/[page]/for/[fundraiser]': one('/donate/root-and-branch/for/nobodys'),
};

/** What answers a page without being one. */
const drawnElsewhere = ['/pay/frame/[pk]', '/orders/[order]/receipt.html', '/settings/closed/certificate'];

const made = 'exists only for whoever just made one; the stories make it';

/** Pages that are not opened, and why. */
export const notOpened = {
  '/gallery': 'the parts of the design; there is none outside development',
  '/mailbox': 'the mail of a demonstration; there is no such page where money is real',
  '/mailbox/[mail]': 'the mail of a demonstration; there is no such page where money is real',
  '/checkout/confirm/[confirmation]': made,
  '/wallet/guardian/[confirmation]': made,
  '/studio/[page]/import/[import]': made,
  ...Object.fromEntries(['/[expense]', '/[expense]/change'].map((tab) => [`/transfers/split/[group]${tab}`, made])),
  '/studio/[page]/move/[move]': made,
  '/studio/[page]/settings/markets/[market]': made,
  ...Object.fromEntries(
    ['', '/design', '/fixed', '/fixed/new', '/goods', '/health', '/use', '/webhooks'].map((tab) => [
      `/studio/[page]/pay-button/[site]${tab}`,
      made,
    ]),
  ),
};

/** Pages that are opened and may answer nobody here, because the demonstration has no such thing. */
export const mayBeMissing = [
  '/_not-found',
  '/decisions/[decision]',
  '/donate/[page]/for/[fundraiser]',
  '/donate/[page]/raise',
  '/donations/end/[monthly]/[token]',
  '/donations/raised/[fundraiser]',
  '/donations/receipts/[receipt]',
  '/gift/[order]',
  '/gift/open/[token]',
  '/lists/[list]',
  '/lists/[list]/change',
  '/messages/[talk]',
  '/operator/decisions/[kind]/[id]',
  '/orders/[order]/return',
  '/orders/open/[token]',
  '/orders/share/[line]',
  '/pay/frame/[pk]',
  '/report/[kind]/[id]',
  '/s/[token]',
  '/settings/closed',
  '/settings/closed/certificate',
  '/studio/[page]/orders/ship',
  '/studio/[page]/orders/slips',
  '/studio/[page]/settings/delivery/[zone]',
  '/studio/[page]/settings/owners',
  '/transfers/[transfer]',
  '/transfers/[transfer]/receipt.jws',
  '/transfers/claim/[token]',
  '/transfers/part/[token]',
  '/transfers/parts/[purchase]',
  '/transfers/parts/new',
  '/transfers/split/[group]',
  '/transfers/split/[group]/new',
  '/transfers/split/[group]/people',
  '/transfers/split/join/[token]',
  '/transfers/send/[quote]',
];

/** Who opens: each what is meant for them; everybody's pages are opened by who is nobody and by a shopper. */
export const openers = [
  { name: 'visitor', email: null, opens: (route) => !/^\/(studio|operator)\b/.test(route) },
  { name: 'shopper', email: 'lina@demo.souk', opens: (route) => !/^\/(studio\/\[|operator\b)/.test(route) },
  { name: 'owner', email: 'omar@demo.souk', opens: (route) => /^\/studio\b/.test(route) },
  { name: 'operator', email: 'operator@demo.souk', opens: (route) => /^\/operator\b/.test(route) },
];

/** Routes of all pages on disk, as the router names them. @returns {string[]} */
export function pagesOnDisk(root = 'app') {
  const found = fs.readdirSync(root, { recursive: true }).map(String);
  const drawn = found.filter((file) => /(^|\/)page\.tsx$/.test(file) && !/(^|\/)[@_]/.test(file));
  return drawn.map(routeOf).sort();
}

const routeOf = (file) =>
  `/${file
    .split('/')
    .slice(0, -1)
    .filter((part) => !part.startsWith('('))
    .join('/')}`;

const drawnFiles = Object.fromEntries(Object.entries(files).filter(([route]) => drawnElsewhere.includes(route)));

/** Every page that is opened, with its addresses. @type {Record<string, (places: Record<string, string[]>) => string[]>} */
export const opened = { ...pages, ...drawnFiles, ...alsoOpened };

/** @param {readonly string[]} onDisk @returns {string[]} pages nobody tries, and names that are no page any more */
export function routeFaults(onDisk) {
  const known = [...Object.keys(opened), ...Object.keys(notOpened)];
  const untried = onDisk.filter((route) => !known.includes(route));
  const gone = [...Object.keys(notOpened), ...Object.keys(alsoOpened)].filter((route) => !onDisk.includes(route));
  const twice = Object.keys(notOpened).filter((route) => route in opened);
  return [
    ...untried.map((route) => `${route} is opened by nobody: name it in scripts/prove/routes.mjs`),
    ...[...gone, ...twice].map(
      (route) => `${route} is named in scripts/fair/routes.mjs and is no page, or opened all the same`,
    ),
  ];
}
