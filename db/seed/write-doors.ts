/**
 * Paying at the door in the demo world: the shop that offers it, and one order that its buyer waits for. Egypt is on the list of countries
 * of the demo alone, where nothing can be bought from there.
 */
import { eq, sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { doorMarket } from '@/db/schema/markets/door';
import { deliveryRate, deliveryZone } from '@/db/schema/shop/delivery';
import { doorZone } from '@/db/schema/shop/door';
import { page } from '@/db/schema/shop/page';
import { toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { Placed } from '@/lib/money/checkout/schema';
import { composeOrder } from './compose-order';
import type { Derive } from './derive';
import type { OwnerDb } from './owner';
import { doors, dueOrders } from './world/doors';
import { pages } from './world/pages';
import { moveStock } from './write-orders';
import { minor, pageIdOf } from './write-shops';
import type { DemoWallet } from './write-wallets';

/** Lets shops take money at doors, before anything is ordered. */
export async function writeDoors(database: OwnerDb, derive: Derive): Promise<void> {
  for (const one of pages) {
    if (!(one.handle in doors)) continue;
    const { zone: name, rate, areas, fee, most } = doors[one.handle as keyof typeof doors];
    const [zoneId, pageId, { currency }] = [derive.id('zone', one.handle), pageIdOf(derive, one.handle), one];
    const [min, max] = one.delivery.days;
    await database
      .insert(doorMarket)
      .values(areas.map((country) => ({ country })))
      .onConflictDoNothing();
    await database
      .insert(deliveryZone)
      .values({ id: zoneId, pageId, position: 0, name, areas: [...areas] })
      .onConflictDoNothing();
    await database
      .insert(deliveryRate)
      .values({
        ...{ zoneId, position: 0, pageId, name: rate, currency, basis: 'flat', bandFrom: [0n] },
        ...{ bandMinor: [minor(one.delivery.price, currency)], processingDays: 0, transitMin: min, transitMax: max },
      })
      .onConflictDoNothing();
    await database
      .insert(doorZone)
      .values({ zoneId, pageId, currency, feeMinor: minor(fee, currency), mostMinor: minor(most, currency) })
      .onConflictDoNothing();
  }
}

/** Makes the orders that are on their way to be paid; one that stands already is left as it is. */
export async function writeDueOrders(
  database: OwnerDb,
  derive: Derive,
  wallets: ReadonlyMap<string, DemoWallet>,
): Promise<void> {
  for (const one of dueOrders) {
    const wallet = wallets.get(one.buyer);
    const seller = pages.find(({ handle }) => handle === one.page);
    if (!wallet || !seller) throw new Error(`${one.key} has no wallet or no shop`);
    const [{ version } = { version: 1n }] = await database
      .select({ version: page.termsVersion })
      .from(page)
      .where(eq(page.id, pageIdOf(derive, one.page)));
    const fee = money(minor(doors[one.page as keyof typeof doors].fee, seller.currency), seller.currency);
    const order = composeOrder(derive, one, wallet, 'm1.door', version, fee);
    await moveStock(database, derive, one, 1);
    const placed = await callMoney(Placed, sql`money.place(${JSON.stringify(order.document)}::jsonb)`);
    if (placed.result !== 'placed') {
      await moveStock(database, derive, one, -1);
      if (placed.result === 'replay') continue;
      throw new Error(`${one.key} was not placed: ${placed.result}`);
    }
    await backdate(database, derive, one.daysAgo, order);
  }
}

/** It was ordered some days ago, and left a day later. */
async function backdate(
  database: OwnerDb,
  derive: Derive,
  daysAgo: number,
  order: { orderId: Parameters<typeof toUuid>[0]; purchaseId: Parameters<typeof toUuid>[0] },
): Promise<void> {
  const [id, purchase] = [sql`${toUuid(order.orderId)}::uuid`, sql`${toUuid(order.purchaseId)}::uuid`];
  const [placedAt, sentAt] = [derive.ago(daysAgo).toISOString(), derive.ago(daysAgo - 1).toISOString()];
  await database.execute(sql`update money.purchase set created_at = ${placedAt} where id = ${purchase}`);
  await database.execute(sql`update money.attempt set created_at = ${placedAt} where purchase_id = ${purchase}`);
  await database.execute(
    sql`update money."order" set created_at = ${placedAt}, carrier = 'Egypt Post', tracking_code = 'EGP5520377' where id = ${id}`,
  );
  await database.execute(sql`update money.order_event set at = ${placedAt} where order_id = ${id}`);
  await database.execute(sql`
    insert into money.order_event (order_id, owner, page_id, at, kind, detail)
    select id, owner, page_id, ${sentAt}::timestamptz, 'shipped', '{"carrier": "Egypt Post", "trackingCode": "EGP5520377"}' from money."order" where id = ${id}`);
  await database.execute(
    sql`select graphile_worker.remove_job('money:receipt:' || ${purchase}), graphile_worker.remove_job('money:seller:' || ${id})`,
  );
}
