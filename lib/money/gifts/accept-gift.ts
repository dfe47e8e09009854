import 'server-only';
import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { type Actor, actorKey } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { PostalAddress } from '@/lib/money/wallet/model';
import { myWallet } from '@/lib/money/wallet/queries';
import { env } from '@/lib/platform/env';
import { hashToken } from '@/lib/platform/tokens';
import { sealGiftAddress } from './gift-address';
import { type ElsewhereCode, elsewhere } from './model';
import { findGift } from './queries';
import { reachOf } from './reach/queries';
import { Accepted, type AcceptGift } from './schema';

/** Why a gift was not accepted. `gift_ended` covers everything after which nothing can be: accepted by somebody, run out, taken back. */
export type AcceptGiftCode =
  | 'not_found'
  | 'gift_ended'
  | 'not_choosable'
  | 'sold_out'
  | 'address_missing'
  | 'not_delivered_there'
  | ElsewhereCode;

/**
 * Accepts a gift for whoever holds its link or is named by it: takes the option she chose and seals where it goes, for its seller alone.
 * Of two at once one is first. The same form sent again is answered as the first time.
 *
 * Answers where she finds it from now on: by her account when she is signed in, else by a link of her own, which its giver does not know.
 * Refusals: `not_found` (a link that nobody made, somebody else's gift), `gift_ended`, `not_choosable` and `sold_out` of an option,
 * `address_missing` of a stored address that is not hers, `other_country`, `other_region` and `not_delivered_there` (its seller does not go
 * there: it stays open for another address) beside what was typed.
 */
export async function acceptGift(actor: Actor, input: AcceptGift): Promise<Result<{ path: string }, AcceptGiftCode>> {
  const row = await findGift(actor, input);
  if (!row) return refuse('not_found');
  const own = receiverToken(row.orderId, input.key);
  const path = actor.kind === 'person' ? `/gift/${row.orderId}` : `/gift/open/${own}`;
  if (row.mine) return ok({ path: actor.kind === 'person' ? path : `/gift/open/${input.token}` });
  const address = await addressOf(actor, input);
  if (!address) return refuse('address_missing', 'addressId');
  const problem = elsewhere(row, address);
  if (problem) return refuse(problem, problem === 'other_country' ? 'country' : 'postalCode');
  if (!row.open && row.receiverHash !== hashToken(own)) return refuse('gift_ended');
  const reaches = await reachOf(row.orderId);
  if (!reaches(address)) return refuse('not_delivered_there', input.addressId === null ? 'postalCode' : 'addressId');
  const by = actor.kind === 'person' ? actorKey(actor) : null;
  const request = {
    ...{ order: toUuid(row.orderId), by, receiverHash: hashToken(own) },
    sealed: await sealGiftAddress(row.orderId, address),
    ...(input.variantId && { variant: toUuid(input.variantId) }),
  };
  const { result } = await callMoney(Accepted, sql`money.accept_gift(${JSON.stringify(request)}::jsonb)`);
  if (result === 'accepted' || result === 'replay') return ok({ path });
  return result === 'ended' ? refuse('gift_ended') : refuse(result, 'variantId');
}

async function addressOf(actor: Actor, { addressId, address }: AcceptGift): Promise<PostalAddress | null> {
  if (addressId === null) return address;
  const { addresses } = await myWallet(actor);
  return addresses.find((one) => one.id === addressId) ?? null;
}

/**
 * The token of her own link: 160 bits that follow from the key of her form, which the giver never saw, and the product's secret. So a
 * repeated form leads to the same place, and the giver's link leads to none.
 */
function receiverToken(orderId: Id<'order'>, key: string): string {
  return createHmac('sha256', env().SOUK_SECRET)
    .update(`gift:${orderId}:${key}`)
    .digest()
    .subarray(0, 20)
    .toString('base64url');
}
