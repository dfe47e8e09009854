/** Who looks. A is Grace: she buys, and Marcus follows her. */

/** @type {{ name: string, who: string, email: string | null }[]} */
export const viewers = [
  { name: 'anonymous', who: 'nobody who is signed in', email: null },
  { name: 'stranger', who: 'B, who has nothing to do with A', email: 'tariq@demo.souk' },
  { name: 'follower', who: 'C, who follows A', email: 'marcus@demo.souk' },
  { name: 'seller', who: 'the owner of a page A never bought from', email: 'salma@demo.souk' },
];

/** Those to whom it is no secret: A herself, and somebody who sold to her. They must see it, or nothing was there to be hidden. */
export const insiders = [
  { name: 'buyer', who: 'A herself', email: 'grace@demo.souk' },
  { name: 'sold', who: 'the owner of a page A bought from', email: 'omar@demo.souk' },
];

/** Who looks while A shares: two friends she names, of whom the first is in her circle; a friend she does not name; somebody else, and nobody. */
export const company = [
  { name: 'named', who: 'a friend of A, whom she names and has in her circle', email: 'lina@demo.souk' },
  { name: 'named too', who: 'another friend whom she names', email: 'emma@demo.souk' },
  { name: 'friend', who: 'a friend whom she does not name', email: 'marcus@demo.souk' },
  { name: 'third', who: 'somebody who is no friend of hers', email: 'tariq@demo.souk' },
  { name: 'visitor', who: 'nobody who is signed in', email: null },
];

/** Those whom she names, by handle. */
export const named = ['lina', 'emma'];

const grace = "(select person_id from identity.profile where handle = 'grace-kim')";
const circle = "'00000000-0000-7000-8000-00000000c1c1'::uuid";

/** The company and those with whom she shares money, where the world has not made all of it: written into both worlds before anything is bought, alike to the second. */
export const befriended = `
  insert into identity.friendship (low_id, high_id, asked_by, asked_at, accepted_at)
    select least(f.person_id, ${grace}), greatest(f.person_id, ${grace}), f.person_id, '2026-01-01', '2026-01-01'
    from identity.profile f where f.handle in ('lina', 'emma', 'marcus', 'maya-torres', 'claire') on conflict do nothing;
  insert into social.circle (id, person_id, name, created_at) values (${circle}, ${grace}, 'Table', '2026-01-01') on conflict do nothing;
  insert into social.circle_member (circle_id, person_id)
    select ${circle}, person_id from identity.profile where handle = 'lina' on conflict do nothing;`;

/** Where insiders see it: for each the routes of their own whose answers must differ. */
export const ownPages = {
  buyer: [
    '/orders',
    '/wallet',
    '/orders/[order]',
    '/orders/[order]/receipt',
    '/wallet/addresses/[address]',
    '/transfers',
    '/transfers/[transfer]',
    '/transfers/parts/[purchase]',
    '/transfers/split/[group]',
    '/transfers/requests',
    '/transfers/split',
  ],
  sold: ['/studio/[page]/orders', '/studio/[page]/orders/orders.csv'],
};

/** Routes that may answer none of the viewers: A's alone, an operator's, a site's own domain's or server's, or opened by a word that nobody here has. */
export const closedToOthers = [
  '/transfers/send/[quote]',
  '/transfers/[transfer]',
  '/transfers/[transfer]/receipt.jws',
  '/transfers/part/[token]',
  '/transfers/parts/[purchase]',
  '/transfers/split/[group]',
  '/transfers/split/[group]/group.csv',
  '/transfers/split/[group]/new',
  '/transfers/split/[group]/people',
  '/gift/[order]',
  '/orders/[order]',
  '/orders/[order]/money',
  '/orders/[order]/receipt',
  '/orders/[order]/return',
  '/orders/message/[order]',
  '/orders/open/[token]',
  '/orders/share/[line]',
  '/settings/closed',
  '/settings/closed/certificate',
  '/lists/[list]/change',
  '/messages/[talk]',
  '/s/[token]',
  '/s/[token]/photo',
  '/s/[token]/preview.jpg',
  '/orders/[order]/delivery.ics',
  '/orders/[order]/receipt.html',
  '/orders/[order]/receipt.pdf',
  '/orders/[order]/send-back.ics',
  '/wallet/addresses/[address]',
  '/operator',
  '/operator/audit',
  '/operator/books',
  '/operator/disputes',
  '/operator/jobs',
  '/operator/keys',
  '/operator/limits',
  '/operator/no-shows',
  '/operator/payouts',
  '/operator/providers',
  '/operator/search',
  '/operator/transfers',
  '/operator/webhooks',
  '/operator/people/[person]',
  '/operator/orders',
  '/operator/orders/[order]',
  '/_not-found',
  // Of these the demonstration has none to ask for.
  '/studio/[page]/collections/[collection]',
  '/studio/[page]/payouts/[payout]',
  '/studio/[page]/payouts/[payout]/statement.csv',
  '/pay/frame/[pk]',
  '/[page]/robots.txt',
  '/[page]/sitemap.xml',
  '/api/pay/status',
  '/api/pay/v1/orders',
  '/api/pay/v1/orders/[id]',
  '/checkout/draw/[opening]/tickets',
];
