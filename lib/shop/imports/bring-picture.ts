import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { importPicture } from '@/db/schema/shop/import';
import { media } from '@/db/schema/shop/page';
import type { SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { env } from '@/lib/platform/env';
import { type ElsewhereCode, fetchElsewhere } from '@/lib/platform/fetch-elsewhere';
import { ingestImage } from '@/lib/shop/media/ingest-image';
import type { PhotoProblem } from '@/lib/shop/media/model';
import type { ImportFile } from './open-file';

/** Why a picture did not come. */
export type PictureProblem = ElsewhereCode | PhotoProblem | 'picture_missing';

const importer: SystemActor = { kind: 'system', name: 'import', locale: 'en' };

const wish = {
  types: /^(?:image\/(?:jpeg|png|webp|avif|gif|heic|tiff)|application\/octet-stream|binary\/octet-stream)$/,
};

/**
 * Brings a picture that a file names into a page: out of the file where it is an archive that has it, else by its address. One that came
 * before is not asked for again, nor is one of the page's own. `fetcher` asks other machines, as the caller wants them asked.
 */
export async function bringPicture(
  pageId: Id<'page'>,
  picture: { source: string; alt: string },
  file: Pick<ImportFile, 'picture'>,
  fetcher: typeof fetchElsewhere = fetchElsewhere,
): Promise<Result<Id<'media'>, PictureProblem>> {
  const own = await ownPicture(pageId, picture.source);
  if (own) return ok(own);
  const inside = await file.picture(picture.source);
  const hash = createHash('sha256')
    .update(inside ?? picture.source)
    .digest('hex');
  const [known] = await shopDb()
    .select({ mediaId: importPicture.mediaId })
    .from(importPicture)
    .where(and(eq(importPicture.pageId, pageId), eq(importPicture.sourceHash, hash)));
  if (known) return ok(known.mediaId);
  const bytes = inside ? ok(inside) : await fetched(picture.source, fetcher);
  if (!bytes.ok) return bytes;
  const stored = await ingestImage(importer, pageId, bytes.value, { alt: picture.alt });
  if (!stored.ok)
    return refuse(stored.code === 'not_found' || stored.code === 'not_allowed' ? 'picture_missing' : stored.code);
  const { mediaId } = stored.value;
  await shopDb().insert(importPicture).values({ pageId, sourceHash: hash, mediaId }).onConflictDoNothing();
  return ok(mediaId);
}

/** A picture of the page itself, as its own export names it: it is here already. */
async function ownPicture(pageId: Id<'page'>, source: string): Promise<Id<'media'> | null> {
  const home = `${env().SOUK_ORIGIN}/media/`;
  if (!source.startsWith(home)) return null;
  const key = source.slice(home.length).split('/')[0] ?? '';
  const [found] = await shopDb()
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.key, key), eq(media.pageId, pageId)));
  return found?.id ?? null;
}

async function fetched(source: string, fetcher: typeof fetchElsewhere): Promise<Result<Uint8Array, PictureProblem>> {
  if (!/^https?:\/\//i.test(source)) return refuse('picture_missing');
  const found = await fetcher(source, { ...wish, bytesMax: 20 * 1024 * 1024, millisecondsMax: 20_000 });
  return found.ok ? ok(found.value.bytes) : found;
}
