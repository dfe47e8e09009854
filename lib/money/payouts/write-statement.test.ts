import { expect, test } from 'vitest';
import { csvCell } from '@/lib/kernel/csv';
import { newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import type { StatementRow } from './stored/queries';
import { statementColumns, statementCsv } from './write-statement';

const of = (minor: bigint) => money(minor, 'USD');
const row = (part: Partial<StatementRow> = {}): StatementRow => ({
  ...{ kind: 'order', orderId: newId('order'), paidAt: new Date('2026-11-20T10:00:00Z'), state: 'held' },
  ...{
    goods: of(4120n),
    discount: of(0n),
    delivery: of(500n),
    tax: of(0n),
    taxIncluded: false,
    taxInPrices: of(0n),
    total: of(4620n),
    platformFee: of(0n),
  },
  ...{ providerFee: of(164n), refunded: of(0n), net: of(4456n) },
  hold: { reason: 'new_order', until: new Date('2026-11-27T10:00:00Z') },
  ...part,
});

test('a statement has its stable names, every order with fee, hold and its end, and the total', () => {
  const one = row();
  const back = row({ kind: 'taken_back', net: of(-1228n), hold: null, state: 'sent' });
  const lines = statementCsv([one, back]).split('\r\n');
  expect(lines[0]).toBe(statementColumns.join(','));
  expect(lines[1]).toBe(
    `order,${one.orderId},2026-11-20T10:00:00.000Z,USD,41.20,5.00,0.00,no,46.20,0.00,1.64,0.00,44.56,held,new_order,2026-11-27T10:00:00.000Z,0.00,0.00,0.00`,
  );
  expect(lines[2]).toContain(',-12.28,sent,,');
  expect(lines[3]).toBe('total,,,USD,,,,,,,,,32.28,,,,,,');
  expect(lines[4]).toBe('');
});

test('taxes of both kinds in one order stand apart, and are one sum together', () => {
  const [names = '', cells = ''] = statementCsv([
    row({ tax: of(700n), taxInPrices: of(500n), taxIncluded: true }),
  ]).split('\r\n');
  const told = Object.fromEntries(names.split(',').map((name, at) => [name, cells.split(',')[at]]));
  expect(told).toMatchObject({ tax: '7.00', tax_included: 'yes', tax_in_prices: '5.00', tax_on_top: '2.00' });
});

test('no text of a cell is a formula, breaks its line, or loses a mark', () => {
  expect(['=1+1', '+1', '-a', '@x', '\tx', '-1.50', 'a,b', 'a"b', 'a\nb', '-1=2'].map(csvCell)).toEqual([
    ...["'=1+1", "'+1", "'-a", "'@x", "'\tx", '-1.50', '"a,b"', '"a""b"', '"a\nb"', "'-1=2"],
  ]);
});
