import { z } from 'zod';
import { plainText } from '@/lib/kernel/text';
import { keyField } from '@/lib/money/orders/schema';
import { TypedAddress } from '@/lib/money/wallet/schema';
import { idField } from '@/lib/platform/id-field';
import { noteMost } from './model';

/** What is written with a gift, cleaned. */
export const GiftNote = z
  .string({ error: 'invalid' })
  .max(5_000, 'too_long')
  .default('')
  .transform(plainText)
  .pipe(z.string().max(noteMost, 'too_long'));

/** To whom a gift goes: a friend by her handle, or nobody by name (then a link is made for it), and what is written to her. */
export const SendGiftForm = z.object({
  orderId: idField('order'),
  handle: z.string({ error: 'invalid' }).max(60, 'invalid').default(''),
  note: GiftNote,
});

/** A form that only names the order of a gift. */
export const GiftForm = z.object({ orderId: idField('order') });

/** By which a gift is opened: its link, or that it was given to whoever is signed in. */
const opened = {
  token: z.string({ error: 'invalid' }).max(60, 'invalid').default(''),
  orderId: z.union([z.literal('').transform(() => undefined), idField('order')]).optional(),
};

const Accept = z.object({
  ...opened,
  key: keyField,
  /** The option that was chosen; empty for the one that was paid for. */
  variantId: z.union([z.literal('').transform(() => undefined), idField('variant')]).optional(),
});
const Stored = z.object({ addressId: idField('address') });

/** Accepting a gift: the option, and a stored or a typed address. Every fault of every field is reported at once. */
export const AcceptGiftForm = z.unknown().transform((raw, context) => {
  const accept = Accept.safeParse(raw);
  const stored = Stored.safeParse(raw);
  const typed = stored.success ? null : TypedAddress.safeParse(raw);
  const faults = [...(accept.error?.issues ?? []), ...(typed?.error?.issues ?? [])];
  for (const { path, message } of faults) context.addIssue({ code: 'custom', message, path: [...path], input: raw });
  if (!accept.success || typed?.success === false) return z.NEVER;
  return { ...accept.data, addressId: stored.data?.addressId ?? null, address: typed?.data ?? null };
});

/** Declining it, with a sentence perhaps. */
export const DeclineGiftForm = z.object({ ...opened, answer: GiftNote });

/** By what a gift was opened. */
export type Opened = { token: string; orderId?: z.output<typeof GiftForm>['orderId'] | undefined };

/** See the schemas of the same names. */
export type SendGift = z.output<typeof SendGiftForm>;
/** See `SendGift`. */
export type AcceptGift = z.output<typeof AcceptGiftForm>;
/** See `SendGift`. */
export type DeclineGift = z.output<typeof DeclineGiftForm>;

/** Answers of the functions of the database. */
export const Accepted = z.object({ result: z.enum(['accepted', 'replay', 'ended', 'not_choosable', 'sold_out']) });
/** See `Accepted`. */
export const Ended = z.object({ result: z.enum(['ended', 'replay', 'too_late']) });
/** See `Accepted`. */
export const Due = z.object({ expired: z.array(z.uuid()), back: z.array(z.uuid()) });
/** What is sealed of words. */
export const Words = z.object({ words: z.string() });
