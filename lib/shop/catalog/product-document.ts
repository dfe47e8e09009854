/**
 * A product as one document: everything an owner can set of it. What is read is what was written, letter by letter, so that a
 * document can be kept (history, imports) and written again.
 *
 * Invariants
 * - Its keys stand in one order and its text is as the forms clean it, so that equal products have equal documents.
 * - Variants stand in their order, each with its id; pictures and videos by their ids, the face first.
 * - What it costs in markets stands by their ids, in their order; a market in which nothing is fixed is not named.
 * - Stock is what can be sold at the moment of reading. Sales change it, and nothing else of a document.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { plainLine, plainText } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import {
  optionsMax,
  photosMax,
  priceMinorMax,
  productStates,
  stockMax,
  valuesMax,
  variantsMax,
} from '@/lib/shop/drafts/model';
import { marketsMax } from '@/lib/shop/markets/model';
import { nodeIds } from '@/lib/shop/taxonomy/tree';
import { videosMax } from '@/lib/shop/videos/model';
import { gtinProblem } from './gtin';
import { conditions, textMax, weightGramsMax } from './product-limits';

const line = (max: number) =>
  z
    .string()
    .max(max, 'too_long')
    .refine((text) => plainLine(text) === text, 'not_clean');
const text = (max: number) =>
  z
    .string()
    .max(max, 'too_long')
    .refine((written) => plainText(written) === written, 'not_clean');
const listOf = <Item extends z.ZodType>(item: Item, max: number) => z.array(item).max(max, 'too_many_items');
/** An amount of the page's currency in minor units; a kept document has it as digits. */
const amount = z
  .union([
    z.bigint(),
    z
      .string()
      .regex(/^\d{1,12}$/)
      .transform(BigInt),
  ])
  .refine((minor) => minor > 0n, 'price_zero')
  .refine((minor) => minor <= priceMinorMax, 'price_high');
const isUnique = (items: readonly string[]) => new Set(items).size === items.length;

const InMarket = z.strictObject({
  market: idField('market'),
  priceMinor: amount.nullable(),
  compareAtMinor: amount.nullable(),
});

function byMarket(list: z.infer<typeof InMarket>[]): z.infer<typeof InMarket>[] {
  return list
    .filter(({ priceMinor, compareAtMinor }) => priceMinor !== null || compareAtMinor !== null)
    .toSorted((one, other) => (one.market < other.market ? -1 : 1));
}

const Variant = z.strictObject({
  id: idField('variant'),
  values: listOf(line(textMax.optionValue).min(1, 'required'), optionsMax),
  sku: line(textMax.sku),
  gtin: z.string().superRefine((digits, context) => {
    const problem = gtinProblem(digits);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  }),
  mpn: line(textMax.mpn),
  externalId: line(textMax.externalId),
  weightGrams: z.int().min(0, 'out_of_range').max(weightGramsMax, 'out_of_range').nullable(),
  priceMinor: amount.nullable(),
  compareAtMinor: amount.nullable(),
  stock: z.int().min(0, 'out_of_range').max(stockMax, 'out_of_range'),
  media: idField('media').nullable(),
  /** What is fixed for it in markets of its page; the rest follows from its own price. */
  markets: z.array(InMarket).max(marketsMax, 'too_many_items').default([]).transform(byMarket),
});

/** Reads a document, written by code or kept as JSON. What it refuses is named by the code of the field's rule. */
export const ProductDocument = z.strictObject({
  id: idField('product'),
  state: z.enum(productStates),
  /** When a draft goes on sale by itself, ISO 8601 in UTC to the millisecond. */
  publishAt: z.iso.datetime({ precision: 3 }).nullable(),
  /** When it leaves the shop by itself, in the same form. */
  archiveAt: z.iso.datetime({ precision: 3 }).nullable().default(null),
  title: line(textMax.title),
  description: text(textMax.description),
  /** Its place in the tree of categories; a shelf is one. */
  category: z.enum(nodeIds),
  /** What a file called it, where the tree has no such node. */
  categoryText: line(textMax.categoryText).default(''),
  /** The language of title and description, BCP 47. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
    .max(35),
  brand: line(textMax.brand),
  material: line(textMax.material),
  colour: line(textMax.colour),
  condition: z.enum(conditions),
  tags: listOf(line(textMax.tag).min(1, 'required'), textMax.tags).refine(isUnique, 'repeated'),
  seoTitle: line(textMax.seoTitle),
  seoDescription: text(textMax.seoDescription),
  externalId: line(textMax.externalId),
  hsCode: z.string().regex(/^(?:[0-9]{4,13})?$/, 'hs_code'),
  originCountry: z.string().regex(/^(?:[A-Z]{2})?$/, 'country'),
  googleCategory: z.string().regex(/^(?:[0-9]{1,10})?$/, 'invalid'),
  /** Its variants are sold unit by unit, because very many want them at once. */
  drop: z.boolean(),
  /** It is delivered as files; which ones is no part of the document. */
  asFiles: z.boolean().default(false),
  options: listOf(
    z.strictObject({
      name: line(textMax.optionName).min(1, 'option_unnamed'),
      values: listOf(line(textMax.optionValue).min(1, 'option_empty'), valuesMax).refine(isUnique, 'repeated'),
    }),
    optionsMax,
  ),
  variants: listOf(Variant, variantsMax),
  media: listOf(idField('media'), photosMax).refine(isUnique, 'repeated'),
  videos: listOf(idField('video'), videosMax).refine(isUnique, 'repeated').default([]),
  /** The markets of its page in which it is not sold. */
  notIn: z
    .array(idField('market'))
    .max(marketsMax, 'too_many_items')
    .refine(isUnique, 'repeated')
    .default([])
    .transform((list) => list.toSorted()),
});
/** A product as one document. */
export type ProductDocument = z.infer<typeof ProductDocument>;
/** A variant within it. */
export type VariantDocument = ProductDocument['variants'][number];

/** The document as text, the same for equal ones: amounts are digits, and there is no word of what came later and says nothing. */
export function documentText(document: ProductDocument): string {
  return JSON.stringify(document, (key, value) => {
    if (typeof value === 'bigint') return value.toString();
    if (key === 'archiveAt' || key === 'asFiles') return value || undefined;
    return (key === 'markets' || key === 'notIn' || key === 'videos') && value.length === 0 ? undefined : value;
  });
}

/** The document without its stock, as text: what an owner alone changes. */
function stillText(document: ProductDocument): string {
  return documentText({ ...document, variants: document.variants.map((one) => ({ ...one, stock: 0 })) });
}

/**
 * Tells a document from every other version of the same product; only stock is left out, so that a sale in between is no
 * change by somebody else.
 */
export function documentHash(document: ProductDocument): string {
  return createHash('sha256').update(stillText(document)).digest('hex');
}

/** Whether writing one where the other is would change nothing; `stock` says whether that of its variants counts. */
export function sameDocument(one: ProductDocument, other: ProductDocument, stock: 'counts' | 'aside'): boolean {
  const write = stock === 'counts' ? documentText : stillText;
  return write(one) === write(other);
}
