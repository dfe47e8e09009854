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

/** Where insiders see it: for each the routes of their own whose answers must differ. */
export const ownPages = {
  buyer: ['/orders', '/wallet', '/orders/[order]', '/orders/[order]/receipt', '/wallet/addresses/[address]'],
  sold: ['/studio/[page]/orders', '/studio/[page]/orders/orders.csv'],
};

/** Routes that may answer none of the viewers: A's alone, an operator's, a site's own domain's or server's, or opened by a word that nobody here has. */
export const closedToOthers = [
  '/orders/[order]',
  '/orders/[order]/money',
  '/orders/[order]/receipt',
  '/orders/[order]/return',
  '/orders/message/[order]',
  '/orders/open/[token]',
  '/orders/share/[line]',
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
