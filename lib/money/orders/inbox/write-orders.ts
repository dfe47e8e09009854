import { guardCell } from '@/lib/kernel/formula-cell';
import { toDecimal } from '@/lib/kernel/money';
import type { SellerOrder } from '@/lib/money/orders/model';

/** The columns of the orders' file. Programs read them: a name never changes, new ones come last. */
export const orderColumns = [
  'order',
  'placed_at',
  'state',
  'name',
  'line1',
  'line2',
  'city',
  'region',
  'postal_code',
  'country',
  'phone',
  'products',
  'units',
  'currency',
  'total',
  'refunded',
  'carrier',
  'tracking_code',
  'shipped_at',
  'delivered_at',
] as const;

/**
 * Orders as CSV (RFC 4180, UTF-8), one line each. Times are ISO 8601, amounts decimals without a sign of their currency. Holds
 * what the seller's screens show and no more, so no e-mail and no way of paying. No cell can be taken for a formula.
 */
export function ordersCsv(orders: readonly SellerOrder[]): string {
  const lines = [[...orderColumns], ...orders.map(lineOf)];
  return `${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** For who may not see buyers. */
const noAddress = {
  ...{ name: '', line1: '', line2: '', city: '', region: '' },
  ...{ postalCode: '', country: '', phone: '' },
};

function lineOf(order: SellerOrder): string[] {
  const { name, line1, line2, city, region, postalCode, country, phone } = order.shipTo ?? noAddress;
  const goods = order.lines.filter((line) => line.kind === 'goods');
  const titles = goods.map((line) => `${line.quantity} × ${[line.title, line.optionText].filter(Boolean).join(' · ')}`);
  return [
    ...[order.id, order.placedAt.toISOString(), order.state],
    ...[name, line1, line2, city, region, postalCode, country, phone],
    ...[titles.join('; '), String(goods.reduce((sum, line) => sum + line.quantity, 0))],
    ...[order.total.currency, toDecimal(order.total), toDecimal(order.refunded)],
    ...[order.carrier, order.trackingCode],
    ...[order.shippedAt?.toISOString() ?? '', order.deliveredAt?.toISOString() ?? ''],
  ];
}

function cell(text: string): string {
  const safe = guardCell(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
