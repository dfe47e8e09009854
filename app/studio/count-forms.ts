import type { Locale } from '@/lib/identity/actor/model';
import { intlTag, type Translate } from '@/lib/platform/i18n';

type Category = Intl.LDMLPluralRule;
type CountKey = Parameters<Translate>[0];

/** A sentence with a number in it, one per plural form, `#` standing for the number: for counts only the browser knows. */
export type CountForms = Partial<Record<Category, string>>;

/** One number of each plural form; what a language does not tell apart falls together. */
const samples: Record<Category, number> = { zero: 0, one: 1, two: 2, few: 3, many: 11, other: 100 };

/** Writes out the forms of a message that takes `{count}`. */
export function countForms(t: Translate, key: CountKey, locale: Locale): CountForms {
  const rules = new Intl.PluralRules(intlTag(locale));
  const forms: CountForms = {};
  for (const count of Object.values(samples)) {
    forms[rules.select(count)] ??= t(key, { count }).replace(String(count), '#');
  }
  return forms;
}

/** The sentence for a number. */
export function countText(forms: CountForms, locale: string, count: number): string {
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other ?? '';
  return form.replace('#', String(count));
}
