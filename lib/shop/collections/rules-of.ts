import { type Currency, parseAmount } from '@/lib/kernel/money';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { asciiDigits, plainDecimal } from '@/lib/kernel/text';
import type { Rule } from './model';
import type { FormRule } from './schema';

/** Why rules are none. */
export type RulesRefusal = 'required' | 'number' | 'whole_number' | 'out_of_range';

/** The longest time a rule of age may say, in days. */
const daysMax = 3_650;

/** The rules that the rows of a form mean; empty rows mean none. A refusal names the field it is about. */
export function rulesOf(rows: readonly FormRule[], currency: Currency): Result<Rule[], RulesRefusal> {
  const rules: Rule[] = [];
  for (const [place, row] of rows.entries()) {
    const rule = ruleOf(row, currency, `rules.${place}.value`);
    if (!rule.ok) return rule;
    if (rule.value !== null) rules.push(rule.value);
  }
  return rules.length === 0 ? refuse('required', 'rules.0.kind') : ok(rules);
}

function ruleOf({ kind, value, node }: FormRule, currency: Currency, field: string): Result<Rule | null, RulesRefusal> {
  switch (kind) {
    case '':
      return ok(null);
    case 'category':
      return ok({ kind, node });
    case 'in_stock':
    case 'on_sale':
      return ok({ kind });
    case 'tag':
    case 'title':
    case 'brand':
      return value === '' ? refuse('required', field) : ok({ kind, text: value });
    case 'price_from':
    case 'price_to': {
      const amount = parseAmount(plainDecimal(asciiDigits(value)) ?? '', currency);
      return value !== '' && amount ? ok({ kind, minor: String(amount.amount), currency }) : refuse('number', field);
    }
    case 'days': {
      const typed = asciiDigits(value);
      if (!/^\d{1,6}$/.test(typed)) return refuse('whole_number', field);
      const days = Number(typed);
      return days >= 1 && days <= daysMax ? ok({ kind, days }) : refuse('out_of_range', field);
    }
  }
}
