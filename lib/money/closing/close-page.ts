import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { pageRefusal } from '@/lib/shop/ownership/queries';
import { endSites } from './end-sites';
import { countUnfinished, system } from './queries';
import type { ClosePage } from './schema';

/**
 * Closes a page for good, by one of its owners. From the next request on the page, its products and its updates are
 * missing for everybody, its handle stays taken, and its orders stay what they are for those who bought and for those who
 * sold. Its sites go with their keys. All its owners are told by mail. Closing a closed page is no fault and tells nobody again.
 *
 * Refusals: `orders_open` (somebody waits for a payment or a parcel; an order that is being placed meanwhile is
 * either among them or refused), `address_mismatch` (the handle, typed as a confirmation, is another), `not_allowed`, `not_found`.
 */
export async function closePage(
  actor: Actor,
  input: ClosePage,
): Promise<Result<null, 'orders_open' | 'address_mismatch' | PageRefusal>> {
  if (actor.kind !== 'person') return refuse('not_found');
  // Orders that are not paid yet are no seller's to see: counting them is the system's.
  return asActor(system, async (tx) => {
    const held = await holdPage(tx, input.page, actor.personId);
    if (!held) return refuse(await pageRefusal(actor, input.page));
    if (held.closed) return ok(null);
    if (held.handle.toLowerCase() !== input.handle) return refuse('address_mismatch', 'handle');
    if ((await countUnfinished(tx, input.page)) > 0) return refuse('orders_open');
    const page = toUuid(input.page);
    await tx.execute(sql`select shop.close_page(${page}::uuid)`);
    await endSites(tx, input.page);
    await tx.execute(sql`
      select identity.tell_owner(m.person_id, m.page_id, 'page_closed') from shop.page_member m
      where m.page_id = ${page}::uuid`);
    await audit(tx, actor, 'page.close', input.page);
    return ok(null);
  });
}

async function holdPage(tx: MoneyTransaction, pageId: Id<'page'>, personId: Id<'person'>) {
  const [held] = await tx.execute<{ handle: string; closed: boolean }>(
    sql`select handle, closed from shop.hold_page(${toUuid(pageId)}::uuid, ${toUuid(personId)}::uuid)`,
  );
  return held;
}
