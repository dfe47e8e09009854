import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { type catalogueImport, importVideo } from '@/db/schema/shop/import';
import { productVideo, video } from '@/db/schema/shop/video';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { env } from '@/lib/platform/env';
import { type ElsewhereCode, fetchElsewhere } from '@/lib/platform/fetch-elsewhere';
import { holdVideo } from '@/lib/shop/videos/hold-video';
import { keptVideoPlace, type VideoProblem, videoBytesMax, videosMax } from '@/lib/shop/videos/model';
import { readWhole } from '@/lib/shop/videos/pieces';
import { putBrought } from './put-brought';

/** Why a video did not come; `import_over` where its import is not running any more. */
export type BringVideoProblem = ElsewhereCode | VideoProblem | 'videos_max' | 'not_found' | 'import_over';

const wish = {
  types: /^(?:video\/(?:mp4|webm|quicktime|x-m4v)|application\/octet-stream|binary\/octet-stream)$/,
  bytesMax: videoBytesMax,
  millisecondsMax: 120_000,
};

/**
 * Brings a video that a file names to its product, by its address. One that the product has already, from this address or byte for byte,
 * is not asked for again or not kept twice; what is noted of it is noted as it is put there, so that a worker may be killed at any line.
 */
export async function bringVideo(
  one: typeof catalogueImport.$inferSelect,
  to: { no: number; product: Id<'product'> },
  source: string,
): Promise<Result<null, BringVideoProblem>> {
  const sourceHash = hashOf(source);
  const own = await ownVideo(one.pageId, source);
  const shown = await shownOf(to.product);
  if (shown.some((each) => each.id === own?.id || each.sources.has(sourceHash))) return ok(null);
  if (shown.length >= videosMax) return refuse('videos_max');
  const sent = own ? ok(await readWhole(keptVideoPlace(own.key), 0, own.bytes)) : await fetched(source);
  if (!sent.ok) return sent;
  const sentHash = hashOf(sent.value);
  const note = { pageId: one.pageId, productId: to.product, sourceHash, sentHash };
  const same = shown.find((each) => each.hashes.has(sentHash));
  if (same) {
    await shopDb()
      .insert(importVideo)
      .values({ ...note, videoId: same.id })
      .onConflictDoNothing();
    return ok(null);
  }
  const held = await holdVideo(one.pageId, sent.value);
  return held.ok ? putBrought(one, to.no, held.value, note) : held;
}

/** The videos of a product: from which addresses they came, and what they are and were byte for byte. */
async function shownOf(product: Id<'product'>) {
  const rows = await shopDb()
    .select({ id: video.id, hash: video.hash, source: importVideo.sourceHash, sent: importVideo.sentHash })
    .from(productVideo)
    .innerJoin(video, eq(video.id, productVideo.videoId))
    .leftJoin(importVideo, and(eq(importVideo.videoId, video.id), eq(importVideo.productId, productVideo.productId)))
    .where(eq(productVideo.productId, product));
  return [...new Set(rows.map(({ id }) => id))].map((id) => {
    const notes = rows.filter((row) => row.id === id);
    return {
      id,
      sources: new Set(notes.map(({ source }) => source)),
      hashes: new Set(notes.flatMap(({ hash, sent }) => [hash, sent])),
    };
  });
}

/** A video of the page itself, as its own feed names it: it is here already. */
async function ownVideo(pageId: Id<'page'>, source: string) {
  const home = `${env().SOUK_ORIGIN}/media/video/`;
  if (!source.startsWith(home)) return null;
  const [key = '', container = ''] = source.slice(home.length).split('.');
  const named = and(eq(video.key, key), eq(video.container, container), eq(video.pageId, pageId));
  const [found] = await shopDb()
    .select({ id: video.id, key: video.key, bytes: video.bytes })
    .from(video)
    .where(and(named, eq(video.state, 'kept')));
  return found ?? null;
}

async function fetched(source: string): Promise<Result<Uint8Array, BringVideoProblem>> {
  if (!/^https?:\/\//i.test(source)) return refuse('address_bad');
  const found = await fetchElsewhere(source, wish);
  return found.ok ? ok(found.value.bytes) : found;
}

const hashOf = (told: string | Uint8Array) => createHash('sha256').update(told).digest('hex');
