import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { readShop, shopDb } from '@/db/client/shop';
import { pageDomain } from '@/db/schema/shop/domain';
import { page } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { env } from '@/lib/platform/env';
import { onSale } from '@/lib/shop/cards/queries';
import { requireMember } from '@/lib/shop/ownership/queries';
import { type DomainState, proofOf } from './model';

/** The domain of a page, as its people see it. */
export type DomainView = {
  readonly host: string;
  readonly state: DomainState;
  readonly owned: boolean;
  readonly pointed: boolean;
  readonly checkedAt: Date | null;
  /** The text that proves it, and where it goes. */
  readonly proof: { readonly name: string; readonly value: string };
  /** Where the domain has to lead. */
  readonly target: string;
};

/** The domain of a page the actor may set it of; null when it has none, or is somebody else's. */
export async function domainOf(actor: Actor, pageId: Id<'page'>): Promise<DomainView | null> {
  if (!(await requireMember(actor, pageId, 'see_settings'))) return null;
  const { host, token, state, owned, pointed, checkedAt } = pageDomain;
  const [found] = await shopDb()
    .select({ host, token, state, owned, pointed, checkedAt })
    .from(pageDomain)
    .where(eq(pageDomain.pageId, pageId));
  if (!found) return null;
  const { token: secret, ...shown } = found;
  return {
    ...{ ...shown, state: shown.state as DomainState },
    ...{ proof: proofOf(found.host, secret), target: new URL(env().SOUK_ORIGIN).hostname },
  };
}

/** How long what is known of a name is believed, and how many are; a name that was lost is gone this late. */
const believedMs = 15_000;
const believedMax = 2_000;

type Believed = { readonly value: Promise<string | null>; readonly until: number };

function believing(ask: (name: string) => Promise<string | null>) {
  const known = new Map<string, Believed>();
  return (name: string): Promise<string | null> => {
    const now = Date.now();
    const found = known.get(name);
    if (found && found.until > now) return found.value;
    const value = ask(name);
    known.delete(name);
    known.set(name, { value, until: now + believedMs });
    // What could not be asked is asked again.
    value.catch(() => known.delete(name));
    for (const first of known.keys()) {
      if (known.size <= believedMax) break;
      known.delete(first);
    }
    return value;
  };
}

const published = and(eq(pageDomain.state, 'verified'), eq(page.state, 'published'));

/** The handle of the published page that is at a domain; null for any other name. */
export const pageAtHost = believing(async (host) => {
  const [found] = await shopDb()
    .select({ handle: page.handle })
    .from(pageDomain)
    .innerJoin(page, eq(page.id, pageDomain.pageId))
    .where(and(eq(pageDomain.host, host), published));
  return found?.handle ?? null;
});

/** The domain a published page is at; null when it is at its address here alone. */
export const hostOfPage = believing(async (handle) => {
  const [found] = await shopDb()
    .select({ host: pageDomain.host })
    .from(pageDomain)
    .innerJoin(page, eq(page.id, pageDomain.pageId))
    .where(and(eq(page.handle, handle), published));
  return found?.host ?? null;
});

/** The places of a published page that its map names: itself and what it has on sale, at most 20,000. */
export async function placesOfPage(_actor: Actor, handle: string): Promise<string[]> {
  const rows = await readShop<{ slug: string }>(sql`
    select p.slug from shop.product p join shop.page g on g.id = p.page_id and g.state = 'published'
    where g.handle = ${handle} and ${onSale} order by p.id limit 20000`);
  return [`/${handle}`, ...rows.map(({ slug }) => `/${handle}/${encodeURIComponent(slug)}`)];
}
