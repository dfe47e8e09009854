/** How something may go back: by mail, or brought to the shop. */
export const returnWays = ['mail', 'shop'] as const;
/** One of them. */
export type ReturnWay = (typeof returnWays)[number];
/** Who pays for the way back. */
export const returnPayers = ['buyer', 'shop'] as const;
/** One of them. */
export type ReturnPayer = (typeof returnPayers)[number];

/** What a shop has said of returns; `days` is null while it has said nothing, and 0 where it takes nothing back. */
export type ReturnPolicy = {
  readonly days: number | null;
  readonly paidBy: ReturnPayer;
  readonly ways: readonly ReturnWay[];
  /** Of the price, in basis points: 1500 is 15 %. */
  readonly restockingBasisPoints: number;
};

/** Longer than anybody waits. */
export const returnDaysMax = 365;
/** More than half of the price is no fee. */
export const restockingBasisPointsMax = 5_000;
