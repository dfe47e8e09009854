import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { sealText } from '@/lib/social/sealing/seal-text';
import type { Decided } from './schema';

/** Whom a decision concerns: its words are sealed for her, or for the page, and go with her account. */
export type Concerned = Id<'person'> | Id<'page'>;

/** Whom a thing concerns; null for what is not there. */
export async function concernedBy({ kind, subject }: Decided): Promise<Concerned | null> {
  const [row] = await readSocial<{ person: string | null; page: string | null }>(
    sql`select person, page from identity.writer_of(${kind}, ${subject}::uuid)`,
  );
  return row ? toConcerned(row) : null;
}

/** The id of whom a row concerns. */
export function toConcerned({ person, page }: { person: string | null; page: string | null }): Concerned | null {
  if (person !== null) return fromUuid('person', person);
  return page === null ? null : fromUuid('page', page);
}

/** Where a text of a decision lies. */
export const placeOf = (decision: Id<'decision'>, column: 'evidence' | 'statement' | 'appeal' | 'answer') => ({
  table: `identity.decision.${column}`,
  id: decision,
});

/** Seals a text of a decision for whom it concerns. Asks the key provider: before a transaction, not within. */
export function sealFor(
  concerned: Concerned,
  decision: Id<'decision'>,
  column: 'evidence' | 'statement' | 'appeal' | 'answer',
  text: string,
): Promise<string> {
  return sealText(concerned, placeOf(decision, column), text);
}
