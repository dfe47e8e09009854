import 'server-only';
import { eq } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { formerHandle } from '@/db/schema/identity/deletion';
import { person, profile } from '@/db/schema/identity/person';
import type { PersonActor } from '@/lib/identity/actor/model';
import { handleMark } from '@/lib/identity/deletions/marks';
import { isGoneHandle } from '@/lib/identity/deletions/queries';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { allow } from '@/lib/platform/rate-limit';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import type { ProfileEdit } from './schema';

/**
 * Changes what the world sees of the actor, and the language of her mails. Refusals: `handle_in_use`, `too_many`.
 * Reserved and malformed handles are refused by the form's schema.
 */
export async function editProfile(
  actor: PersonActor,
  input: ProfileEdit,
): Promise<Result<{ handle: string }, 'handle_in_use' | 'too_many'>> {
  if (!(await allow('profile-person', actor.personId))) return refuse('too_many');
  try {
    return await identityDb().transaction(async (tx) => {
      const { name, handle, bio, locale } = input;
      if (handle !== actor.handle && (await isGoneHandle(tx, handle))) return refuse('handle_in_use', 'handle');
      await tx.update(profile).set({ name, handle, bio }).where(eq(profile.personId, actor.personId));
      await tx.update(person).set({ locale }).where(eq(person.id, actor.personId));
      if (handle !== actor.handle) {
        const former = { personId: actor.personId, mark: handleMark(actor.handle) };
        await tx.insert(formerHandle).values(former).onConflictDoNothing();
        await audit(tx, actor, 'profile.rename', actor.personId);
      }
      return ok({ handle });
    });
  } catch (error) {
    if (isUniqueViolation(error, 'profile_handle_key')) return refuse('handle_in_use', 'handle');
    throw error;
  }
}
