import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type Result, refuse } from '@/lib/kernel/result';
import { type Begun, beginRestore } from './begin-restore';
import { pieceBytes } from './model';
import { receivePiece } from './receive-piece';
import { BeginRestore } from './schema';

/** Takes an archive that came in one go. Refusals: those of `beginRestore` and `receivePiece`, and `file_empty`. */
export async function takeWhole(
  actor: Actor,
  page: Id<'page'>,
  name: string,
  bytes: Uint8Array,
): Promise<Result<Begun, Refusals>> {
  const asked = BeginRestore.safeParse({ page, name, bytes: bytes.length });
  if (!asked.success) return refuse('file_empty');
  const begun = await beginRestore(actor, asked.data);
  if (!begun.ok) return begun;
  for (let at = begun.value.received; at < bytes.length; at += pieceBytes) {
    const piece = bytes.subarray(at, at + pieceBytes);
    const received = await receivePiece(actor, { page, restore: begun.value.id, at }, piece);
    if (!received.ok) return received;
  }
  return begun;
}

type Code<Answer> = Answer extends { ok: false; code: infer Known } ? Known : never;
type Refusals = Code<Awaited<ReturnType<typeof beginRestore | typeof receivePiece>>> | 'file_empty';
