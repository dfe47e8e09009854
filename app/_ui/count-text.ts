/** A sentence with a number in it, one per plural form, `#` standing for the number: for counts only the browser knows. */
export type CountForms = Partial<Record<Intl.LDMLPluralRule, string>>;

/** The sentence for a number. */
export function countText(forms: CountForms, locale: string, count: number): string {
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other ?? '';
  return form.replace('#', String(count));
}
