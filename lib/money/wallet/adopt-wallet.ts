import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction, readMoney } from '@/db/client/money';
import { address, cart, cartLine, method, wallet } from '@/db/schema/money/wallet';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';

/**
 * Moves what a browser kept as a guest into the account that has just been proven in it: cards, addresses and
 * cart. Both sides are kept and the account's defaults win. Doing it again finds nothing left to move.
 * `guestHash` is the SHA-256 of the browser's guest cookie.
 *
 * Cards cannot change their customer at the provider, so a guest's cards come along when the account has none
 * yet, and else stay with the browser. Orders never move here: that takes a verified e-mail (`claimOrders`).
 */
export async function adoptWallet(person: PersonActor, guestHash: string): Promise<void> {
  const from = `guest:${guestHash}`;
  const to = actorKey(person);
  if (to === null) return;
  // Asked on every page of somebody who was a guest here once: nearly always nothing is left.
  if (!(await keepsAnything(from))) return;
  await asActor({ kind: 'system', name: 'adopt-wallet', locale: 'en' }, async (tx) => {
    // Both wallets are locked in the order of their names, so that two browsers never wait in a circle.
    for (const owner of [from, to].sort()) {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`adopt:${owner}`}, 0))`);
    }
    const move = { from, to, personId: person.personId };
    await moveCards(tx, move);
    await moveAddresses(tx, move);
    await moveCart(tx, move);
  });
}

async function keepsAnything(owner: string): Promise<boolean> {
  const [row] = await readMoney<{ any: boolean }>(sql`select money.keeps_anything(${owner}) as any`);
  return row?.any === true;
}

type Move = { from: string; to: string; personId: PersonActor['personId'] };

async function moveCards(tx: MoneyTransaction, { from, to, personId }: Move): Promise<void> {
  const wallets = await tx
    .select()
    .from(wallet)
    .where(sql`${wallet.owner} in (${from}, ${to})`)
    .orderBy(wallet.owner)
    .for('update');
  const guest = wallets.find((one) => one.owner === from);
  const own = wallets.find((one) => one.owner === to);
  if (!guest) return;
  const cards = await tx.$count(method, and(eq(method.owner, to), isNull(method.removedAt)));
  if (own && cards > 0) return;
  if (own) {
    // Customers change places: the cards keep theirs, and the browser's next wallet starts empty.
    await tx.update(wallet).set({ providerCustomer: own.providerCustomer }).where(eq(wallet.owner, from));
    await tx.update(wallet).set({ providerCustomer: guest.providerCustomer }).where(eq(wallet.owner, to));
  } else {
    await tx.update(wallet).set({ owner: to, personId }).where(eq(wallet.owner, from));
  }
  await tx.update(method).set({ owner: to, personId }).where(eq(method.owner, from));
}

async function moveAddresses(tx: MoneyTransaction, { from, to, personId }: Move): Promise<void> {
  const live = and(eq(address.owner, to), isNull(address.removedAt));
  const hasDefault = (await tx.$count(address, and(live, sql`${address.isDefault}`))) > 0;
  await tx
    .update(address)
    .set({ owner: to, personId, ...(hasDefault ? { isDefault: false } : {}) })
    .where(eq(address.owner, from));
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
