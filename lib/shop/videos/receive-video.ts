import 'server-only';
import { and, eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { video } from '@/db/schema/shop/video';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { Capability, PageRefusal } from '@/lib/shop/ownership/model';
import { pageRefusal, requireMember } from '@/lib/shop/ownership/queries';
import { sentVideoPlace, videoPieceBytes } from './model';
import { writePiece } from './pieces';
import type { ReceiveVideo } from './schema';

/**
 * Takes the next piece of a video, and answers how much of it is there. A piece that came before is answered the same, so that whoever
 * heard no answer sends it again. Refused as `piece_wrong` where it is not the next one, or not as long as pieces are.
 */
export async function receiveVideo(
  actor: Actor,
  input: ReceiveVideo,
  bytes: Uint8Array,
): Promise<Result<{ received: number }, PageRefusal | 'piece_wrong'>> {
  // Whoever may bring one to a product or to a post: to which it goes is said, and judged, when it is kept.
  const may = (capability: Capability) => requireMember(actor, input.page, capability);
  if (!(await may('change_catalog')) && !(await may('change_page')))
    return refuse(await pageRefusal(actor, input.page));
  const own = and(eq(video.id, input.video), eq(video.pageId, input.page), eq(video.state, 'coming'));
  const [one] = await shopDb()
    .select({ key: video.key, bytes: video.bytes, received: video.received })
    .from(video)
    .where(own);
  if (!one) return refuse('not_found');
  if (input.at < one.received) return ok({ received: one.received });
  const length = Math.min(videoPieceBytes, one.bytes - input.at);
  if (input.at !== one.received || bytes.length !== length) return refuse('piece_wrong');
  await writePiece(sentVideoPlace(one.key), input.at, bytes);
  const received = input.at + length;
  await shopDb()
    .update(video)
    .set({ received })
    .where(and(own, eq(video.received, input.at)));
  return ok({ received });
}
