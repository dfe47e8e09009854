import { csvCell } from '@/lib/kernel/csv';
import { type Money, subtract, toDecimal } from '@/lib/kernel/money';
import type { StatementRow } from './stored/queries';

/** The columns of a statement's file. Programs read them: a name never changes, new ones come last. */
export const statementColumns = [
  'kind',
  'order',
  'paid_at',
  'currency',
  'goods',
  'delivery',
  'tax',
  'tax_included',
  'total',
  'platform_fee',
  'provider_fee',
  'refunded',
  'net',
  'state',
  'hold_reason',
  'hold_until',
  'discount',
  'tax_in_prices',
  'tax_on_top',
] as const;

/**
 * A statement as CSV (RFC 4180, UTF-8): one line for each order or part taken back, then a total for each currency. Amounts are
 * decimals without a sign of their currency; times are ISO 8601. `discount` is what the goods were
 * lowered by, and is in them already. `tax` is the sum of `tax_in_prices`, which is in goods and delivery already, and `tax_on_top`, which is not. `kind` is `order`, `taken_back` or `total`. No cell can be taken
 * for a formula by a spreadsheet.
 */
export function statementCsv(rows: readonly StatementRow[]): string {
  const totals = new Map<string, Money>();
  for (const { net } of rows) {
    const before = totals.get(net.currency);
    totals.set(net.currency, { ...net, amount: (before?.amount ?? 0n) + net.amount });
  }
  const lines = [[...statementColumns], ...rows.map(lineOf), ...[...totals.values()].map((net) => totalOf(net))];
  return `${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function lineOf(row: StatementRow): string[] {
  const { goods, delivery, tax, total, platformFee, providerFee, refunded, net, hold } = row;
  return [
    ...[row.kind, row.orderId, row.paidAt.toISOString(), net.currency],
    ...[goods, delivery, tax].map(toDecimal),
    ...[row.taxIncluded ? 'yes' : 'no', toDecimal(total), toDecimal(platformFee)],
    ...[providerFee === null ? '' : toDecimal(providerFee), toDecimal(refunded), toDecimal(net)],
    ...[row.state, hold?.reason ?? '', hold?.until?.toISOString() ?? '', toDecimal(row.discount)],
    ...[row.taxInPrices, subtract(tax, row.taxInPrices)].map(toDecimal),
  ];
}

function totalOf(net: Money): string[] {
  const values: Partial<Record<(typeof statementColumns)[number], string>> = {
    ...{ kind: 'total', currency: net.currency, net: toDecimal(net) },
  };
  return statementColumns.map((column) => values[column] ?? '');
}
