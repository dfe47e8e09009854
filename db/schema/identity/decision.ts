import { sql } from 'drizzle-orm';
import { bigint, boolean, check, foreignKey, index, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core';
import { idColumn, instant } from '@/db/schema/columns';
import { identity } from './person';

/** What can be decided on. */
export const decidedKinds = [
  'person',
  'page',
  'product',
  'post',
  'comment',
  'share',
  'list',
  'recommendation',
  'review',
  'message',
  'said',
  'site',
  'fundraiser',
] as const;

/** What is done: the last seven hold something back until they end or are lifted. */
export const measures = [
  'nothing',
  'warn',
  'remove',
  'limit',
  'pause',
  'suspend',
  'hold_shop',
  'hold_site',
  'hold_money',
] as const;

/**
 * A decision of an operator, and the only way in which something is held back: whatever asks whether a thing is held asks for such
 * a row (`identity.held`). It cannot stand without its rule, evidence, statement, moment, decider and right of appeal, nor a hold
 * of more than one thing without an end, nor one of money without its amount.
 */
export const decision = identity.table(
  'decision',
  {
    id: idColumn('decision', 'id').primaryKey(),
    subjectKind: text('subject_kind', { enum: decidedKinds }).notNull(),
    subjectId: uuid('subject_id').notNull(),
    /** Whom it concerns: a person, or the owners of a page. */
    personId: idColumn('person', 'person_id'),
    pageId: idColumn('page', 'page_id'),
    measure: text('measure', { enum: measures }).notNull(),
    /** The number of the published rule. */
    rule: text('rule').notNull(),
    /** What was found, and why it is decided so: sealed for whom it concerns. */
    evidence: text('evidence').notNull(),
    statement: text('statement').notNull(),
    amountMinor: bigint('amount_minor', { mode: 'bigint' }),
    currency: text('currency'),
    decidedBy: idColumn('person', 'decided_by').notNull(),
    at: instant('at').notNull().defaultNow(),
    /** When it ends by itself. What is removed, and a warning, have no end but the appeal. */
    endsAt: instant('ends_at'),
    /** Until when it may be appealed. */
    appealUntil: instant('appeal_until').notNull(),
    /** How many people had reported it, and since when that waited. */
    reports: integer('reports').notNull().default(0),
    reportedAt: instant('reported_at'),
    /** How the thing was before, to be put back. */
    was: jsonb('was').notNull().default({}),
    /** When it ended before its time or by it; `overturned` where it should not have been. */
    liftedAt: instant('lifted_at'),
    overturned: boolean('overturned').notNull().default(false),
  },
  (table) => [
    unique('decision_decider').on(table.id, table.decidedBy),
    index('decision_subject').on(table.subjectKind, table.subjectId).where(sql`${table.liftedAt} is null`),
    index('decision_person').on(table.personId, table.at).where(sql`${table.personId} is not null`),
    index('decision_page').on(table.pageId, table.at).where(sql`${table.pageId} is not null`),
    index('decision_at').on(table.at),
    check(
      'decision_kind',
      sql`${table.subjectKind} in ('person', 'page', 'product', 'post', 'comment', 'share', 'list', 'recommendation', 'review', 'message', 'said', 'site', 'fundraiser')`,
    ),
    check(
      'decision_measure',
      sql`case ${table.measure}
        when 'nothing' then true when 'warn' then true
        when 'remove' then ${table.subjectKind} in ('page', 'product', 'post', 'comment', 'share', 'list', 'recommendation', 'review', 'fundraiser')
        when 'limit' then ${table.subjectKind} in ('person', 'page', 'product', 'post', 'share', 'list', 'recommendation')
        when 'pause' then ${table.subjectKind} = 'person' when 'suspend' then ${table.subjectKind} = 'person'
        when 'hold_shop' then ${table.subjectKind} = 'page' when 'hold_money' then ${table.subjectKind} = 'page'
        when 'hold_site' then ${table.subjectKind} = 'site'
        else false end`,
    ),
    check('decision_concerns', sql`num_nonnulls(${table.personId}, ${table.pageId}) = 1`),
    check('decision_rule', sql`${table.rule} ~ '^[1-9][.][1-9][0-9]?$'`),
    check('decision_evidence', sql`${table.evidence} <> ''`),
    check('decision_statement', sql`${table.statement} <> ''`),
    check(
      'decision_amount',
      sql`case when ${table.measure} = 'hold_money' then coalesce(${table.amountMinor} > 0 and ${table.currency} ~ '^[A-Z]{3}$', false)
        else num_nonnulls(${table.amountMinor}, ${table.currency}) = 0 end`,
    ),
    check(
      'decision_ends',
      sql`case when ${table.measure} in ('limit', 'pause', 'suspend', 'hold_shop', 'hold_site', 'hold_money')
        then coalesce(${table.endsAt} > ${table.at} and ${table.endsAt} <= ${table.at} + interval '366 days', false)
        else ${table.endsAt} is null end`,
    ),
    check('decision_appeal', sql`${table.appealUntil} >= ${table.at} + interval '30 days'`),
    check('decision_overturned', sql`not ${table.overturned} or ${table.liftedAt} is not null`),
  ],
);

/**
 * What the one concerned says against a decision, once. It is answered by another operator than the one who decided: the pair of
 * decision and decider is taken over from there, and the check compares.
 */
export const appeal = identity.table(
  'appeal',
  {
    decisionId: idColumn('decision', 'decision_id').primaryKey(),
    decidedBy: idColumn('person', 'decided_by').notNull(),
    /** Who appealed: the person concerned, or one of the owners of the page. */
    personId: idColumn('person', 'person_id').notNull(),
    /** Sealed, like the decision's. */
    words: text('words').notNull(),
    at: instant('at').notNull().defaultNow(),
    /** By when it has to be answered. */
    answerBy: instant('answer_by').notNull(),
    answeredAt: instant('answered_at'),
    answeredBy: idColumn('person', 'answered_by'),
    overturned: boolean('overturned'),
    answer: text('answer'),
  },
  (table) => [
    foreignKey({
      name: 'appeal_decision',
      columns: [table.decisionId, table.decidedBy],
      foreignColumns: [decision.id, decision.decidedBy],
    }),
    index('appeal_waiting').on(table.answerBy).where(sql`${table.answeredAt} is null`),
    index('appeal_person').on(table.personId),
    check('appeal_words', sql`${table.words} <> ''`),
    check('appeal_answer_by', sql`${table.answerBy} > ${table.at}`),
    check('appeal_other', sql`${table.answeredBy} <> ${table.decidedBy} and ${table.answeredBy} <> ${table.personId}`),
    check(
      'appeal_answered',
      sql`num_nonnulls(${table.answeredAt}, ${table.answeredBy}, ${table.overturned}, ${table.answer}) in (0, 4)`,
    ),
  ],
);
