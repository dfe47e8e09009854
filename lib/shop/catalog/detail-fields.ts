import { z } from 'zod';
import { asciiDigits } from '@/lib/kernel/text';
import { splitValues } from '@/lib/shop/drafts/model';
import { amountField, choiceField, lineField, textField } from '@/lib/shop/ownership/schema';
import { gtinProblem } from './gtin';
import { conditions, textMax, weightGramsMax } from './product-limits';

const digitsOf = (text: string) => asciiDigits(text).replace(/[\s.\-–‐]/g, '');
const short = z.string({ error: 'required' }).max(200, 'too_long');

/** Tags as typed in one field, parted by commas of either script. Codes: `tag_long`, `tags_max`. */
const tagsField = lineField(6_000, 'optional')
  .transform(splitValues)
  .refine((tags) => tags.every((tag) => tag.length <= textMax.tag), 'tag_long')
  .refine((tags) => tags.length <= textMax.tags, 'tags_max');

/** A moment as a form's `datetime-local` says it, in UTC; null when empty. Code: `moment`. */
export const momentField = short.transform((typed, context) => {
  if (typed === '') return null;
  const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?$/.test(typed) ? new Date(`${typed}Z`) : null;
  if (moment !== null && !Number.isNaN(moment.getTime())) return moment;
  context.addIssue({ code: 'custom', message: 'moment', input: typed });
  return z.NEVER;
});

/** How far the clock of whoever typed a moment is behind UTC, in minutes, as browsers count it; nothing without scripts. */
export const behindField = z
  .string()
  .regex(/^-?\d{0,4}$/, 'invalid')
  .transform((text) => Number(text) || 0);

/**
 * What the editor says of a product beside its words. A field that is not sent leaves what is there; `publishAt` and
 * `archiveAt` are typed by the clock that `…Behind` tells of.
 */
export const detailFields = {
  brand: lineField(textMax.brand, 'optional').optional(),
  material: lineField(textMax.material, 'optional').optional(),
  colour: lineField(textMax.colour, 'optional').optional(),
  condition: choiceField(conditions).optional(),
  tags: tagsField.optional(),
  seoTitle: lineField(textMax.seoTitle, 'optional').optional(),
  seoDescription: textField(textMax.seoDescription).optional(),
  hsCode: short
    .transform(digitsOf)
    .pipe(z.string().regex(/^(?:\d{4,13})?$/, 'hs_code'))
    .optional(),
  googleCategory: short
    .transform((typed) => /^\s*([0-9٠-٩۰-۹]{1,10})\s*(?:-.*)?$/s.exec(typed)?.[1] ?? typed.trim())
    .transform(asciiDigits)
    .pipe(z.string().regex(/^\d{0,10}$/, 'google_category'))
    .optional(),
  originCountry: z
    .string()
    .regex(/^(?:[A-Z]{2})?$/, 'country')
    .optional(),
  /** How it gets to who buys it: sent, or as files. */
  deliveredAs: choiceField(['parcel', 'files']).optional(),
  publishAt: momentField.optional(),
  publishAtBehind: behindField.optional(),
  archiveAt: momentField.optional(),
  archiveAtBehind: behindField.optional(),
};

/** The same of a row of the grid. */
export const rowDetailFields = {
  gtin: short
    .transform(digitsOf)
    .superRefine((digits, context) => {
      const problem = gtinProblem(digits);
      if (problem !== null) context.addIssue({ code: 'custom', message: problem });
    })
    .optional(),
  mpn: lineField(textMax.mpn, 'optional').optional(),
  weight: short
    .transform(asciiDigits)
    .pipe(z.string().regex(/^\d{0,9}$/, 'whole_number'))
    .transform((text) => (text === '' ? null : Number(text)))
    .pipe(z.number().max(weightGramsMax, 'out_of_range').nullable())
    .optional(),
  compareAt: amountField.optional(),
};
