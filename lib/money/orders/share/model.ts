/**
 * What of a line of an order its buyer may show.
 *
 * Invariants: nothing goes over but what she ticked; day, address, order, quantity, option and the other lines have no tick at all. Of a donation its
 * charity is shown, with that one's picture; how much was given has no tick.
 */
import type { Id } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';

/** What she may tick. */
export const ticks = ['item', 'page', 'photo', 'price', 'month'] as const;
/** One of them. */
export type Tick = (typeof ticks)[number];

const donationTicks: readonly Tick[] = ['page', 'photo', 'month'];

/** What of a line may be ticked: its picture where it has one, and of a donation neither what it is called nor how much it was. */
export function ticksOf({ donation, photoKey }: Pick<Shareable, 'donation' | 'photoKey'>): readonly Tick[] {
  return (donation ? donationTicks : ticks).filter((tick) => tick !== 'photo' || photoKey !== null);
}

/** A line that may be shared: what each tick would show. */
export type Shareable = {
  readonly line: Id<'line'>;
  readonly order: Id<'order'>;
  readonly item: string;
  readonly product: Id<'product'> | null;
  readonly page: Id<'page'>;
  readonly pageName: string;
  /** Whether it was given, to the page. */
  readonly donation: boolean;
  readonly photoKey: string | null;
  /** Of one piece, as it was asked for before discounts. */
  readonly price: Money;
  /** First day of the month it was bought in, `2026-11-01`. */
  readonly month: string;
};

/** What goes over: the line's name, and of each tick what it stands for. */
export type Ticked = {
  mark: string;
  item?: string;
  product?: Id<'product'>;
  page?: Id<'page'>;
  donation?: true;
  photoKey?: string;
  price?: Money;
  month?: string;
};

/**
 * Of a line what she ticked, under the line's name. The product itself is named only with both item and page: its address
 * tells either.
 */
export function onlyTicked(from: Shareable, mark: string, ticked: readonly Tick[]): Ticked {
  const offered = ticksOf(from);
  const has = (tick: Tick) => ticked.includes(tick) && offered.includes(tick);
  return {
    mark,
    ...(has('item') && { item: from.item }),
    ...(has('page') && { page: from.page }),
    ...(from.donation && has('page') && { donation: true as const }),
    ...(has('item') && has('page') && from.product !== null && { product: from.product }),
    ...(has('photo') && from.photoKey !== null && { photoKey: from.photoKey }),
    ...(has('price') && { price: from.price }),
    ...(has('month') && { month: from.month }),
  };
}
