import 'server-only';
import { and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { noShow } from '@/db/schema/money/door';
import { gift, giftAddress } from '@/db/schema/money/gift';
import { order, orderEvent, orderLine, refund } from '@/db/schema/money/order';
import { parcel, parcelLine } from '@/db/schema/money/parcel';
import { orderPickup } from '@/db/schema/money/pickup';
import { attempt, purchase } from '@/db/schema/money/purchase';
import { method } from '@/db/schema/money/wallet';
import { media, page } from '@/db/schema/shop/page';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { openGifts } from '@/lib/money/gifts/open-gifts';
import { openShipTos } from '@/lib/money/orders/ship-to/open-ship-tos';
import { readReturns } from '@/lib/money/returns/stored/queries';
import { faceOf, openMethods } from '@/lib/money/wallet/open-methods';
import {
  attemptStateOf,
  eventKindOf,
  lineKindOf,
  moneyOf,
  type OrderEvent,
  type OrderLine,
  type OrderPicture,
  orderStateOf,
  type ParcelView,
  type PaymentView,
  type RefundView,
  refundStateOf,
  type StoredOrder,
} from './model';

/** Everything about one order, or about every order of a purchase: for mails and jobs, which act for no person. */
export async function storedOrders(which: { purchaseId: Id<'purchase'> } | { orderId: Id<'order'> }) {
  const where = 'orderId' in which ? eq(order.id, which.orderId) : eq(order.purchaseId, which.purchaseId);
  return asActor({ kind: 'system', name: 'orders', locale: 'en' }, (tx) => readOrders(tx, where));
}

/**
 * The orders that answer a condition and that the transaction's actor may see, newest first, `limit` at most.
 * Seven statements whatever their number.
 */
export async function readOrders(tx: MoneyTransaction, where: SQL, limit = 100): Promise<StoredOrder[]> {
  const heads = await readHeads(tx, where, limit);
  if (heads.length === 0) return [];
  const ids = heads.map((head) => head.id);
  const purchaseIds = [...new Set(heads.map((head) => head.purchaseId))];
  const [lines, events, refunds, parcels, returns, payments, shipTo, gifts] = await Promise.all([
    readLines(tx, ids),
    readEvents(tx, ids),
    readRefunds(tx, ids),
    readParcels(tx, ids),
    readReturns(tx, ids),
    readPayments(tx, purchaseIds),
    openShipTos(heads),
    openGifts(heads),
  ]);
  return heads.map(
    ({
      state,
      currency,
      totalMinor,
      refundedMinor,
      owedMinor,
      cashBackMinor,
      locale,
      shipSealed: _,
      given,
      ...head
    }) => ({
      ...head,
      gift: gifts(head.id),
      shipTo: shipTo(head.id),
      state: orderStateOf(state),
      total: moneyOf(totalMinor, currency),
      refunded: moneyOf(refundedMinor, currency),
      owed: BigInt(owedMinor) > 0n ? moneyOf(BigInt(owedMinor), currency) : null,
      cashBack: moneyOf(cashBackMinor, currency),
      locale: locale === 'ar' ? 'ar' : 'en',
      ...(given.state !== null && lastWay(parcels.get(head.id))),
      lines: lines.get(head.id) ?? [],
      events: events.get(head.id) ?? [],
      refunds: refunds.get(head.id) ?? [],
      parcels: parcels.get(head.id) ?? [],
      returns: returns.get(head.id) ?? [],
      payment: payments.get(head.purchaseId) ?? null,
    }),
  );
}

function readHeads(tx: MoneyTransaction, where: SQL, limit: number) {
  return (
    tx
      .select({
        id: order.id,
        purchaseId: order.purchaseId,
        owner: order.owner,
        pageId: order.pageId,
        pageName: order.pageName,
        pageHandle: order.pageHandle,
        pageClosed: sql<boolean>`${page.state} is not distinct from 'closed'`,
        pageEmail: sql<string>`coalesce(${page.contactEmail}, '')`,
        legalName: sql<string>`coalesce(${page.legalName}, '')`,
        legalAddress: sql<string>`coalesce(${page.legalAddress}, '')`,
        pageCountry: sql<string>`coalesce(${page.country}, '')`,
        state: order.state,
        currency: order.currency,
        totalMinor: order.totalMinor,
        refundedMinor: order.refundedMinor,
        // Asked of the few orders of which something came back.
        owedMinor: sql<string>`case when exists (select 1 from ${refund} r where r.order_id = ${order.id} and r.state = 'failed' and r.provider_refund is not null) then money.owed_back(${order.id}) else 0 end`,
        owedInParts: sql<boolean>`case when exists (select 1 from ${orderEvent} e where e.order_id = ${order.id} and e.kind = 'refund_came_back') then money.paid_in_parts(${order.purchaseId}) else false end`,
        atDoor: order.atDoor,
        cashBackMinor: order.cashBackMinor,
        contactEmail: order.contactEmail,
        // A seller may read the order but not the purchase behind it.
        locale: sql<string>`coalesce(${purchase.locale}, 'en')`,
        shipTo: order.shipTo,
        shipSealed: order.shipSealed,
        arrivesFrom: order.arrivesFrom,
        arrivesBy: order.arrivesBy,
        settlesBy: order.settlesBy,
        withdrawalGivenUpAt: order.withdrawalGivenUpAt,
        carrier: order.carrier,
        trackingCode: order.trackingCode,
        placedAt: order.createdAt,
        pickup: { placeName: orderPickup.placeName, hours: orderPickup.hours },
        given: { state: gift.state, note: gift.note, sealed: giftAddress.shipSealed },
        noShow: {
          ...{ reason: noShow.reason, contestedAt: noShow.contestedAt, contest: noShow.contest },
          withdrawnAt: noShow.withdrawnAt,
        },
      })
      .from(order)
      .leftJoin(purchase, eq(purchase.id, order.purchaseId))
      .leftJoin(page, eq(page.id, order.pageId))
      .leftJoin(orderPickup, eq(orderPickup.orderId, order.id))
      .leftJoin(gift, eq(gift.orderId, order.id))
      // Row security: a row for whoever sends or receives it, none for whoever bought it.
      .leftJoin(giftAddress, eq(giftAddress.orderId, order.id))
      .leftJoin(noShow, eq(noShow.orderId, order.id))
      .where(where)
      .orderBy(desc(order.createdAt), desc(order.id))
      .limit(limit)
  );
}

async function readLines(tx: MoneyTransaction, ids: Id<'order'>[]): Promise<Map<string, OrderLine[]>> {
  const rows = await tx
    .select({ line: orderLine, currency: order.currency, media })
    .from(orderLine)
    .innerJoin(order, eq(order.id, orderLine.orderId))
    .leftJoin(media, eq(media.key, orderLine.mediaKey))
    .where(inArray(orderLine.orderId, ids))
    .orderBy(asc(orderLine.position));
  return gather(rows, ({ line, currency, media: picture }) => {
    const { id, title, optionText, quantity, returned, packed, productSlug, variantId, taxBasisPoints, asFiles } = line;
    const kind = lineKindOf(line.kind);
    return [
      line.orderId,
      {
        ...{ id, kind, title, optionText, quantity, returned, packed, productSlug, variantId, taxBasisPoints, asFiles },
        unit: kind === 'goods' ? moneyOf(line.unitMinor, currency) : null,
        amount: moneyOf(line.amountMinor, currency),
        off: moneyOf(line.discountMinor, currency),
        included: line.included === 1,
        picture: picture && pictureOf(picture),
      },
    ];
  });
}

async function readEvents(tx: MoneyTransaction, ids: Id<'order'>[]): Promise<Map<string, OrderEvent[]>> {
  const rows = await tx.select().from(orderEvent).where(inArray(orderEvent.orderId, ids)).orderBy(asc(orderEvent.at));
  return gather(rows, ({ orderId, kind, at, detail }) => {
    const told = eventKindOf(kind);
    return told && [orderId, { kind: told, at, detail }];
  });
}

async function readRefunds(tx: MoneyTransaction, ids: Id<'order'>[]): Promise<Map<string, RefundView[]>> {
  const rows = await tx.select().from(refund).where(inArray(refund.orderId, ids)).orderBy(asc(refund.createdAt));
  return gather(rows, ({ orderId, id, amountMinor, currency, state, reason, createdAt }) => [
    orderId,
    { id, amount: moneyOf(amountMinor, currency), state: refundStateOf(state), reason, at: createdAt },
  ]);
}

async function readParcels(tx: MoneyTransaction, ids: Id<'order'>[]): Promise<Map<string, ParcelView[]>> {
  const rows = await tx
    .select({
      parcel,
      units: sql<
        { line: string; quantity: number }[]
      >`jsonb_agg(jsonb_build_object('line', ${parcelLine.lineId}, 'quantity', ${parcelLine.quantity}) order by ${parcelLine.lineId})`,
    })
    .from(parcel)
    .innerJoin(parcelLine, eq(parcelLine.parcelId, parcel.id))
    .where(inArray(parcel.orderId, ids))
    .groupBy(parcel.id)
    .orderBy(asc(parcel.packedAt), asc(parcel.id));
  return gather(rows, ({ parcel: { orderId, id, carrier, trackingCode, sentAt }, units }) => [
    orderId,
    {
      ...{ id, carrier, trackingCode, sentAt },
      units: units.map((one) => ({ lineId: fromUuid('line', one.line), quantity: one.quantity })),
    },
  ]);
}

/** How the last parcel of an order travels: a gift's own row says it to nobody, for whoever bought it reads that row and not her parcels. */
function lastWay(parcels: readonly ParcelView[] | undefined) {
  const last = parcels?.findLast((one) => one.sentAt !== null);
  return last && { carrier: last.carrier, trackingCode: last.trackingCode };
}

/**
 * The latest try at paying each purchase. Row security shows it to the buyer and to nobody else; a method that was
 * forgotten since has no face.
 */
async function readPayments(tx: MoneyTransaction, purchaseIds: Id<'purchase'>[]): Promise<Map<string, PaymentView>> {
  const rows = await tx
    .select({
      purchaseId: attempt.purchaseId,
      state: attempt.state,
      problem: attempt.problem,
      awaits: attempt.awaits,
      undoMilliseconds: sql<number>`coalesce(greatest(0, extract(epoch from ${attempt.undoUntil} - clock_timestamp()) * 1000), 0)::int`,
      card: method,
    })
    .from(attempt)
    .leftJoin(method, and(eq(method.owner, attempt.owner), isCardOfAttempt))
    .where(inArray(attempt.purchaseId, purchaseIds))
    .orderBy(asc(attempt.createdAt));
  const cards = new Map(rows.flatMap(({ card }) => (card ? [[card.id, card]] : [])));
  const faces = new Map((await openMethods([...cards.values()])).map((one) => [one.id, one]));
  return new Map(
    rows.map(({ purchaseId, state, problem, awaits, undoMilliseconds, card }) => {
      const opened = card && faces.get(card.id);
      const face = opened ? faceOf(opened) : null;
      return [purchaseId, { problem, awaits, undoMilliseconds, face, state: attemptStateOf(state) }];
    }),
  );
}

/** By its mark; a row of before the vault by the token itself. */
const isCardOfAttempt = or(
  eq(method.providerMark, attempt.providerMethod),
  eq(method.providerMethod, attempt.providerMethod),
);

function pictureOf({ key, width, height, blur, alt }: OrderPicture): OrderPicture {
  return { key, width, height, blur, alt };
}

function gather<Row, View>(rows: Row[], view: (row: Row) => [owner: string, view: View] | null): Map<string, View[]> {
  const gathered = new Map<string, View[]>();
  for (const row of rows) {
    const seen = view(row);
    if (seen) gathered.set(seen[0], [...(gathered.get(seen[0]) ?? []), seen[1]]);
  }
  return gathered;
}
