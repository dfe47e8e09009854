import { z } from 'zod';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { plainLine } from '@/lib/kernel/text';
import { linesMax } from '@/lib/money/cart/model';
import { quantityField } from '@/lib/money/cart/schema';
import { atDoor } from '@/lib/money/checkout/model';
import { OfferRows } from '@/lib/money/checkout/schema';
import { asksRegion, regionFor } from '@/lib/money/gifts/model';
import { GiftNote } from '@/lib/money/gifts/schema';
import { AddressRow, MethodRow, setupIdField, TypedAddress } from '@/lib/money/wallet/schema';
import { idField, uuidField } from '@/lib/platform/id-field';
import { listMax } from './model';

const yes = z
  .string()
  .optional()
  .transform((text) => text === '1');

/** What is bought, as `var_…:2,var_…:1`: 1 to 50 different things, 1 to 99 of each. */
const itemsField = z
  .string({ error: 'invalid' })
  .max(2_000, 'invalid')
  .transform((text) => text.split(',').map((part) => part.split(':')))
  .pipe(z.array(z.tuple([idField('variant'), quantityField], { error: 'invalid' })).max(linesMax, 'cart_full'))
  .transform((pairs) => pairs.map(([variantId, quantity]) => ({ variantId, quantity })));

/** What every paying form carries: the seed of its key, what is bought, and the total the shopper sees. */
const consent = {
  seed: z.string({ error: 'invalid' }).regex(/^[A-Za-z0-9_-]{16,64}$/, 'invalid'),
  expectedMinor: z.string({ error: 'invalid' }).regex(/^\d{1,15}$/, 'invalid'),
  currency: z.custom<Currency>(isCurrency, { error: 'invalid' }),
  /** Missing where another site's order is paid. */
  items: itemsField.optional().transform((items) => items ?? []),
  /** What another site asks to be paid, in place of items. */
  payOrder: idField('payOrder').optional(),
  /** Set when the items are the cart's part in this currency: the version the shopper saw. */
  cartVersion: z
    .string()
    .regex(/^\d{1,9}$/, 'invalid')
    .transform(Number)
    .optional(),
  /** `1` to buy what is left when something of it is sold out. */
  leaveOut: yes,
  /** `1` when a script sent the form and wants an answer instead of a redirect. */
  live: yes,
  /** `1` when the form was made for a signed-in person, so that an ended session is noticed. */
  signedIn: yes,
};

/** The one tap: a stored card and address. */
export const TapForm = z.object({ ...consent, methodId: idField('method'), addressId: idField('address') });

/** A gift paid from the wallet: for which country in place of an address, whether its option may be chosen, to which friend and with what words. */
export const GiveForm = TapForm.omit({ addressId: true })
  .extend({
    country: z.string({ error: 'required' }).regex(/^[A-Z]{2}$/, 'required'),
    region: z.string({ error: 'invalid' }).max(100, 'too_long').default('').transform(plainLine),
    choosable: yes,
    handle: z.string({ error: 'invalid' }).max(60, 'invalid').default(''),
    note: GiftNote,
  })
  .refine((form) => form.region !== '' || !asksRegion(form.country), { error: 'region_needed', path: ['region'] })
  .refine((form) => regionFor(form.country, form.region) !== null, { error: 'bad_region', path: ['region'] })
  .transform((form) => ({ ...form, region: regionFor(form.country, form.region) ?? '' }));

const email = z
  .string({ error: 'required' })
  .trim()
  .min(1, 'required')
  .max(254, 'too_long')
  .pipe(z.email({ error: 'email' }));

const SheetChoice = z.object({
  ...consent,
  /** Where she fetches: `pla_…,pla_…`. */
  pickups: z
    .string({ error: 'invalid' })
    .max(2_000, 'invalid')
    .default('')
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(idField('place')).max(linesMax, 'invalid')),
  /** `1` when she wants her files at once and gives up her right of withdrawal. */
  startNow: yes,
  /** To which charity something is given besides, and how much; a part of `expectedMinor`. */
  donateTo: idField('page').optional(),
  donateMinor: z
    .string()
    .regex(/^\d{0,15}$/, 'invalid')
    .default(''),
  /** `1` where nothing is sent and no address is asked for. */
  nowhere: yes,
  /** How another site's order is delivered, where that is chosen. */
  delivery: z
    .string()
    .regex(/^[A-Za-z0-9_-]{0,40}$/, 'invalid')
    .default(''),
  /** A guest's; a person's form has none, and her account's is taken. */
  email: email.optional(),
  methodId: z
    .union([z.literal('').transform(() => undefined), z.literal(atDoor), idField('method')], { error: 'not_found' })
    .optional(),
  /** A card that was just typed into the provider's fields; empty when a stored one was chosen. */
  setup: z.union([z.literal(''), setupIdField], { error: 'invalid' }).optional(),
});
const ChosenAddress = z.object({ addressId: idField('address') });

/**
 * The sheet: a stored or just typed card, a stored (`addressId`) or typed address, a guest's e-mail. Every
 * fault of every part is reported at once.
 */
export const SheetForm = z.unknown().transform((raw, context) => {
  const choice = SheetChoice.safeParse(raw);
  const stored = ChosenAddress.safeParse(raw);
  const typed = stored.success || choice.data?.nowhere ? null : TypedAddress.safeParse(raw);
  const faults = [...(choice.error?.issues ?? []), ...(typed?.error?.issues ?? [])];
  for (const { path, message } of faults) context.addIssue({ code: 'custom', message, path: [...path], input: raw });
  if (!choice.success || typed?.success === false) return z.NEVER;
  return { ...choice.data, addressId: stored.data?.addressId ?? null, address: typed?.data ?? null };
});

/** What `money.read_counter` answers. */
export const CounterRow = z.object({
  methods: z.array(MethodRow),
  addresses: z.array(AddressRow),
  latest: uuidField('purchase').nullable(),
  recent: uuidField('purchase').nullable(),
});

/** What `money.read_list_counter` answers. */
export const ListCounterRow = CounterRow.omit({ recent: true }).extend({
  variants: z.array(uuidField('variant')),
  offer: OfferRows,
});

/** Products of a list, of which is asked how each is paid in one tap. */
export const ListForm = z.object({ product: z.array(idField('product')).min(1, 'required').max(listMax, 'too_many') });

/** A form that only names a purchase. */
export const PurchaseForm = z.object({ purchaseId: idField('purchase'), live: yes });

/** A parsed tap or sheet. */
export type TapInput = z.output<typeof TapForm>;
/** See `TapInput`. */
export type SheetInput = z.output<typeof SheetForm>;

/** Items as the hidden field of a paying form carries them. */
export function itemsText(items: readonly { variantId: string; quantity: number }[]): string {
  return items.map((item) => `${item.variantId}:${item.quantity}`).join(',');
}
