import 'server-only';
import { randomBytes } from 'node:crypto';
import { shopDb } from '@/db/client/shop';
import { media } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { plainLine } from '@/lib/kernel/text';
import { fileStore } from '@/lib/platform/storage';
import { requireMember } from '@/lib/shop/ownership/queries';
import { preparePhoto } from './gateway';
import { fileProblem, isPhotoKey, keptPlace, type PhotoProblem, photoKey } from './model';

/** What may be said of a photograph. `as` is for the seed, whose ids and keys are the same in every world. */
export type PhotoMeta = {
  readonly alt?: string;
  readonly credit?: string;
  /** The point to keep when cropped, in percent. */
  readonly focal?: readonly [number, number];
  readonly as?: { readonly id: Id<'media'>; readonly key: string };
};

/** A photograph that is stored. */
export type StoredPhoto = {
  readonly mediaId: Id<'media'>;
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly blur: string;
  readonly colour: string;
};

/**
 * Takes a photograph into a page: checks it, encodes it anew, stores its bytes and then its row. Only owners
 * of the page may, and the system (the seed); a foreign page is `not_found` like a missing one.
 */
export async function ingestImage(
  actor: Actor,
  pageId: Id<'page'>,
  bytes: Uint8Array,
  meta: PhotoMeta = {},
): Promise<Result<StoredPhoto, PhotoProblem | 'not_found'>> {
  if (actor.kind !== 'system' && !(await requireMember(actor, pageId))) return refuse('not_found');
  const problem = fileProblem(bytes);
  if (problem !== null) return refuse(problem);
  const prepared = await preparePhoto(bytes);
  if (!prepared.ok) return prepared;
  const { bytes: kept, ...view } = prepared.value;
  const given = actor.kind === 'system' ? meta.as : undefined;
  const key = given && isPhotoKey(given.key) ? given.key : photoKey(randomBytes(20));
  const mediaId = given?.id ?? newId('media');
  await (await fileStore()).put(keptPlace(key), kept, 'image/webp');
  const [focalX = 50, focalY = 50] = (meta.focal ?? []).map(percent);
  await shopDb()
    .insert(media)
    .values({
      id: mediaId,
      pageId,
      key,
      width: view.width,
      height: view.height,
      blur: view.blur,
      alt: plainLine(meta.alt ?? '').slice(0, 300),
      credit: meta.credit ?? null,
      focalX,
      focalY,
    })
    .onConflictDoNothing({ target: media.id });
  return ok({ mediaId, key, ...view });
}

function percent(value: number): number {
  return Math.min(100, Math.max(0, Math.round(value)));
}
