import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';

/**
 * Whether this person bought this product, it arrived, and its money was not all given back: yes or no, and nothing else of it. All
 * that a review's "verified purchase" ever asks, and only when its writer ticked that it be shown.
 */
export async function hasReceived(actor: PersonActor, productId: Id<'product'>): Promise<boolean> {
  const [row] = await asActor(actor, (tx) =>
    tx.execute<{ yes: boolean }>(sql`
      select exists (
        select from money."order" o join money.order_line l on l.order_id = o.id
        where o.owner = money.actor() and o.delivered_at is not null and o.state <> 'refunded'
          and l.kind = 'goods' and l.product_id = ${toUuid(productId)}::uuid) as yes`),
  );
  return row?.yes ?? false;
}
