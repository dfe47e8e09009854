import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { wallet } from '@/db/schema/money/wallet';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type Result, refuse } from '@/lib/kernel/result';
import { type CardSetup, walletGateway } from './gateway';
import { keepMethod } from './keep-method';
import type { MethodParts } from './schema';

/** Why no card was stored: not ours, not finished in the fields, refused by the bank, or the provider is away. */
export type FinishCardCode = 'not_found' | 'card_open' | 'card_refused' | 'unavailable';

/**
 * Stores the card or bank account that was typed into the provider's fields, after asking the provider what came of it.
 * Doing it twice stores it once. The first method is the default, and so is one added with `makeDefault`. The same one
 * added again replaces its older entry. With a bank account it is kept what its owner agreed to, and when.
 *
 * A setup of somebody else's wallet is `not_found`, like a missing one.
 */
export async function finishCardSetup(
  actor: Actor,
  input: { setupId: string; makeDefault: boolean },
): Promise<Result<Id<'method'>, FinishCardCode>> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return refuse('not_found');
  const setup = await walletGateway().readCardSetup(input.setupId);
  if (!setup.ok) return setup;
  const { customer } = setup.value;
  if (setup.value.state === 'saved') return keepMethod(actor, partsOf(setup.value.method), input.makeDefault, customer);
  const [mine] = await asActor(actor, (tx) =>
    tx.select({ customer: wallet.providerCustomer }).from(wallet).where(eq(wallet.owner, owner)),
  );
  if (mine?.customer !== customer) return refuse('not_found');
  return refuse(setup.value.state === 'open' ? 'card_open' : 'card_refused');
}

/** Which words of the mandate are shown now: changed words are another version, and the old one is still known by its name. */
const mandateWords = '2026-11';

/** What is kept of a card; the country it was issued in is not. A new method hangs on the wallet's own customer. */
function partsOf(stored: Extract<CardSetup, { state: 'saved' }>['method']): MethodParts {
  if (stored.kind === 'bank') {
    const { id: token, fingerprint, bank, last4, mandateId } = stored;
    const mandate = { id: mandateId, words: mandateWords, agreedAt: new Date().toISOString() };
    return { kind: 'bank', token, customer: null, fingerprint, bank, last4, mandate };
  }
  const { id, fingerprint, brand, last4, expMonth, expYear } = stored;
  return { kind: 'card', token: id, customer: null, fingerprint, brand, last4, expMonth, expYear };
}
