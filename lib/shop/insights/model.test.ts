import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { change, closedPieces, grains, pieceOf, salesIn, share, type Told, toldIn } from './model';
import { sumUp } from './sum-up';
import { writeInsights } from './write-insights';

const anyDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('pieces of the calendar', () => {
  it('are whole, follow each other, and are over', () => {
    fc.assert(
      fc.property(fc.constantFrom(...grains), anyDay, (grain, today) => {
        const pieces = closedPieces(grain, today, 5, 2);
        expect(pieces).toHaveLength(5);
        for (const [index, piece] of pieces.entries()) {
          expect([pieceOf(grain, piece.firstDay), pieceOf(grain, piece.lastDay)]).toEqual([piece, piece]);
          const next = pieces[index + 1] ?? closedPieces(grain, today, 2)[0];
          expect(Date.parse(next?.firstDay ?? '') - Date.parse(piece.lastDay)).toBe(86_400_000);
          expect(piece.lastDay < today).toBe(true);
        }
      }),
    );
  });

  it('begin on Monday, and on the first', () => {
    expect(pieceOf('week', '2026-11-29')).toEqual({ firstDay: '2026-11-23', lastDay: '2026-11-29' });
    expect(pieceOf('month', '2028-02-10')).toEqual({ firstDay: '2028-02-01', lastDay: '2028-02-29' });
  });
});

const product = newId('product');
const week = { firstDay: '2026-11-16', lastDay: '2026-11-22' };
const visits = (count: number, piece = week, of: Told['product'] = null): Told => {
  return { kind: 'visit', product: of, count, ...piece };
};

describe('what was told', () => {
  it('belongs to the piece in which it ended, and to no finer one', () => {
    expect(toldIn([visits(70)], 'visit', pieceOf('month', '2026-11-01'), 'month')).toBe(70);
    expect(toldIn([visits(70)], 'visit', week, 'week')).toBe(70);
    expect(toldIn([visits(70)], 'visit', pieceOf('day', week.lastDay), 'day')).toBeNull();
    expect(toldIn([visits(70)], 'cart', week, 'week')).toBeNull();
  });

  it('makes no shares and no changes of nothing', () => {
    expect([share(3, 100), share(3, null), share(3, 0), share(30, 20)]).toEqual([300, null, null, null]);
    expect([change(120, 100), change(80, 100), change(1, 0), change(1, null)]).toEqual([2000, -2000, null, null]);
  });
});

describe('a summary', () => {
  const sales = [
    { day: '2026-11-17', orders: 2, total: money(4_620n, 'USD') },
    { day: '2026-11-18', orders: 1, total: money(1_000n, 'JPY') },
    { day: '2026-11-25', orders: 9, total: money(9_999n, 'USD') },
  ];
  const title = '=HYPERLINK("http://bad.example","Bowl, large")';
  const summary = sumUp('week', '2026-11-27', {
    told: [visits(70), visits(40, { firstDay: '2026-06-08', lastDay: '2026-06-14' }), visits(30, week, product)],
    products: [{ id: product, title }],
    sales,
    units: new Map([[product, 3]]),
  });

  it('adds currencies to nothing but themselves, and nothing of days that are not over', () => {
    expect(salesIn(sales, week)).toEqual({ orders: 3, totals: [money(4_620n, 'USD'), money(1_000n, 'JPY')] });
    expect(summary.now).toMatchObject({ visits: 70, orders: 3, totals: [money(4_620n, 'USD'), money(1_000n, 'JPY')] });
    expect(summary.before.visits).toBe(40);
    expect(summary.products).toEqual([
      { id: product, title, visits: 30, cart: null, found: null, opened: null, units: 3 },
    ]);
  });

  it('is taken along as tables that no spreadsheet runs, and as JSON, with what is shown', () => {
    const time: Record<string, string>[] = parse(writeInsights('insights.csv', summary), { columns: true });
    expect(time).toHaveLength(12);
    expect(time.at(-1)).toEqual({
      ...{ from: week.firstDay, to: week.lastDay, visits: '70', added_to_cart: '', taps: '', orders: '3' },
      ...{ orders_per_100_visits: '4.29', revenue_usd: '46.20', revenue_jpy: '1000' },
    });
    const [row]: string[][] = parse(writeInsights('products.csv', summary), { from_line: 2 });
    expect(row).toEqual([`'${title}`, product, '30', '', '', '', '3']);
    const without = sumUp('week', '2026-11-27', { told: [visits(70)], products: [], sales: null, units: new Map() });
    expect(JSON.parse(writeInsights('insights.json', without)).pieces.at(-1)).toMatchObject({
      visits: 70,
      orders: null,
    });
    const json = JSON.parse(writeInsights('insights.json', summary));
    expect(json.pieces.at(-1)).toMatchObject({ visits: 70, cart: null, revenue: { USD: '46.20', JPY: '1000' } });
  });
});
