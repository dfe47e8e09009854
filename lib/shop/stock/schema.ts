import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';
import { stockMax } from '@/lib/shop/drafts/model';
import { choiceField, lineField, optionalIdField, tickField, wholeNumberField } from '@/lib/shop/ownership/schema';
import { adjustReasons, lowStockMax } from './model';

const page = idField('page');

/** A place to add; `key` is a fresh id that the form was given, so that sending it twice makes one. */
export const AddPlace = z.strictObject({
  page,
  key: idField('place'),
  name: lineField(80),
  address: lineField(300, 'optional'),
});
/** A place, its address empty when it is online. */
export type AddPlace = z.infer<typeof AddPlace>;

/** A place as it shall be; `first` brings it before all others, `close` sells from it no more. */
export const UpdatePlace = z.strictObject({
  page,
  place: idField('place'),
  name: lineField(80),
  address: lineField(300, 'optional'),
  active: tickField,
  first: tickField,
});
/** The new words of a place, and whether it is sold from. */
export type UpdatePlace = z.infer<typeof UpdatePlace>;

/** An adjustment of a variant's stock; places only where the page has several. */
export const Adjust = z.strictObject({
  page,
  variant: idField('variant'),
  place: optionalIdField('place'),
  to: optionalIdField('place'),
  reason: choiceField(adjustReasons),
  units: wholeNumberField(0, stockMax),
  note: lineField(200, 'optional'),
});
/** What an owner says happened; what it means for the stock the verb finds out. */
export type Adjust = z.infer<typeof Adjust>;

const lowField = z
  .union([z.literal('').transform(() => null), wholeNumberField(0, lowStockMax)])
  .nullish()
  .transform((number) => number ?? null);

/** At how many units owners are told: of one variant, or (without one) of all that do not say. Empty is the page's, or never. */
export const SetLowStock = z.strictObject({ page, variant: optionalIdField('variant'), low: lowField });
/** The number, null for none. */
export type SetLowStock = z.infer<typeof SetLowStock>;
