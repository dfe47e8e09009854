import 'server-only';
import { identityDb } from '@/db/client/identity';
import { enqueue } from '@/db/enqueue';
import type { PersonActor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { allow } from '@/lib/platform/rate-limit';

/** Mails the actor another link to prove her address; the older one stops working. Refuses with `too_many`. */
export async function requestVerification(actor: PersonActor): Promise<Result<null, 'too_many'>> {
  if (!(await allow('mail-person', actor.personId))) return refuse('too_many');
  await enqueue(identityDb(), 'identity:mail-verify', { payload: { person: actor.personId } });
  return ok(null);
}
