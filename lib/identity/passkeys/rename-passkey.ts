import 'server-only';
import { and, eq } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { passkey } from '@/db/schema/identity/session';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';

/** Gives one of the actor's passkeys a name. Refuses with `not_found` what is not hers or not there. */
export async function renamePasskey(
  actor: PersonActor,
  input: { passkey: Id<'passkey'>; name: string },
): Promise<Result<null, 'not_found'>> {
  const renamed = await identityDb()
    .update(passkey)
    .set({ name: input.name })
    .where(and(eq(passkey.id, input.passkey), eq(passkey.personId, actor.personId)))
    .returning({ id: passkey.id });
  return renamed.length === 1 ? ok(null) : refuse('not_found');
}
