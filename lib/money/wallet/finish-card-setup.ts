import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { wallet } from '@/db/schema/money/wallet';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { type Result, refuse } from '@/lib/kernel/result';
import { type StoredCard, walletGateway } from './gateway';
import { keepMethod } from './keep-method';
import type { MethodParts } from './schema';

/** Why no card was stored: not ours, not finished in the fields, refused by the bank, or the provider is away. */
export type FinishCardCode = 'not_found' | 'card_open' | 'card_refused' | 'unavailable';

/**
 * Stores the card that was typed into the provider's fields, after asking the provider what came of it. Doing
 * it twice stores it once. The first card is the default, and so is one added with `makeDefault`. The same card
 * added again replaces its older entry.
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

/** What is kept of a card; the country it was issued in is not. A new card hangs on the wallet's own customer. */
function partsOf({ id, fingerprint, brand, last4, expMonth, expYear }: StoredCard): MethodParts {
  return { kind: 'card', token: id, customer: null, fingerprint, brand, last4, expMonth, expYear };
}
