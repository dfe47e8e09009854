import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { money } from './wallet';

/** People who split what they spend. Its name, and every word that is written in it, lies sealed under a key of the group alone. */
export const expenseGroup = money.table(
  'expense_group',
  {
    id: idColumn('group', 'id').primaryKey(),
    sealed: text('sealed').notNull(),
    /** In which a new expense begins; each has its own. */
    currency: text('currency').notNull(),
    /** How many expenses were split: whose turn it is to bear an odd unit. */
    turn: integer('turn').notNull().default(0),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [check('expense_group_sealed', sql`length(${table.sealed}) <= 2000 and ${table.turn} >= 0`)],
);

/**
 * A place in a group: a person's, or that of somebody who is a name only until she takes it over by its link, of which only the hash is kept.
 * Who left keeps her place, so that what she paid and bore stays said; she sees nothing of it any more.
 */
export const groupMember = money.table(
  'group_member',
  {
    id: idColumn('member', 'id').primaryKey(),
    groupId: idColumn('group', 'group_id')
      .notNull()
      .references(() => expenseGroup.id),
    owner: text('owner'),
    /** The name of whoever has no account here. */
    sealed: text('sealed'),
    tokenHash: text('token_hash'),
    /** In which order they came: the order in which odd units go round. */
    place: integer('place').notNull(),
    /** Whether she wants no reminders of this group. */
    remindersOff: boolean('reminders_off').notNull().default(false),
    joinedAt: instant('joined_at').notNull().default(sql`clock_timestamp()`),
    leftAt: instant('left_at'),
  },
  (table) => [
    unique('group_member_of_group').on(table.groupId, table.id),
    uniqueIndex('group_member_place').on(table.groupId, table.place),
    uniqueIndex('group_member_token').on(table.tokenHash),
    uniqueIndex('group_member_owner').on(table.owner, table.groupId).where(sql`${table.leftAt} is null`),
    check('group_member_sealed', sql`length(${table.sealed}) <= 2000`),
    check('group_member_named', sql`(${table.owner} is null) = (${table.sealed} is not null)`),
    check('group_member_link', sql`${table.tokenHash} is null or ${table.owner} is null`),
  ],
);

/** Something that was paid for several. What it says stands in its versions; this says which of them holds. */
export const expense = money.table(
  'expense',
  {
    id: idColumn('expense', 'id').primaryKey(),
    groupId: idColumn('group', 'group_id')
      .notNull()
      .references(() => expenseGroup.id),
    version: integer('version').notNull().default(1),
    removed: boolean('removed').notNull().default(false),
    createdAt: instant('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    unique('expense_of_group').on(table.groupId, table.id),
    check('expense_version_is', sql`${table.version} >= 1`),
  ],
);

/** What was said of an expense at some time, by whom. Never changed: a change, and taking it away, is a new version. */
export const expenseVersion = money.table(
  'expense_version',
  {
    expenseId: idColumn('expense', 'expense_id').notNull(),
    version: integer('version').notNull(),
    groupId: idColumn('group', 'group_id').notNull(),
    /** The member who wrote it. */
    writerId: idColumn('member', 'writer_id').notNull(),
    /** Made before it was sent: the same key again is the same version. */
    key: text('key').notNull(),
    removed: boolean('removed').notNull().default(false),
    currency: text('currency').notNull(),
    amountMinor: minorColumn('amount_minor').notNull(),
    way: text('way').notNull(),
    turn: integer('turn').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    /** Its title, a note and the names of its items. */
    sealed: text('sealed').notNull(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.expenseId, table.version] }),
    unique('expense_version_of_group').on(table.groupId, table.expenseId, table.version),
    uniqueIndex('expense_version_key').on(table.groupId, table.key),
    foreignKey({
      name: 'expense_version_expense_fk',
      columns: [table.groupId, table.expenseId],
      foreignColumns: [expense.groupId, expense.id],
    }),
    foreignKey({
      name: 'expense_version_writer_fk',
      columns: [table.groupId, table.writerId],
      foreignColumns: [groupMember.groupId, groupMember.id],
    }),
    // The most of a currency with three decimals (`amountMost`). What is too much can still be taken away.
    check(
      'expense_version_amount',
      sql`${table.amountMinor} > 0 and (${table.amountMinor} <= 10000000000000 or ${table.removed})`,
    ),
    check('expense_version_way', sql`${table.way} in ('even', 'shares', 'percent', 'exact', 'items')`),
    check('expense_version_size', sql`length(${table.sealed}) <= 20000 and length(${table.key}) <= 64`),
  ],
);

/** What one member paid of an expense and what she bears of it; both sum to the whole, which a trigger asks at the end of each transaction. */
export const expensePart = money.table(
  'expense_part',
  {
    expenseId: idColumn('expense', 'expense_id').notNull(),
    version: integer('version').notNull(),
    groupId: idColumn('group', 'group_id').notNull(),
    memberId: idColumn('member', 'member_id').notNull(),
    paidMinor: minorColumn('paid_minor').notNull(),
    borneMinor: minorColumn('borne_minor').notNull(),
    /** As it was typed: thousandths of a share, basis points or minor units, by the way; null for who takes no part in the division. */
    weight: bigint('weight', { mode: 'bigint' }),
    /** What she bears beforehand. */
    adjustedMinor: minorColumn('adjusted_minor').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.expenseId, table.version, table.memberId] }),
    foreignKey({
      name: 'expense_part_version_fk',
      columns: [table.groupId, table.expenseId, table.version],
      foreignColumns: [expenseVersion.groupId, expenseVersion.expenseId, expenseVersion.version],
    }),
    foreignKey({
      name: 'expense_part_member_fk',
      columns: [table.groupId, table.memberId],
      foreignColumns: [groupMember.groupId, groupMember.id],
    }),
    index('expense_part_group').on(table.groupId),
    check(
      'expense_part_amounts',
      sql`${table.paidMinor} >= 0 and ${table.borneMinor} >= 0 and ${table.adjustedMinor} >= 0 and coalesce(${table.weight}, 0) >= 0`,
    ),
  ],
);

/**
 * What one member gave back to another, as one of them says it until the other has confirmed it; or let her off. It counts once it is confirmed.
 * One that names a transfer is confirmed by that (`money.settled_by_transfer`).
 */
export const groupRepayment = money.table(
  'group_repayment',
  {
    id: idColumn('repayment', 'id').primaryKey(),
    groupId: idColumn('group', 'group_id').notNull(),
    fromId: idColumn('member', 'from_id').notNull(),
    toId: idColumn('member', 'to_id').notNull(),
    /** The member who said it. */
    tellerId: idColumn('member', 'teller_id').notNull(),
    way: text('way').notNull(),
    currency: text('currency').notNull(),
    amountMinor: minorColumn('amount_minor').notNull(),
    state: text('state').notNull().default('said'),
    transferId: uuid('transfer_id'),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    index('group_repayment_group').on(table.groupId, table.at),
    uniqueIndex('group_repayment_transfer').on(table.transferId),
    foreignKey({
      name: 'group_repayment_from_fk',
      columns: [table.groupId, table.fromId],
      foreignColumns: [groupMember.groupId, groupMember.id],
    }),
    foreignKey({
      name: 'group_repayment_to_fk',
      columns: [table.groupId, table.toId],
      foreignColumns: [groupMember.groupId, groupMember.id],
    }),
    foreignKey({
      name: 'group_repayment_teller_fk',
      columns: [table.groupId, table.tellerId],
      foreignColumns: [groupMember.groupId, groupMember.id],
    }),
    check('group_repayment_amount', sql`${table.amountMinor} > 0 and ${table.fromId} <> ${table.toId}`),
    check('group_repayment_most', sql`${table.amountMinor} <= 10000000000000 or ${table.way} = 'transfer'`),
    check('group_repayment_way', sql`${table.way} in ('otherwise', 'forgiven', 'transfer')`),
    check('group_repayment_transferred', sql`(${table.way} = 'transfer') = (${table.transferId} is not null)`),
    check('group_repayment_state', sql`${table.state} in ('said', 'confirmed', 'denied', 'taken_back')`),
    check('group_repayment_answered', sql`(${table.state} = 'said') = (${table.answeredAt} is null)`),
  ],
);

/** When one member last reminded another of what is open: seldom, and never who wants none. */
export const groupReminder = money.table(
  'group_reminder',
  {
    groupId: idColumn('group', 'group_id').notNull(),
    fromId: idColumn('member', 'from_id').notNull(),
    toId: idColumn('member', 'to_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.groupId, table.fromId, table.toId] }),
    foreignKey({
      name: 'group_reminder_from_fk',
      columns: [table.groupId, table.fromId],
      foreignColumns: [groupMember.groupId, groupMember.id],
    }),
    foreignKey({
      name: 'group_reminder_to_fk',
      columns: [table.groupId, table.toId],
      foreignColumns: [groupMember.groupId, groupMember.id],
    }),
  ],
);

/** Whose reminders somebody refuses, in every group. */
export const reminderOff = money.table(
  'reminder_off',
  { owner: text('owner').notNull(), other: text('other').notNull() },
  (table) => [primaryKey({ columns: [table.owner, table.other] })],
);

/**
 * The photograph of a receipt: one of an expense. Its row is made before its bytes, which lie sealed in the file store under the key of the group,
 * and goes with the expense.
 */
export const expensePhoto = money.table(
  'expense_photo',
  {
    id: idColumn('photo', 'id').primaryKey(),
    expenseId: idColumn('expense', 'expense_id').notNull(),
    groupId: idColumn('group', 'group_id').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    at: instant('at').notNull().default(sql`clock_timestamp()`),
    /** When its bytes lay where they lie. */
    storedAt: instant('stored_at'),
  },
  (table) => [
    uniqueIndex('expense_photo_one').on(table.expenseId),
    index('expense_photo_group').on(table.groupId),
    index('expense_photo_draft').on(table.at).where(sql`${table.storedAt} is null`),
    foreignKey({
      name: 'expense_photo_expense_fk',
      columns: [table.groupId, table.expenseId],
      foreignColumns: [expense.groupId, expense.id],
    }),
    check('expense_photo_sides', sql`${table.width} between 1 and 1600 and ${table.height} between 1 and 1600`),
  ],
);
