import type { Locale } from '@/lib/identity/actor/model';
import { decideOnOwnDomain, type OwnDomain } from '@/lib/platform/own-domain-rules';
import {
  isButtonScript,
  isMachineRoute,
  isOneClick,
  isPayMethod,
  isPayPlace,
  isPayStart,
  isPrivatePlace,
} from '@/lib/platform/places';
import { queryLengthMax } from '@/lib/shop/search/model';

/** What the proxy knows of a request when it decides. Header names are lower case. */
export type Ask = {
  readonly method: string;
  readonly path: string;
  /** With its question mark, or empty. */
  readonly search: string;
  readonly host: string;
  header(name: string): string | null;
};

/** The addresses this process answers at. */
export type Hosts = { readonly soukOrigin: string; readonly payOrigin: string };

/** Why a request was refused before any page saw it. */
export type RefusalCode =
  | 'bad_address'
  | 'foreign_origin'
  | 'wrong_host'
  | 'not_found'
  | 'method'
  | 'length_required'
  | 'too_large'
  | 'media_type'
  | 'address_too_long';

/** What happens to a request: refused with RFC 9457, sent elsewhere, or passed on under its bare address. */
export type Decision =
  | { readonly kind: 'refuse'; readonly status: number; readonly code: RefusalCode; readonly allow?: string }
  | { readonly kind: 'redirect'; readonly status: 303 | 307 | 308; readonly to: string }
  | {
      readonly kind: 'pass';
      /** The address without language prefix: what the folders of `app` are asked for. */
      readonly path: string;
      readonly locale: Locale;
      readonly area: 'page' | 'api';
      /** Belongs to one person: no cache may keep it. */
      readonly private: boolean;
      /** The domain of the page it is shown at: nobody is known there. */
      readonly ownDomain?: string;
    };

const pageMethods = ['GET', 'HEAD', 'POST'];
const apiMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const mebibyte = 1024 * 1024;
const addressMax = 4_096;
const startMax = 8 * 1024;
const sharedPath = '/search/picture/shared';
const pictureLost = '/search/picture?shared=lost';

/**
 * Decides over one request, before any page or route sees it: address, method, host, language, origin, size
 * and type of the body; `own` is the page whose domain was asked. Pure, and deaf to `X-Forwarded-*` and Next's own internal headers.
 */
export function decide(ask: Ask, hosts: Hosts, own: OwnDomain | null = null): Decision {
  if (ask.path.length + ask.search.length > addressMax) return shortenSearch(ask) ?? refuse(414, 'address_too_long');
  if (!isReadable(ask.path)) return refuse(400, 'bad_address');
  const { locale, path: asked } = splitLocale(ask.path);
  // Programs of other sites know the API by its short name, and the button where it counts.
  const path = asked.startsWith('/pay/v1/') || asked === '/pay/seen' ? `/api${asked}` : asked;
  if (own) return decideOnOwnDomain(ask, { locale, path }, hosts, own);
  const area = path === '/api' || path.startsWith('/api/') ? 'api' : 'page';
  // A prefix changes the language of pages only; machines and pictures have one address each.
  if (locale === 'ar' && /^\/(?:api|media|_next)(?:\/|$)/.test(path)) return refuse(404, 'not_found');
  if (isShutDoor(ask.method, path)) return refuse(404, 'not_found');
  const methods = area === 'api' ? apiMethods : pageMethods;
  if (!methods.includes(ask.method)) return { ...refuse(405, 'method'), allow: methods.join(', ') };
  const reads = ask.method === 'GET' || ask.method === 'HEAD';
  // The button's script is everybody's, under both of our names.
  if (isButtonScript(path)) return { kind: 'pass', path, locale, area: 'page', private: false };
  // Another app's picture is for the service worker. Where it is not there, nothing is read of it: the page asks for it again.
  if (path === sharedPath && !reads) return { kind: 'redirect', status: 303, to: pictureLost };
  const elsewhere = area === 'page' ? placeOf(ask, hosts, path, reads) : null;
  if (elsewhere) return elsewhere;
  if (/^\/en(?:\/|$)/.test(ask.path) && reads) {
    return { kind: 'redirect', status: 308, to: `${ask.path.slice(3).replace(/^\/+/, '/') || '/'}${ask.search}` };
  }
  if (!reads && ask.method !== 'OPTIONS') {
    const refusal = refuseWrite(ask, hosts, path, area);
    if (refusal) return refusal;
  }
  return { kind: 'pass', path, locale, area, private: area === 'api' || isPrivatePlace(path) };
}

/**
 * Somebody who pastes a page of text into a search gets the search page, not a blank one: for as much of it as is
 * looked for and one letter more, by which the page sees that it was cut and says so.
 */
function shortenSearch({ method, path, search }: Ask): Decision | null {
  if (method !== 'GET' || !/^(?:\/ar)?\/search$/.test(path)) return null;
  const typed = new URLSearchParams(search).get('q') ?? '';
  const q = [...typed].slice(0, queryLengthMax + 1).join('');
  return { kind: 'redirect', status: 307, to: `${path}?${new URLSearchParams({ q })}` };
}

/**
 * Addresses of next-auth that nobody of ours asks for: one writes what it is sent into the log, for anybody, and a
 * visit to where our own sign-in forms end is answered with a 500.
 */
function isShutDoor(method: string, path: string): boolean {
  if (/^\/api\/auth\/_log(?:\/|$)/.test(path)) return true;
  return method !== 'POST' && /^\/api\/auth\/callback\/(?:password|passkey)(?:\/|$)/.test(path);
}

/**
 * Sends pages to the host they live on; null where they already are. After an action that leads elsewhere Next asks
 * itself for that page, at the number it listens on and with the browser's headers: that is the visitor's own request.
 * Sent elsewhere it would lose her cookies on the way and draw the page for nobody, so it is refused and she loads it.
 */
function placeOf(ask: Ask, hosts: Hosts, path: string, reads: boolean): Decision | null {
  const origin = ask.header('rsc') === '1' ? ask.header('origin') : null;
  if (!reads || origin === null || !ownOrigins(hosts).includes(origin))
    return placeOn(ask.host, ask, hosts, path, reads);
  const place = placeOn(new URL(origin).host, ask, hosts, path, reads);
  return place && refuse(421, 'wrong_host');
}

function placeOn(host: string, ask: Ask, hosts: Hosts, path: string, reads: boolean): Decision | null {
  const souk = new URL(hosts.soukOrigin).host;
  const pay = new URL(hosts.payOrigin).host;
  const to = `${ask.path}${ask.search}`;
  if (souk !== pay && host === pay) {
    if (isPayPlace(path) || isPayMethod(path) || path === '/offline') return null;
    return reads ? { kind: 'redirect', status: 307, to: hosts.soukOrigin + to } : refuse(421, 'wrong_host');
  }
  // By its number the machine is another site to cookies and passkeys: one name only.
  if (host !== souk && reads) return { kind: 'redirect', status: 307, to: hosts.soukOrigin + to };
  if (souk === pay || !isPayPlace(path)) return null;
  if (!reads) return refuse(421, 'wrong_host');
  return { kind: 'redirect', status: 307, to: `/api/auth/grant?to=${encodeURIComponent(to)}` };
}

/** What a request that changes something must show: a known origin, a length, a type the place understands. */
function refuseWrite(ask: Ask, hosts: Hosts, path: string, area: 'page' | 'api'): Decision | null {
  const origin = ask.header('origin') ?? '';
  // A program that asks what a picture finds has no origin; a page of somebody else has one, and is refused.
  const isProgram = path === '/api/visual-search' && ask.header('origin') === null;
  if (area === 'page' && (isPayStart(path) || isOneClick(path))) return refuseStart(ask);
  if (!isMachineRoute(path) && !isProgram && !ownOrigins(hosts).includes(origin)) return refuse(403, 'foreign_origin');
  // A browser's own word beside its origin: two would have to be forged.
  if (!isMachineRoute(path) && !isOwnFetch(ask, area)) return refuse(403, 'foreign_origin');
  // A page's form comes from the very name it is sent to; from another of ours Next would answer with a 500.
  if (area === 'page' && new URL(origin).host !== ask.host) return refuse(403, 'foreign_origin');
  const length = ask.header('content-length');
  if (length === null && ask.header('transfer-encoding') !== null) return refuse(411, 'length_required');
  if (length !== null && !(Number(length) <= bodyMax(path, ask))) return refuse(413, 'too_large');
  const type = ask.header('content-type') ?? '';
  if (area === 'page') {
    const action = ask.header('next-action') !== null;
    return isForm(type) || (action && /^text\/plain(;|$)/i.test(type)) ? null : refuse(415, 'media_type');
  }
  if (length === null || length === '0') return null;
  const known = /^(?:application\/(?:json|[a-z.-]+\+json|x-www-form-urlencoded)|image\/(?:jpeg|png|webp))(?:;|$)/i;
  return known.test(type) || isForm(type) ? null : refuse(415, 'media_type');
}

/** Whether a request comes from a page of ours, as far as a browser says where it comes from. */
function isOwnFetch(ask: Ask, area: 'page' | 'api'): boolean {
  const from = ask.header('sec-fetch-site') || 'none';
  return from === 'same-origin' || from === 'none' || (from === 'same-site' && area === 'api');
}

/** The form by which a merchant's page without scripts shows an order, or a mail program ends mails: from anywhere, and no longer than it needs to be. */
function refuseStart(ask: Ask): Decision | null {
  if (!(Number(ask.header('content-length') ?? Number.NaN) <= startMax)) return refuse(413, 'too_large');
  const type = ask.header('content-type') ?? '';
  return isForm(type) || /^application\/x-www-form-urlencoded(;|$)/i.test(type) ? null : refuse(415, 'media_type');
}

/** The origins our own pages have: both hosts, and the machine's number where the name is localhost. */
export function ownOrigins(hosts: Hosts): string[] {
  return [hosts.soukOrigin, hosts.payOrigin].flatMap((origin) => {
    const url = new URL(origin);
    if (url.hostname !== 'localhost') return [origin];
    return [origin, `${url.protocol}//127.0.0.1${url.port && `:${url.port}`}`];
  });
}

/** Largest body in bytes. `next.config.mjs` must let the largest of these through to the route. */
function bodyMax(path: string, ask: Ask): number {
  // One photograph of 10 MiB with its envelope.
  if (path === '/api/studio/upload') return 11 * mebibyte;
  // One file about a dispute: a picture of 10 MiB is the heaviest.
  if (path === '/api/disputes/evidence') return 11 * mebibyte;
  // One photograph of a review.
  if (path === '/api/reviews/photos' || path === '/api/profile/picture') return 11 * mebibyte;
  // The photograph of a receipt.
  if (path === '/api/expenses/photo') return 11 * mebibyte;
  // One photograph for a message; or all of one message from a browser without scripts.
  if (path === '/messages/photos') return 11 * mebibyte;
  if (path.startsWith('/messages/') && ask.header('next-action') === null) return 11 * mebibyte;
  // One picture to search with, asked by script or sent by the form of a browser without: no script calls that form's action.
  if (path === '/search/picture') return ask.header('next-action') === null ? 11 * mebibyte : mebibyte;
  if (path === '/search/picture/found') return 11 * mebibyte;
  if (path === '/api/visual-search') return 11 * mebibyte;
  // A catalogue or an export of 64 MiB with its envelope.
  if (path === '/api/studio/import' || path === '/api/studio/move') return 65 * mebibyte;
  // A piece of an archive, or all of a small one from a browser without scripts.
  if (path === '/api/studio/restore') return 65 * mebibyte;
  // A piece of a file that a product is delivered as, or all of a short one from a browser without scripts.
  if (path === '/api/studio/files') return 65 * mebibyte;
  // A piece of a video, or all of a small one from a browser without scripts.
  if (path === '/api/studio/video') return 65 * mebibyte;
  // Several at once, from a browser without scripts.
  if (path === '/api/studio/photos') return 32 * mebibyte;
  return mebibyte;
}

function isForm(type: string): boolean {
  return /^multipart\/form-data;\s*boundary=\S+/i.test(type);
}

function splitLocale(path: string): { locale: Locale; path: string } {
  if (path === '/ar' || path === '/ar/') return { locale: 'ar', path: '/' };
  return path.startsWith('/ar/') ? { locale: 'ar', path: path.slice(3) } : { locale: 'en', path };
}

/** Refuses what no link of ours has: broken escapes, NUL, backslashes, empty segments. */
function isReadable(path: string): boolean {
  try {
    const decoded = decodeURIComponent(path);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return !/[\u0000-\u001f\\]/.test(decoded) && !path.includes('//');
  } catch {
    return false;
  }
}

function refuse(status: number, code: RefusalCode): Extract<Decision, { kind: 'refuse' }> {
  return { kind: 'refuse', status, code };
}
