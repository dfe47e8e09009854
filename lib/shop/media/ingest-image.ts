import 'server-only';
import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { media } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { plainLine } from '@/lib/kernel/text';
import { isCheckViolation } from '@/lib/platform/check-violation';
import { fileStore } from '@/lib/platform/storage';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { pageRefusal, requireMember } from '@/lib/shop/ownership/queries';
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
 * of the page may, and the system (the seed); a foreign page is `not_found` like a missing one. A page whose
 * pictures weigh all they may is `storage_full`; taking some off makes room.
 */
export async function ingestImage(
  actor: Actor,
  pageId: Id<'page'>,
  bytes: Uint8Array,
  meta: PhotoMeta = {},
): Promise<Result<StoredPhoto, PhotoProblem | PageRefusal>> {
  if (actor.kind !== 'system' && !(await requireMember(actor, pageId, 'change_catalog')))
    return refuse(await pageRefusal(actor, pageId));
  const problem = fileProblem(bytes);
  if (problem !== null) return refuse(problem);
  const prepared = await preparePhoto(bytes);
  if (!prepared.ok) return prepared;
  const { bytes: kept, ...view } = prepared.value;
  const given = actor.kind === 'system' ? meta.as : undefined;
  const key = given && isPhotoKey(given.key) ? given.key : photoKey(randomBytes(20));
  const mediaId = given?.id ?? newId('media');
  const store = await fileStore();
  await store.put(keptPlace(key), kept, 'image/webp');
  const [focalX = 50, focalY = 50] = (meta.focal ?? []).map(percent);
  const row = {
    ...{ id: mediaId, pageId, key, bytes: kept.length, width: view.width, height: view.height, blur: view.blur },
    ...{ alt: plainLine(meta.alt ?? '').slice(0, 300), credit: meta.credit ?? null, focalX, focalY },
  };
  if (!(await insertWithinRoom(row))) {
    await dropForgotten(pageId);
    if (!(await insertWithinRoom(row))) {
      await store.remove(keptPlace(key));
      return refuse('storage_full');
    }
  }
  return ok({ mediaId, key, ...view });
}

/** False when the page has no room for the picture; the database weighs, however many come at once. */
async function insertWithinRoom(row: typeof media.$inferInsert): Promise<boolean> {
  try {
    await shopDb().insert(media).values(row).onConflictDoNothing({ target: media.id });
    return true;
  } catch (error) {
    if (isCheckViolation(error, 'page_storage_room')) return false;
    throw error;
  }
}

/** Makes room of photographs that were sent to a page a day ago and never put anywhere: a desk that was closed. */
async function dropForgotten(pageId: Id<'page'>): Promise<void> {
  await shopDb().execute(sql`
    delete from shop.media where page_id = ${toUuid(pageId)}::uuid and created_at < now() - interval '1 day'
      and not in_orders and not shop.is_shown(id)`);
}

function percent(value: number): number {
  return Math.min(100, Math.max(0, Math.round(value)));
}
