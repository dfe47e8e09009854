import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import { type GiftPart, giftStateOf } from '@/lib/money/orders/stored/model';
import { openGiftAddresses } from './gift-address';
import { openWords } from './gift-words';

/** What a statement read of the gift that an order is, as far as row security showed it. */
type Row = { id: Id<'order'>; given: { state: string | null; note: string | null; sealed: string | null } };

/** What orders are as gifts, by their ids; null of those that are none. */
export async function openGifts(rows: readonly Row[]): Promise<(id: Id<'order'>) => GiftPart | null> {
  const gifts = rows.filter((row) => row.given.state !== null);
  if (gifts.length === 0) return () => null;
  const [addressOf, words] = await Promise.all([
    openGiftAddresses(gifts.map(({ id, given }) => ({ id, giftSealed: given.sealed }))),
    openWords(gifts.map(({ id, given }) => ({ orderId: id, note: given.note, answer: null }))),
  ]);
  const parts = new Map(
    gifts.map(({ id, given }) => {
      const part = { state: giftStateOf(given.state ?? ''), address: addressOf(id), note: words(id, 'note') };
      return [id, part] as const;
    }),
  );
  return (id) => parts.get(id) ?? null;
}
