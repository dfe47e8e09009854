import { sql } from 'drizzle-orm';
import { bigint, boolean, check, date, index, integer, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant, minorColumn } from '@/db/schema/columns';
import { social } from './follow';

/** Where things go by themselves, what somebody wishes for, and what she put together. */
export const listKinds = ['saved', 'wish', 'collection'] as const;

/** Who sees a list. */
export const listAudiences = ['me', 'friends', 'link', 'public'] as const;

/** Things a person keeps, for herself unless she says otherwise. */
export const list = social.table(
  'list',
  {
    id: idColumn('list', 'id').primaryKey(),
    personId: idColumn('person', 'person_id').notNull(),
    kind: text('kind', { enum: listKinds }).notNull(),
    /** Hers; empty for what is saved, which every language names for itself. */
    name: text('name').notNull(),
    note: text('note').notNull().default(''),
    audience: text('audience', { enum: listAudiences }).notNull().default('me'),
    /** Of the token in its link, for that audience alone. */
    linkHash: hashColumn('link_hash'),
    /** Whether she wants to know when something of it costs less or is there again. */
    notices: boolean('notices').notNull().default(false),
    /** Since when others see it; null while nobody does. */
    shownAt: instant('shown_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('list_saved').on(table.personId).where(sql`${table.kind} = 'saved'`),
    uniqueIndex('list_name').on(table.personId, sql`lower(${table.name})`).where(sql`${table.kind} <> 'saved'`),
    uniqueIndex('list_link').on(table.linkHash).where(sql`${table.linkHash} is not null`),
    index('list_shown').on(table.personId, table.shownAt).where(sql`${table.shownAt} is not null`),
    index('list_time').on(table.shownAt, table.id).where(sql`${table.shownAt} is not null`),
    check('list_kind', sql`${table.kind} in ('saved', 'wish', 'collection')`),
    check('list_audience', sql`${table.audience} in ('me', 'friends', 'link', 'public')`),
    check('list_saved_private', sql`${table.kind} <> 'saved' or ${table.audience} = 'me'`),
    check('list_has_link', sql`(${table.audience} = 'link') = (${table.linkHash} is not null)`),
    check('list_is_shown', sql`(${table.audience} in ('friends', 'public')) = (${table.shownAt} is not null)`),
    check('list_name_length', sql`length(${table.name}) <= 80 and (${table.kind} = 'saved') = (${table.name} = '')`),
    check('list_note', sql`length(${table.note}) <= 500`),
    check('list_notices', sql`not ${table.notices} or ${table.kind} = 'wish'`),
  ],
);

/** What can be kept in a list. */
export const keptKinds = ['product', 'post'] as const;

/** A thing in a list, and what of its price and presence its owner last knew. */
export const listItem = social.table(
  'list_item',
  {
    listId: idColumn('list', 'list_id')
      .notNull()
      .references(() => list.id, { onDelete: 'cascade' }),
    subjectKind: text('subject_kind', { enum: keptKinds }).notNull(),
    subjectId: uuid('subject_id').notNull(),
    note: text('note').notNull().default(''),
    position: integer('position').notNull(),
    /** The lowest price she knows of it, in minor units; null where it had none, and for what is not sold. */
    priceMinor: minorColumn('price_minor'),
    currency: text('currency'),
    available: boolean('available').notNull().default(true),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.listId, table.subjectKind, table.subjectId] }),
    index('list_item_subject').on(table.subjectKind, table.subjectId),
    check('list_item_kind', sql`${table.subjectKind} in ('product', 'post')`),
    check('list_item_note', sql`length(${table.note}) <= 300`),
    check('list_item_price', sql`(${table.priceMinor} is null) = (${table.currency} is null)`),
  ],
);

/** The day on which a person was last told of a product in her lists: once a day is enough. */
export const wishTold = social.table(
  'wish_told',
  {
    personId: idColumn('person', 'person_id').notNull(),
    productId: idColumn('product', 'product_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.productId] })],
);

/**
 * A product in somebody's list of which price or presence changed, to be compared with what lists remember; on a day when that is to be
 * done later. Gone as soon as it was.
 */
export const offerChange = social.table(
  'offer_change',
  {
    no: bigint('no', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    productId: idColumn('product', 'product_id').notNull(),
    dueAt: instant('due_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [index('offer_change_due').on(table.dueAt, table.no), index('offer_change_product').on(table.productId)],
);
