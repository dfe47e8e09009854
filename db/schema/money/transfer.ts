import { sql } from 'drizzle-orm';
import { type AnyPgColumn, boolean, check, index, integer, numeric, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { purchase } from './purchase';
import { money } from './wallet';

/**
 * A bank account at the provider that transfers go to: somebody's own, or one of somebody else that she gave there to send money to. The account's
 * numbers are the provider's alone.
 */
export const recipient = money.table(
  'recipient',
  {
    id: idColumn('recipient', 'id').primaryKey(),
    owner: text('owner').notNull(),
    personId: idColumn('person', 'person_id').notNull(),
    /** `own`: what others send to her arrives there. `other`: whom she sends to, who may have no account here. */
    kind: text('kind').notNull(),
    /** The name of somebody else, sealed; one's own is her account's. */
    sealed: text('sealed'),
    country: text('country').notNull(),
    state: text('state').notNull().default('none'),
    providerAccount: text('provider_account'),
    /** What of the account may be shown, and in which currency it is. */
    currency: text('currency'),
    bank: text('bank'),
    last4: text('last4'),
    removedAt: instant('removed_at'),
    checkedAt: instant('checked_at'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    updatedAt: instant('updated_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('recipient_own').on(table.personId).where(sql`${table.kind} = 'own'`),
    uniqueIndex('recipient_account').on(table.providerAccount).where(sql`${table.providerAccount} is not null`),
    index('recipient_owner').on(table.owner, table.createdAt),
    index('recipient_waiting')
      .on(table.checkedAt)
      .where(sql`${table.state} in ('started', 'pending', 'restricted') and ${table.removedAt} is null`),
    check('recipient_kind', sql`${table.kind} in ('own', 'other')`),
    check('recipient_state', sql`${table.state} in ('none', 'started', 'pending', 'active', 'restricted')`),
    check(
      'recipient_started',
      sql`${table.removedAt} is not null or (${table.state} = 'none') = (${table.providerAccount} is null)`,
    ),
    check('recipient_active', sql`${table.state} <> 'active' or ${table.currency} is not null`),
    check('recipient_person', sql`${table.owner} = 'person:' || ${table.personId}::text`),
  ],
);

/**
 * What sending an amount to somebody would cost and bring, promised to one person for some minutes and used at most once. The rate is what one major
 * unit of the one currency is in the other, as a fraction of whole numbers.
 */
export const quote = money.table(
  'quote',
  {
    id: idColumn('quote', 'id').primaryKey(),
    owner: text('owner').notNull(),
    receiverId: idColumn('person', 'receiver_id'),
    recipientId: idColumn('recipient', 'recipient_id').references(() => recipient.id),
    /** Sent to an address of e-mail: its mark, by which whoever has confirmed it finds it. */
    addressMark: text('address_mark'),
    /** That address or number, sealed for whoever sends; of an account, what differs in the name of whoever has it, as she was shown it. */
    sealed: text('sealed'),
    /** Whether whoever has the account goes by the name she gave, as she was shown it before paying; null where she was shown nothing yet. */
    nameCheck: text('name_check'),
    sendMinor: minorColumn('send_minor').notNull(),
    sendCurrency: text('send_currency').notNull(),
    feeMinor: minorColumn('fee_minor').notNull(),
    arriveMinor: minorColumn('arrive_minor').notNull(),
    arriveCurrency: text('arrive_currency').notNull(),
    /** To another country than the sender's. */
    abroad: boolean('abroad').notNull(),
    reason: text('reason').notNull(),
    midOver: numeric('mid_over', { precision: 40, scale: 0 }).notNull(),
    midUnder: numeric('mid_under', { precision: 40, scale: 0 }).notNull(),
    marginBasisPoints: integer('margin_basis_points').notNull(),
    /** Of which day the rate is (`YYYY-MM-DD`). */
    source: text('source').notNull(),
    expiresAt: instant('expires_at').notNull(),
    transferId: idColumn('transfer', 'transfer_id').references((): AnyPgColumn => transfer.id),
    /** What it pays, where it was asked for that: a request, or what one member of a group owes another. */
    requestId: idColumn('request', 'request_id'),
    groupId: idColumn('group', 'group_id'),
    debtorId: idColumn('member', 'debtor_id'),
    creditorId: idColumn('member', 'creditor_id'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('quote_transfer').on(table.transferId),
    index('quote_owner').on(table.owner, table.createdAt),
    index('quote_unused').on(table.expiresAt).where(sql`${table.transferId} is null`),
    check('quote_name_check', sql`${table.nameCheck} in ('match', 'close', 'none', 'unchecked')`),
    check('quote_to', sql`num_nonnulls(${table.receiverId}, ${table.recipientId}, ${table.addressMark}) = 1`),
    check(
      'quote_settles',
      sql`num_nonnulls(${table.groupId}, ${table.debtorId}, ${table.creditorId}) in (0, 3)
        and num_nonnulls(${table.requestId}, ${table.groupId}) <= case when ${table.receiverId} is null then 0 else 1 end`,
    ),
    check('quote_reason', sql`${table.reason} in ('family', 'friend', 'bill', 'gift', 'work', 'other', 'group')`),
    check('quote_amounts', sql`${table.sendMinor} > 0 and ${table.feeMinor} >= 0 and ${table.arriveMinor} > 0`),
    check('quote_rate', sql`${table.midOver} > 0 and ${table.midUnder} > 0`),
    check('quote_margin', sql`${table.marginBasisPoints} between 0 and 500`),
    check(
      'quote_same_currency',
      sql`${table.sendCurrency} <> ${table.arriveCurrency} or (${table.sendMinor} = ${table.arriveMinor} and ${table.marginBasisPoints} = 0)`,
    ),
  ],
);

/**
 * Money from one person to another, to a bank account, or to a charity. Its first leg is a purchase without orders, which holds and takes what she
 * pays (`send_minor` and `fee_minor`); its second leg sends `arrive_minor` through the provider. Between them the money stands on an account of
 * the ledger that belongs to this transfer alone.
 */
export const transfer = money.table(
  'transfer',
  {
    id: idColumn('transfer', 'id').primaryKey(),
    purchaseId: idColumn('purchase', 'purchase_id')
      .notNull()
      .references(() => purchase.id),
    owner: text('owner').notNull(),
    personId: idColumn('person', 'person_id').notNull(),
    kind: text('kind').notNull(),
    state: text('state').notNull().default('asked'),
    /** Who receives it: a person here (whose own account is looked for when it is sent), or the bank account of somebody else. */
    receiverId: idColumn('person', 'receiver_id'),
    recipientId: idColumn('recipient', 'recipient_id').references(() => recipient.id),
    /** Sent to an address of e-mail, whoever has it: its mark, and the address, sealed for its sender. `receiver_id` follows when it is found. */
    addressed: boolean('addressed').notNull().default(false),
    addressMark: text('address_mark'),
    sealed: text('sealed'),
    /** What it was sent to is a telephone number: whoever opens the sender's link is hers to confirm (`transfer_link`). */
    byPhone: boolean('by_phone').notNull().default(false),
    sendMinor: minorColumn('send_minor').notNull(),
    feeMinor: minorColumn('fee_minor').notNull(),
    currency: text('currency').notNull(),
    arriveMinor: minorColumn('arrive_minor').notNull(),
    arriveCurrency: text('arrive_currency').notNull(),
    /** What arrives instead, once whoever receives it has agreed to have it changed into the currency of her account. */
    convertedMinor: minorColumn('converted_minor'),
    convertedCurrency: text('converted_currency'),
    abroad: boolean('abroad').notNull(),
    /** What it is for, of a closed list, as she said. */
    reason: text('reason').notNull(),
    /** Until it is taken she may take it back for nothing: at least so long after it is held. */
    pauseSeconds: integer('pause_seconds').notNull(),
    cancelUntil: instant('cancel_until'),
    /** When the hold is let go if whoever receives it has not said by then where it goes. */
    claimBy: instant('claim_by'),
    /** When what she paid was taken: from here on it is due. */
    takenAt: instant('taken_at'),
    /** The account it is sent to, as it was when that began; the provider's sending, what it took for it, and why it did not work. `tries` is part of its key. */
    providerAccount: text('provider_account'),
    providerIntent: text('provider_intent'),
    debitedMinor: minorColumn('debited_minor'),
    problem: text('problem'),
    tries: integer('tries').notNull().default(0),
    /** How often the provider found only after taking it on that it had not enough to send it: each waits longer, and is a sending of its own. */
    resends: integer('resends').notNull().default(0),
    /** It is being called back so that another sending follows: whoever finds it called back sends that one. */
    resendWished: boolean('resend_wished').notNull().default(false),
    /** The provider's charge behind the first leg, and what it kept of it: Souk bears that. */
    providerCharge: text('provider_charge'),
    providerFeeMinor: minorColumn('provider_fee_minor'),
    feeAskedAt: instant('fee_asked_at').notNull().default(sql`clock_timestamp()`),
    /** Giving back what was taken is a refund of the first leg under this id. */
    refundId: idColumn('refund', 'refund_id').notNull(),
    deliveredAt: instant('delivered_at'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
    updatedAt: instant('updated_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('transfer_purchase').on(table.purchaseId),
    uniqueIndex('transfer_intent').on(table.providerIntent),
    index('transfer_owner').on(table.owner, table.createdAt),
    index('transfer_receiver').on(table.receiverId, table.createdAt),
    index('transfer_recipient').on(table.recipientId),
    index('transfer_address').on(table.addressMark).where(sql`${table.receiverId} is null and ${table.state} = 'held'`),
    index('transfer_fee')
      .on(table.feeAskedAt)
      .where(sql`${table.providerCharge} is null and ${table.state} in ('delivered', 'returning', 'returned')`),
    index('transfer_watched').on(table.updatedAt).where(sql`${table.state} = 'delivered'`),
    index('transfer_open').on(table.updatedAt).where(sql`${table.state} in ('taken', 'sending', 'returning')`),
    check('transfer_kind', sql`${table.kind} in ('send')`),
    check(
      'transfer_state',
      sql`${table.state} in ('asked', 'held', 'taken', 'sending', 'delivered', 'returning', 'returned', 'canceled', 'expired', 'declined')`,
    ),
    check(
      'transfer_to',
      sql`num_nonnulls(${table.receiverId}, ${table.recipientId}) = 1 or (${table.addressed} and ${table.recipientId} is null and ${table.receiverId} is null)`,
    ),
    check('transfer_addressed', sql`${table.addressed} or ${table.addressMark} is null`),
    check('transfer_by_phone', sql`${table.addressed} or not ${table.byPhone}`),
    check(
      'transfer_converted',
      sql`(${table.convertedMinor} is null) = (${table.convertedCurrency} is null) and (${table.convertedMinor} is null or ${table.convertedMinor} > 0)`,
    ),
    check('transfer_resends', sql`${table.resends} between 0 and 5`),
    check('transfer_not_to_herself', sql`${table.receiverId} is null or ${table.receiverId} <> ${table.personId}`),
    check('transfer_amounts', sql`${table.sendMinor} > 0 and ${table.feeMinor} >= 0 and ${table.arriveMinor} > 0`),
    check('transfer_reason', sql`${table.reason} in ('family', 'friend', 'bill', 'gift', 'work', 'other', 'group')`),
    check(
      'transfer_held',
      sql`${table.state} in ('asked', 'declined', 'expired', 'canceled') or (${table.cancelUntil} is not null and ${table.claimBy} is not null)`,
    ),
    // A hold of a card ends at its bank after seven days.
    check(
      'transfer_claim',
      sql`${table.claimBy} is null or ${table.claimBy} <= ${table.createdAt} + interval '6 days'`,
    ),
    check(
      'transfer_sent',
      sql`${table.state} <> 'delivered' or (${table.providerIntent} is not null and ${table.debitedMinor} is not null)`,
    ),
  ],
);

/**
 * What somebody says is wrong with a transfer of hers, and what was found. It is decided within 90 days; what she wrote and the reason are sealed for her,
 * and operators read them while her account stands.
 */
export const transferCase = money.table(
  'transfer_case',
  {
    id: idColumn('transferCase', 'id').primaryKey(),
    transferId: idColumn('transfer', 'transfer_id')
      .notNull()
      .references(() => transfer.id),
    owner: text('owner').notNull(),
    personId: idColumn('person', 'person_id').notNull(),
    kind: text('kind').notNull(),
    sealed: text('sealed'),
    decideBy: instant('decide_by').notNull().default(sql`clock_timestamp() + interval '90 days'`),
    remedy: text('remedy'),
    /** Why it was decided so, sealed. */
    reason: text('reason'),
    decidedAt: instant('decided_at'),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    uniqueIndex('transfer_case_open').on(table.transferId).where(sql`${table.decidedAt} is null`),
    index('transfer_case_transfer').on(table.transferId),
    index('transfer_case_due').on(table.decideBy).where(sql`${table.decidedAt} is null`),
    check('transfer_case_kind', sql`${table.kind} in ('wrong_amount', 'not_arrived', 'not_mine', 'late', 'other')`),
    check('transfer_case_remedy', sql`${table.remedy} in ('refund', 'resend', 'correction', 'none')`),
    check('transfer_case_decided', sql`(${table.remedy} is null) = (${table.decidedAt} is null)`),
    check('transfer_case_in_time', sql`${table.decideBy} <= ${table.createdAt} + interval '91 days'`),
  ],
);
