import 'server-only';
import { asActor } from '@/db/client/money';
import { enqueue } from '@/db/enqueue';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { allow } from '@/lib/platform/rate-limit';
import { tapForMe } from './queries';

/**
 * Mails the actor once more the code that approves a tap which waits for him. Refusals: `not_found` (also somebody else's, and one
 * that was answered), `too_many`.
 */
export async function sendGuardianCode(
  actor: PersonActor,
  input: { confirmationId: Id<'confirmation'> },
): Promise<Result<null, 'not_found' | 'too_many'>> {
  const tap = await tapForMe(actor, input.confirmationId);
  if (!tap) return refuse('not_found');
  if (!(await allow('confirm-code', actor.personId))) return refuse('too_many');
  await asActor(actor, (tx) =>
    enqueue(tx, 'money:mail-guardian-tap', {
      payload: { confirmation: toUuid(tap.id) },
      key: `guardian-tap:${toUuid(tap.id)}`,
    }),
  );
  return ok(null);
}
