import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Result } from '@/lib/kernel/result';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { beginFile } from './begin-file';
import { pieceBytes } from './model';
import { receiveFilePiece } from './receive-file-piece';
import type { BeginFile } from './schema';

/** Takes a short file at once, as a browser without scripts sends it. Refusals: those of its parts. */
export async function takeWholeFile(
  actor: Actor,
  input: BeginFile,
  bytes: Uint8Array,
): Promise<Result<{ received: number }, PageRefusal | 'files_max' | 'files_room' | 'storage_full' | 'piece_wrong'>> {
  const begun = await beginFile(actor, input);
  if (!begun.ok) return begun;
  const { page, product } = input;
  let at = begun.value.received;
  for (;;) {
    const piece = bytes.subarray(at, at + pieceBytes);
    const taken = await receiveFilePiece(actor, { page, product, upload: begun.value.id, at }, piece);
    if (!taken.ok || taken.value.received >= input.bytes) return taken;
    at = taken.value.received;
  }
}
