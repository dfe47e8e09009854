import { z } from 'zod';
import { proposalReason } from '@/lib/identity/proposals/schema';
import { countries } from '@/lib/kernel/countries';
import { currencies } from '@/lib/kernel/money';
import { plainText } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import { capabilities, closedReasons, marketMethods, marketProviders, marketStates, needsReason } from './model';

const none = z.literal('').transform(() => null);
const amount = z.string().trim().max(20, { error: 'too_long' }).default('');
const law = z
  .string()
  .max(5_000, { error: 'too_long' })
  .default('')
  .transform(plainText)
  .pipe(z.string().max(600, { error: 'too_long' }));

/** A country as it is typed: two letters, one of ISO 3166-1. */
export const countryCode = z
  .string({ error: 'country' })
  .trim()
  .toUpperCase()
  .refine((code) => countries.includes(code), { error: 'country' });

/** One change of one country, as its form sends it: the same rule for every capability that is ticked. */
export const ProposeChange = z
  .strictObject({
    proposal: idField('proposal'),
    country: countryCode,
    capabilities: z
      .array(z.enum(capabilities, { error: 'invalid' }), { error: 'required' })
      .min(1, { error: 'required' })
      .max(20),
    state: z.enum(marketStates, { error: 'required' }),
    percent: z.union([none, z.coerce.number().int().min(1).max(99)], { error: 'percent' }).default(null),
    provider: z.union([none, z.enum(marketProviders)], { error: 'invalid' }).default(null),
    methods: z
      .array(z.enum(marketMethods, { error: 'invalid' }))
      .max(10)
      .default([]),
    currency: z.union([none, z.enum(currencies)], { error: 'invalid' }).default(null),
    least: amount,
    most: amount,
    lawEn: law,
    lawAr: law,
    why: z.union([none, z.enum(closedReasons)], { error: 'invalid' }).default(null),
    /** The moment from which it counts, in UTC as the form says; at once when empty. */
    from: z
      .union([none, z.iso.datetime({ local: true }).transform((text) => new Date(`${text}Z`.replace(/ZZ$/, 'Z')))], {
        error: 'date',
      })
      .default(null),
    reason: proposalReason,
  })
  .check(({ value, issues }) => {
    const fault = (field: keyof typeof value, message: string) =>
      issues.push({ code: 'custom', message, path: [field], input: value[field] });
    if ((value.state === 'percent') !== (value.percent !== null)) fault('percent', 'percent');
    if (needsReason(value.state) !== (value.why !== null))
      fault('why', needsReason(value.state) ? 'required' : 'why_open');
    if ((value.lawEn === '') !== (value.lawAr === '')) fault(value.lawEn === '' ? 'lawEn' : 'lawAr', 'both_languages');
    if ((value.least !== '' || value.most !== '') && value.currency === null) fault('currency', 'required');
  });
/** A parsed change; amounts are as they were typed. */
export type ProposeChange = z.infer<typeof ProposeChange>;

/** The rules of one country, as an address asks for their history. */
export const OneCountry = z.object({ country: countryCode });

/** Who is let in where a capability is for those who are invited. */
export const Invite = z.strictObject({
  country: countryCode,
  capability: z.enum(capabilities, { error: 'invalid' }),
  handle: z.string().trim().toLowerCase().min(1, { error: 'required' }).max(60, { error: 'too_long' }),
});
/** A country, a capability and a handle. */
export type Invite = z.infer<typeof Invite>;

const terms = {
  state: z.enum(marketStates),
  percent: z.number().nullable(),
  provider: z.enum(marketProviders).nullable(),
  methods: z.array(z.enum(marketMethods)),
  currency: z.string().nullable(),
  leastMinor: z.string().transform(BigInt).nullable(),
  mostMinor: z.string().transform(BigInt).nullable(),
  ...{ lawEn: z.string(), lawAr: z.string(), reason: z.enum(closedReasons).nullable() },
};

/** What a proposal to change a country holds, as it is stored. */
export const ChangePayload = z.object({
  ...terms,
  capabilities: z.array(z.enum(capabilities)),
  from: z
    .string()
    .transform((text) => new Date(text))
    .nullable(),
});
/** A parsed one. */
export type ChangePayload = z.infer<typeof ChangePayload>;
