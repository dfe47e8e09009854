import 'server-only';
import { type Actor, actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { friendsOf } from '@/lib/identity/ties/queries';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { sealWords } from '@/lib/money/gifts/gift-words';
import type { GiftWish } from '@/lib/money/gifts/model';
import { Words } from '@/lib/money/gifts/schema';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { openRows } from '@/lib/money/vault/open-rows';
import { sealRecord } from '@/lib/money/vault/seal-record';
import { makeUserKey } from '@/lib/platform/vault/user-key';

/**
 * Seals a gift's note under its giver's own key, for one tap: a tap may wait until it is confirmed, long before there is an order whose key
 * could seal it. Undefined for no note.
 */
export async function sealTapNote(actor: PersonActor, tap: string, note: string): Promise<string | undefined> {
  if (note === '') return undefined;
  const owner = actorKey(actor) ?? '';
  const key = await makeUserKey(owner, moneyKeys());
  return sealRecord(key, { kind: 'giftNote', id: tap, owner }, { words: note });
}

/** What is written down with the order of a gift: its note, sealed anew under the order's own key, and the friend's uuid while she is one. */
export async function givenWith(
  actor: Actor,
  { key, gift }: { key: string; gift?: GiftWish | undefined },
  orderId: Id<'order'> | undefined,
): Promise<{ note?: string; to?: string }> {
  if (!gift || !orderId || actor.kind !== 'person') return {};
  const owner = actorKey(actor) ?? '';
  const [opened, friends] = await Promise.all([
    openRows('giftNote', gift.note === undefined ? [] : [{ id: key, owner, sealed: gift.note }]),
    gift.to === undefined ? [] : friendsOf(actor),
  ]);
  const note = await sealWords(orderId, 'note', Words.safeParse(opened.get(key)).data?.words ?? '');
  const friend = friends.find((one) => one.id === gift.to);
  return { ...(note !== null && { note }), ...(friend && { to: toUuid(friend.id) }) };
}
