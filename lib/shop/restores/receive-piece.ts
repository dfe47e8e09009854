import 'server-only';
import { and, eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { restore } from '@/db/schema/shop/restore';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { fileStore } from '@/lib/platform/storage';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { pageRefusal, requireMember } from '@/lib/shop/ownership/queries';
import { pieceBytes } from './model';
import { sentPiece } from './piece-place';
import type { ReceivePiece } from './schema';

/**
 * Takes the next piece of an archive, and answers how much of it is there; the last one sends it to be checked. A piece that came before
 * is answered the same, so that whoever heard no answer sends it again. Refused as `piece_wrong` where it is not the next one, or not as
 * long as pieces are.
 */
export async function receivePiece(
  actor: Actor,
  input: ReceivePiece,
  bytes: Uint8Array,
): Promise<Result<{ received: number }, PageRefusal | 'piece_wrong'>> {
  if (actor.kind !== 'person' || !(await requireMember(actor, input.page, 'take_archive')))
    return refuse(await pageRefusal(actor, input.page));
  const own = and(eq(restore.id, input.restore), eq(restore.pageId, input.page));
  const [one] = await shopDb().select().from(restore).where(own);
  if (!one) return refuse('not_found');
  if (input.at < one.received) return ok({ received: one.received });
  const length = Math.min(pieceBytes, one.bytes - input.at);
  if (one.state !== 'receiving' || input.at !== one.received || bytes.length !== length) return refuse('piece_wrong');
  await (await fileStore()).put(sentPiece(one.id, input.at / pieceBytes), bytes, 'application/octet-stream');
  const received = input.at + length;
  const [noted] = await shopDb()
    .update(restore)
    .set({ received, ...(received === one.bytes && { state: 'checking' }) })
    .where(and(own, eq(restore.state, 'receiving'), eq(restore.received, input.at)))
    .returning({ received: restore.received });
  return ok({ received: noted?.received ?? received });
}
