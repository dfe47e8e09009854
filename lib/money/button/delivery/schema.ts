import { z } from 'zod';
import { DeliveryOption, PayOrderRow, units } from '@/lib/money/button/schema';

const minor = z.string().transform((digits) => BigInt(digits));

/** Ways as the database keeps them. */
export const WayRows = z.array(
  z.object({
    ...{ id: z.string(), label: z.string(), amountMinor: minor, taxMinor: minor },
    ...{ daysMin: z.number(), daysMax: z.number() },
  }),
);

/** Answer of `money.ask_delivery`. */
export const AskedRow = z
  .object({
    order: PayOrderRow,
    asks: z.enum(['nothing', 'order', 'site']),
    ways: WayRows.nullable(),
    callbackUrl: z.string().nullable(),
    keys: z.array(z.string()),
  })
  .nullable();

/** What a site's server answers at its `callback_url`: the ways to a place, none of them when it does not deliver there, and the tax. */
export const DeliveryAnswer = z
  .strictObject({
    options: z
      .array(
        DeliveryOption.extend({ tax_amount: units.optional().describe('Instead of the one below, for this way.') }),
      )
      .max(20)
      .describe('In the order in which they are shown; the first is chosen. None: you do not deliver there.'),
    tax_amount: units.default(0),
  })
  .refine(({ options }) => new Set(options.map((one) => one.id)).size === options.length, 'invalid')
  .describe('How you deliver to the place, and what tax you ask there.');

/** See the schema of the same name. */
export type DeliveryAnswer = z.output<typeof DeliveryAnswer>;
