import { z } from 'zod';
import { type Id, parseId } from '@/lib/kernel/ids';
import { asciiDigits, plainLine } from '@/lib/kernel/text';
import { phoneNumber, postalCode, ruleOf, stateOfZip } from './model';

const line = (max: number) =>
  z.string({ error: 'required' }).max(1000, 'too_long').transform(plainLine).pipe(z.string().max(max, 'too_long'));
const needed = (max: number) => line(max).pipe(z.string().min(1, 'required'));
const number = (max: number) => line(max).transform(asciiDigits);

/** The parts of an address as they are typed; country rules come after, in `addressRules`. */
export const addressFields = {
  name: needed(100),
  line1: needed(200),
  line2: line(200).default(''),
  city: needed(100),
  region: line(100).default(''),
  postalCode: number(20).default(''),
  country: z.string({ error: 'required' }).regex(/^[A-Z]{2}$/, 'required'),
  phone: number(40).default(''),
};

type Typed = { [Field in keyof typeof addressFields]: string };

/**
 * Holds typed parts to the rules of their country and writes them as it does: postal code, region, phone as
 * E.164. Reports `required`, `bad_postal_code` and `bad_phone` beside the field.
 */
export function addressRules<Form extends Typed>(form: Form, context: z.RefinementCtx): Form {
  const fault = (field: keyof Typed, message: string) =>
    context.addIssue({ code: 'custom', message, path: [field], input: form[field] });
  const rule = ruleOf(form.country);
  const postal = postalCode(form.postalCode, form.country);
  if (postal === null) fault('postalCode', form.postalCode === '' ? 'required' : 'bad_postal_code');
  if (rule.region === 'required' && form.region === '') fault('region', 'required');
  const phone = form.phone === '' ? '' : phoneNumber(form.phone, form.country);
  if (phone === null) fault('phone', 'bad_phone');
  if (rule.asksPhone && phone === '') fault('phone', 'required');
  const region = rule.region === 'derived' && form.region === '' ? stateOfZip(postal ?? '') : form.region;
  return { ...form, region, postalCode: postal ?? '', phone: phone ?? '' };
}

const idField = <N extends 'method' | 'address'>(noun: N) =>
  z.custom<Id<N>>((text) => parseId(noun, text) !== null, { error: 'not_found' });

/** The address form; with `addressId` it changes that address instead of adding one. */
export const AddressForm = z
  .object({
    ...addressFields,
    addressId: idField('address').optional(),
    isDefault: z
      .string()
      .optional()
      .transform((box) => box !== undefined && box !== ''),
  })
  .transform(addressRules);

/** What `saveAddress` takes. */
export type AddressInput = z.output<typeof AddressForm>;

/** A form that only names a card. */
export const MethodForm = z.object({ methodId: idField('method') });

/** A form that only names an address. */
export const AddressIdForm = z.object({ addressId: idField('address') });

/** The provider's id of a card setup, as the card fields or the provider's page hand it back. */
export const setupIdField = z.string({ error: 'required' }).regex(/^[A-Za-z0-9_]{6,80}$/, 'invalid');

/** The form that keeps a card that was just typed into the provider's fields. */
export const AddCardForm = z.object({
  setup: setupIdField,
  isDefault: z
    .string()
    .optional()
    .transform((box) => box !== undefined && box !== ''),
});
