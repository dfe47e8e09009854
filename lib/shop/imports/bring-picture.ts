import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { importPicture } from '@/db/schema/shop/import';
import type { SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
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
 * before is not asked for again.
 */
export async function bringPicture(
  pageId: Id<'page'>,
  picture: { source: string; alt: string },
  file: Pick<ImportFile, 'picture'>,
): Promise<Result<Id<'media'>, PictureProblem>> {
  const inside = await file.picture(picture.source);
  const hash = createHash('sha256')
    .update(inside ?? picture.source)
    .digest('hex');
  const [known] = await shopDb()
    .select({ mediaId: importPicture.mediaId })
    .from(importPicture)
    .where(and(eq(importPicture.pageId, pageId), eq(importPicture.sourceHash, hash)));
  if (known) return ok(known.mediaId);
  const bytes = inside ? ok(inside) : await fetched(picture.source);
  if (!bytes.ok) return bytes;
  const stored = await ingestImage(importer, pageId, bytes.value, { alt: picture.alt });
  if (!stored.ok) return refuse(stored.code === 'not_found' ? 'picture_missing' : stored.code);
  const { mediaId } = stored.value;
  await shopDb().insert(importPicture).values({ pageId, sourceHash: hash, mediaId }).onConflictDoNothing();
  return ok(mediaId);
}

async function fetched(source: string): Promise<Result<Uint8Array, PictureProblem>> {
  if (!/^https?:\/\//i.test(source)) return refuse('picture_missing');
  const found = await fetchElsewhere(source, { ...wish, bytesMax: 20 * 1024 * 1024, millisecondsMax: 20_000 });
  return found.ok ? ok(found.value.bytes) : found;
}
