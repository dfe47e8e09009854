import { z } from 'zod';
import { asciiDigits } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { behindField, momentField } from '@/lib/shop/catalog/detail-fields';
import { categories } from '@/lib/shop/catalog/model';
import { collectionsMax } from '@/lib/shop/collections/model';
import { amountField, choiceField, lineField, listField, wholeNumberField } from '@/lib/shop/ownership/schema';
import { rateField } from '@/lib/shop/pages/schema';
import { bulkMax, codePattern, discountClasses, discountKinds, discountMethods, plainCode } from './model';

/** A whole number that may be left empty: then there is no such limit. */
const limitField = (min: number, max: number) =>
  z
    .string()
    .trim()
    .max(20)
    .transform(asciiDigits)
    .pipe(z.union([z.literal('').transform(() => null), wholeNumberField(min, max)]));

/** A code as its owner wants it; empty for none. Code: `code_shape`. */
const wantedCode = z
  .string()
  .max(200, 'code_shape')
  .transform(plainCode)
  .refine((code) => code === '' || codePattern.test(code), 'code_shape');

/**
 * A discount as its form says it, whole. `key` is the id of the one that is changed, or a fresh one. Fields of other kinds are sent
 * too and count for nothing; amounts are plain decimal text, moments by the clock that `…Behind` tells of.
 */
export const SaveDiscount = z.strictObject({
  page: idField('page'),
  key: idField('discount'),
  title: lineField(60),
  kind: choiceField(discountKinds),
  method: choiceField(discountMethods),
  code: wantedCode,
  percent: z.union([z.literal(''), rateField]),
  off: amountField,
  most: amountField,
  buy: limitField(1, 99),
  get: limitField(1, 99),
  scope: choiceField(['all', 'products', 'variants', 'categories', 'collections']),
  products: listField(idField('product'), 200),
  categories: listField(choiceField(categories), categories.length),
  variants: listField(idField('variant'), 200).optional().default([]),
  collections: listField(idField('collection'), collectionsMax).optional().default([]),
  minimum: amountField,
  minimumQuantity: limitField(0, 999),
  combines: listField(choiceField(discountClasses), discountClasses.length),
  startsAt: momentField,
  startsAtBehind: behindField,
  endsAt: momentField,
  endsAtBehind: behindField,
  usesMax: limitField(1, 1_000_000),
  perPersonMax: limitField(1, 1_000),
  givenMax: amountField,
});
/** A parsed discount; whether it makes sense as its kind the verb finds out. */
export type SaveDiscount = z.infer<typeof SaveDiscount>;

/** What an owner does with a discount. */
export const SetDiscountState = z.strictObject({
  page: idField('page'),
  discount: idField('discount'),
  state: choiceField(['active', 'paused', 'ended']),
});
/** A discount and its new state. */
export type SetDiscountState = z.infer<typeof SetDiscountState>;

/** A discount to make another one like; `key` is the fresh id of the new one. */
export const DuplicateDiscount = z.strictObject({
  page: idField('page'),
  discount: idField('discount'),
  key: idField('discount'),
});
/** The discount, and the id of its copy. */
export type DuplicateDiscount = z.infer<typeof DuplicateDiscount>;

/** Codes to be made for a discount, each for one use; `start` is what each begins with, or empty. */
export const MakeCodes = z.strictObject({
  page: idField('page'),
  discount: idField('discount'),
  count: wholeNumberField(1, bulkMax),
  start: z
    .string()
    .max(40, 'code_shape')
    .transform(plainCode)
    .refine((start) => start === '' || /^[\p{Lu}\p{Lo}\p{M}\p{Nd}_-]{1,16}$/u.test(start), 'code_shape'),
});
/** How many codes, and what they begin with. */
export type MakeCodes = z.infer<typeof MakeCodes>;
