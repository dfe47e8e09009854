import { money, toDecimal } from '@/lib/kernel/money';
import { type ExpenseView, fieldOf, scaled } from '@/lib/money/splits/expenses/model';

/** The fields of a form that would say an expense as it is: text by name, and what is ticked by the name of its list. */
export function fieldsOf(expense: ExpenseView): Record<string, string | readonly string[]> {
  const { whole, parts, items, way } = expense;
  const amount = (minor: bigint) => toDecimal(money(minor, whole.currency));
  const payers = parts.filter(({ paid }) => paid > 0n);
  const fields: Record<string, string | readonly string[]> = {
    ...{
      title: expense.title,
      note: expense.note,
      day: expense.day,
      amount: amount(whole.amount),
      currency: whole.currency,
    },
    ...{ way, payer: payers.length === 1 ? (payers[0]?.member ?? '') : 'several' },
    in: parts.filter(({ weight }) => weight !== null).map(({ member }) => member),
  };
  for (const { member, paid } of payers) fields[fieldOf.paid(member)] = amount(paid);
  for (const { member, weight, adjusted } of parts) {
    if (adjusted > 0n) fields[fieldOf.adjust(member)] = amount(adjusted);
    if (weight === null) continue;
    if (way === 'shares') fields[fieldOf.share(member)] = scaled(weight, 3);
    if (way === 'percent') fields[fieldOf.percent(member)] = scaled(weight, 2);
    if (way === 'exact') fields[fieldOf.exact(member)] = amount(weight);
  }
  for (const [item, { name, amount: minor, by }] of items.entries()) {
    fields[fieldOf.itemName(item)] = name;
    fields[fieldOf.itemAmount(item)] = amount(minor);
    fields[fieldOf.itemBy(item)] = by;
  }
  return fields;
}
