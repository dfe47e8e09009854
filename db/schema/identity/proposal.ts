import { sql } from 'drizzle-orm';
import { check, index, jsonb, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant } from '@/db/schema/columns';
import { identity } from './person';

/** How far a proposal is. */
export const proposalStates = ['proposed', 'approved', 'refused', 'withdrawn', 'undone'] as const;

/**
 * What one operator wants done and another has to approve. The checks hold it: whoever decides is not whoever proposed, what was
 * decided has a decider and a moment, and only one of the two takes it back.
 */
export const proposal = identity.table(
  'proposal',
  {
    id: idColumn('proposal', 'id').primaryKey(),
    /** What is done on approval (`noun.verb`); `identity.carry_out` knows how. */
    action: text('action').notNull(),
    /** What it is about: a country, a page. */
    subject: text('subject').notNull(),
    payload: jsonb('payload').notNull(),
    /** Why, in the words of whoever proposed it. */
    reason: text('reason').notNull(),
    proposedBy: idColumn('person', 'proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    state: text('state', { enum: proposalStates }).notNull().default('proposed'),
    decidedBy: idColumn('person', 'decided_by'),
    decidedAt: instant('decided_at'),
    undoneBy: idColumn('person', 'undone_by'),
    undoneAt: instant('undone_at'),
    /** When what waits its minute was carried out, and how that ended: `done`, or what had changed. */
    doneAt: instant('done_at'),
    outcome: text('outcome'),
  },
  (table) => [
    index('proposal_waiting').on(table.expiresAt).where(sql`${table.state} = 'proposed'`),
    index('proposal_subject').on(table.action, table.subject, table.proposedAt),
    check('proposal_action', sql`${table.action} ~ '^[a-z][a-z-]*[.][a-z][a-z-]*$'`),
    check('proposal_reason', sql`length(${table.reason}) between 3 and 1000`),
    check('proposal_expires', sql`${table.expiresAt} > ${table.proposedAt}`),
    check('proposal_state', sql`${table.state} in ('proposed', 'approved', 'refused', 'withdrawn', 'undone')`),
    check('proposal_four_eyes', sql`${table.decidedBy} <> ${table.proposedBy}`),
    check(
      'proposal_decided',
      sql`(${table.decidedAt} is not null) = (${table.state} <> 'proposed')
        and (${table.decidedBy} is not null) = (${table.state} in ('approved', 'refused', 'undone'))`,
    ),
    check(
      'proposal_done',
      sql`num_nonnulls(${table.doneAt}, ${table.outcome}) = case when ${table.doneAt} is null then 0 else 2 end
        and (${table.doneAt} is null or ${table.state} = 'approved')`,
    ),
    check(
      'proposal_undone',
      sql`num_nonnulls(${table.undoneBy}, ${table.undoneAt}) = case when ${table.state} = 'undone' then 2 else 0 end
        and coalesce(${table.undoneBy} in (${table.proposedBy}, ${table.decidedBy}), true)`,
    ),
  ],
);

/** Who was let in where a capability is for those who are invited. She stays in when it opens to a part of all. */
export const marketInvite = identity.table(
  'market_invite',
  {
    country: text('country').notNull(),
    capability: text('capability').notNull(),
    personId: idColumn('person', 'person_id').notNull(),
    invitedBy: idColumn('person', 'invited_by').notNull(),
    at: instant('at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.country, table.capability, table.personId] }),
    index('market_invite_person').on(table.personId),
  ],
);

/**
 * Who wants to be told when something opens in a country: a person by her account, a visitor by an address of e-mail that is
 * sealed and that she has to confirm. Told once, and then deleted.
 */
export const marketWait = identity.table(
  'market_wait',
  {
    id: idColumn('wait', 'id').primaryKey(),
    country: text('country').notNull(),
    capability: text('capability').notNull(),
    personId: idColumn('person', 'person_id'),
    /** The address, sealed under a key of this row alone. */
    email: text('email'),
    /** Its mark: the same for the same address, and telling nothing of it. */
    emailMark: hashColumn('email_mark'),
    tokenHash: hashColumn('token_hash'),
    locale: text('locale').notNull(),
    at: instant('at').notNull().defaultNow(),
    confirmedAt: instant('confirmed_at'),
  },
  (table) => [
    uniqueIndex('market_wait_person').on(table.personId, table.country, table.capability),
    uniqueIndex('market_wait_email').on(table.emailMark, table.country, table.capability),
    uniqueIndex('market_wait_token').on(table.tokenHash),
    index('market_wait_place').on(table.country, table.capability),
    check(
      'market_wait_who',
      sql`case when ${table.personId} is not null then num_nonnulls(${table.email}, ${table.emailMark}, ${table.tokenHash}) = 0
        and ${table.confirmedAt} is not null else num_nonnulls(${table.email}, ${table.emailMark}, ${table.tokenHash}) = 3 end`,
    ),
  ],
);
