import 'server-only';
import { asActor } from '@/db/client/money';
import { enqueue } from '@/db/enqueue';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { allow } from '@/lib/platform/rate-limit';
import { waitingTap } from './queries';

/**
 * Sends the code that confirms a waiting tap to the actor's own address. Refusals: `not_found` (also somebody else's),
 * `confirmation_ended`, `too_many` (an address is not flooded).
 */
export async function sendCode(
  actor: PersonActor,
  input: { confirmationId: Id<'confirmation'> },
): Promise<Result<null, 'not_found' | 'confirmation_ended' | 'too_many'>> {
  const waiting = await waitingTap(actor, input.confirmationId);
  if (!waiting) return refuse('not_found');
  if (waiting.view.state === 'ended') return refuse('confirmation_ended');
  if (!(await allow('confirm-code', actor.personId))) return refuse('too_many');
  await asActor(actor, (tx) =>
    enqueue(tx, 'money:mail-confirmation', {
      payload: { confirmation: toUuid(input.confirmationId) },
      key: `confirm:${input.confirmationId}`,
    }),
  );
  return ok(null);
}
