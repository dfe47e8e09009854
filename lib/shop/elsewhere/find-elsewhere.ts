import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { type ElsewhereCode, fetchElsewhere } from '@/lib/platform/fetch-elsewhere';
import { guessEncoding } from '@/lib/shop/imports/read/guess-encoding';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { pageRefusal, requireMember } from '@/lib/shop/ownership/queries';
import { mayAsk } from './may-ask';
import { type FoundPage, saysAnything } from './model';
import { readPage } from './read-page';

/** Why nothing is proposed. */
export type FindElsewhereCode =
  | Exclude<ElsewhereCode, 'unreachable'>
  | (PageRefusal | 'site_unreachable' | 'site_refuses' | 'says_nothing');

/** What was found, and at which address. */
export type FoundElsewhere = { readonly address: string; readonly found: FoundPage };

/** Bytes and milliseconds a page may take, and what a site says to machines. */
const wishes = {
  page: { types: /^(?:text\/html|application\/xhtml\+xml)$/, bytesMax: 5 * 1024 * 1024, millisecondsMax: 10_000 },
  robots: { types: /^text\//, bytesMax: 500 * 1024, millisecondsMax: 5_000 },
} as const;

/**
 * Looks at a page elsewhere for what it says of a business, for who may change the catalogue of `page`; nothing is kept or changed. The site is asked first
 * whether machines may: what it keeps from them is `site_refuses`. Refuses `not_found`, `not_allowed`, `says_nothing`, and what
 * `fetchElsewhere` refuses; `fetcher` is for tests.
 */
export async function findElsewhere(
  actor: Actor,
  { page, address }: { readonly page: Id<'page'>; readonly address: string },
  fetcher: typeof fetchElsewhere = fetchElsewhere,
): Promise<Result<FoundElsewhere, FindElsewhereCode>> {
  if (!(await requireMember(actor, page, 'change_catalog'))) return refuse(await pageRefusal(actor, page));
  const asked = inFull(address);
  if (asked === null) return refuse('address_bad');
  const allowed = await isAllowed(asked, fetcher);
  if (!allowed.ok) return allowed;
  const came = await fetcher(asked.href, wishes.page);
  if (!came.ok) return refused(came.code);
  const at = new URL(came.value.address);
  // Led on to another place, that place is asked too.
  if (at.href !== asked.href) {
    const there = await isAllowed(at, fetcher);
    if (!there.ok) return there;
  }
  const { label, skip } = guessEncoding(came.value.bytes);
  const found = readPage(new TextDecoder(label).decode(came.value.bytes.subarray(skip)), at.href);
  return saysAnything(found) ? ok({ address: at.href, found }) : refuse('says_nothing');
}

/** That nobody answers there is another thing than that nobody answers here. */
const refused = (code: ElsewhereCode) => refuse(code === 'unreachable' ? 'site_unreachable' : code);

/** People write `example.com`. */
function inFull(address: string): URL | null {
  const text =
    /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^[^/]+\.[a-z]+:\d/i.test(address) ? address : `https://${address}`;
  return URL.canParse(text) ? new URL(text) : null;
}

async function isAllowed(
  { origin, pathname, search }: URL,
  fetcher: typeof fetchElsewhere,
): Promise<Result<null, FindElsewhereCode>> {
  const robots = await fetcher(`${origin}/robots.txt`, wishes.robots);
  // A site that says nothing to machines forbids nothing; one that cannot be asked at all is not asked for more.
  if (!robots.ok) return robots.code === 'not_there' || robots.code === 'wrong_type' ? ok(null) : refused(robots.code);
  return mayAsk(robots.value.bytes.toString('utf8'), pathname + search) ? ok(null) : refuse('site_refuses');
}
