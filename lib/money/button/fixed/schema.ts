import { z } from 'zod';
import { idField } from '@/lib/platform/id-field';
import { behindField, momentField } from '@/lib/shop/catalog/detail-fields';
import { amountField, lineField, tickField, wholeNumberField } from '@/lib/shop/ownership/schema';
import { type LinkState, linkNext, usesMax } from './model';

const title = lineField(200);

/** One of the site's registered addresses, or none. */
const returnUrl = z
  .string()
  .max(500, 'invalid')
  .default('')
  .transform((typed) => typed || null);

/** Until when it is sold, by the clock of whoever typed it. */
const end = { endsAt: momentField.default(null), endsAtBehind: behindField.default(0) };

function atMoment<Input extends { endsAt: Date | null; endsAtBehind: number }>({ endsAtBehind, ...input }: Input) {
  const endsAt = input.endsAt && new Date(input.endsAt.getTime() + endsAtBehind * 60_000);
  return { ...input, endsAt };
}

const uses = z
  .union([z.literal('').transform(() => null), wholeNumberField(1, usesMax)])
  .optional()
  .transform((many) => many ?? null);

/** A new fixed amount, as the studio's form sends it: what it costs is still as typed, for its currency is the site's. */
export const CreateLink = z
  .strictObject({
    site: idField('site'),
    /** The handle of the page it leads back to. */
    at: lineField(100),
    title,
    amount: amountField.pipe(z.string().min(1, 'required')),
    several: tickField,
    asksAddress: tickField,
    delivery: amountField.optional().transform((typed) => typed ?? ''),
    asksEmail: tickField,
    returnUrl,
    ...end,
    usesMax: uses,
  })
  .transform(atMoment);

/** A parsed form of a new fixed amount, without where it leads. */
export type CreateLink = Omit<z.output<typeof CreateLink>, 'at'>;

/** What may be changed of one. */
export const ChangeLink = z
  .strictObject({ link: idField('payLink'), title, returnUrl, ...end, usesMax: uses })
  .transform(atMoment);

/** A parsed form of such a change. */
export type ChangeLink = z.output<typeof ChangeLink>;

/** Whether it is sold, for now or for ever. */
export const SetLinkState = z.strictObject({
  link: idField('payLink'),
  state: z.enum(Object.keys(linkNext) as [LinkState, ...LinkState[]]),
});
