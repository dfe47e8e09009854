import { z } from 'zod';
import { countries } from '@/lib/kernel/countries';
import { asciiDigits, plainDecimal } from '@/lib/kernel/text';
import { idField, uuidField } from '@/lib/platform/id-field';
import { nested } from '@/lib/shop/catalog/schema';
import {
  amountField,
  choiceField,
  lineField,
  listField,
  optionalIdField,
  tickField,
} from '@/lib/shop/ownership/schema';
import { basisPointsRange, roundings } from './model';

const amount = z.string().transform((text) => BigInt(text));

/** What a variant is offered at in the markets of its page, as `shop.market_offers` says it. */
export const MarketOffers = z.array(
  z.object({
    market: uuidField('market'),
    countries: z
      .array(z.string())
      .nullable()
      .transform((list) => list ?? []),
    price: amount,
    compareAt: amount.nullable(),
    lowest: amount.nullable(),
    sold: z.boolean(),
  }),
);

const sign = /^([+\-−–]?)\s*(.*?)\s*[%٪]?$/u;

/** A percentage with its sign, `+10`, `-7.5 %`; empty is none. As basis points. Codes: `percent`, `number_unclear`. */
const changeField = z
  .string()
  .max(40, 'percent')
  .transform((typed, context) => {
    const [, minus = '', digits = ''] = sign.exec(asciiDigits(typed).trim()) ?? [];
    const plain = digits === '' ? '0' : plainDecimal(digits);
    if (plain === null || !/^\d{1,4}(?:\.\d{1,2})?$/.test(plain)) {
      context.addIssue({ code: 'custom', message: plain === null ? 'number_unclear' : 'percent', input: typed });
      return z.NEVER;
    }
    const points = Math.round(Number(plain) * 100);
    return minus === '' || minus === '+' ? points : -points;
  })
  .pipe(z.number().min(basisPointsRange[0], 'out_of_range').max(basisPointsRange[1], 'out_of_range'));

/** A market of a page; null is one that is new. */
export const KeepMarket = z.strictObject({
  page: idField('page'),
  market: optionalIdField('market'),
  name: lineField(60),
  countries: listField(z.enum(countries, { error: 'country' }), 250)
    .transform((list) => [...new Set(list)].sort())
    .pipe(z.array(z.string()).min(1, 'required')),
  change: changeField,
  rounding: choiceField(roundings),
});
/** Its countries each once, in order. */
export type KeepMarket = z.infer<typeof KeepMarket>;

/** A market to take away, with what is fixed in it; a tick, so that it is not done by a slip. */
export const RemoveMarket = z.strictObject({
  page: idField('page'),
  market: idField('market'),
  sure: z.literal('on', { error: 'required' }),
});
/** Parsed only with its tick set. */
export type RemoveMarket = z.infer<typeof RemoveMarket>;

const PriceIn = z.strictObject({ variant: idField('variant'), price: amountField, compareAt: amountField });

/**
 * Whether a product is sold in a market, and what its variants cost there, as typed: empty amounts follow from the variant's own.
 * `expected` is the version that was shown.
 */
export const SetProductMarket = z.preprocess(
  nested,
  z.strictObject({
    page: idField('page'),
    product: idField('product'),
    market: idField('market'),
    expected: z.string().regex(/^[0-9a-f]{64}$/, 'invalid'),
    sold: tickField,
    rows: z
      .record(z.string(), PriceIn)
      .optional()
      .transform((given) => given ?? {}),
  }),
);
/** Amounts by the number of their row; ids are not known to be the page's. */
export type SetProductMarket = z.infer<typeof SetProductMarket>;

/** Where to things shall go, as a shopper chooses it; empty is anywhere. */
export const ChooseCountry = z.strictObject({
  country: z.union([z.literal(''), z.enum(countries)], { error: 'country' }),
});
