import 'server-only';
import { createHash } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { catalogueImport, importItem, importVideo } from '@/db/schema/shop/import';
import { video } from '@/db/schema/shop/video';
import type { Id } from '@/lib/kernel/ids';
import { isTold } from '@/lib/shop/videos/model';
import { type BringVideoProblem, bringVideo } from './bring-video';
import { holdingImport, leaseUntil } from './lease';
import type { ReadProblem, ReadProduct, ReadVideo } from './model';
import type { Rule } from './rules';

type Import = typeof catalogueImport.$inferSelect;

/**
 * Brings the videos of the next product that an import has written. One that does not come is a remark, never the end of its product, and
 * so is one that came and that nobody sees before its owner says what it shows. Answers whether anything is left.
 */
export async function videosOfNext(one: Import): Promise<boolean> {
  const [item] = await shopDb()
    .select({ no: importItem.no, read: importItem.read, productId: importItem.productId, outcome: importItem.outcome })
    .from(importItem)
    .where(
      and(
        eq(importItem.importId, one.id),
        eq(importItem.state, 'applied'),
        sql`not ${importItem.filmed} and ${importItem.read} -> 'videos' is not null`,
      ),
    )
    .orderBy(asc(importItem.no))
    .limit(1);
  if (!item) return false;
  const { no, read, productId: product, outcome } = item;
  const problems = product === null || outcome === 'refused' ? [] : await bringAll(one, { no, product }, read);
  // Whether it was stopped, or its owner may no longer, is for whoever asks for the next.
  if (problems === 'import_over') return true;
  await shopDb()
    .update(importItem)
    .set({ filmed: true, problems: sql`${importItem.problems} || ${JSON.stringify(problems)}::text::jsonb` })
    .where(and(eq(importItem.importId, one.id), eq(importItem.no, no), eq(importItem.filmed, false)));
  await shopDb().update(catalogueImport).set({ leasedUntil: leaseUntil }).where(eq(catalogueImport.id, one.id));
  return true;
}

async function bringAll(
  one: Import,
  to: { no: number; product: Id<'product'> },
  read: unknown,
): Promise<ReadProblem[] | 'import_over'> {
  const { videos = [] } = read as ReadProduct;
  const problems: ReadProblem[] = [];
  for (const each of videos) {
    const came = await holdingImport(one.id, () => bringVideo(one, to, each.source));
    if (came.ok) continue;
    if (came.code === 'import_over') return came.code;
    problems.push(remark(each, videoRules[came.code]));
  }
  return [...problems, ...(await untold(one, to.product, videos))];
}

/** Those that this import brought and that wait for words: a feed has none that say what is seen. */
async function untold(one: Import, product: Id<'product'>, videos: readonly ReadVideo[]): Promise<ReadProblem[]> {
  const { alt, hasSound, noSpeech, captions } = video;
  const brought = await shopDb()
    .select({ source: importVideo.sourceHash, alt, hasSound, noSpeech, captions })
    .from(importVideo)
    .innerJoin(video, eq(video.id, importVideo.videoId))
    .where(and(eq(importVideo.importId, one.id), eq(importVideo.productId, product)));
  const waiting = new Set(brought.filter((each) => !isTold(each)).map(({ source }) => source));
  return videos
    .filter(({ source }) => waiting.has(createHash('sha256').update(source).digest('hex')))
    .map((each) => remark(each, 'video_untold'));
}

function remark({ line, source }: ReadVideo, rule: Rule): ReadProblem {
  return { line, field: 'video', rule, found: source.slice(0, 200), kind: 'warning' };
}

/** The rule that a video breaks which does not come. */
const videoRules: Readonly<Record<Exclude<BringVideoProblem, 'import_over'>, Rule>> = {
  ...{ address_bad: 'video_address', address_private: 'video_private', site_refuses: 'video_unreachable' },
  ...{ unreachable: 'video_unreachable', slow: 'video_unreachable', not_there: 'video_unreachable' },
  ...{ too_large: 'video_large', video_too_large: 'video_large', video_too_long: 'video_long' },
  ...{ wrong_type: 'video_none', not_a_video: 'video_none', broken_video: 'video_none' },
  ...{ video_hevc: 'video_codec', video_codec: 'video_codec', video_sound_codec: 'video_codec' },
  ...{ storage_full: 'video_full', busy: 'video_busy', videos_max: 'videos_max', not_found: 'not_found' },
};
