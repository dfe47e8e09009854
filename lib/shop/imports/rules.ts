/** Every rule that something in a file may break; `imports.rule_<rule>` says it and `imports.fix_<rule>` what to do. */
const rules = [
  'number_unclear',
  'number_unreadable',
  'weight_unit',
  'markup_broken',
  'header_again',
  'cells_extra',
  'cells_missing',
  'letters_lost',
  'split_rows',
  'title_required',
  'text_cut',
  'options_max',
  'values_max',
  'variants_max',
  'variant_repeated',
  'options_changed',
  'option_empty',
  'option_long',
  'gtin',
  'gtin_check',
  'stock',
  'weight',
  'amount',
  'price_high',
  'price_needed',
  'currency_other',
  'category_unknown',
  'condition',
  'tags_max',
  'hs_code',
  'country',
  'google_category',
  'product_repeated',
  'sku_taken',
  'external_id_taken',
  'products_max',
  'other',
] as const;
/** One of them. */
export type Rule = (typeof rules)[number];

/** The rule of this name, or `other` for one that has no words of its own. */
export function ruleOf(name: string): Rule {
  return rules.find((rule) => rule === name) ?? 'other';
}
