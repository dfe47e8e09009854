import { isReservedHandle } from '@/lib/identity/handles/model';
import type { Ask, Decision, Hosts } from './proxy-rules';

/** A request for the domain of a page: its handle, and the name as it was asked for, with its port where there is one. */
export type OwnDomain = { readonly handle: string; readonly host: string };

/** What lies at the top of every site of ours and belongs to nobody. */
const marks = /^\/(?:favicon\.ico|icon\.svg|icon(?:-maskable)?-\d+\.png|apple-touch-icon\.png)$/;

/**
 * Decides over a request for a page's own domain, whose address is `path` in `locale`. Only what everybody may see of that one page is there,
 * without the handle in front; another page's address is one this page does not have. All that knows a person, or asks for money, is at
 * our own name, and nothing is ever changed here.
 */
export function decideOnOwnDomain(
  ask: Pick<Ask, 'method' | 'path' | 'search'>,
  { locale, path }: { locale: 'en' | 'ar'; path: string },
  hosts: Hosts,
  { handle, host }: OwnDomain,
): Decision {
  const prefix = locale === 'ar' ? '/ar' : '';
  if (ask.method !== 'GET' && ask.method !== 'HEAD') return { kind: 'refuse', status: 421, code: 'wrong_host' };
  const own = (to: string) => `${new URL(hosts.soukOrigin).protocol}//${host}${to}${ask.search}`;
  // Links within the page are written with its handle, wherever it is shown.
  if (path === `/${handle}` || path.startsWith(`/${handle}/`))
    return { kind: 'redirect', status: 308, to: own(`${prefix}${path.slice(handle.length + 1)}` || '/') };
  if (/^\/en(?:\/|$)/.test(ask.path)) return { kind: 'redirect', status: 308, to: own(ask.path.slice(3) || '/') };
  const shown = { kind: 'pass', locale, area: 'page', private: false, ownDomain: host } as const;
  if (marks.test(path)) return { ...shown, path };
  if (/^\/(?:api|_next|sw\.js)(?:\/|$)/.test(path)) return { kind: 'refuse', status: 404, code: 'not_found' };
  const [, first = ''] = path.split('/');
  if (path !== '/' && !isPagePart(path) && isReservedHandle(first))
    return { kind: 'redirect', status: 307, to: `${hosts.soukOrigin}${ask.path}${ask.search}` };
  return { ...shown, path: path === '/' ? `/${handle}` : `/${handle}${path}` };
}

/** What a page has below itself besides its products. */
function isPagePart(path: string): boolean {
  return /^\/(?:info\/.+|collections\/.+|feeds\/.+|atom\.xml|feed\.xml|preview\.jpg|robots\.txt|sitemap\.xml)$/.test(
    path,
  );
}
