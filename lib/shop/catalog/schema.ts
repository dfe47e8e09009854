import { z } from 'zod';
import { plainLine } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { batchMax, optionsMax, photosMax, splitValues, stockMax, variantsMax } from '@/lib/shop/drafts/model';
import {
  amountField,
  choiceField,
  lineField,
  listField,
  optionalIdField,
  textField,
  tickField,
  wholeNumberField,
} from '@/lib/shop/ownership/schema';
import { nodeIds } from '@/lib/shop/taxonomy/tree';
import { detailFields, rowDetailFields } from './detail-fields';
import { categories } from './model';

const page = idField('page');
const product = idField('product');
const products = listField(product, batchMax).pipe(z.array(product).min(1, 'nothing_chosen'));
const titleField = (required: 'required' | 'optional') => lineField(140, required);
const categoryField = choiceField(categories);
const stockField = wholeNumberField(0, stockMax);
/** Nothing typed is no limit, of what is delivered as files. */
const unitsField = z.preprocess((typed) => (typed === '' ? null : typed), stockField.nullable());

/** A new product without photos; `key` is a fresh product id that the form was given, so that sending it twice makes one. */
export const CreateDraft = z.strictObject({ page, key: product });
/** A parsed wish for one empty draft, under an id of the form’s own making. */
export type CreateDraft = z.infer<typeof CreateDraft>;

/** Photos that become products, one each. */
export const CreateDrafts = z.strictObject({ page, media: listField(idField('media'), batchMax) });
/** The same, where `more` says that others are still on their way. */
export const DraftPhotos = CreateDrafts.extend({ more: tickField });
/** Photos in the order in which they were dropped; whose they are the verb finds out. */
export type CreateDrafts = z.infer<typeof CreateDrafts>;

/** What a card on the desk says of a draft; all may still be empty. Nobody can buy a draft, so its stock is simply set. */
export const DraftCard = z.strictObject({
  title: titleField('optional'),
  price: amountField,
  stock: stockField,
  category: categoryField,
});
/** A parsed card: the price still as typed (ASCII digits), for its currency is the page’s. */
export type DraftCard = z.infer<typeof DraftCard>;

/** Cards of the desk by the id of their product. */
export const DraftCards = z
  .record(z.string(), DraftCard)
  .refine((cards) => Object.keys(cards).length <= batchMax, 'too_many_items');

/** Cards to save. */
export const SaveDrafts = z.strictObject({ page, drafts: DraftCards });
/** Cards by the id of their product; an id that is no draft of the page refuses all of them. */
export type SaveDrafts = z.infer<typeof SaveDrafts>;

/** Products by id: to publish, merge, archive or delete. */
export const ProductList = z.strictObject({ page, products });
/** One to a hundred product ids, not yet known to be the page’s. */
export type ProductList = z.infer<typeof ProductList>;

/** One product, or one photo of it that becomes a product of its own. */
export const SplitDraft = z.strictObject({ page, product, media: optionalIdField('media') });
/** A draft and one of its photos; `media` is null to split all but the first. */
export type SplitDraft = z.infer<typeof SplitDraft>;

/** One price for all variants of all these products. */
export const SetOnePrice = z.strictObject({ page, products, price: amountField.pipe(z.string().min(1, 'required')) });
/** Products and a price as typed, never empty; the verb reads it in the page’s currency. */
export type SetOnePrice = z.infer<typeof SetOnePrice>;

/** A version of a product to bring back: what it was after a change, by the number of that change. */
export const RestoreProduct = z.strictObject({ page, product, change: z.string().regex(/^\d{1,18}$/, 'invalid') });
/** A product and the number of a change, not yet known to be one of it. */
export type RestoreProduct = z.infer<typeof RestoreProduct>;

/** A new stock of one variant, and the one the owner saw while typing it. */
export const AdjustStock = z.strictObject({
  page,
  variant: idField('variant'),
  stock: stockField,
  stockWas: stockField,
});
/** The number typed and the number it was typed over: only their difference is applied. */
export type AdjustStock = z.infer<typeof AdjustStock>;

/**
 * All photos of a product in their new order; those left out are taken off it. `move` is one more step:
 * `first`, `earlier`, `later` or `remove`, and the photo it is about.
 */
export const SetPhotos = z.strictObject({
  page,
  product,
  photos: listField(idField('media'), photosMax),
  move: z
    .string()
    .regex(/^(first|earlier|later|remove):med_[0-9a-z]{26}$/, 'invalid')
    .optional(),
});
/** Photos in the order before the move; the verb makes the move. */
export type SetPhotos = z.infer<typeof SetPhotos>;

/** What a photo shows, in words, for people who do not see it. */
export const DescribePhoto = z.strictObject({ page, media: idField('media'), alt: lineField(300, 'optional') });
/** One cleaned line about a photo; empty takes the words away. */
export type DescribePhoto = z.infer<typeof DescribePhoto>;

/** An option as typed: its values in one field, and its place among the options before (empty for a new one). */
const OptionField = z.strictObject({
  name: lineField(40, 'optional'),
  values: textField(2_000).transform((text) => splitValues(text).map((value) => value.slice(0, 40))),
  was: z.enum(['', '0', '1', '2'], { error: 'invalid' }).transform((text) => (text === '' ? null : Number(text))),
});

/** A row of the grid. It is found by its variant's id or, for a new one, by its values (a JSON list). */
const RowField = z.strictObject({
  id: optionalIdField('variant'),
  values: z.string().max(1_000, 'invalid').transform(readValues),
  offered: tickField,
  price: amountField,
  sku: lineField(60, 'optional'),
  stock: unitsField,
  stockWas: unitsField,
  media: optionalIdField('media'),
  ...rowDetailFields,
});

/**
 * Everything the editor of a product sends. `seen` is the moment of the product's last change that the owner
 * had before her; `overwrite` says she wants hers to win over a newer one, `publish` that it goes on sale.
 */
const ProductFields = z.strictObject({
  page,
  product,
  seen: z
    .string()
    .regex(/^\d{1,16}$/, 'invalid')
    .transform(Number),
  overwrite: tickField,
  publish: tickField,
  drop: tickField,
  title: titleField('optional'),
  description: textField(5_000),
  category: choiceField(nodeIds),
  ...detailFields,
  options: byPlace(OptionField, optionsMax),
  rows: byPlace(RowField, variantsMax),
});
/** The product editor's form: fields named `options.0.name` and `rows.0.price` are gathered into lists before they are parsed. */
export const UpdateProduct = z.preprocess(nested, ProductFields);
/** A parsed editor form. */
export type UpdateProduct = z.infer<typeof ProductFields>;
/** A parsed row of the grid, with the name of its field (`rows.3`) for refusals. */
export type EditedRow = UpdateProduct['rows'][string];

/** A record of `0`, `1`, … whose key stays in the path of a problem, so that it is named like its field. */
function byPlace<Item extends z.ZodType>(item: Item, max: number) {
  return z
    .record(z.string().regex(/^\d{1,3}$/, 'invalid'), item)
    .optional()
    .transform((record) => record ?? {})
    .refine((record) => Object.keys(record).length <= max, 'too_many_items');
}

function readValues(text: string): string[] | null {
  try {
    const values = z
      .array(z.string().max(40))
      .max(optionsMax)
      .safeParse(JSON.parse(text || 'null'));
    return values.success ? values.data.map(plainLine) : null;
  } catch {
    return null;
  }
}

/**
 * Turns a form's flat names into what the schemas read: `rows.3.price` becomes `{rows: {3: {price}}}`. Only
 * names of that exact shape are touched: a place is a number or a product's id, so that none is a property every
 * object has (`rows.constructor.keys` would overwrite `Object.keys` for everybody).
 */
export function nested(fields: unknown): unknown {
  if (typeof fields !== 'object' || fields === null) return fields;
  const flat: Record<string, unknown> = {};
  const groups: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [name, value] of Object.entries(fields)) {
    const parts = /^(rows|options|drafts)\.(\d{1,3}|prd_[0-9a-z]{26})\.([a-zA-Z]{1,20})$/.exec(name);
    const [, group, item, field] = parts ?? [];
    if (!group || !item || !field) {
      flat[name] = value;
      continue;
    }
    groups[group] ??= {};
    groups[group][item] ??= {};
    groups[group][item][field] = value;
  }
  return { ...flat, ...groups };
}
