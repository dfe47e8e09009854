import 'server-only';
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { refusedSeller } from '@/lib/money/orders/seller-may';
import { fileStore } from '@/lib/platform/storage';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { disputeOf } from '../queries';
import { dropEvidence } from './drop-evidence';
import { type EvidenceProblem, evidencePlace, evidenceType } from './model';
import { prepareEvidence } from './prepare-evidence';
import type { EvidenceInput } from './schema';

const Added = z.discriminatedUnion('result', [
  z.object({ result: z.enum(['added', 'replay']), id: z.uuid(), stored: z.boolean() }),
  z.object({ result: z.enum(['not_found', 'over', 'taken', 'too_many', 'full']) }),
]);
const Kept = z.enum(['kept', 'over', 'taken', 'gone']);

/** Why a file was not added. */
export type AddEvidenceCode =
  | EvidenceProblem
  | PageRefusal
  | 'dispute_over'
  | 'evidence_taken'
  | 'evidence_many'
  | 'evidence_full';

const codes = {
  not_found: 'not_found',
  over: 'dispute_over',
  taken: 'evidence_taken',
  too_many: 'evidence_many',
  full: 'evidence_full',
  gone: 'busy',
} as const;

/**
 * Adds a file to the latest dispute of an order: prepares it, makes its row, stores its bytes, and only then shows it. The same
 * file under the same key is one file, whenever it was cut off; a seller's is sent to the provider by the worker.
 *
 * Refusals: `not_allowed`, `not_found` (also for everybody else, and for the other side), `dispute_over` (decided, answered, or too late),
 * `evidence_taken` (another file shows that), `evidence_many` (ten), `evidence_full` (the provider reads no more bytes), and
 * those of the file itself.
 */
export async function addEvidence(
  actor: Actor,
  input: EvidenceInput,
  sent: Uint8Array,
): Promise<Result<Id<'evidence'>, AddEvidenceCode>> {
  // Nobody makes us decode a picture for a dispute that is not hers.
  if (!(await disputeOf(actor, input.orderId))) {
    return refuse(await refusedSeller(actor, { orderId: input.orderId }, 'answer_disputes'));
  }
  const prepared = await prepareEvidence(sent, input.side);
  if (!prepared.ok) return refuse(prepared.code, 'file');
  const { kind, bytes } = prepared.value;
  const document = {
    ...{ id: toUuid(newId('evidence')), actor: actorKey(actor) ?? 'nobody', order: toUuid(input.orderId) },
    ...{ side: input.side, key: input.key, note: input.note, kind, bytes: bytes.length },
    ...{ digest: createHash('sha256').update(sent).digest('hex') },
    ...(input.side === 'seller' && { shows: input.shows }),
  };
  const added = await callMoney(Added, sql`money.add_dispute_file(${JSON.stringify(document)}::jsonb)`);
  if (!('id' in added)) return refuse(codes[added.result], fieldOf(added.result));
  const id = fromUuid('evidence', added.id);
  if (added.stored) return ok(id);
  await (await fileStore()).put(evidencePlace(id), bytes, evidenceType[kind]);
  const kept = await callMoney(Kept, sql`to_jsonb(money.keep_dispute_file(${added.id}::uuid))`);
  if (kept === 'kept') return ok(id);
  await dropEvidence(id);
  return refuse(codes[kept], fieldOf(kept));
}

function fieldOf(result: keyof typeof codes): string | undefined {
  if (result === 'taken') return 'shows';
  return result === 'not_found' || result === 'over' ? undefined : 'file';
}
