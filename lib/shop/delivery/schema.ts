import { z } from 'zod';
import { countries } from '@/lib/kernel/countries';
import { isCurrency, money } from '@/lib/kernel/money';
import { usState } from '@/lib/kernel/us-states';
import { idField, uuidField } from '@/lib/platform/id-field';
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
import { bases, everywhere, type Rate } from './model';

const amount = z.string().transform((text) => BigInt(text));

const StoredRate = z
  .object({
    place: z.number(),
    name: z.string(),
    currency: z.custom<Rate['currency']>(isCurrency),
    basis: z.enum(bases),
    bandFrom: z.array(amount),
    bandMinor: z.array(amount),
    most: amount.nullable(),
    freeFrom: amount.nullable(),
    processingDays: z.number(),
    transitMin: z.number(),
    transitMax: z.number(),
  })
  .transform(
    ({ bandFrom, bandMinor, ...rate }): Rate => ({
      ...rate,
      working: true,
      bands: bandFrom.map((from, index) => ({ from, minor: bandMinor[index] ?? 0n })),
    }),
  );

const StoredDoor = z
  .object({ currency: z.custom<Rate['currency']>(isCurrency), feeMinor: amount, mostMinor: amount })
  .transform(({ currency, feeMinor, mostMinor }) => ({
    fee: money(feeMinor, currency),
    most: money(mostMinor, currency),
  }));

/** The zones of a page as `shop.delivery_zones` says them: an empty list where only simple settings are. */
export const DeliveryZones = z.array(
  z.object({
    ...{ id: uuidField('zone'), name: z.string(), areas: z.array(z.string()), rates: z.array(StoredRate) },
    door: StoredDoor.nullable(),
  }),
);

/** The price of a rate is said in at most so many steps on one screen; each is a pair of fields `from1`, `price1`, … */
export const bandNumbers = [1, 2, 3, 4, 5, 6] as const;

const areaForm = /^([A-Z]{2})(?:-([^|,;:]{1,40})|:([A-Z0-9]{1,10}))?$/;

/** Of the United States a part is one of its states: another would be a place to which nothing is ever sent. */
const isNoState = (area: string) => area.startsWith('US-') && usState(area.slice('US-'.length)) === null;

/** States, regions and the beginnings of postal codes as typed: `US-CA, US:941`; also whole countries. Code: `area`. */
const partsField = textField(4_000).transform((text, context) => {
  const typed = text
    .split(/[,;،\n]+/)
    .map((part) => part.trim().toUpperCase())
    .filter((part) => part !== '');
  const wrong = typed.find((area) => !areaForm.test(area) || !countries.includes(area.slice(0, 2)) || isNoState(area));
  if (wrong === undefined) return typed;
  context.addIssue({ code: 'custom', message: 'area', input: text });
  return z.NEVER;
});

/** A zone: its name and its places, whole countries ticked, parts of them typed, everywhere else as a tick. */
export const KeepZone = z
  .strictObject({
    page: idField('page'),
    zone: optionalIdField('zone'),
    name: lineField(60),
    countries: listField(z.enum(countries, { error: 'country' }), 250),
    parts: partsField,
    everywhere: tickField,
  })
  .transform(({ countries: whole, parts, everywhere: rest, ...zone }) => ({
    ...zone,
    areas: [...new Set([...whole, ...parts])].sort().concat(rest ? [everywhere] : []),
  }))
  .refine(({ areas }) => areas.length > 0, { path: ['countries'], message: 'required' })
  .refine(({ areas }) => areas.length <= 300, { path: ['parts'], message: 'too_many_items' });
/** A zone with its areas, each once; null for one that is new. */
export type KeepZone = z.infer<typeof KeepZone>;

const optionalAmount = amountField.optional().transform((typed) => typed ?? '');

/** A rate of a zone: `place` is which of its rates, counted from 0. Amounts as typed, for their currency is the page's. */
export const KeepRate = z
  .strictObject({
    page: idField('page'),
    zone: idField('zone'),
    place: wholeNumberField(0, 3),
    name: lineField(60),
    basis: choiceField(bases),
    ...Object.fromEntries(bandNumbers.flatMap((n) => [`from${n}`, `price${n}`]).map((name) => [name, optionalAmount])),
    most: optionalAmount,
    freeFrom: optionalAmount,
    processingDays: wholeNumberField(0, 60),
    transitMin: wholeNumberField(0, 90),
    transitMax: wholeNumberField(0, 120),
  })
  .refine((input) => input.transitMin <= input.transitMax, { path: ['transitMax'], message: 'days_order' })
  .transform((input) => ({ ...input, steps: stepsOf(input) }));
/** `steps` are the pairs in which something was typed, in their order. */
export type KeepRate = z.infer<typeof KeepRate>;

function stepsOf(input: object): { number: number; from: string; price: string }[] {
  const typed = new Map<string, unknown>(Object.entries(input));
  return bandNumbers
    .map((number) => ({
      number,
      from: String(typed.get(`from${number}`) ?? ''),
      price: String(typed.get(`price${number}`) ?? ''),
    }))
    .filter(({ from, price }) => from !== '' || price !== '');
}

/** A zone to take away, with its rates; a tick, so that it is not done by a slip. */
export const RemoveZone = z.strictObject({
  page: idField('page'),
  zone: idField('zone'),
  sure: z.literal('on', { error: 'required' }),
});
/** Parsed only with its tick set. */
export type RemoveZone = z.infer<typeof RemoveZone>;

/** A rate to take away. */
export const RemoveRate = z.strictObject({
  page: idField('page'),
  zone: idField('zone'),
  place: wholeNumberField(0, 3),
});
/** A rate by its zone and place. */
export type RemoveRate = z.infer<typeof RemoveRate>;
/** Whether buyers in a zone may pay at the door, for what, and up to which total. Amounts as typed, for their currency is the page's. */
export const KeepDoor = z
  .looseObject({ page: idField('page'), zone: idField('zone'), offered: tickField })
  .transform((form, context): KeepDoor => {
    const { page, zone, offered } = form;
    if (!offered) return { page, zone, terms: null };
    const terms = z.object({ fee: optionalAmount, most: amountField }).safeParse(form);
    for (const { path, message } of terms.error?.issues ?? [])
      context.addIssue({ code: 'custom', message, path: [...path], input: form });
    return terms.success ? { page, zone, terms: terms.data } : z.NEVER;
  });

/** `terms` is null where it is not offered. */
export type KeepDoor = {
  page: z.infer<typeof BeginZones>['page'];
  zone: RemoveZone['zone'];
  terms: { fee: string; most: string } | null;
};

/** Settings that are to become a zone. */
export const BeginZones = z.strictObject({ page: idField('page') });

/** What a parcel to somewhere would cost: a weight in grams, goods as typed, units. */
export const PreviewDelivery = z.object({
  country: z.enum(countries, { error: 'country' }),
  postalCode: lineField(12, 'optional').optional(),
  region: lineField(40, 'optional').optional(),
  grams: wholeNumberField(0, 1_000_000).catch(500),
  goods: amountField.catch('20'),
  units: wholeNumberField(1, 99).catch(1),
});
