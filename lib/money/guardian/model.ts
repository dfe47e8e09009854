/**
 * Accounts under 18, and the person who approves what they pay.
 *
 * Invariants
 * - Of an age only the day on which the rule ends is kept. Its person sets and lengthens it; only her guardian ends it before.
 * - A guardian is another account that accepted by a mailed link and is under no such rule itself; who guards somebody
 *   cannot come under it.
 * - While the rule holds she pays nothing without a guardian, and nothing that he did not approve: `money.guard` sees to it
 *   in the transaction that would place the order, by the database's clock.
 * - He sees the tap at hand: sellers, goods, total. She sees whether he answered.
 */
import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';

/** What a guardian answered to a tap. */
export const guardianStates = ['asked', 'approved', 'declined'] as const;

/** The rule as its person sees it; `endsOn` is a day (`2031-05-01`), `guardian` the public name of who accepted. */
export type MyRule = {
  endsOn: string;
  guardian: string | null;
  changeAsked: boolean;
  /** The address that was named and has not accepted yet. */
  invited: string | null;
};

/** Somebody whom the actor guards. */
export type Ward = { id: Id<'person'>; name: string; changeAsked: boolean };

/** A tap that waits for its guardian, as he sees it. */
export type TapForGuardian = {
  id: Id<'confirmation'>;
  name: string;
  payees: readonly string[];
  goods: readonly { title: string; optionText: string; quantity: number; amount: Money }[];
  goodsTotal: Money;
  total: Money;
  askedAt: Date;
  expiresAt: Date;
  /** The hash of all that is approved: 32 bytes, signed by a passkey. */
  challenge: Uint8Array;
  nonce: string;
};

/** The first day (`YYYY-MM-DD`) after a month (`YYYY-MM`): only then is she certainly 18. */
export function dayAfterMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
}
