import { z } from 'zod';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { idField } from '@/lib/platform/id-field';
import { textMax } from '@/lib/shop/catalog/product-limits';
import { choiceField, lineField, listField, optionalIdField, textField } from '@/lib/shop/ownership/schema';
import { isNode, type NodeId } from '@/lib/shop/taxonomy/tree';
import {
  collectionKinds,
  collectionSorts,
  collectionStates,
  collectionsMax,
  handProductsMax,
  type Rule,
  ruleKinds,
  ruleMatches,
  rulesMax,
} from './model';

/** A rule as a row of the form says it: the field of its kind counts, the others are sent along. An empty kind is no rule. */
const FormRule = z.strictObject({
  kind: choiceField(['', ...ruleKinds]),
  value: lineField(100, 'optional'),
  node: z.custom<NodeId>(isNode, 'invalid'),
});
/** A row of the form. */
export type FormRule = z.infer<typeof FormRule>;

const ruleFields = {
  page: idField('page'),
  match: choiceField(ruleMatches).optional().default('all'),
  rules: z.array(FormRule).max(rulesMax, 'too_many_items').optional().default([]),
};

/** Gathers `rules.3.kind` into rows, in the order of their numbers. Any other name stays as it is, for the strict object to refuse. */
function gathered(sent: unknown): unknown {
  if (typeof sent !== 'object' || sent === null) return sent;
  const rows = new Map<number, Record<string, unknown>>();
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(sent)) {
    const [, place, field] = /^rules\.(\d)\.(kind|value|node)$/.exec(name) ?? [];
    if (place === undefined || field === undefined) rest[name] = value;
    else rows.set(Number(place), { ...rows.get(Number(place)), [field]: value });
  }
  if (rows.size === 0) return rest;
  return { ...rest, rules: [...rows].sort(([one], [other]) => one - other).map(([, row]) => row) };
}

const SaveFields = z.strictObject({
  ...ruleFields,
  key: idField('collection'),
  kind: choiceField(collectionKinds),
  titleEn: lineField(80, 'optional').optional().default(''),
  titleAr: lineField(80, 'optional').optional().default(''),
  descriptionEn: textField(2_000).optional().default(''),
  descriptionAr: textField(2_000).optional().default(''),
  slug: lineField(80, 'optional'),
  seoTitle: lineField(textMax.seoTitle, 'optional'),
  seoDescription: textField(textMax.seoDescription),
  media: optionalIdField('media'),
  described: optionalIdField('media'),
  alt: lineField(300, 'optional').optional().default(''),
  sort: choiceField(collectionSorts),
  state: choiceField(collectionStates),
});

/**
 * A collection as its form says it, whole. `key` is the id of the one that is changed, or a fresh one; `slug` are words of which its
 * address is made, those of its title when empty. `alt` says what `described` shows, and counts where that is the picture.
 */
export const SaveCollection = z.preprocess(gathered, SaveFields);
/** A parsed collection; whether its rules make sense the verb finds out. */
export type SaveCollection = z.infer<typeof SaveFields>;

const AskedRules = z.object(ruleFields);
/** The rules of a form that is not saved yet, to see what they find; whatever else it sends counts for nothing. */
export const AskRules = z.preprocess(gathered, AskedRules);
/** Rules, and the page on whose products they are tried. */
export type AskRules = z.infer<typeof AskedRules>;

/** The products of a collection in a new order; `move` is one more step: `earlier`, `later` or `remove`, and whom it is about. */
export const ArrangeCollection = z.strictObject({
  page: idField('page'),
  collection: idField('collection'),
  products: listField(idField('product'), handProductsMax),
  move: z
    .string()
    .regex(/^(first|earlier|later|remove):prd_[0-9a-z]{26}$/, 'invalid')
    .optional(),
});
/** The order before the move; the verb makes the move. */
export type ArrangeCollection = z.infer<typeof ArrangeCollection>;

/** A product to put at the end of a collection. */
export const AddToCollection = z.strictObject({
  page: idField('page'),
  collection: idField('collection'),
  product: idField('product'),
});
/** Which product, and into which collection. */
export type AddToCollection = z.infer<typeof AddToCollection>;

/** The collections by hand that a product is in, of those `shown` with it; into or out of any other it does not go. */
export const PlaceProduct = z.strictObject({
  page: idField('page'),
  product: idField('product'),
  shown: listField(idField('collection'), collectionsMax),
  collections: listField(idField('collection'), collectionsMax),
});
/** Which product, which collections its form knew, and which were ticked. */
export type PlaceProduct = z.infer<typeof PlaceProduct>;

/** A collection to delete; a tick, so that it is not done by a slip. */
export const DeleteCollection = z.strictObject({
  page: idField('page'),
  collection: idField('collection'),
  sure: z.literal('on', { error: 'required' }),
});
/** The collection; parsed only with its tick set. */
export type DeleteCollection = z.infer<typeof DeleteCollection>;

/** Rules as a row keeps them. What is not understood any more, such as a category that is gone, is left out. */
export function readRules(kept: unknown): Rule[] {
  return Array.isArray(kept) ? kept.flatMap((one) => KeptRule.safeParse(one).data ?? []) : [];
}

const KeptRule: z.ZodType<Rule> = z.union([
  z.strictObject({ kind: z.literal('category'), node: z.custom<NodeId>(isNode) }),
  z.strictObject({ kind: z.enum(['tag', 'title', 'brand']), text: z.string() }),
  z.strictObject({
    kind: z.enum(['price_from', 'price_to']),
    minor: z.string().regex(/^\d{1,15}$/),
    currency: z.custom<Currency>(isCurrency),
  }),
  z.strictObject({ kind: z.literal('days'), days: z.number().int() }),
  z.strictObject({ kind: z.enum(['in_stock', 'on_sale']) }),
]);
