import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import type { ApiCode } from '@/lib/money/button/codes';
import { gather } from '@/lib/money/button/use/gather';
import { type TroubleKind, troubleOfCode } from './model';

type Site = { siteId: Id<'site'> };

/** Counts a trouble of a site, at an origin or at none in particular. Never fails and never waits. */
export function noteTrouble({ siteId }: Site, kind: TroubleKind, origin: string): void {
  gather({ site: siteId, kind, origin });
}

/** Counts what the API refused a site's server, where it says something of how the site is built in; nothing of the request but an origin. */
export function noteRefusal(site: Site, code: ApiCode, body: unknown): void {
  const kind = troubleOfCode[code];
  if (kind) noteTrouble(site, kind, originIn(body));
}

function originIn(body: unknown): string {
  return typeof body === 'object' && body !== null && 'origin' in body && typeof body.origin === 'string'
    ? body.origin
    : '';
}
