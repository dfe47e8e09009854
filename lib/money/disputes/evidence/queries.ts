import 'server-only';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { disputeFile } from '@/db/schema/money/dispute';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { type EvidenceFile, type EvidenceKind, evidencePlace, showsOf } from './model';

const isShown = isNotNull(disputeFile.storedAt);

/** The files of a dispute in the order they came, within a transaction of whoever may see it. */
export async function filesOf(tx: MoneyTransaction, disputeId: Id<'dispute'>): Promise<EvidenceFile[]> {
  const rows = await tx
    .select()
    .from(disputeFile)
    .where(and(eq(disputeFile.disputeId, disputeId), isShown))
    .orderBy(asc(disputeFile.storedAt), asc(disputeFile.id));
  return rows.map(({ id, side, kind, bytes, shows, note, storedAt, at }) => ({
    ...{ id, kind, bytes, note, shows: showsOf(shows), at: storedAt ?? at },
    side: side === 'buyer' ? 'buyer' : 'seller',
  }));
}

/** A file for one of the two sides of its dispute; null for everybody else, an operator too, and for what is not there. */
export async function readEvidence(
  actor: Actor,
  id: Id<'evidence'>,
): Promise<{ kind: EvidenceKind; bytes: Uint8Array } | null> {
  const [row] = await asActor(actor, (tx) =>
    tx
      .select({ kind: disputeFile.kind })
      .from(disputeFile)
      .where(and(eq(disputeFile.id, id), isShown)),
  );
  const bytes = row ? await (await fileStore()).get(evidencePlace(id)) : null;
  return row && bytes ? { kind: row.kind, bytes } : null;
}
