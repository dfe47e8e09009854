import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bytesColumn, hashColumn, idColumn, instant } from '@/db/schema/columns';
import { identity, person } from './person';

/** A sign-in on one device. The token in the cookie carries only this id: no row, no actor. */
export const session = identity.table(
  'session',
  {
    id: idColumn('session', 'id').primaryKey(),
    personId: idColumn('person', 'person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** "Chrome on Android", as shown in the list of devices. */
    device: text('device').notNull().default(''),
    /** Random id of the browser's long-lived device cookie, hashed: tells a new device from a known one. */
    deviceHash: hashColumn('device_hash'),
    /** How the person proved herself: password, passkey, google, facebook. */
    method: text('method').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
    /** When the person last proved herself afresh; sensitive changes ask again after ten minutes. */
    provenAt: instant('proven_at').notNull().defaultNow(),
    /** The same by a passkey: what those who run Souk are asked for. */
    passkeyProvenAt: instant('passkey_proven_at'),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [index('session_person').on(table.personId)],
);

/** A WebAuthn credential. */
export const passkey = identity.table(
  'passkey',
  {
    id: idColumn('passkey', 'id').primaryKey(),
    personId: idColumn('person', 'person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    credentialId: text('credential_id').notNull(),
    publicKey: bytesColumn('public_key').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull().default(sql`'{}'`),
    backedUp: boolean('backed_up').notNull().default(false),
    name: text('name').notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [uniqueIndex('passkey_credential_key').on(table.credentialId), index('passkey_person').on(table.personId)],
);

/** A WebAuthn challenge or an origin grant: one use, short life. */
export const challenge = identity.table(
  'challenge',
  {
    hash: hashColumn('hash').primaryKey(),
    purpose: text('purpose').notNull(),
    personId: idColumn('person', 'person_id'),
    sessionId: idColumn('session', 'session_id'),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [check('challenge_purpose', sql`${table.purpose} in ('register', 'sign-in', 'step-up', 'grant')`)],
);

/** Counts of attempts per key and window; the store behind every rate limit. */
export const rateWindow = identity.table(
  'rate_window',
  {
    /** `<limit name>:<hash of who>`; never an address or e-mail in clear. */
    key: text('key').notNull(),
    windowStart: instant('window_start').notNull(),
    count: bigint('count', { mode: 'number' }).notNull().default(0),
  },
  (table) => [uniqueIndex('rate_window_key').on(table.key, table.windowStart)],
);
