import type { Id } from '@/lib/kernel/ids';
import { type Currency, type Money, money } from '@/lib/kernel/money';
import { settle } from '@/lib/money/splits/model';

/**
 * Groups of people who split what they spend.
 *
 * Invariants
 * - Nobody sees a group but who is in it now.
 * - Of each currency what some are owed others owe; nothing is converted.
 * - Who leaves is even. Who closed her account keeps her place without a name.
 */

/** The longest name of a group or of somebody in it. */
export const groupNameMost = 80;

/** Somebody's place in a group. `name` is empty for a deleted account; `handle` is null for a name only. */
export type Member = {
  readonly id: Id<'member'>;
  readonly name: string;
  readonly handle: string | null;
  readonly isMe: boolean;
  readonly hasLeft: boolean;
  readonly hasLink: boolean;
  /** Of the actor herself: that she wants no reminders of this group. Of others: that she wants none of this person. */
  readonly unwanted: boolean;
};

/** What a member is owed in one currency; below zero what she owes. */
export type Balance = { readonly memberId: Id<'member'>; readonly value: Money };

/** A payment that would make the group even. */
export type Debt = { readonly from: Id<'member'>; readonly to: Id<'member'>; readonly value: Money };

/** A group in the list of somebody who is in it: its people, and how she stands in each currency. */
export type GroupLine = {
  readonly id: Id<'group'>;
  readonly name: string;
  readonly people: number;
  readonly mine: readonly Money[];
};

/** A group as its members see it. Members in the order in which odd units go round, who left among them. */
export type GroupView = {
  readonly id: Id<'group'>;
  readonly name: string;
  readonly currency: Currency;
  readonly turn: number;
  readonly me: Id<'member'>;
  readonly members: readonly Member[];
  readonly balances: readonly Balance[];
  readonly debts: readonly Debt[];
};

/** Who pays whom so that everybody is even, currency by currency: in each at most one payment fewer than people. */
export function debtsOf(balances: readonly Balance[]): readonly Debt[] {
  const currencies = [...new Set(balances.map(({ value }) => value.currency))].sort();
  return currencies.flatMap((currency) => {
    const of = balances.filter(({ value }) => value.currency === currency);
    return settle(of.map(({ value }) => value.amount)).flatMap(({ from, to, amount }) => {
      const [pays, gets] = [of[from], of[to]];
      return pays && gets ? [{ from: pays.memberId, to: gets.memberId, value: money(amount, currency) }] : [];
    });
  });
}
