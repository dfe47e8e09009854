import { sql } from 'drizzle-orm';
import { check, index, text } from 'drizzle-orm/pg-core';
import { idColumn, instant, minorColumn } from '@/db/schema/columns';
import { page, shop } from './page';

/**
 * That a page is a charity: what its owner says of it, and what an operator found. Only a verified one is given anything. What it is changes by
 * being asked about anew (db/sql/78-donations.sql).
 */
export const charity = shop.table(
  'charity',
  {
    pageId: idColumn('page', 'page_id')
      .primaryKey()
      .references(() => page.id, { onDelete: 'cascade' }),
    legalName: text('legal_name').notNull(),
    /** Its number in the register of its country, and that country (ISO alpha-2). */
    registration: text('registration').notNull(),
    country: text('country').notNull(),
    state: text('state').notNull().default('asked'),
    /** What it gathers for, in its page's currency; null for no goal. */
    goalMinor: minorColumn('goal_minor'),
    /** What the operator wrote to its owner. */
    statement: text('statement').notNull().default(''),
    askedAt: instant('asked_at').notNull().default(sql`clock_timestamp()`),
    decidedAt: instant('decided_at'),
  },
  (table) => [
    index('charity_asked').on(table.askedAt).where(sql`${table.state} = 'asked'`),
    check('charity_state', sql`${table.state} in ('asked', 'verified', 'refused')`),
    check('charity_decided', sql`(${table.state} = 'asked') = (${table.decidedAt} is null)`),
    check('charity_statement', sql`${table.state} <> 'refused' or length(${table.statement}) > 0`),
    check('charity_goal', sql`${table.goalMinor} > 0`),
    check(
      'charity_words',
      sql`length(${table.legalName}) between 1 and 200 and length(${table.registration}) between 1 and 60 and length(${table.statement}) <= 1000 and ${table.country} ~ '^[A-Z]{2}$'`,
    ),
  ],
);

/** For which charity a shop asks at its checkout: its owner's choice, and nobody's donation before it is added by whoever pays. */
export const charityChoice = shop.table(
  'charity_choice',
  {
    pageId: idColumn('page', 'page_id')
      .primaryKey()
      .references(() => page.id, { onDelete: 'cascade' }),
    charityId: idColumn('page', 'charity_id')
      .notNull()
      .references(() => charity.pageId, { onDelete: 'cascade' }),
  },
  (table) => [index('charity_choice_charity').on(table.charityId)],
);
