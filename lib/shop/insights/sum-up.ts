import { groupBy } from '@/lib/kernel/group-by';
import type { Id } from '@/lib/kernel/ids';
import type { Currency } from '@/lib/kernel/money';
import {
  closedPieces,
  type DaySales,
  type Grain,
  type Piece,
  piecesShown,
  type Sold,
  salesIn,
  type Told,
  type ToldKind,
  toldIn,
} from './model';

/** What is said of a piece of time, or of all of them. Steps are null where nothing was told. */
export type Figures = { visits: number | null; cart: number | null; taps: number | null } & Sold;

/** A product among the others. `units` sold are exact, the rest is told. */
export type ProductFigures = {
  id: Id<'product'>;
  title: string;
  visits: number | null;
  cart: number | null;
  found: number | null;
  opened: number | null;
  units: number;
};

/** Insights as they are shown and taken along. */
export type Summary = {
  grain: Grain;
  pieces: (Piece & Figures)[];
  /** All pieces together, and as many before them. */
  now: Figures;
  before: Figures;
  currencies: Currency[];
  /** Whether orders and money are among it: not everybody who sees visitors may see those. */
  hasSales: boolean;
  products: ProductFigures[];
};

/** What is asked for: the days of all pieces that are shown, and of as many before. */
export function daysOf(grain: Grain, today: string): { shown: Piece[]; before: Piece[]; since: string; until: string } {
  const shown = closedPieces(grain, today, piecesShown[grain]);
  const before = closedPieces(grain, today, piecesShown[grain], piecesShown[grain]);
  return { shown, before, since: before[0]?.firstDay ?? today, until: shown.at(-1)?.lastDay ?? today };
}

type Given = {
  told: readonly Told[];
  products: readonly { id: Id<'product'>; title: string }[];
  /** Null: not for this reader. */
  sales: readonly DaySales[] | null;
  units: ReadonlyMap<Id<'product'>, number>;
};

/**
 * Sums up what was told and sold by pieces of time. What was told of more days than a piece has is in no piece, and in the sum of the time
 * in which it ended.
 */
export function sumUp(grain: Grain, today: string, { told, products, sales: sold, units }: Given): Summary {
  const { shown, before } = daysOf(grain, today);
  const sales = sold ?? [];
  const ofPage = told.filter(({ product }) => product === null);
  const figures = (piece: Piece): Figures => ({
    visits: toldIn(ofPage, 'visit', piece, grain),
    cart: toldIn(ofPage, 'cart', piece, grain),
    taps: toldIn(ofPage, 'tap', piece, grain),
    ...salesIn(sales, piece),
  });
  const together = (pieces: readonly Piece[]): Figures => {
    const whole = { firstDay: pieces[0]?.firstDay ?? today, lastDay: pieces.at(-1)?.lastDay ?? today };
    return {
      visits: toldIn(ofPage, 'visit', whole, 'month'),
      cart: toldIn(ofPage, 'cart', whole, 'month'),
      taps: toldIn(ofPage, 'tap', whole, 'month'),
      ...salesIn(sales, whole),
    };
  };
  const [now, past] = [together(shown), together(before)];
  return {
    grain,
    pieces: shown.map((piece) => ({ ...piece, ...figures(piece) })),
    now,
    before: past,
    hasSales: sold !== null,
    currencies: now.totals.map(({ currency }) => currency),
    products: productFigures(told, products, units, shown),
  };
}

/** Products are told of weeks or months: whatever ended within the shown time belongs to it. */
function productFigures(
  told: readonly Told[],
  products: Given['products'],
  units: Given['units'],
  shown: readonly Piece[],
): ProductFigures[] {
  const whole = { firstDay: shown[0]?.firstDay ?? '', lastDay: shown.at(-1)?.lastDay ?? '' };
  const byProduct = groupBy(told, ({ product }) => product);
  const figures = products.map(({ id, title }) => {
    const of = (kind: ToldKind) => toldIn(byProduct.get(id) ?? [], kind, whole, 'month');
    const counts = { visits: of('visit'), cart: of('cart'), found: of('found'), opened: of('opened') };
    return { id, title, ...counts, units: units.get(id) ?? 0 };
  });
  return figures
    .filter(
      ({ visits, found, opened, units: sold }) => visits !== null || found !== null || opened !== null || sold > 0,
    )
    .sort((one, other) => (other.visits ?? 0) - (one.visits ?? 0) || other.units - one.units);
}
