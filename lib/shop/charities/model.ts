import type { Id } from '@/lib/kernel/ids';
import type { Currency, Money } from '@/lib/kernel/money';

/** How a page's asking to be a charity stands. */
export type CharityState = 'asked' | 'verified' | 'refused';

/** A charity as everybody may see it. */
export type CharityView = {
  readonly pageId: Id<'page'>;
  readonly handle: string;
  readonly name: string;
  readonly currency: Currency;
  readonly legalName: string;
  readonly registration: string;
  /** Where it is registered, and where its page is: ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly pageCountry: string;
  readonly goal: Money | null;
  readonly verifiedAt: Date;
  readonly termsVersion: bigint;
  readonly photo: string | null;
};

/** The same as its owner and operators see it, verified or not. */
export type OwnCharity = {
  readonly legalName: string;
  readonly registration: string;
  readonly country: string;
  readonly state: CharityState;
  readonly goal: Money | null;
  readonly statement: string;
  readonly askedAt: Date;
  readonly decidedAt: Date | null;
};

/** A charity that an operator can decide about. */
export type AskingCharity = OwnCharity & {
  readonly pageId: Id<'page'>;
  readonly handle: string;
  readonly name: string;
};
