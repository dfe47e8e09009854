import { stringify } from 'csv-stringify/sync';
import { guardCell } from '@/lib/kernel/formula-cell';
import { toDecimal } from '@/lib/kernel/money';
import { share } from './model';
import type { Summary } from './sum-up';

/** What an owner may take along. */
export const insightFiles = ['insights.csv', 'products.csv', 'insights.json'] as const;
/** The name of one. */
export type InsightFile = (typeof insightFiles)[number];

/** Whether a file of this name can be made. */
export function isInsightFile(name: string): name is InsightFile {
  return insightFiles.some((file) => file === name);
}

/** The file, with what the screen shows and nothing more; an empty cell, or null, is what was not told. */
export function writeInsights(file: InsightFile, summary: Summary): string {
  if (file === 'insights.json') return `${JSON.stringify(plain(summary), null, 2)}\n`;
  return file === 'insights.csv' ? csv(timeTable(summary)) : csv(productTable(summary));
}

function plain({ grain, pieces, products, currencies, hasSales }: Summary) {
  return {
    grain,
    currencies,
    pieces: pieces.map(({ totals, orders, ...piece }) => ({
      ...piece,
      orders: hasSales ? orders : null,
      revenue: Object.fromEntries(totals.map((total) => [total.currency, toDecimal(total)])),
    })),
    products: products.map(({ units, ...product }) => ({ ...product, units: hasSales ? units : null })),
  };
}

type Cell = string | number | null;

function timeTable({ pieces, currencies, hasSales }: Summary): Cell[][] {
  const revenue = currencies.map((currency) => `revenue_${currency.toLowerCase()}`);
  const head = ['from', 'to', 'visits', 'added_to_cart', 'taps', 'orders', 'orders_per_100_visits', ...revenue];
  const rows = pieces.map((piece) => {
    const conversion = hasSales ? share(piece.orders, piece.visits) : null;
    const totals = currencies.map((currency) => {
      const total = piece.totals.find((one) => one.currency === currency);
      return total ? toDecimal(total) : '0';
    });
    return [
      ...[piece.firstDay, piece.lastDay, piece.visits, piece.cart, piece.taps, hasSales ? piece.orders : null],
      ...[conversion === null ? null : (conversion / 100).toFixed(2), ...totals],
    ];
  });
  return [head, ...rows];
}

function productTable({ products, hasSales }: Summary): Cell[][] {
  return [
    ['product', 'id', 'visits', 'added_to_cart', 'found_by_picture', 'opened_from_there', 'units_sold'],
    ...products.map(({ title, id, visits, cart, found, opened, units }) => [
      ...[title, id, visits, cart, found, opened, hasSales ? units : null],
    ]),
  ];
}

function csv(rows: readonly Cell[][]): string {
  const cells = rows.map((row) => row.map((cell) => guardCell(String(cell ?? ''))));
  return stringify(cells, { record_delimiter: '\r\n' });
}
