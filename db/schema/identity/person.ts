import { sql } from 'drizzle-orm';
import { boolean, check, index, pgSchema, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { hashColumn, idColumn, instant } from '@/db/schema/columns';

/** Accounts and how they are entered. Its role alone reads it; other rings see public profiles. */
export const identity = pgSchema('identity');

/**
 * An account. `email` is stored as typed by its owner; once verified it is unique without regard to case. Unverified
 * addresses may repeat: an address belongs to nobody until it is proven (see `lib/identity/README.md`).
 */
export const person = identity.table(
  'person',
  {
    id: idColumn('person', 'id').primaryKey(),
    email: text('email').notNull(),
    emailVerifiedAt: instant('email_verified_at'),
    passwordHash: text('password_hash'),
    locale: text('locale').notNull().default('en'),
    /** Demo accounts; live mode refuses to start while one exists. */
    demo: boolean('demo').notNull().default(false),
    state: text('state').notNull().default('active'),
    createdAt: instant('created_at').notNull().defaultNow(),
    closedAt: instant('closed_at'),
  },
  (table) => [
    uniqueIndex('person_email_key').on(sql`lower(${table.email})`).where(sql`${table.emailVerifiedAt} is not null`),
    check('person_state', sql`${table.state} in ('active', 'closed')`),
    check('person_locale', sql`${table.locale} in ('en', 'ar')`),
  ],
);

/** What a person shows the world; every ring may read it. */
export const profile = identity.table(
  'profile',
  {
    personId: idColumn('person', 'person_id')
      .primaryKey()
      .references(() => person.id, { onDelete: 'cascade' }),
    handle: text('handle').notNull(),
    name: text('name').notNull(),
    bio: text('bio').notNull().default(''),
    /** Storage key of the picture. */
    avatarKey: text('avatar_key'),
  },
  (table) => [uniqueIndex('profile_handle_key').on(sql`lower(${table.handle})`)],
);

/** An account at Google or Facebook that signs in this person. */
export const externalAccount = identity.table(
  'external_account',
  {
    provider: text('provider').notNull(),
    subject: text('subject').notNull(),
    personId: idColumn('person', 'person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('external_account_key').on(table.provider, table.subject)],
);

/** A token that was mailed: verify, reset, change e-mail, "this was not me". Only its hash is kept. */
export const mailedToken = identity.table(
  'mailed_token',
  {
    tokenHash: hashColumn('token_hash').primaryKey(),
    purpose: text('purpose').notNull(),
    personId: idColumn('person', 'person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** The address the token proves; for a change of e-mail it is the new one. */
    email: text('email').notNull(),
    /** For "this was not me": the session to end. */
    sessionId: idColumn('session', 'session_id'),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [
    index('mailed_token_person').on(table.personId, table.purpose),
    check('mailed_token_purpose', sql`${table.purpose} in ('verify', 'reset', 'change-email', 'not-me')`),
  ],
);
