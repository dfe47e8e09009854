import { z } from 'zod';
import { asciiDigits, plainLine } from '@/lib/kernel/text';
import { idField, uuidField } from '@/lib/platform/id-field';
import { methodKinds, phoneNumber, postalCode, regionOf, ruleOf, stateOfZip } from './model';

const line = (max: number) =>
  z.string({ error: 'required' }).max(1000, 'too_long').transform(plainLine).pipe(z.string().max(max, 'too_long'));
const needed = (max: number) => line(max).pipe(z.string().min(1, 'required'));
const number = (max: number) => line(max).transform(asciiDigits);

const Words = z.object({
  name: needed(100),
  line1: needed(200),
  line2: line(200).default(''),
  city: needed(100),
});

/** What follows from the country: its form of postal code, its regions, whether couriers call. */
const Place = z
  .object({
    region: line(100).default(''),
    postalCode: number(20).default(''),
    country: z.string({ error: 'required' }).regex(/^[A-Z]{2}$/, 'required'),
    phone: number(40).default(''),
  })
  .transform((typed, context) => {
    const fault = (field: keyof typeof typed, message: string) =>
      context.addIssue({ code: 'custom', message, path: [field], input: typed[field] });
    const rule = ruleOf(typed.country);
    const postal = postalCode(typed.postalCode, typed.country);
    if (postal === null) fault('postalCode', typed.postalCode === '' ? 'required' : 'bad_postal_code');
    if (rule.region === 'required' && typed.region === '') fault('region', 'required');
    const phone = typed.phone === '' ? '' : phoneNumber(typed.phone, typed.country);
    if (phone === null) fault('phone', 'bad_phone');
    if (rule.asksPhone && phone === '') fault('phone', 'required');
    // A postal code of no state would leave the state to whatever was typed.
    if (rule.region === 'derived' && postal && stateOfZip(postal) === '') fault('postalCode', 'bad_postal_code');
    // Tax and delivery go by it, so the postal code decides, whatever an earlier address or a browser wrote into a field nobody sees.
    const region = regionOf({ ...typed, postalCode: postal ?? '' });
    return { ...typed, region, postalCode: postal ?? '', phone: phone ?? '' };
  });

/**
 * An address as it was typed, written as its country does: postal code, region, phone as E.164. Every fault of
 * every field is reported at once: `required`, `too_long`, `bad_postal_code`, `bad_phone`.
 */
export const TypedAddress = z.unknown().transform((raw, context) => {
  const words = Words.safeParse(raw);
  const place = Place.safeParse(raw);
  for (const { path, message } of [...(words.error?.issues ?? []), ...(place.error?.issues ?? [])]) {
    context.addIssue({ code: 'custom', message, path: [...path], input: raw });
  }
  return words.success && place.success ? { ...words.data, ...place.data } : z.NEVER;
});

/** An address as it was sealed. */
export const StoredAddress = z.strictObject({
  name: z.string(),
  line1: z.string(),
  line2: z.string(),
  city: z.string(),
  region: z.string(),
  postalCode: z.string(),
  country: z.string(),
  phone: z.string(),
});

/** What is sealed of a card. `customer` is the provider's customer it hangs on, when that is not the wallet's own. */
export const CardParts = z.strictObject({
  token: z.string(),
  customer: z.string().nullable(),
  /** The provider's mark of the card itself, the same in every wallet, when known. Only for limits. */
  fingerprint: z.string().nullable(),
  brand: z.string(),
  last4: z.string(),
  expMonth: z.number(),
  expYear: z.number(),
});
/** See the schema of the same name. */
export type CardParts = z.output<typeof CardParts>;

/** What is sealed of a bank account. `customer` as of a card; `bank` is empty when the provider does not name it. */
export const BankParts = z.strictObject({
  token: z.string(),
  customer: z.string().nullable(),
  /** The provider's mark of the account itself, the same in every wallet, when known. Only for limits. */
  fingerprint: z.string().nullable(),
  bank: z.string(),
  last4: z.string(),
  /** What its owner agreed to: the provider's record of it, when there is one, which words she saw, and when (ISO 8601). */
  mandate: z.strictObject({ id: z.string().nullable(), words: z.string(), agreedAt: z.string() }),
});
/** See the schema of the same name. */
export type BankParts = z.output<typeof BankParts>;

/** What is sealed of a PayPal account: PayPal's ids, and its address as it may be shown (`l…@example.com`), never whole. */
export const PayPalParts = z.strictObject({
  token: z.string(),
  customer: z.string(),
  /** The payer's id at PayPal, the same in every wallet, when known. Only for limits. */
  fingerprint: z.string().nullable(),
  account: z.string(),
});
/** See the schema of the same name. */
export type PayPalParts = z.output<typeof PayPalParts>;

/** What is sealed of a method, with its kind, which stands in the open and binds the record. */
export type MethodParts =
  | ({ kind: 'card' } & CardParts)
  | ({ kind: 'bank' } & BankParts)
  | ({ kind: 'paypal' } & PayPalParts);

/** A method as it lies in the database (`money.method_row`): sealed, or in the open in a row of before the vault. */
export const MethodRow = z.object({
  id: uuidField('method'),
  owner: z.string(),
  kind: z.enum(methodKinds),
  isDefault: z.boolean(),
  sealed: z.string().nullable(),
  providerCustomer: z.string().nullable(),
  providerMethod: z.string().nullable(),
  fingerprint: z.string().nullable(),
  brand: z.string().nullable(),
  last4: z.string().nullable(),
  expMonth: z.number().nullable(),
  expYear: z.number().nullable(),
});
/** See the schema of the same name. */
export type MethodRow = z.output<typeof MethodRow>;

/** An address as it lies in the database (`money.address_row`). */
export const AddressRow = z.object({
  id: uuidField('address'),
  owner: z.string(),
  isDefault: z.boolean(),
  sealed: z.string().nullable(),
  name: z.string().nullable(),
  line1: z.string().nullable(),
  line2: z.string().nullable(),
  city: z.string().nullable(),
  region: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string().nullable(),
  phone: z.string().nullable(),
});
/** See the schema of the same name. */
export type AddressRow = z.output<typeof AddressRow>;

const AddressExtras = z.object({
  addressId: idField('address').optional(),
  isDefault: z
    .string()
    .optional()
    .transform((box) => box !== undefined && box !== ''),
});

/** The address form; with `addressId` it changes that address instead of adding one. */
export const AddressForm = z.unknown().transform((raw, context) => {
  const extras = AddressExtras.safeParse(raw);
  for (const { path, message } of extras.error?.issues ?? []) {
    context.addIssue({ code: 'custom', message, path: [...path], input: raw });
  }
  const address = TypedAddress.safeParse(raw);
  for (const { path, message } of address.error?.issues ?? []) {
    context.addIssue({ code: 'custom', message, path: [...path], input: raw });
  }
  return extras.success && address.success ? { ...address.data, ...extras.data } : z.NEVER;
});

/** What `saveAddress` takes. */
export type AddressInput = z.output<typeof AddressForm>;

/** A form that only names a method. */
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
