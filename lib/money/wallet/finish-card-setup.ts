import 'server-only';
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { payerDevice } from '@/db/schema/money/limit';
import { method, wallet } from '@/db/schema/money/wallet';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { lockKey } from '@/lib/money/vault/lock-key';
import { type StoredCard, walletGateway } from './gateway';
import { openMethods } from './open-methods';
import type { MethodParts } from './schema';
import { sealMethod } from './seal-method';

/** Why no card was stored: not ours, not finished in the fields, refused by the bank, or the provider is away. */
export type FinishCardCode = 'not_found' | 'card_open' | 'card_refused' | 'unavailable';

type Owned = { owner: string; personId: Id<'person'> | null };
type Stored = { id: Id<'method'>; replaced: string | null };

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
  const owned = { owner, personId: actor.kind === 'person' ? actor.personId : null };
  const stored = await asActor(actor, async (tx): Promise<Result<Stored, FinishCardCode>> => {
    // The wallet's row is the lock under which its cards change.
    const [mine] = await tx
      .select({ customer: wallet.providerCustomer })
      .from(wallet)
      .where(eq(wallet.owner, owner))
      .for('update');
    if (!mine || mine.customer !== customer) return refuse('not_found');
    if (setup.value.state === 'open') return refuse('card_open');
    if (setup.value.state === 'failed') return refuse('card_refused');
    // Whoever typed a card of this wallet here may pay from it here.
    if (actor.kind === 'person')
      await tx.insert(payerDevice).values({ owner, device: actor.device }).onConflictDoNothing();
    return ok(await storeCard(tx, owned, setup.value.method, input.makeDefault));
  });
  if (!stored.ok) return stored;
  if (stored.value.replaced !== null) await walletGateway().detach(stored.value.replaced);
  return ok(stored.value.id);
}

async function storeCard(
  tx: MoneyTransaction,
  { owner, personId }: Owned,
  card: StoredCard,
  makeDefault: boolean,
): Promise<Stored> {
  await lockKey(tx, owner, 'using');
  const id = newId('method');
  const sealed = await sealMethod(owner, id, partsOf(card));
  const isKnown = or(eq(method.providerMark, sealed.providerMark), eq(method.providerMethod, card.id));
  const [known] = await tx
    .select({ id: method.id })
    .from(method)
    .where(and(eq(method.owner, owner), isKnown));
  if (known) return { id: known.id, replaced: null };
  const rows = await tx
    .select()
    .from(method)
    .where(and(eq(method.owner, owner), isNull(method.removedAt)));
  const live = await openMethods(rows);
  const same = live.find((one) => isSameCard(one, card));
  const isDefault = makeDefault || live.every((one) => one === same) || same?.isDefault === true;
  if (same) await tx.update(method).set({ removedAt: sql`now()`, isDefault: false }).where(eq(method.id, same.id));
  if (isDefault) await tx.update(method).set({ isDefault: false }).where(eq(method.owner, owner));
  await tx.insert(method).values({ id, owner, personId, ...sealed, isDefault });
  return { id, replaced: same?.token ?? null };
}

/** What is kept of a card; the country it was issued in is not. A new card hangs on the wallet's own customer. */
function partsOf({ id, fingerprint, brand, last4, expMonth, expYear }: StoredCard): MethodParts {
  return { token: id, customer: null, fingerprint, brand, last4, expMonth, expYear };
}

type Face = Pick<StoredCard, 'brand' | 'last4' | 'expMonth' | 'expYear'>;

function isSameCard(one: Face, other: Face): boolean {
  return (
    one.brand === other.brand &&
    one.last4 === other.last4 &&
    one.expMonth === other.expMonth &&
    one.expYear === other.expYear
  );
}
