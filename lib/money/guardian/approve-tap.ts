import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { provesPayment } from '@/lib/identity/passkeys/payment-proof';
import { credentialIds } from '@/lib/identity/passkeys/queries';
import type { AssertionAnswer } from '@/lib/identity/passkeys/schema';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { allow, giveBack } from '@/lib/platform/rate-limit';
import { guardianCode } from './guardian-secrets';
import { tapForMe } from './queries';

type Proof = { assertion: AssertionAnswer } | { code: string };

/**
 * The guardian approves a waiting tap as it was shown to him, by his passkey over this very purchase or, when he has none, by the
 * code from his mail. It is not paid by that: its person sends it, within its day. Refusals: `not_found` (somebody
 * else's, answered or ended), `passkey_failed`, `wrong_code`, `too_many`, `confirmation_ended`.
 */
export async function approveTap(
  actor: PersonActor,
  input: { confirmationId: Id<'confirmation'> } & Proof,
): Promise<Result<null, 'not_found' | 'confirmation_ended' | 'passkey_failed' | 'wrong_code' | 'too_many'>> {
  const tap = await tapForMe(actor, input.confirmationId);
  if (!tap) return refuse('not_found');
  const [guardian, id] = [actorKey(actor), toUuid(tap.id)];
  if (!(await allow('confirm-person', actor.personId))) return refuse('too_many');
  if (!(await callMoney(z.boolean(), sql`money.try_guardian(${guardian}, ${id}::uuid)`)))
    return refuse('confirmation_ended');
  if ('assertion' in input) {
    if (!(await provesPayment(actor, input.assertion, tap.challenge))) return refuse('passkey_failed');
  } else {
    if ((await credentialIds(actor)).length > 0) return refuse('passkey_failed');
    if (!isSame(input.code, guardianCode(tap.id, tap.nonce))) return refuse('wrong_code', 'code');
  }
  await giveBack('confirm-person', actor.personId);
  const approved = await callMoney(
    z.boolean(),
    sql`money.answer_tap(${guardian}, ${id}::uuid, ${tap.nonce}, 'approved')`,
  );
  return approved ? ok(null) : refuse('confirmation_ended');
}

function isSame(typed: string, right: string): boolean {
  const [one, other] = [Buffer.from(typed), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
