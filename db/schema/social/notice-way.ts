import { sql } from 'drizzle-orm';
import { check, index, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant } from '@/db/schema/columns';
import { social } from './follow';
import { noticeKinds } from './notice';

/** Ways in which a person is told besides the site itself; she has none of them until she asks for it. */
export const noticeWays = ['mail', 'push'] as const;

/** A way in which a person wants to be told of a kind of notice. */
export const noticeWay = social.table(
  'notice_way',
  {
    personId: idColumn('person', 'person_id').notNull(),
    kind: text('kind', { enum: noticeKinds }).notNull(),
    way: text('way', { enum: noticeWays }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.kind, table.way] }),
    check('notice_way_known', sql`${table.way} in ('mail', 'push')`),
  ],
);

/** How often what is new is mailed. */
export const digestRhythms = ['off', 'daily', 'weekly'] as const;

/** When a person's digest is due. Who switched it off keeps her row, so that the link in every mail she ever got goes on saying the truth. */
export const digest = social.table(
  'digest',
  {
    personId: idColumn('person', 'person_id').primaryKey(),
    rhythm: text('rhythm', { enum: digestRhythms }).notNull(),
    /** Whose morning it is: a name of the time zone database. */
    zone: text('zone').notNull(),
    /** What came before she asked for a digest is in none. */
    since: instant('since').notNull().defaultNow(),
    dueAt: instant('due_at'),
    /** Of the token by which a mail switches it off. */
    stopHash: hashColumn('stop_hash').notNull(),
  },
  (table) => [
    uniqueIndex('digest_stop').on(table.stopHash),
    index('digest_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
    check('digest_rhythm', sql`${table.rhythm} in ('off', 'daily', 'weekly')`),
    check('digest_due_when_on', sql`(${table.rhythm} = 'off') = (${table.dueAt} is null)`),
  ],
);

/** A browser that is told. It goes with the session in which it was allowed, and when its push service knows it no more. */
export const pushSubscription = social.table(
  'push_subscription',
  {
    id: uuid('id').primaryKey(),
    personId: idColumn('person', 'person_id').notNull(),
    sessionId: idColumn('session', 'session_id').notNull(),
    /** Of its address: a browser tells one person, the last who asked for it. */
    mark: hashColumn('mark').notNull(),
    /** Address and keys, sealed for its person. */
    sealed: text('sealed').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('push_subscription_mark').on(table.mark),
    index('push_subscription_person').on(table.personId),
    index('push_subscription_session').on(table.sessionId),
  ],
);
