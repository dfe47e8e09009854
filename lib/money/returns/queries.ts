import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { gift } from '@/db/schema/money/gift';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import type { Units } from './model';
import { unitsOf } from './stored/model';

/** A variant that could be had in exchange for what was bought. */
export type ExchangeChoice = { variantId: Id<'variant'>; title: string; values: string[] };

/** What a buyer may ask to send back: until when, how many units of each variant, and for what they could be exchanged. */
export type ReturnOffer = { until: Date; units: Units; choices: ExchangeChoice[] };

/**
 * What the actor may ask to send back of an order of her own now; null when nothing (it has not left, 30 days are over, a return
 * is open), and for everybody else. To choose from are other variants in stock of the same products at the prices paid.
 */
export async function returnOffer(actor: Actor, orderId: Id<'order'>): Promise<ReturnOffer | null> {
  const owner = actorKey(actor);
  if (owner === null) return null;
  // What was given to somebody is not with its buyer.
  return readOffer(
    actor,
    orderId,
    sql`o.owner = ${owner} and not exists (select from ${gift} g where g.order_id = o.id)`,
  );
}

/** As `returnOffer`, of an order that meets a condition on `o`; for queries of returns and gifts alone. */
export function readOffer(actor: Actor, orderId: Id<'order'>, where: SQL): Promise<ReturnOffer | null> {
  return asActor(actor, async (tx) => {
    const [row] = await tx.execute<{ until: string; units: Record<string, number> }>(sql`
      select money.returnable_until(o) as until, money.units_away(o) as units from money."order" o
      where o.id = ${toUuid(orderId)}::uuid and ${where} and money.returnable_until(o) >= clock_timestamp()
        and (select count(*) filter (where r.state in ('requested', 'accepted', 'sent', 'received')) = 0 and count(*) < 10
             from money.return_request r where r.order_id = o.id)`);
    if (!row || Object.keys(row.units).length === 0) return null;
    const choices = await tx.execute<{ variant: string; title: string; values: string[] }>(sql`
      select distinct on (p.id, v.position, v.id) v.id as variant, l.title, v."values" as values
      from money.order_line l
      join shop.product p on p.id = l.product_id and p.state = 'published'
      join shop.page g on g.id = p.page_id and g.state = 'published'
      join money."order" o on o.id = l.order_id and o.currency = g.currency
      join shop.variant v on v.product_id = p.id and v.id <> l.variant_id and shop.price_at(v.id, o.ship_to->>'country') = l.unit_minor
      where l.order_id = ${toUuid(orderId)}::uuid and v.removed_at is null and v.stock > 0
      order by p.id, v.position, v.id`);
    return {
      ...{ until: new Date(row.until), units: unitsOf(row.units) },
      choices: choices.map(({ variant, title, values }) => ({
        variantId: fromUuid('variant', variant),
        title,
        values,
      })),
    };
  });
}
