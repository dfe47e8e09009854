import type { Locale } from '@/lib/identity/actor/model';
import { intlTag, type Translate } from '@/lib/platform/i18n';
import type { CountForms } from './count-text';

type Category = Intl.LDMLPluralRule;
type CountKey = Parameters<Translate>[0];

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
