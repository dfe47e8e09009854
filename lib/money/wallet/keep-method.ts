import 'server-only';
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { payerDevice } from '@/db/schema/money/limit';
import { method, wallet } from '@/db/schema/money/wallet';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { lockKey } from '@/lib/money/vault/lock-key';
import { detachMethod } from './detach-method';
import { type OpenMethod, openMethods } from './open-methods';
import type { MethodParts } from './schema';
import { sealMethod } from './seal-method';

type Owned = { owner: string; personId: Id<'person'> | null; device: string | null };
type Stored = { id: Id<'method'>; replaced: OpenMethod | null };

/**
 * Puts a method, as its provider described it, into the actor's own wallet. Doing it twice stores it once. The first one is
 * the default, and so is one added with `makeDefault`. The same card or account added again replaces its older entry.
 *
 * `not_found` without a wallet, and for a card of another customer (`customer`) than the wallet's own.
 */
export async function keepMethod(
  actor: Actor,
  parts: MethodParts,
  makeDefault: boolean,
  customer?: string,
): Promise<Result<Id<'method'>, 'not_found'>> {
  const owner = actorKey(actor);
  if (owner === null || actor.kind === 'system') return refuse('not_found');
  const isPerson = actor.kind === 'person';
  const owned = { owner, personId: isPerson ? actor.personId : null, device: isPerson ? actor.device : null };
  const stored = await asActor(actor, async (tx): Promise<Result<Stored, 'not_found'>> => {
    // The wallet's row is the lock under which its methods change.
    const [mine] = await tx
      .select({ customer: wallet.providerCustomer })
      .from(wallet)
      .where(eq(wallet.owner, owner))
      .for('update');
    if (!mine || (customer !== undefined && mine.customer !== customer)) return refuse('not_found');
    return ok(await store(tx, owned, parts, makeDefault));
  });
  if (!stored.ok) return stored;
  const { id, replaced } = stored.value;
  if (replaced !== null) await detachMethod(replaced);
  return ok(id);
}

async function store(
  tx: MoneyTransaction,
  { owner, personId, device }: Owned,
  parts: MethodParts,
  makeDefault: boolean,
): Promise<Stored> {
  await lockKey(tx, owner, 'using');
  const id = newId('method');
  const sealed = await sealMethod(owner, id, parts);
  const isKnown = or(eq(method.providerMark, sealed.providerMark), eq(method.providerMethod, parts.token));
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
  const same = live.find((one) => isSame(one, parts));
  const isDefault = makeDefault || live.every((one) => one === same) || same?.isDefault === true;
  if (same) await tx.update(method).set({ removedAt: sql`now()`, isDefault: false }).where(eq(method.id, same.id));
  if (isDefault) await tx.update(method).set({ isDefault: false }).where(eq(method.owner, owner));
  // Where a wallet gets its very first method, and where one of its own is typed once more, its person may pay. Another card
  // proves nothing: whoever has found her password could type his own, and then pay with hers.
  const isOwn = same !== undefined && parts.fingerprint !== null && same.fingerprint === parts.fingerprint;
  const isFirst = (await tx.$count(method, eq(method.owner, owner))) === 0;
  await tx.insert(method).values({ id, owner, personId, ...sealed, isDefault });
  if (device !== null && (isFirst || isOwn))
    await tx.insert(payerDevice).values({ owner, device }).onConflictDoNothing();
  return { id, replaced: same ?? null };
}

function isSame(one: MethodParts, other: MethodParts): boolean {
  if (one.kind !== 'card' || other.kind !== 'card') {
    return one.kind === other.kind && one.fingerprint === other.fingerprint && one.fingerprint !== null;
  }
  return (
    one.brand === other.brand &&
    one.last4 === other.last4 &&
    one.expMonth === other.expMonth &&
    one.expYear === other.expYear
  );
}
