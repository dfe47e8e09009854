import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction, readMoney } from '@/db/client/money';
import { enqueue } from '@/db/enqueue';
import { cartCode } from '@/db/schema/money/discount';
import { payerDevice } from '@/db/schema/money/limit';
import { address, cart, cartLine, method, wallet } from '@/db/schema/money/wallet';
import { actorKey, type PersonActor, type SystemActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { destroyUnusedKey } from '@/lib/money/keys/destroy-key';
import { lockKey } from '@/lib/money/vault/lock-key';
import { forgottenAddress, forgottenMethod } from './model';
import { openAddresses } from './open-addresses';
import { methodParts, openMethods } from './open-methods';
import { sealAddress } from './seal-address';
import { sealMethod } from './seal-method';

const system: SystemActor = { kind: 'system', name: 'adopt-wallet', locale: 'en' };

/**
 * Moves what a browser kept as a guest into the account that has just been proven in it: cards, addresses and
 * cart. Both sides are kept and the account's defaults win. Doing it again finds nothing left to move.
 * `guestHash` is the SHA-256 of the browser's guest cookie.
 *
 * Cards cannot change their customer at the provider, so a guest's cards come along when the account has none
 * yet, and else stay with the browser. What moves is sealed anew under the account's key, and the guest's key is destroyed
 * when nothing of hers is left. Orders never move here: that takes a verified e-mail (`claimOrders`).
 */
export async function adoptWallet(person: PersonActor, guestHash: string): Promise<void> {
  const from = `guest:${guestHash}`;
  const to = actorKey(person);
  if (to === null) return;
  // Asked on every page of somebody who was a guest here once: nearly always nothing is left.
  if (!(await keepsAnything(from))) return;
  const isEmptied = await asActor(system, async (tx) => {
    // Both wallets are locked in the order of their names, so that two browsers never wait in a circle.
    for (const owner of [from, to].sort()) {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`adopt:${owner}`}, 0))`);
    }
    const move = { from, to, personId: person.personId };
    await moveCart(tx, move);
    await moveCodes(tx, move);
    const cards = await moveCards(tx, move);
    const moved = [...cards, ...(await moveAddresses(tx, move))];
    if (moved.length === 0) return false;
    // The cards were typed here, and the account had none: here their person may pay. Anything less proves nothing.
    if (cards.length > 0)
      await tx.insert(payerDevice).values({ owner: to, device: person.device }).onConflictDoNothing();
    // For the case that we do not live to do it ourselves.
    await enqueue(tx, 'money:destroy-key', { payload: { owner: from }, key: `destroy-key:${from}`, after: '1 minute' });
    return true;
  });
  if (isEmptied) await destroyUnusedKey(from);
}

async function keepsAnything(owner: string): Promise<boolean> {
  const [row] = await readMoney<{ any: boolean }>(sql`select money.keeps_anything(${owner}) as any`);
  return row?.any === true;
}

type Move = { from: string; to: string; personId: PersonActor['personId'] };

async function moveCards(tx: MoneyTransaction, { from, to, personId }: Move): Promise<Id<'method'>[]> {
  const wallets = await tx
    .select()
    .from(wallet)
    .where(sql`${wallet.owner} in (${from}, ${to})`)
    .orderBy(wallet.owner)
    .for('update');
  await lockKey(tx, from, 'ending');
  await lockKey(tx, to, 'using');
  const guest = wallets.find((one) => one.owner === from);
  const own = wallets.find((one) => one.owner === to);
  if (!guest) return [];
  const ownCards = await tx.$count(method, and(eq(method.owner, to), isNull(method.removedAt)));
  if (own && ownCards > 0) return [];
  if (own) {
    // Customers change places: the cards keep theirs, and the browser's next wallet starts empty.
    await tx.update(wallet).set({ providerCustomer: own.providerCustomer }).where(eq(wallet.owner, from));
    await tx.update(wallet).set({ providerCustomer: guest.providerCustomer }).where(eq(wallet.owner, to));
  } else {
    await tx.update(wallet).set({ owner: to, personId }).where(eq(wallet.owner, from));
  }
  const rows = await tx.select().from(method).where(eq(method.owner, from));
  const cards = new Map((await openMethods(rows)).map((card) => [card.id, card]));
  for (const { id } of rows) {
    const card = cards.get(id);
    const sealed = card ? await sealMethod(to, id, methodParts(card)) : { ...forgottenMethod, ...lost };
    await tx
      .update(method)
      .set({ owner: to, personId, ...sealed })
      .where(eq(method.id, id));
  }
  return rows.map((row) => row.id);
}

async function moveAddresses(tx: MoneyTransaction, { from, to, personId }: Move): Promise<Id<'address'>[]> {
  const live = and(eq(address.owner, to), isNull(address.removedAt));
  const hasDefault = (await tx.$count(address, and(live, sql`${address.isDefault}`))) > 0;
  const rows = await tx.select().from(address).where(eq(address.owner, from));
  const opened = new Map((await openAddresses(rows)).map((one) => [one.id, one]));
  for (const { id, isDefault } of rows) {
    const parts = opened.get(id);
    const sealed = parts
      ? { ...(await sealAddress(to, id, parts)), isDefault: isDefault && !hasDefault }
      : { ...forgottenAddress, ...lost };
    await tx
      .update(address)
      .set({ owner: to, personId, ...sealed })
      .where(eq(address.id, id));
  }
  return rows.map((row) => row.id);
}

/** What was removed before, and what does not open any more, moves as an empty row. */
const lost = { removedAt: sql`coalesce(removed_at, now())`, isDefault: false };

async function moveCodes(tx: MoneyTransaction, { from, to }: Move): Promise<void> {
  const kept = await tx.delete(cartCode).where(eq(cartCode.owner, from)).returning();
  if (kept.length === 0) return;
  await tx
    .insert(cartCode)
    .values(kept.map((one) => ({ ...one, owner: to })))
    .onConflictDoNothing();
}

async function moveCart(tx: MoneyTransaction, { from, to, personId }: Move): Promise<void> {
  const left = await tx.delete(cartLine).where(eq(cartLine.owner, from)).returning();
  if (left.length === 0) return;
  await tx
    .update(cart)
    .set({ version: sql`${cart.version} + 1`, updatedAt: sql`now()` })
    .where(eq(cart.owner, from));
  await tx
    .insert(cart)
    .values({ owner: to, personId })
    .onConflictDoUpdate({ target: cart.owner, set: { version: sql`${cart.version} + 1`, updatedAt: sql`now()` } });
  await tx
    .insert(cartLine)
    .values(left.map((line) => ({ ...line, owner: to })))
    .onConflictDoUpdate({
      target: [cartLine.owner, cartLine.variantId],
      set: { quantity: sql`greatest(${cartLine.quantity}, excluded.quantity)` },
    });
}
