/** Accounts under 18 and their guardians, for tests. */
import { eq } from 'drizzle-orm';
import { guardianship } from '@/db/schema/money/guardian';
import { aPerson } from '@/db/testing/a-person';
import { aBuyer } from '@/db/testing/waiting-taps';
import { ownerDb } from '@/db/testing/world';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { acceptGuardian } from '@/lib/money/guardian/accept-guardian';
import { approveTap } from '@/lib/money/guardian/approve-tap';
import { guardianCode, guardianToken } from '@/lib/money/guardian/guardian-secrets';
import { nameGuardian } from '@/lib/money/guardian/name-guardian';
import { tapForMe } from '@/lib/money/guardian/queries';
import { setRule } from '@/lib/money/guardian/set-rule';

/** A month in which somebody turns 18. */
export const soon = `${new Date().getUTCFullYear() + 2}-05`;
/** A later one. */
export const later = `${new Date().getUTCFullYear() + 3}-12`;

/** The token that the mail to the named guardian carries. */
export async function linkOf(ward: PersonActor): Promise<string> {
  const [row] = await ownerDb()
    .select()
    .from(guardianship)
    .where(eq(guardianship.owner, actorKey(ward) ?? ''));
  if (!row?.inviteNonce) throw new Error('nobody is named');
  return guardianToken(row.inviteNonce);
}

/** One names the other, who accepts. */
export async function becomeGuardian(ward: PersonActor, guardian: PersonActor) {
  insist(await nameGuardian(ward, { email: guardian.email }));
  insist(await acceptGuardian(guardian, { token: await linkOf(ward) }));
}

/** Somebody under 18 whose wallet is ready, with a guardian. */
export async function aWard(wish: Parameters<typeof aBuyer>[0] = {}) {
  const [one, guardian] = [await aBuyer(wish), await aPerson()];
  insist(await setRule(one.actor, { month: soon }));
  await becomeGuardian(one.actor, guardian);
  return { ...one, guardian };
}

/** The guardian approves by the code of his mail. */
export async function approve(guardian: PersonActor, confirmationId: Parameters<typeof tapForMe>[1]) {
  const tap = await tapForMe(guardian, confirmationId);
  if (!tap) throw new Error('nothing waits');
  return approveTap(guardian, { confirmationId, code: guardianCode(tap.id, tap.nonce) });
}

function insist(answer: { ok: true } | { ok: false; code: string }): void {
  if (!answer.ok) throw new Error(answer.code);
}
