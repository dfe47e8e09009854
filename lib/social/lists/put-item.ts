import 'server-only';
import { sql } from 'drizzle-orm';
import type { SocialTransaction } from '@/db/client/social';
import { itemsMax, type Kept } from './model';

type Transaction = Pick<SocialTransaction, 'execute'>;

/**
 * Puts a thing at the head of a list whose row the transaction holds, with what its price and presence are now; once however
 * often. False where the thing is not shown to anybody. The list holds `itemsMax`, which the caller has counted.
 */
export async function putItem(tx: Transaction, listUuid: string, thing: Kept): Promise<boolean> {
  const shown =
    thing.kind === 'product'
      ? sql`select o.price_minor, o.currency, o.available from social.offer_of(${thing.uuid}::uuid) o`
      : sql`select null::bigint, null::text, true where social.may_see(null, 'post', ${thing.uuid}::uuid)`;
  const [found] = await tx.execute(sql`
    with shown(price_minor, currency, available) as materialized (${shown}),
    put as (insert into social.list_item (list_id, subject_kind, subject_id, position, price_minor, currency, available)
      select ${listUuid}::uuid, ${thing.kind}, ${thing.uuid}::uuid,
        coalesce((select min(i.position) from social.list_item i where i.list_id = ${listUuid}::uuid), 0) - 1,
        s.price_minor, s.currency, s.available
      from shown s on conflict do nothing)
    select from shown`);
  return found !== undefined;
}

/** Whether there is room for one more thing in a list whose row the transaction holds. */
export async function hasRoom(tx: Transaction, listUuid: string): Promise<boolean> {
  const [row] = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from social.list_item where list_id = ${listUuid}::uuid`,
  );
  return (row?.count ?? 0) < itemsMax;
}
