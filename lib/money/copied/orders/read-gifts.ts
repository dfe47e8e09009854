import 'server-only';
import { and, desc, eq, or } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { gift, giftAddress } from '@/db/schema/money/gift';
import { orderLine } from '@/db/schema/money/order';
import { returnRequest } from '@/db/schema/money/return';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { openGiftAddresses } from '@/lib/money/gifts/gift-address';
import { openWords } from '@/lib/money/gifts/gift-words';
import type { CopiedRow } from '@/lib/platform/copied/model';

/**
 * The gifts the actor gave and those she accepted, newest first: of those she gave her own words, of those she accepted the address she
 * gave for it and what she asked to send back. What the other side wrote, and where a gift went that she gave, are not hers to take along: row security shows her no such row.
 */
export async function giftRows(actor: PersonActor): Promise<readonly CopiedRow[]> {
  const key = actorKey(actor) ?? '';
  const rows = await asActor(actor, (tx) =>
    tx
      .select({
        ...{ id: gift.orderId, orderId: gift.orderId, owner: gift.owner, state: gift.state, at: gift.createdAt },
        ...{ note: gift.note, answer: gift.answer, giftSealed: giftAddress.shipSealed, title: orderLine.title },
      })
      .from(gift)
      .leftJoin(giftAddress, and(eq(giftAddress.orderId, gift.orderId), eq(giftAddress.receiver, key)))
      .leftJoin(orderLine, and(eq(orderLine.orderId, gift.orderId), eq(orderLine.kind, 'goods')))
      .where(or(eq(gift.owner, key), eq(gift.acceptedBy, key)))
      .orderBy(desc(gift.createdAt)),
  );
  const [words, addressOf, returns] = await Promise.all([
    openWords(rows),
    openGiftAddresses(rows),
    ownReturns(actor, key),
  ]);
  return rows.map(({ orderId, owner, state, at, title }) => {
    const given = owner === key;
    const address = given ? null : addressOf(orderId);
    const shipTo = address && { ...address, postalCode: undefined, postal_code: address.postalCode };
    return {
      ...{ order: given ? orderId : null, at, title, state, by_you: given },
      ...{ words: given ? words(orderId, 'note') : null, ship_to: shipTo },
      returns: given ? [] : returns.flatMap(({ orderId: of, ...said }) => (of === orderId ? [said] : [])),
    };
  });
}

/** What she asked to send back of gifts: a return of a gift is its receiver's. */
function ownReturns(actor: PersonActor, key: string) {
  const { orderId, state, reason, wish, note: words, createdAt: at } = returnRequest;
  return asActor(actor, (tx) =>
    tx
      .select({ orderId, state, reason, wish, words, at })
      .from(returnRequest)
      .innerJoin(gift, and(eq(gift.orderId, returnRequest.orderId), eq(gift.acceptedBy, key)))
      .where(eq(returnRequest.owner, key))
      .orderBy(returnRequest.createdAt),
  );
}
