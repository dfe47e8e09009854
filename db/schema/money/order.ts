import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, jsonb, numeric, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { purchase } from './purchase';
import { money } from './wallet';

/** The delivery address as it was when the order was placed. */
export type ShipTo = {
  name: string;
  line1: string;
  line2: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
  phone: string;
};

/** What one seller owes one buyer out of a purchase, with its own snapshot of lines, prices and address. */
export const order = money.table(
  'order',
  {
    id: idColumn('order', 'id').primaryKey(),
    purchaseId: idColumn('purchase', 'purchase_id')
      .notNull()
      .references(() => purchase.id),
    owner: text('owner').notNull(),
    personId: idColumn('person', 'person_id'),
    pageId: idColumn('page', 'page_id').notNull(),
    /** Seller's name and handle at the time. */
    pageName: text('page_name').notNull(),
    pageHandle: text('page_handle').notNull(),
    state: text('state').notNull().default('pending'),
    currency: text('currency').notNull(),
    totalMinor: minorColumn('total_minor').notNull(),
    refundedMinor: minorColumn('refunded_minor').notNull().default(sql`0`),
    /** It is paid in cash to its seller when it is handed over: nothing of it ever stands in the ledger. */
    atDoor: boolean('at_door').notNull().default(false),
    /** Of such an order: what its seller says she gave back. */
    cashBackMinor: minorColumn('cash_back_minor').notNull().default(sql`0`),
    contactEmail: text('contact_email').notNull(),
    /** Its country, for prices and the books; all of it in an order that was placed before the sealing, until the worker has sealed it. */
    shipTo: jsonb('ship_to').$type<Partial<ShipTo>>().notNull(),
    /** The rest, sealed under the order's own key; null when that was destroyed, or not sealed yet. */
    shipSealed: text('ship_sealed'),
    /** Blind marks by which the people of the page find the order by its buyer's name. */
    buyerMarks: text('buyer_marks').array(),
    arrivesFrom: date('arrives_from', { mode: 'string' }).notNull(),
    arrivesBy: date('arrives_by', { mode: 'string' }).notNull(),
    /** When she asked for her files at once and gave up her right of withdrawal, where the law of her country has one. */
    withdrawalGivenUpAt: instant('withdrawal_given_up_at'),
    /** The last day on which the buyer's bank answers, once it was asked for money that comes days later. */
    settlesBy: date('settles_by', { mode: 'string' }),
    carrier: text('carrier').notNull().default(''),
    trackingCode: text('tracking_code').notNull().default(''),
    /** When all of it lay in parcels, when the last of them left, when it arrived: the first moments of the timeline, for lists. */
    packedAt: instant('packed_at'),
    shippedAt: instant('shipped_at'),
    deliveredAt: instant('delivered_at'),
    /** The list of its seller's inbox in which it stands. */
    stage: text('stage')
      .notNull()
      .generatedAlwaysAs(
        sql`case when state in ('pending', 'authorized', 'settling') then 'unpaid' when state in ('canceled', 'failed', 'expired', 'refunded', 'not_taken') then 'cancelled' when state = 'disputed' then 'disputed' when state = 'delivered' or delivered_at is not null then 'delivered' when state = 'fulfilled' or shipped_at is not null then 'shipped' when packed_at is not null then 'packed' else 'to_pack' end`,
      ),
    /** What people call it: the end of its id, in hex. Stored, because row security lets no index be searched by an expression. */
    number: text('number').notNull().generatedAlwaysAs(sql`"right"((id)::text, 10)`),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('order_purchase_page_key').on(table.purchaseId, table.pageId),
    index('order_owner').on(table.owner, table.createdAt),
    index('order_page').on(table.pageId, table.createdAt, table.id),
    index('order_page_stage').on(table.pageId, table.stage, table.createdAt, table.id),
    index('order_page_due').on(table.pageId, table.createdAt, table.id).where(sql`${table.state} = 'due'`),
    index('order_unsealed').on(table.id).where(sql`${table.shipTo} ? 'name'`),
    check('order_ship_sealed', sql`${table.shipSealed} is null or not ${table.shipTo} ? 'name'`),
    check('order_ship_size', sql`length(${table.shipSealed}) <= 8000`),
    index('order_owner_door').on(table.owner).where(sql`${table.atDoor}`),
    index('order_page_number').on(table.pageId, table.number),
    check(
      'order_state',
      sql`${table.state} in ('pending', 'authorized', 'settling', 'paid', 'fulfilled', 'delivered', 'canceled', 'failed', 'expired', 'partially_refunded', 'refunded', 'disputed', 'due', 'collected', 'not_taken')`,
    ),
    // What is paid at the door goes its own way, so that no settlement, payout, refund or dispute can meet it.
    check(
      'order_door',
      sql`case when ${table.atDoor} then ${table.state} in ('pending', 'due', 'collected', 'not_taken', 'canceled', 'failed', 'expired') else ${table.state} not in ('due', 'collected', 'not_taken') end`,
    ),
    check('order_door_most', sql`not ${table.atDoor} or ${table.totalMinor} <= 500000`),
    check(
      'order_cash_back',
      sql`${table.cashBackMinor} = 0 or (${table.state} = 'collected' and ${table.cashBackMinor} between 1 and ${table.totalMinor})`,
    ),
    check('order_refund', sql`${table.refundedMinor} between 0 and ${table.totalMinor}`),
    check('order_total', sql`${table.totalMinor} > 0`),
  ],
);

/** A line of an order's total: goods carry variant and quantity; delivery, tax and discount only an amount. */
export const orderLine = money.table(
  'order_line',
  {
    id: idColumn('line', 'id').primaryKey(),
    orderId: idColumn('order', 'order_id')
      .notNull()
      .references(() => order.id),
    owner: text('owner').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    kind: text('kind').notNull(),
    position: integer('position').notNull(),
    productId: idColumn('product', 'product_id'),
    variantId: idColumn('variant', 'variant_id'),
    title: text('title').notNull().default(''),
    /** "Blue · Large", as it was; of a discount its code; of tax `service` where the rate is no estimate. */
    optionText: text('option_text').notNull().default(''),
    productSlug: text('product_slug').notNull().default(''),
    /** Delivered as files: it is never packed, sent or sent back. */
    asFiles: boolean('as_files').notNull().default(false),
    mediaKey: text('media_key'),
    quantity: integer('quantity').notNull().default(1),
    /** Units that went, or are about to go, back on the shelf with a refund. */
    returned: integer('returned').notNull().default(0),
    /** Units that lie in parcels, also in those that left. */
    packed: integer('packed').notNull().default(0),
    unitMinor: minorColumn('unit_minor').notNull().default(sql`0`),
    amountMinor: minorColumn('amount_minor').notNull(),
    /** Of goods and delivery: what of the order's discounts was taken off this line. */
    discountMinor: minorColumn('discount_minor').notNull().default(sql`0`),
    /** For tax: its name in `title`, the rate in basis points (8.875 % is 887.5), and whether the prices contain it (then it adds nothing). */
    taxBasisPoints: numeric('tax_basis_points', { precision: 7, scale: 2, mode: 'number' }).notNull().default(0),
    included: integer('included').notNull().default(0),
  },
  (table) => [
    index('order_line_order').on(table.orderId, table.position),
    index('order_line_product').on(table.productId),
    check('order_line_kind', sql`${table.kind} in ('goods', 'delivery', 'tax', 'discount')`),
    check('order_line_returned', sql`${table.returned} between 0 and ${table.quantity}`),
    check('order_line_discount', sql`${table.discountMinor} between 0 and greatest(${table.amountMinor}, 0)`),
    check('order_line_packed', sql`${table.packed} between 0 and ${table.quantity}`),
    check(
      'order_line_amount',
      sql`(${table.kind} = 'discount' and ${table.amountMinor} <= 0) or ${table.amountMinor} >= 0`,
    ),
  ],
);

/** The timeline of an order: what happened, when, by whom. Appended only. */
export const orderEvent = money.table(
  'order_event',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    orderId: idColumn('order', 'order_id')
      .notNull()
      .references(() => order.id),
    owner: text('owner').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
    kind: text('kind').notNull(),
    detail: jsonb('detail').$type<Record<string, string>>().notNull().default({}),
  },
  (table) => [index('order_event_order').on(table.orderId, table.at)],
);

/** Money going back to the buyer. The row comes first, then the provider's call, then the ledger. */
export const refund = money.table(
  'refund',
  {
    id: idColumn('refund', 'id').primaryKey(),
    orderId: idColumn('order', 'order_id')
      .notNull()
      .references(() => order.id),
    owner: text('owner').notNull(),
    pageId: idColumn('page', 'page_id').notNull(),
    key: text('key').notNull(),
    currency: text('currency').notNull(),
    amountMinor: minorColumn('amount_minor').notNull(),
    state: text('state').notNull().default('pending'),
    reason: text('reason').notNull().default(''),
    /** Units that go back on the shelf with it, by variant: what its seller chose, or what follows when she did not. */
    back: jsonb('back').$type<Record<string, number>>().notNull().default({}),
    /** Its name at the provider, once given. A failed one that has it was sent back by the buyer's bank, days later. */
    providerRefund: text('provider_refund'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('refund_key').on(table.orderId, table.key),
    index('refund_open').on(table.updatedAt).where(sql`${table.state} = 'pending'`),
    check('refund_amount', sql`${table.amountMinor} > 0`),
    check('refund_state', sql`${table.state} in ('pending', 'succeeded', 'failed')`),
  ],
);
