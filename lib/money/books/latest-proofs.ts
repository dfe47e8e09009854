import 'server-only';
import { desc } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { booksProof } from '@/db/schema/money/inbox';
import { type Actor, holds, type SystemActor } from '@/lib/identity/actor/model';
import { ProofReport } from './schema';

/** A proof of the books with what did not add up, at most twenty of it. */
export type ProofSeen = {
  readonly at: Date;
  readonly sound: boolean;
  readonly differences: readonly { kind: string; subject: string; expected: string; found: string }[];
};

const system: SystemActor = { kind: 'system', name: 'latest-proofs', locale: 'en' };

/** The latest twelve proofs, the newest first; for money, none for everybody else. */
export async function latestProofs(actor: Actor): Promise<readonly ProofSeen[]> {
  if (!holds(actor, 'money')) return [];
  const rows = await asActor(system, (tx) =>
    tx
      .select({ at: booksProof.at, sound: booksProof.sound, report: booksProof.report })
      .from(booksProof)
      .orderBy(desc(booksProof.at))
      .limit(12),
  );
  return rows.map(({ at, sound, report }) => ({
    ...{ at, sound },
    differences: ProofReport.parse(report).differences.slice(0, 20),
  }));
}
