import { identityDb } from '@/db/client/identity';
import { endAccount, holdPerson } from '@/lib/identity/accounts/end-account';
import type { SystemActor } from '@/lib/identity/actor/model';
import { forgetTraces } from '@/lib/identity/deletions/forget-traces';
import type { Id } from '@/lib/kernel/ids';
import { forgetWallet } from '@/lib/money/wallet/forget-wallet';
import { forgetReviewer } from '@/lib/shop/reviews/forget-reviewer';
import { forgetPerson } from '@/lib/social/following/forget-person';

const system: SystemActor = { kind: 'system', name: 'test', locale: 'en' };

/** Closes somebody's account, whether or not she ever signed in, and does every step of its deletion. */
export async function leave(personId: Id<'person'>): Promise<void> {
  await identityDb().transaction(async (tx) => {
    await holdPerson(tx, personId);
    await endAccount(tx, system, personId, null);
  });
  await Promise.all([forgetWallet(personId), forgetReviewer(personId), forgetPerson(personId)]);
  await forgetTraces(personId);
}
