import 'server-only';
import { sql } from 'drizzle-orm';
import { connectRing, type RingDatabase } from './connect';
import { type Reader, readerOf } from './read';

/** The social ring's pool, logged in as its own role. */
export function socialDb(): RingDatabase {
  return connectRing('DATABASE_URL_SOCIAL');
}

/** Reads of the social ring that everybody makes all the time: prepared, outside transactions. */
export const readSocial: Reader = readerOf('DATABASE_URL_SOCIAL', 4);

/** What a transaction of the social ring offers. */
export type SocialTransaction = Parameters<Parameters<RingDatabase['transaction']>[0]>[0];

/** Runs work in one transaction that sees the named conversations (uuids) and no others: row security compares each with these. */
export function inTalks<Value>(
  talks: readonly string[],
  work: (tx: SocialTransaction) => Promise<Value>,
): Promise<Value> {
  return socialDb().transaction(async (tx) => {
    await tx.execute(sql`select set_config('souk.talks', ${talks.join(',')}, true)`);
    return work(tx);
  });
}

/** Runs work in one transaction that sees every message and report, to seal what lies open and to take away what is over. */
export function inUpkeep<Value>(work: (tx: SocialTransaction) => Promise<Value>): Promise<Value> {
  return socialDb().transaction(async (tx) => {
    await tx.execute(sql`select set_config('souk.upkeep', 'yes', true)`);
    return work(tx);
  });
}

/**
 * Runs work in one transaction for one person (a uuid): it sees the conversations in which she stands, for herself or for a page
 * that she answers for, and no others.
 */
export function asReader<Value>(personUuid: string, work: (tx: SocialTransaction) => Promise<Value>): Promise<Value> {
  return socialDb().transaction(async (tx) => {
    await tx.execute(sql`select set_config('souk.reader', ${personUuid}, true)`);
    return work(tx);
  });
}

/** Runs work in one transaction that sees what one person wrote, to forget it. */
export function inForgetting<Value>(
  personUuid: string,
  work: (tx: SocialTransaction) => Promise<Value>,
): Promise<Value> {
  return socialDb().transaction(async (tx) => {
    await tx.execute(sql`select set_config('souk.forgets', ${personUuid}, true)`);
    return work(tx);
  });
}

/** Runs work in one transaction that sees what was reported, which the operator alone reads. */
export function asOperator<Value>(work: (tx: SocialTransaction) => Promise<Value>): Promise<Value> {
  return socialDb().transaction(async (tx) => {
    await tx.execute(sql`select set_config('souk.operates', 'yes', true)`);
    return work(tx);
  });
}
