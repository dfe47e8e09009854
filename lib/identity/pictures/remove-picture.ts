import 'server-only';
import { eq } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { profile } from '@/db/schema/identity/person';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result } from '@/lib/kernel/result';

/** Takes the actor's picture away; its bytes follow. Without one nothing changes. */
export async function removePicture(actor: PersonActor): Promise<Result<null, never>> {
  await identityDb().update(profile).set({ avatarKey: null }).where(eq(profile.personId, actor.personId));
  return ok(null);
}
