/** First segments of addresses, and what follows from them. The proxy, the service worker and robots agree through this list. */

/** Places that belong to one person: never stored by a cache, never in a search engine. */
export const privatePlaces = [
  'wallet',
  'cart',
  'checkout',
  'orders',
  'gift',
  'transfers',
  'donate',
  'donations',
  'pay',
  'settings',
  'sign-in',
  'sign-up',
  'reset-password',
  'verify-email',
  'not-me',
  'feed',
  'shares',
  's',
  'messages',
  'friends',
  'notifications',
  'saved',
  'unsubscribe',
  'report',
  'decisions',
  'studio',
  'operator',
  'mailbox',
] as const;

/** Places that only the payment host serves, where it is a host of its own. */
export const payPlaces = ['wallet', 'checkout', 'orders', 'gift', 'transfers', 'donate', 'donations', 'pay'] as const;

/** Routes that machines call without a browser: they prove themselves by signature or key, not by origin. The button's counts prove nothing and change nothing else. */
export const machineRoutes = [
  '/api/stripe/webhook',
  '/api/stripe/accounts',
  '/api/webhooks/paypal',
  '/api/pay/v1',
  '/api/pay/seen',
] as const;

/** The first segment of a path: `orders` of `/orders/ord_1`. */
export function firstSegment(path: string): string {
  return path.split('/', 2)[1] ?? '';
}

/** Whether a path (without language prefix) belongs to one person. */
export function isPrivatePlace(path: string): boolean {
  return includes(privatePlaces, firstSegment(path));
}

/** Whether a path (without language prefix) belongs to the payment host. */
export function isPayPlace(path: string): boolean {
  return includes(payPlaces, firstSegment(path));
}

/** Whether a path (without language prefix) is a window or frame of the pay button. */
export function isPayWindow(path: string): boolean {
  return firstSegment(path) === 'pay';
}

/** The publishable key of the site whose one-tap frame a path (without language prefix) is; null for every other page. */
export function framedSite(path: string): string | null {
  return /^\/pay\/frame\/([A-Za-z0-9_-]{1,60})$/.exec(path)?.[1] ?? null;
}

/** Whether a path (without language prefix) is where a merchant's form without scripts shows an order. */
export function isPayStart(path: string): boolean {
  return path === '/pay/start';
}

/** Whether a path is where a mail program ends mails by one click. */
export function isOneClick(path: string): boolean {
  return path === '/unsubscribe/one-click';
}

/** Whether a path describes our payment method to browsers, which read it, and its pictures, for pages of other sites. */
export function isPayMethod(path: string): boolean {
  return /^\/(?:pay\/(?:method(?:\/manifest)?|app\.webmanifest)|icon-(?:192|512)\.png)$/.test(path);
}

/** Whether a path is the script of the pay button, which pages of other sites load. */
export function isButtonScript(path: string): boolean {
  return /^\/pay\/v1(?:\.\d+\.\d+)?\.js$/.test(path);
}

/**
 * Whether a page may keep the window that opened it: those through which somebody pays on another site, whose page waits for word from
 * them, and what lies on that way; a sign-in only when it leads back there.
 */
export function keepsOpener(path: string, search = ''): boolean {
  if (/^\/sign-(?:in|up)$/.test(path))
    return /^(?:\/ar)?\/pay\/order\//.test(new URLSearchParams(search).get('next') ?? '');
  return /^\/(?:pay|checkout\/(?:confirm|return)|wallet\/paypal|api\/auth\/(?:grant|enter))(?:\/|$)/.test(path);
}

/** Whether a path is a picture made for other sites to show: that of a page or product where it is shared. */
export function isPreview(path: string): boolean {
  return path.endsWith('/preview.jpg') && !isPrivatePlace(path);
}

/**
 * What a page may tell the next one of its address where it shows what somebody shared; null for every other page. A link is a secret. Of
 * shares other sites are told nothing; our own are, because a browser without scripts proves by it where its forms come from.
 */
export function referrerOfShare(path: string): 'no-referrer' | 'same-origin' | null {
  const first = firstSegment(path);
  return first === 's' ? 'no-referrer' : first === 'shares' ? 'same-origin' : null;
}

/** Whether a path is called by machines. */
export function isMachineRoute(path: string): boolean {
  return machineRoutes.some((route) => path === route || path.startsWith(`${route}/`));
}

function includes(list: readonly string[], word: string): boolean {
  return list.includes(word);
}
