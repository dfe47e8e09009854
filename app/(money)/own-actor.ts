import 'server-only';
import { cache } from 'react';
import type { Actor } from '@/lib/identity/actor/model';
import { claimOrders } from '@/lib/money/orders/claim-orders';
import { adoptWallet } from '@/lib/money/wallet/adopt-wallet';
import { currentActor, ensureGuest, guestHashOfRequest } from '@/lib/platform/auth';

/**
 * The actor of an action that is about to keep something: a browser without an account gets its guest cookie now.
 * Only in server actions and route handlers, where cookies may be set.
 */
export async function withPurse(actor: Actor): Promise<Actor> {
  if (actor.kind !== 'guest' || actor.guestHash !== null) return actor;
  return { ...actor, guestHash: await ensureGuest() };
}

/**
 * Who acts on a page of the money ring. What the browser kept as a guest joins a signed-in person's account
 * here: identity knows nothing of money and cannot do it. Once per request.
 */
export const settledActor = cache(async (): Promise<Actor> => {
  const actor = await currentActor();
  const guestHash = actor.kind === 'person' ? await guestHashOfRequest() : null;
  if (actor.kind === 'person' && guestHash !== null) await adoptWallet(actor, guestHash);
  return actor;
});

/** The same for pages that show orders: those a guest placed with a person's proven e-mail join her account first. */
export async function buyingActor(): Promise<Actor> {
  const actor = await settledActor();
  if (actor.kind === 'person') await claimOrders(actor);
  return actor;
}
