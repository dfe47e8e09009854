import 'server-only';
import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { profile } from '@/db/schema/identity/person';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { allow } from '@/lib/platform/rate-limit';
import { fileStore } from '@/lib/platform/storage';
import { prepareSquare } from '@/lib/shop/media/gateway';
import { fileProblem, keptPlace, type PhotoProblem, photoKey } from '@/lib/shop/media/model';
import { pictureSide } from './model';

/** Why a picture of oneself is not taken. */
export type PictureRefusal = Exclude<PhotoProblem, 'storage_full'> | 'too_many';

/**
 * Makes a photograph the actor's picture: the middle square of it, encoded anew, so that nothing of the file but what is seen is
 * kept, under a random key; its bytes before its name. The one before goes (db/sql/92-people.sql). Refusals: what is wrong with
 * the file, `too_many`.
 */
export async function setPicture(
  actor: PersonActor,
  bytes: Uint8Array,
): Promise<Result<{ key: string }, PictureRefusal>> {
  if (!(await allow('profile-photo', actor.personId))) return refuse('too_many');
  const problem = fileProblem(bytes);
  if (problem !== null) return refuse(problem);
  const prepared = await prepareSquare(bytes, pictureSide);
  if (!prepared.ok) return prepared.code === 'storage_full' ? refuse('busy') : refuse(prepared.code);
  const key = photoKey(randomBytes(20));
  await (await fileStore()).put(keptPlace(key), prepared.value, 'image/webp');
  await identityDb().update(profile).set({ avatarKey: key }).where(eq(profile.personId, actor.personId));
  return ok({ key });
}
