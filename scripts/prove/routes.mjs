/**
 * Which addresses stand for each route of the site. A route that is in none of the lists fails the proof: whoever adds one says here what it shows,
 * or why there is nothing to compare.
 */

const of = (list, address) => (places) => places[list].map(address);
const one =
  (...addresses) =>
  () =>
    addresses;

const TEXTS = ['table', 'كوب', 'lina', 'blue+bowl', 'under+50', 'zzzz'];
const FEEDS = ['meta.csv', 'meta.xml', 'google.xml', 'google.tsv', 'acp.jsonl', 'acp.json'];

/** Pages: asked as a page, as what the router asks for, and as what it asks for ahead, in both languages. */
export const pages = {
  '/': one('/'),
  '/[page]': of('page', (page) => `/${page}`),
  '/[page]/[product]': of('product', (product) => `/${product}`),
  '/[page]/[product]/review': of('reviewed', (product) => `/${product}/review`),
  '/[page]/[product]/reviews': of('reviewed', (product) => `/${product}/reviews`),
  '/[page]/[product]/reviews/[review]': of('review', (review) => `/${review}`),
  '/[page]/collections/[slug]': of('collection', (collection) => `/${collection}`),
  '/[page]/posts/[post]': of('post', (post) => `/${post}`),
  '/[page]/info/[topic]': (places) =>
    places.page.flatMap((page) => ['about', 'returns', 'imprint'].map((topic) => `/${page}/info/${topic}`)),
  '/_not-found': one('/nobody-is-here/at-all/ever'),
  '/cart': one('/cart'),
  '/checkout': one('/checkout'),
  '/checkout/draw/[opening]': of('opening', (opening) => `/checkout/draw/${opening}`),
  '/checkout/return': one('/checkout/return'),
  '/developers': one('/developers'),
  '/developers/api': one('/developers/api'),
  '/decisions': one('/decisions'),
  '/decisions/[decision]': one('/decisions/dcs_00000000000000000000000000'),
  '/policies': one('/policies'),
  '/discover': one('/discover', '/discover?after=all'),
  '/feed': one('/feed'),
  '/friends': one('/friends', '/friends?show=requests', '/friends?show=circles', '/friends?show=hidden'),
  '/friends/find': one('/friends/find', '/friends/find?q=gra'),
  '/help': one('/help'),
  '/leaving': one('/leaving?to=https%3A%2F%2Fshop.example%2Fa'),
  '/lists': one('/lists'),
  '/lists/[list]': of('list', (list) => `/lists/${list}`),
  '/lists/[list]/change': of('list', (list) => `/lists/${list}/change`),
  '/lists/keep': of('productId', (product) => `/lists/keep?thing=${product}`),
  '/messages': one('/messages'),
  '/messages/[talk]': of('talk', (talk) => `/messages/${talk}`),
  '/messages/new': one('/messages/new'),
  '/help/[topic]': one('/help/privacy', '/help/returns'),
  '/not-me': one('/not-me'),
  '/not-me/ended': one('/not-me/ended'),
  '/notifications': one('/notifications'),
  '/offline': one('/offline'),
  '/operator': one('/operator'),
  '/operator/decisions': one('/operator/decisions'),
  '/operator/decisions/[kind]/[id]': of('productId', (product) => `/operator/decisions/product/${product}`),
  '/operator/orders/[order]': of('orderOfBuyer', (order) => `/operator/orders/${order}`),
  '/orders': one('/orders'),
  '/orders/[order]': of('orderOfBuyer', (order) => `/orders/${order}`),
  '/orders/[order]/money': of('orderOfBuyer', (order) => `/orders/${order}/money`),
  '/orders/[order]/receipt': of('orderOfBuyer', (order) => `/orders/${order}/receipt`),
  '/orders/[order]/return': of('orderOfBuyer', (order) => `/orders/${order}/return`),
  '/orders/share/[line]': of('lineOfBuyer', (line) => `/orders/share/${line}`),
  '/orders/open/[token]': one('/orders/open/nobodys'),
  '/pay/buy': one('/pay/buy'),
  '/pay/order/[payOrder]': one('/pay/order/nobodys'),
  '/pay/redirect': one('/pay/redirect'),
  '/pay/window': one('/pay/window'),
  '/people/[handle]': of('handle', (handle) => `/people/${handle}`),
  '/people/[handle]/block': of('handle', (handle) => `/people/${handle}/block`),
  '/privacy/proof': one('/privacy/proof'),
  '/receipts/check': one('/receipts/check'),
  '/recommendations/[recommendation]': of('recommendation', (it) => `/recommendations/${it}`),
  '/report/[kind]/[id]': of('recommendation', (it) => `/report/recommendation/${it}`),
  '/reset-password': one('/reset-password'),
  '/s/[token]': one(`/s/${'A'.repeat(27)}`),
  '/saved': one('/saved'),
  '/search': (places) => [
    ...TEXTS.map((text) => `/search?q=${encodeURIComponent(text).replace('%2B', '+')}`),
    ...places.page.slice(0, 3).map((page) => `/search?q=${page}`),
  ],
  '/search/picture': one('/search/picture'),
  '/settings': one('/settings'),
  '/settings/close': one('/settings/close'),
  '/settings/closed': one('/settings/closed'),
  '/settings/devices': one('/settings/devices'),
  '/settings/email': one('/settings/email'),
  '/settings/feed': one('/settings/feed'),
  '/settings/messages': one('/settings/messages'),
  '/settings/notifications': one('/settings/notifications'),
  '/settings/passkeys': one('/settings/passkeys'),
  '/settings/password': one('/settings/password'),
  '/settings/profile': one('/settings/profile'),
  '/settings/prove': one('/settings/prove'),
  '/settings/reviews': one('/settings/reviews'),
  '/shares': one('/shares'),
  '/shares/[share]': of('share', (share) => `/shares/${share}`),
  '/sign-in': one('/sign-in'),
  '/sign-up': one('/sign-up'),
  '/verify-email': one('/verify-email'),
  '/wallet': one('/wallet'),
  '/wallet/addresses/[address]': of('addressOfBuyer', (address) => `/wallet/addresses/${address}`),
  '/wallet/addresses/new': one('/wallet/addresses/new'),
  '/wallet/bank/new': one('/wallet/bank/new'),
  '/wallet/guardian': one('/wallet/guardian'),
  '/wallet/guardian/accept': one('/wallet/guardian/accept'),
  '/wallet/limits': one('/wallet/limits'),
  '/wallet/record': one('/wallet/record'),
  '/wallet/shops': one('/wallet/shops'),
  '/wallet/sites': one('/wallet/sites'),
  '/studio': one('/studio'),
  '/studio/new': one('/studio/new'),
  ...inStudio([
    '',
    'ask',
    'collections',
    'collections/new',
    'come-back',
    'come-back/record',
    'customers',
    'design',
    'discounts',
    'discounts/new',
    'export',
    'import',
    'insights',
    'leave',
    'move',
    'open',
    'orders',
    'orders/pick',
    'orders/ship',
    'orders/slips',
    'pay-button',
    'pay-button/new',
    'payouts',
    'products',
    'products/grid',
    'reviews',
    'settings',
    'settings/close',
    'settings/delivery',
    'settings/domain',
    'settings/legal',
    'settings/markets',
    'settings/owners',
    'settings/people',
    'settings/places',
    'updates',
  ]),
  ...inStudioOf('ownCollection', 'collections/[collection]'),
  ...inStudioOf('ownDiscount', 'discounts/[discount]'),
  ...inStudioOf('ownOrder', 'orders/[order]', 'orders/[order]/money'),
  ...inStudioOf('ownPayout', 'payouts/[payout]'),
  ...inStudioOf('ownPost', 'updates/[post]'),
  ...inStudioOf('ownZone', 'settings/delivery/[zone]'),
  ...inStudioOf(
    'ownProduct',
    'products/[product]',
    'products/[product]/files',
    'products/[product]/markets',
    'products/[product]/opening',
    'products/[product]/stock',
  ),
};

/** Everything else that is read: asked once, as it is. */
export const files = {
  '/[page]/[product]/preview.jpg': of('product', (product) => `/${product}/preview.jpg`),
  '/[page]/[product]/related': of('product', (product) => `/${product}/related`),
  '/[page]/atom.xml': of('page', (page) => `/${page}/atom.xml`),
  '/[page]/collections/[slug]/preview.jpg': of('collection', (collection) => `/${collection}/preview.jpg`),
  '/[page]/feed.xml': of('page', (page) => `/${page}/feed.xml`),
  '/[page]/feeds/[file]': (places) => places.page.flatMap((page) => FEEDS.map((file) => `/${page}/feeds/${file}`)),
  '/[page]/preview.jpg': of('page', (page) => `/${page}/preview.jpg`),
  '/[page]/robots.txt': of('page', (page) => `/${page}/robots.txt`),
  '/[page]/sitemap.xml': of('page', (page) => `/${page}/sitemap.xml`),
  '/api/health': one('/api/health'),
  '/api/pay/status': one('/api/pay/status'),
  '/api/pay/v1/openapi.json': one('/api/pay/v1/openapi.json'),
  '/api/pay/v1/orders': one('/api/pay/v1/orders'),
  '/api/pay/v1/orders/[id]': of('orderOfBuyer', (order) => `/api/pay/v1/orders/${order}`),
  '/checkout/draw/[opening]/tickets': of('opening', (opening) => `/checkout/draw/${opening}/tickets`),
  '/llms.txt': one('/llms.txt'),
  '/manifest.webmanifest': one('/manifest.webmanifest'),
  '/media/[...path]': (places) => places.media.flatMap((key) => [`/media/${key}/320`, `/media/${key}/640.jpg`]),
  '/media/video/[file]': of('video', (key) => `/media/video/${key}.webm`),
  '/oembed': (places) =>
    [...places.page.map((page) => `/${page}`), ...places.product.slice(0, 12).map((product) => `/${product}`)].map(
      (path) => `/oembed?url=${encodeURIComponent(places.origin[0] + path)}`,
    ),
  '/operator/orders': one('/operator/orders'),
  '/orders/[order]/delivery.ics': of('orderOfBuyer', (order) => `/orders/${order}/delivery.ics`),
  '/orders/[order]/receipt.html': of('orderOfBuyer', (order) => `/orders/${order}/receipt.html`),
  '/orders/[order]/receipt.pdf': of('orderOfBuyer', (order) => `/orders/${order}/receipt.pdf`),
  '/orders/[order]/send-back.ics': of('orderOfBuyer', (order) => `/orders/${order}/send-back.ics`),
  '/pay/app.webmanifest': one('/pay/app.webmanifest'),
  '/pay/frame/[pk]': of('site', (site) => `/pay/frame/${site}`),
  '/pay/method': one('/pay/method'),
  '/pay/method/manifest': one('/pay/method/manifest'),
  '/receipts/keys': one('/receipts/keys'),
  '/robots.txt': one('/robots.txt'),
  '/s/[token]/photo': one(`/s/${'A'.repeat(27)}/photo`),
  '/s/[token]/preview.jpg': one(`/s/${'A'.repeat(27)}/preview.jpg`),
  '/shares/[share]/photo': of('share', (share) => `/shares/${share}/photo`),
  '/sitemap.xml': one('/sitemap.xml'),
  '/sitemap/[part]': one('/sitemap/pages.xml', '/sitemap/products.xml', '/sitemap/collections.xml'),
  ...inStudio(['orders/orders.csv', 'payouts/due.csv']),
  ...inStudioWith('export/[file]', FEEDS),
  ...inStudioWith('insights/[file]', ['insights.csv', 'products.csv', 'insights.json']),
  ...inStudioOf('ownDiscount', 'discounts/[discount]/codes.csv'),
  ...inStudioOf('ownPayout', 'payouts/[payout]/statement.csv'),
};

/** Searches by picture: a photograph is sent, and what is found is compared. */
export const searches = {
  '/api/visual-search': one('/api/visual-search'),
  '/search/picture/found': one('/search/picture/found', '/ar/search/picture/found'),
};

/** Her own studio, and as the others see it: not at all. */
function inStudio(tabs) {
  return Object.fromEntries(
    tabs.map((tab) => [`/studio/[page]${tab && `/${tab}`}`, of('own', (page) => `/studio/${page}${tab && `/${tab}`}`)]),
  );
}

function inStudioOf(list, ...tabs) {
  return Object.fromEntries(
    tabs.map((tab) => [
      `/studio/[page]/${tab}`,
      (places) => places[list].map((it) => `/studio/${places.own[0]}/${tab.replace(/\[\w+\]/, it)}`),
    ]),
  );
}

function inStudioWith(tab, names) {
  return {
    [`/studio/[page]/${tab}`]: (places) =>
      names.map((name) => `/studio/${places.own[0]}/${tab.replace(/\[\w+\]/, name)}`),
  };
}
