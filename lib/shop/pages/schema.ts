import { z } from 'zod';
import { handleProblem } from '@/lib/identity/handles/model';
import { type Currency, currencies } from '@/lib/kernel/money';
import { asciiDigits, plainDecimal, plainLine } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
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
import { pageKinds, pageLanguages } from './model';
import { restockingBasisPointsMax, returnDaysMax, returnPayers } from './return-policy';

/** A page's address as typed, made small and without its `@`; codes: `required` and those of `handleProblem`. */
export const handleField = z
  .string({ error: 'required' })
  .max(200, 'handle_long')
  .transform((text) => plainLine(text).replace(/^@/, '').toLowerCase())
  .check((context) => {
    const problem = context.value === '' ? 'required' : handleProblem(context.value);
    if (problem !== null) context.issues.push({ code: 'custom', message: problem, input: context.value });
  });

/** ISO 3166-1 alpha-2; whether Souk is open there is the markets' answer. */
const countryField = z.string({ error: 'required' }).regex(/^[A-Z]{2}$/, 'country');
const currencyField = z.custom<Currency>((code) => currencies.some((known) => known === code), 'currency');
const languagesField = listField(choiceField(pageLanguages), pageLanguages.length)
  .transform((languages) => [...new Set(languages)])
  .pipe(z.array(z.enum(pageLanguages)).min(1, 'required'));

/** What a new page is made of. `key` is a fresh page id that the form was given, so that sending it twice makes one page. */
export const CreatePage = z.strictObject({
  key: idField('page'),
  name: lineField(60),
  handle: handleField,
  kind: choiceField(pageKinds),
  about: textField(2_000),
  country: countryField,
  currency: currencyField,
  languages: languagesField,
});
/** A parsed page; whether its handle is free and its country open the verb finds out. */
export type CreatePage = z.infer<typeof CreatePage>;

/**
 * The public face of a page. Country and currency are not among it, for receipts and orders were made with them; its
 * handle has a verb of its own.
 */
export const UpdatePage = z.strictObject({
  page: idField('page'),
  name: lineField(60),
  kind: choiceField(pageKinds),
  about: textField(2_000),
  languages: languagesField,
});
/** The new face of a page: every part of it, not only those that changed. */
export type UpdatePage = z.infer<typeof UpdatePage>;

/** Which pictures stand for the page; an empty field takes a picture away, a missing one leaves it. */
export const SetPagePhoto = z.strictObject({
  page: idField('page'),
  place: choiceField(['logo', 'cover']),
  media: optionalIdField('media'),
});
/** A place and the photo for it; null takes the present one away. */
export type SetPagePhoto = z.infer<typeof SetPagePhoto>;

/** One delivery price for the whole shop, and where it goes. Days are counted from the order. */
export const SetDelivery = z
  .strictObject({
    page: idField('page'),
    price: amountField,
    daysMin: wholeNumberField(0, 90),
    daysMax: wholeNumberField(0, 120),
    countries: listField(countryField, 250)
      .transform((countries) => [...new Set(countries)].sort())
      .pipe(z.array(z.string()).min(1, 'required')),
  })
  .refine((input) => input.daysMin <= input.daysMax, { path: ['daysMax'], message: 'days_order' });
/** Days in order, countries sorted and each once; the price as typed, for its currency is the page’s. */
export type SetDelivery = z.infer<typeof SetDelivery>;

/** A percentage, with or without its sign. */
export const rateField = z
  .string({ error: 'required' })
  .max(40, 'percent')
  .transform((typed) => typed.replace(/\s*[%\u066a]\s*$/, ''))
  .pipe(amountField);

/** One tax rate for the whole shop: percent with up to two decimals, in prices or on top of them. */
export const SetTax = z.strictObject({
  page: idField('page'),
  rate: rateField,
  inclusive: choiceField(['yes', 'no']).transform((answer) => answer === 'yes'),
});
/** The rate as plain decimal text and whether prices contain it. */
export type SetTax = z.infer<typeof SetTax>;

/** A percentage as basis points; empty is none. Code: `percent` for what is none, or more than half. */
const feeField = z
  .string()
  .max(40, 'percent')
  .transform(
    (typed) => plainDecimal(asciiDigits(typed).replace(/\s*[%\u066a]\s*$/, '')) ?? (typed.trim() === '' ? '0' : 'x'),
  )
  .transform((text) => Math.round(Number(text) * 100))
  .pipe(z.number('percent').int('percent').min(0, 'percent').max(restockingBasisPointsMax, 'percent'));

/** What a shop says of returns beside its words: the days empty while it says nothing. */
const returnFields = {
  returnDays: z
    .string()
    .max(20, 'whole_number')
    .transform((typed) => asciiDigits(typed).trim())
    .pipe(z.string().regex(/^\d{0,3}$/, 'whole_number'))
    .transform((text) => (text === '' ? null : Number(text)))
    .pipe(z.number().max(returnDaysMax, 'out_of_range').nullable())
    .optional(),
  returnPaidBy: choiceField(returnPayers).optional(),
  returnByMail: tickField.optional(),
  returnAtShop: tickField.optional(),
  restocking: feeField.optional(),
};

/** What the shop's own legal pages say. */
export const SetLegal = z.strictObject({
  page: idField('page'),
  legalName: lineField(140, 'optional'),
  legalAddress: textField(500),
  contactEmail: lineField(254, 'optional').pipe(
    z.string().refine((text) => text === '' || z.email().safeParse(text).success, 'email'),
  ),
  returnsText: textField(5_000),
  ...returnFields,
  termsText: textField(10_000),
});
/** Every legal text at once; an empty one takes its page away. */
export type SetLegal = z.infer<typeof SetLegal>;

/** Opens the shop or takes it off the page; products stay as they are. */
export const OpenShop = z.strictObject({ page: idField('page'), open: choiceField(['yes', 'no']) });
/** `yes` opens, `no` closes. */
export type OpenShop = z.infer<typeof OpenShop>;
