/**
 * Being kept: a shopper lets a shop have her name and e-mail address as its customer, also where it moves.
 *
 * Invariants
 * - She says it herself, with an account and a proven address, to a shop she bought from. Silence is no.
 * - What she said is only added to; the latest word holds, from the next request on.
 * - A shop takes along those who agree at that moment, and nothing of them but name, address and since when.
 */
import type { Id } from '@/lib/kernel/ids';

/** Which words are agreed to: rises whenever they change in meaning, in any language. */
export const keptWording = 1;

/** A shop somebody bought from, or that brought her along, and whether it may keep her. */
export type ShopOfMine = {
  readonly pageId: Id<'page'>;
  readonly name: string;
  /** Its address; null once it closed. */
  readonly handle: string | null;
  /** Since when it may keep her; null where it may not. */
  readonly since: Date | null;
  /** Whether it brought her along from where it was before. */
  readonly brought: boolean;
  /** Whether she bought something here: only then is there anything to agree to. */
  readonly bought: boolean;
};

/** Somebody who came along with a shop, as its people see her. */
export type BroughtCustomer = {
  readonly restore: Id<'restore'>;
  readonly no: number;
  readonly name: string;
  readonly email: string;
  readonly since: Date;
};
