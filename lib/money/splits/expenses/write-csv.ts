import { csvCell } from '@/lib/kernel/csv';
import { money, toDecimal } from '@/lib/kernel/money';
import type { RepaymentView } from '@/lib/money/splits/repayments/model';
import type { ExpenseView } from './model';

/** The names of members by their ids, in the order of their columns. */
type Names = readonly { readonly id: string; readonly name: string }[];

/**
 * Everything of a group as CSV (RFC 4180): expenses and what was given back, each with what every member paid and bears. Amounts are decimals, days
 * ISO 8601; a repayment is `paid` by who gave it and `borne` by who got it. No cell can be taken for a formula by a spreadsheet.
 */
export function groupCsv(
  members: Names,
  expenses: readonly ExpenseView[],
  repayments: readonly RepaymentView[],
): string {
  const head = ['kind', 'day', 'title', 'note', 'currency', 'amount', 'way'];
  const columns = members.flatMap(({ name }) => [`paid: ${name}`, `borne: ${name}`]);
  const spent = expenses.map(({ day, title, note, whole, way, parts }) => {
    const cells = members.flatMap(({ id }) => {
      const part = parts.find(({ member }) => member === id);
      return [part?.paid ?? 0n, part?.borne ?? 0n].map((minor) => toDecimal(money(minor, whole.currency)));
    });
    return ['expense', day, title, note, whole.currency, toDecimal(whole), way, ...cells];
  });
  const given = repayments
    .filter(({ state }) => state === 'confirmed')
    .map(({ at, value, way, from, to }) => {
      const nothing = toDecimal(money(0n, value.currency));
      const cells = members.flatMap(({ id }) => [
        id === from ? toDecimal(value) : nothing,
        id === to ? toDecimal(value) : nothing,
      ]);
      return ['repayment', at.toISOString().slice(0, 10), '', '', value.currency, toDecimal(value), way, ...cells];
    });
  const lines = [[...head, ...columns], ...spent, ...given].map((cells) => cells.map(csvCell).join(','));
  return `${lines.join('\r\n')}\r\n`;
}
