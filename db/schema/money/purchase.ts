import { sql } from 'drizzle-orm';
import { boolean, check, index, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant, minorColumn } from '@/db/schema/columns';
import { money } from './wallet';

/** One consent and one authorisation in one currency, over one order per seller. */
export const purchase = money.table(
  'purchase',
  {
    id: idColumn('purchase', 'id').primaryKey(),
    owner: text('owner').notNull(),
    personId: idColumn('person', 'person_id'),
    currency: text('currency').notNull(),
    totalMinor: minorColumn('total_minor').notNull(),
    contactEmail: text('contact_email').notNull(),
    locale: text('locale').notNull().default('en'),
    /** Bought out of the cart: its lines leave the cart once the purchase is authorized. */
    fromCart: boolean('from_cart').notNull().default(false),
    /** Hash of the token in the link that opens the orders without an account. */
    openTokenHash: hashColumn('open_token_hash').notNull(),
    /** The share of a purchase of several people that it pays; it has no orders then. */
    partId: idColumn('part', 'part_id'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('purchase_part').on(table.partId).where(sql`${table.partId} is not null`),
    index('purchase_owner').on(table.owner, table.createdAt),
    uniqueIndex('purchase_token_key').on(table.openTokenHash),
    index('purchase_email').on(sql`lower(${table.contactEmail})`).where(sql`${table.personId} is null`),
    check('purchase_total', sql`${table.totalMinor} > 0`),
  ],
);

/**
 * One try at paying a purchase. `key` is made in the browser when the sheet opens: the same key is the
 * same try, however often it arrives. The attempt's id is the provider's idempotency key.
 */
export const attempt = money.table(
  'attempt',
  {
    id: idColumn('attempt', 'id').primaryKey(),
    purchaseId: idColumn('purchase', 'purchase_id')
      .notNull()
      .references(() => purchase.id),
    owner: text('owner').notNull(),
    personId: idColumn('person', 'person_id'),
    key: text('key').notNull(),
    bodyHash: hashColumn('body_hash').notNull(),
    state: text('state').notNull().default('pending'),
    /** Who holds and takes the money; every later call about it goes there. Nobody does of what is paid at the `door`, and of a `split` purchase its payers' own attempts do. */
    provider: text('provider', { enum: ['stripe', 'paypal', 'door', 'split'] })
      .notNull()
      .default('stripe'),
    /** Its bank is asked after the undo time, and answers days later: nothing is held before. */
    delayed: boolean('delayed').notNull().default(false),
    providerCustomer: text('provider_customer').notNull(),
    /** The mark of the method (`method.provider_mark`), by which its face is found again; the token itself goes to the provider only. */
    providerMethod: text('provider_method').notNull(),
    /** The payment at the provider: an intent of Stripe, an order of PayPal. */
    providerIntent: text('provider_intent'),
    /** From which network it comes, as a hash, and with which card, as a mark: kept only until the bank has answered. */
    networkHash: hashColumn('network_hash'),
    fingerprint: text('fingerprint'),
    /** Why it was declined, as a refusal code. */
    problem: text('problem'),
    /** The provider's page for 3-D Secure while the state is `action`. */
    actionUrl: text('action_url'),
    /** Its seller has to say first that it is to be taken, as another site's server does; until `undo_until` it may, then it is let go. */
    awaits: boolean('awaits').notNull().default(false),
    /** When capture is due: the end of the shopper's undo time, by the database's clock. */
    undoUntil: instant('undo_until'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('attempt_key').on(table.owner, table.key),
    uniqueIndex('attempt_intent_key').on(table.providerIntent),
    index('attempt_purchase').on(table.purchaseId),
    index('attempt_token').on(table.id).where(sql`${table.providerMethod} not like 'm1.%'`),
    index('attempt_open')
      .on(table.updatedAt)
      .where(sql`${table.state} in ('pending', 'action', 'unknown', 'authorized', 'capturing', 'settling', 'voiding')`),
    check('attempt_settling', sql`${table.delayed} or ${table.state} <> 'settling'`),
    check('attempt_provider', sql`${table.provider} in ('stripe', 'paypal', 'door', 'split')`),
    check(
      'attempt_door',
      sql`case when ${table.provider} = 'door' then ${table.state} in ('pending', 'agreed') and ${table.providerIntent} is null else ${table.state} <> 'agreed' end`,
    ),
    check('attempt_split', sql`${table.provider} <> 'split' or ${table.providerIntent} is null`),
    check(
      'attempt_forgets',
      sql`${table.state} in ('pending', 'action', 'unknown') or (${table.networkHash} is null and ${table.fingerprint} is null)`,
    ),
    check(
      'attempt_state',
      sql`${table.state} in ('pending', 'action', 'unknown', 'authorized', 'capturing', 'settling', 'captured', 'declined', 'voiding', 'voided', 'expired', 'agreed')`,
    ),
  ],
);
