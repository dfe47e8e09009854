import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { video } from '@/db/schema/shop/video';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { withHistory } from '@/lib/shop/catalog/record-changes';
import { photoKey } from '@/lib/shop/media/model';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { pageRefusal, requireMember } from '@/lib/shop/ownership/queries';
import { type PreparedVideo, prepareVideo } from './gateway';
import { keptVideoPlace, sentVideoPlace, type VideoProblem } from './model';
import { readWhole, writePieces } from './pieces';
import { putVideo, type VideoInPlace } from './put-video';
import type { KeepVideo } from './schema';
import { neededFor } from './target';

/** A video that is there now; a picture of it is still to be drawn. */
export type KeptVideo = Pick<PreparedVideo, 'container' | 'durationMs' | 'hasSound'> & {
  readonly video: Id<'video'>;
  readonly key: string;
};

/**
 * Judges a video that has come whole, writes it anew and puts it behind those its product or post has. What is refused is forgotten, bytes and
 * all, except where it may come again as it is (`busy`). Asked again after it was kept, it answers the same.
 * Refusals: those of `prepareVideo`, `video_incomplete`, `videos_max`, `not_found` (the product or post, or a video that is not the page's own).
 */
export async function keepVideo(
  actor: Actor,
  input: KeepVideo,
): Promise<Result<KeptVideo, VideoProblem | PageRefusal | 'video_incomplete' | 'videos_max'>> {
  if (!(await requireMember(actor, input.page, neededFor(input.to))))
    return refuse(await pageRefusal(actor, input.page));
  const own = and(eq(video.id, input.video), eq(video.pageId, input.page));
  const [one] = await shopDb().select().from(video).where(own);
  if (!one) return refuse('not_found');
  if (one.state === 'kept') return ok(keptOf(one));
  if (one.received !== one.bytes) return refuse('video_incomplete');
  const sent = sentVideoPlace(one.key);
  const prepared = await prepareVideo(() => readWhole(sent, 0, one.bytes));
  if (!prepared.ok) {
    if (prepared.code !== 'busy') await shopDb().delete(video).where(own);
    return prepared;
  }
  const { bytes, ...view } = prepared.value;
  const key = await ownPlace();
  await writePieces(keptVideoPlace(key), bytes);
  const put = await putThere(actor, input, {
    ...{ ...view, key, bytes: bytes.length },
    hash: createHash('sha256').update(bytes).digest('hex'),
  });
  if (!put.ok) {
    await shopDb()
      .delete(video)
      .where(and(own, eq(video.state, 'coming')));
    return put;
  }
  const [kept] = await shopDb()
    .select()
    .from(video)
    .where(and(own, eq(video.state, 'kept')));
  return kept ? ok(keptOf(kept)) : refuse('not_found');
}

/**
 * A key of this try alone: of two that keep a video together, each writes its own bytes, and the row takes those of one. The others are
 * asked to go before they are there, so that they do after a crash too; a key that a row has stays (remove-video.ts).
 */
async function ownPlace(): Promise<string> {
  const key = photoKey(randomBytes(20));
  await shopDb().execute(sql`select queue.add_shop('shop:remove-video', json_build_object('key', ${key}::text),
    now() + interval '1 hour', ${`video try ${key}`})`);
  return key;
}

/** In one transaction: what is public changes at once, and of two that ask together one puts it there. */
function putThere(
  actor: Actor,
  input: KeepVideo,
  kept: VideoInPlace,
): Promise<Result<null, PageRefusal | 'videos_max'>> {
  const { to } = input;
  return changePage(actor, input.page, neededFor(to), (transaction, owned) => {
    const put = () => putVideo(transaction, owned, input, kept);
    return 'post' in to ? put() : withHistory(transaction, owned, 'videos', [to.product], put);
  });
}

function keptOf(one: Omit<typeof video.$inferSelect, 'container'> & { container: string }): KeptVideo {
  const container = one.container === 'webm' ? 'webm' : 'mp4';
  return { video: one.id, key: one.key, container, durationMs: one.durationMs, hasSound: one.hasSound };
}
