import 'server-only';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { dispute, disputeFile } from '@/db/schema/money/dispute';
import type { SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { logWarn } from '@/lib/platform/log';
import { fileStore } from '@/lib/platform/storage';
import { disputeGateway } from '../gateway';
import { evidencePlace } from './model';

const system: SystemActor = { kind: 'system', name: 'upload-evidence', locale: 'en' };

/**
 * Gives a seller's file to the provider and keeps what it calls it, once; again it changes nothing. False when nobody could be
 * reached. One that the provider refuses, or whose bytes are lost, is left out of the answer for good.
 */
export async function uploadEvidence(id: Id<'evidence'>): Promise<boolean> {
  const waiting = and(
    ...[eq(disputeFile.id, id), eq(disputeFile.side, 'seller'), isNotNull(disputeFile.storedAt)],
    ...[isNull(disputeFile.providerFile), isNull(disputeFile.refusedAt)],
  );
  const [row] = await asActor(system, (tx) =>
    tx
      .select({ kind: disputeFile.kind, provider: dispute.provider })
      .from(disputeFile)
      .innerJoin(dispute, eq(dispute.id, disputeFile.disputeId))
      .where(waiting),
  );
  if (!row) return true;
  const bytes = await (await fileStore()).get(evidencePlace(id));
  const given = bytes && (await disputeGateway(row.provider).upload({ id, kind: row.kind, bytes }));
  if (given === 'unknown') return false;
  const taken = given !== null && given !== 'refused';
  if (!taken) logWarn('evidence_refused', { evidence: id, reason: bytes ? 'provider' : 'no bytes' });
  const news = taken ? { providerFile: given.file } : { refusedAt: new Date() };
  await asActor(system, (tx) => tx.update(disputeFile).set(news).where(waiting));
  return true;
}

/**
 * Gives every file of a dispute to the provider and answers their names there, by what they show; null when one could not be
 * given now.
 */
export async function uploadAll(providerDispute: string): Promise<Record<string, string> | null> {
  const shown = and(
    ...[eq(disputeFile.providerDispute, providerDispute), eq(disputeFile.side, 'seller')],
    isNotNull(disputeFile.storedAt),
  );
  const read = () => asActor(system, (tx) => tx.select().from(disputeFile).where(shown));
  for (const { id } of await read()) if (!(await uploadEvidence(id))) return null;
  const named: Record<string, string> = {};
  for (const { shows, providerFile } of await read()) if (shows && providerFile) named[shows] = providerFile;
  return named;
}
