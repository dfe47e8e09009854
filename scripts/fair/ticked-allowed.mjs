/** What may stand ticked on first view, and why. One line for each field; a new one that is not here fails the check. */

const saved = 'shows what its owner saved before';
const onUntilSaid = 'as its owner saved it, and on until then: let be for now, docs/fairness.md says so';
const oneOf = 'one of a few has to be so, none costs or shows more than another';

/** @type {Record<string, { on: readonly string[], why: string }>} */
export const allowed = {
  oN: {
    on: ['/[page]/[product]'],
    why: 'a product is bought as one of its variants; the price beside it is that variant’s own',
  },
  isDefault: {
    on: ['/wallet/bank/new', '/wallet/cards/new'],
    why: 'whoever adds a method means to pay with it; it charges nothing',
  },
  choosable: {
    on: ['/gift/new'],
    why: 'lets the friend choose another colour or size of the same price; it costs the giver nothing',
  },
  typing: { on: ['/settings/messages'], why: onUntilSaid },
  reads: { on: ['/settings/messages'], why: onUntilSaid },
  'kinds[]': {
    on: ['/settings/notifications'],
    why: 'stands in the list on the site itself; by mail and by push is off until asked for',
  },
  rhythm: { on: ['/settings/notifications'], why: 'off until its owner turns it on' },
  locale: { on: ['/settings/profile'], why: saved },
  pages: { on: ['/settings/profile'], why: saved },
  people: { on: ['/settings/profile'], why: saved },
  followers: { on: ['/settings/profile'], why: saved },
  friends: { on: ['/settings/profile'], why: saved },
  found: { on: ['/settings/profile'], why: onUntilSaid },
  kind: { on: ['/lists', '/lists/keep', '/studio/*'], why: oneOf },
  'languages[]': { on: ['/studio/*'], why: 'the language the page is being written in; saved afterwards' },
  match: { on: ['/studio/*'], why: oneOf },
  media: { on: ['/studio/*'], why: 'no picture, or the one saved before' },
  'photos[]': { on: ['/studio/*'], why: saved },
  hero_media: { on: ['/studio/*'], why: 'no picture, or the one saved before' },
  state: { on: ['/studio/*'], why: 'hidden until its owner publishes it, then as saved' },
  method: { on: ['/studio/*'], why: oneOf },
  scope: { on: ['/studio/*'], why: oneOf },
  'combines[]': { on: ['/studio/*'], why: saved },
  newState: { on: ['/studio/*'], why: 'what is brought in stays a draft' },
  mode: { on: ['/studio/*'], why: 'a new site begins as a test, without money' },
  capture: { on: ['/studio/*'], why: oneOf },
  returnByMail: { on: ['/studio/*'], why: saved },
  returnInShop: { on: ['/studio/*'], why: saved },
  'countries[]': { on: ['/studio/*'], why: saved },
  inclusive: { on: ['/studio/*'], why: saved },
  'roles[]': { on: ['/studio/*'], why: 'the roles that somebody has; an invitation comes with none' },
  active: { on: ['/studio/*'], why: saved },
  offered: { on: ['/studio/*'], why: saved },
  'rows.N.offered': { on: ['/studio/*'], why: saved },
  'collections[]': { on: ['/studio/*'], why: saved },
};
