import 'server-only';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { MoneyTransaction } from '@/db/client/money';
import { order } from '@/db/schema/money/order';
import { orderNote } from '@/db/schema/money/parcel';
import { type Id, parseId, toUuid } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { seen } from '@/lib/money/orders/inbox/queries';
import { ordersCsv } from '@/lib/money/orders/inbox/write-orders';
import { forSeller, type SellerOrder } from '@/lib/money/orders/model';
import { mayOnPage, sellerMay } from '@/lib/money/orders/seller-may';
import { readOrders } from '@/lib/money/orders/stored/queries';
import { type ArchivePart, linesOf } from '@/lib/shop/archives/model';
import { asOwner } from './own-rows';

const together = 100;

type Notes = ReadonlyMap<string, readonly { at: Date; words: string }[]>;

/**
 * What was sold, as its seller sees it: lines, parcels, returns and refunds. What is about a buyer (name, address while it is shown,
 * words, notes) stands in a file of its own. How it was paid is in neither.
 */
export const orders: ArchivePart = {
  name: 'orders',
  step: (job, cursor) =>
    asOwner(job, async (tx) => {
      const may = (await mayOnPage(tx, job.pageId, 'see_orders')) && (await mayOnPage(tx, job.pageId, 'see_buyers'));
      const ids = may ? await nextIds(tx, job.pageId, cursor) : [];
      const sold = await soldOf(tx, ids);
      const notes = await notesOf(tx, ids);
      const last = ids.length < together ? null : (ids.at(-1) ?? null);
      // Its columns keep their names, and are empty where they are about the buyer.
      const [head, bare] = tableOf(sold.map((one) => ({ ...one, shipTo: null })));
      const [, full] = tableOf(sold);
      return {
        pieces: [
          { path: 'orders.jsonl', body: linesOf(sold.map(orderRecord)), records: sold.length },
          { path: 'buyers.jsonl', body: linesOf(sold.map((one) => buyerRecord(one, notes))), records: sold.length },
          { path: 'orders.csv', head, body: bare, records: sold.length },
          { path: 'buyers.csv', head, body: full, records: sold.length },
        ],
        next: last,
      };
    }),
};

function tableOf(sold: readonly SellerOrder[]): [head: string, lines: string] {
  const table = ordersCsv(sold);
  const end = table.indexOf('\r\n') + 2;
  return [table.slice(0, end), table.slice(end)];
}

/** Ids are made in the order of time, so an order that comes while the archive is made is found, and none comes twice. */
async function nextIds(tx: MoneyTransaction, pageId: Id<'page'>, cursor: string | null): Promise<Id<'order'>[]> {
  const after = cursor === null ? null : parseId('order', cursor);
  const rows = await tx
    .select({ id: order.id })
    .from(order)
    .where(
      sql`${eq(order.pageId, pageId)} and ${seen} and ${after === null ? sql`true` : sql`${order.id} > ${toUuid(after)}::uuid`}`,
    )
    .orderBy(asc(order.id))
    .limit(together);
  return rows.map(({ id }) => id);
}

async function soldOf(tx: MoneyTransaction, ids: readonly Id<'order'>[]): Promise<SellerOrder[]> {
  if (ids.length === 0) return [];
  const stored = await readOrders(tx, sql`${inArray(order.id, [...ids])} and ${sellerMay('see_buyers')}`, ids.length);
  const byId = new Map(stored.map((one) => [one.id, forSeller(one, true)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function notesOf(tx: MoneyTransaction, ids: readonly Id<'order'>[]): Promise<Notes> {
  const notes = new Map<string, { at: Date; words: string }[]>();
  if (ids.length === 0) return notes;
  const rows = await tx
    .select({ order: orderNote.orderId, words: orderNote.words, at: orderNote.at })
    .from(orderNote)
    .where(inArray(orderNote.orderId, [...ids]))
    .orderBy(asc(orderNote.at));
  for (const { order: of, at, words } of rows) notes.set(of, [...(notes.get(of) ?? []), { at, words }]);
  return notes;
}

function orderRecord(one: SellerOrder): unknown {
  return {
    ...{ order: one.id, placedAt: one.placedAt, state: one.state, total: amount(one.total) },
    ...{ refunded: amount(one.refunded), shippedAt: one.shippedAt, deliveredAt: one.deliveredAt },
    lines: one.lines.map((line) => ({
      ...{ line: line.id, kind: line.kind, title: line.title, options: line.optionText, product: line.productSlug },
      ...{ quantity: line.quantity, returned: line.returned, amount: amount(line.amount) },
      ...{ unit: line.unit && amount(line.unit), off: amount(line.off), included: line.included },
    })),
    events: one.events.map(({ kind, at }) => ({ kind, at })),
    parcels: one.parcels.map(({ carrier, trackingCode, sentAt, units }) => ({ carrier, trackingCode, sentAt, units })),
    refunds: one.refunds.map(({ amount: back, state, at }) => ({ amount: amount(back), state, at })),
    returns: one.returns.map(({ state, reason, wish, at, sendBy }) => ({ state, reason, wish, at, sendBy })),
  };
}

function buyerRecord(one: SellerOrder, notes: Notes): unknown {
  return {
    order: one.id,
    shipTo: one.shipTo,
    refunds: one.refunds.map(({ reason }) => reason),
    returns: one.returns.map(({ note, answer, wantedText }) => ({ note, answer, wanted: wantedText })),
    notes: notes.get(one.id) ?? [],
  };
}

function amount(value: Money): { currency: string; minor: bigint } {
  return { currency: value.currency, minor: value.amount };
}
