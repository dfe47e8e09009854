/** Taps that wait for their person, for tests: buyers with limits, devices, cards, passkeys and codes. */
import { aPerson } from '@/db/testing/a-person';
import { anAuthenticator } from '@/db/testing/authenticator';
import { aTap } from '@/db/testing/orders';
import { aThing } from '@/db/testing/taps';
import { aShopper } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { addPasskey } from '@/lib/identity/passkeys/add-passkey';
import { offerAddition } from '@/lib/identity/passkeys/offer-passkey';
import type { Id } from '@/lib/kernel/ids';
import { confirmationCode } from '@/lib/money/limits/confirmation-code';
import type { SpendingLimits } from '@/lib/money/limits/model';
import { waitingTap } from '@/lib/money/limits/queries';
import { setLimits } from '@/lib/money/limits/set-limits';

/** Where tests tap from. */
export const visit = { network: 'test' };
/** Limits in USD, none but those that are named. */
export const limits = (part: Partial<SpendingLimits>): SpendingLimits => ({
  ...{ currency: 'USD', perPayment: null, perDay: null, perMonth: null, ...part },
});
/** The same person on another device, where nobody has paid yet. */
export const elsewhere = (actor: PersonActor): PersonActor => ({ ...actor, device: 'e'.repeat(64) });

/** A card as its provider would describe it, of a number of its own. */
export const aCard = (token: string) => ({
  ...{ kind: 'card' as const, token, customer: null, fingerprint: token, brand: 'visa' },
  ...{ last4: String(1_000 + token.length), expMonth: 1, expYear: 2041 },
});

/** Gives a person a passkey; answers the authenticator that has it. */
export async function withPasskey(actor: PersonActor) {
  const authenticator = anAuthenticator();
  const offered = await offerAddition(actor);
  if (!offered.ok) throw new Error(offered.code);
  await addPasskey(actor, { registration: authenticator.register(offered.value.challenge), name: '' });
  return authenticator;
}

/** Somebody whose wallet is ready, with such limits, and something she may buy. */
export async function aBuyer(wish: Partial<SpendingLimits> = {}) {
  const [thing, buyer] = [await aThing(), await aShopper(await aPerson())];
  if (Object.keys(wish).length > 0) await setLimits(buyer.actor, limits(wish));
  return { ...buyer, thing, tap: () => aTap(buyer, thing.variantId) };
}

/** The id of the asking a tap came to. */
export async function asked(placing: Promise<object>): Promise<Id<'confirmation'>> {
  const answer = await placing;
  if (!('confirmationId' in answer)) throw new Error(`not asked: ${JSON.stringify(answer)}`);
  return answer.confirmationId as Id<'confirmation'>;
}

/** What waits, as its person sees it. */
export async function viewOf(actor: PersonActor, id: Id<'confirmation'>) {
  const waiting = await waitingTap(actor, id);
  if (!waiting) throw new Error('nothing waits');
  return waiting.view;
}

/** The code that her mail would carry now. */
export const codeFor = async (actor: PersonActor, id: Id<'confirmation'>) =>
  confirmationCode(id, (await viewOf(actor, id)).nonce);
