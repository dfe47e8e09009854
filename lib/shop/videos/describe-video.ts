import 'server-only';
import { and, eq } from 'drizzle-orm';
import { video } from '@/db/schema/shop/video';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { changePage, ownsPhotos } from '@/lib/shop/ownership/change-page';
import { isTold } from './model';
import { readCaptions } from './read-captions';
import type { DescribeVideo, SetPoster } from './schema';
import { neededForVideo } from './target';

/**
 * Says what a video shows, what is said in it, and which picture stands for it. Refusals: `captions_broken` (no WebVTT, or too long),
 * `captions_needed` (it has sound, and neither captions nor the word that nobody speaks), `not_found` (the video, or a picture that is
 * not the page's own).
 */
export async function describeVideo(
  actor: Actor,
  input: DescribeVideo,
): Promise<Result<null, 'captions_broken' | 'captions_needed' | 'not_allowed' | 'not_found'>> {
  const sent = input.captions && readCaptions(new Uint8Array(await input.captions.arrayBuffer()));
  if (input.captions && sent === null) return refuse('captions_broken', 'captions');
  const needed = await neededForVideo(input.video);
  return changePage(actor, input.page, needed, async (transaction, owned) => {
    const mine = and(eq(video.id, input.video), eq(video.pageId, owned.id), eq(video.state, 'kept'));
    const [one] = await transaction.select().from(video).where(mine);
    if (!one || (input.poster && !(await ownsPhotos(transaction, owned, [input.poster])))) return refuse('not_found');
    const captions = sent ?? (input.dropCaptions ? '' : one.captions);
    const noSpeech = input.noSpeech && captions === '';
    if (!isTold({ alt: input.alt, hasSound: one.hasSound, noSpeech, captions }))
      return refuse('captions_needed', 'captions');
    const captionsLanguage = captions === '' ? '' : (input.captionsLanguage ?? (one.captionsLanguage || 'en'));
    await transaction
      .update(video)
      .set({
        alt: input.alt,
        captions,
        captionsLanguage,
        noSpeech,
        ...(input.poster && { posterMediaId: input.poster }),
      })
      .where(mine);
    return ok(null);
  });
}

/** Puts a picture of the page in front of a video. Refusal: `not_found`. */
export async function setPoster(actor: Actor, input: SetPoster): Promise<Result<null, 'not_allowed' | 'not_found'>> {
  const needed = await neededForVideo(input.video);
  return changePage(actor, input.page, needed, async (transaction, owned) => {
    if (!(await ownsPhotos(transaction, owned, [input.poster]))) return refuse('not_found');
    const set = await transaction
      .update(video)
      .set({ posterMediaId: input.poster })
      .where(and(eq(video.id, input.video), eq(video.pageId, owned.id)))
      .returning({ id: video.id });
    return set.length === 1 ? ok(null) : refuse('not_found');
  });
}
