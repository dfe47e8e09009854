import 'server-only';
import { newId, toUuid } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { hashToken } from '@/lib/platform/tokens';
import { type SplitWish, shareOut } from './model';
import { partToken } from './part-token';

/** What `money.place` takes of a purchase that several people pay (`money.open_split`). Throws where `shareOut` refuses: that is asked before. */
export function composeSplit(wish: SplitWish, total: Money): Record<string, unknown> {
  const shares = shareOut(wish, total);
  if (!shares.ok) throw new Error('Invariant broken: a split was not asked about');
  return {
    seconds: wish.hours * 3600,
    endsOnDecline: wish.endsOnDecline,
    parts: shares.amounts.map((amount, index) => {
      const id = newId('part');
      const person = index === 0 ? undefined : wish.people[index]?.person;
      return {
        id: toUuid(id),
        amount: amount.toString(),
        ...(person && { person: toUuid(person) }),
        tokenHash: hashToken(partToken(id, 0)),
      };
    }),
  };
}

/** How long goods are kept for it: the quarter of an hour its starter has, the others' time, and what a payment needs at its very end. */
export function keptSeconds(wish: SplitWish): number {
  return wish.hours * 3600 + 30 * 60;
}
