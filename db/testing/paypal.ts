/** PayPal accounts for tests: approved on the sandbox's page, as their owner would. */
import { eq } from 'drizzle-orm';
import { address } from '@/db/schema/money/wallet';
import { type Actor, actorKey, type GuestActor, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { beginAccountSetup } from '@/lib/money/wallet/paypal/begin-account-setup';
import { finishAccountSetup } from '@/lib/money/wallet/paypal/finish-account-setup';
import { sealAddress } from '@/lib/money/wallet/seal-address';
import { ownerDb } from './world';

/** The sandbox's test accounts. */
export type TestAccount = 'pays' | 'declined' | 'poor' | 'claims' | 'asks';

/** Presses a button of PayPal's page; answers where the browser is led. */
export async function pressOnPayPal(page: string, result: 'approve' | 'cancel', account: TestAccount = 'pays') {
  const body = new URLSearchParams({ result, wallet: account });
  const answer = await fetch(page, { method: 'POST', body, redirect: 'manual' });
  return answer.headers.get('location') ?? '';
}

/** Adds a PayPal account to the actor's wallet. */
export async function anAccount(actor: Actor, account: TestAccount = 'pays'): Promise<Id<'method'>> {
  const begun = await beginAccountSetup(actor, '/wallet/paypal?next=/wallet');
  if (!begun.ok) throw new Error(begun.code);
  await pressOnPayPal(begun.value.approveUrl, 'approve', account);
  const kept = await finishAccountSetup(actor, { ticket: begun.value.ticket, makeDefault: true });
  if (!kept.ok) throw new Error(kept.code);
  return kept.value;
}

/** A shopper who has nothing but PayPal, and an address in Austin. */
export async function aPayPalShopper<Who extends PersonActor | GuestActor>(actor: Who, account: TestAccount = 'pays') {
  const methodId = await anAccount(actor, account);
  const [owner, addressId] = [actorKey(actor) ?? '', newId('address')];
  const personId = actor.kind === 'person' ? actor.personId : null;
  const lina = {
    ...{ name: 'Lina Haddad', line1: '1 Main St', line2: '', city: 'Austin' },
    ...{ region: 'TX', postalCode: '78701', country: 'US', phone: '' },
  };
  await ownerDb().delete(address).where(eq(address.owner, owner));
  await ownerDb()
    .insert(address)
    .values({ id: addressId, owner, personId, isDefault: true, ...(await sealAddress(owner, addressId, lina)) });
  return { actor, methodId, addressId };
}
