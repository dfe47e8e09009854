import { z } from 'zod';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { idField, uuidField } from '@/lib/platform/id-field';
import { hoursToAgree, partWays, peopleLeast, peopleMost } from './model';

/** Why a share cannot be paid now. */
export const partProblems = ['not_found', 'split_ended', 'part_taken', 'part_twice'] as const;

/** Answer of `money.place_part`. */
export const PlacedPart = z.discriminatedUnion('result', [
  z.object({ result: z.literal('mismatch') }),
  z.object({ result: z.literal('replay'), attempt: z.uuid(), purchase: z.uuid() }),
  z.object({ result: z.literal('confirm'), confirmation: uuidField('confirmation') }),
  z.object({ result: z.enum(['placed', 'too_many', 'guardian_missing', 'guardian_busy']) }),
  z.object({ result: z.enum(partProblems) }),
  z.object({ result: z.enum(['price_changed', 'market_method', 'quote_ended']) }),
]);

/** Answer of `money.decline_part`. */
export const DeclinedPart = z.object({
  result: z.enum(['declined', 'not_found', 'split_ended']),
  attempt: uuidField('attempt').nullish(),
});

/** Answer of `money.ask_another`. */
export const AskedAnother = z.enum(['asked', 'not_found', 'too_late', 'part_twice']);

/** Answer of `money.cancel_split`. */
export const CanceledSplit = z.enum(['canceled', 'not_found', 'too_late']);

/** Answer of `money.splits_due`. */
export const SplitsDue = z.object({
  go: z.array(uuidField('purchase')),
  release: z.array(uuidField('attempt')),
  refunds: z.array(uuidField('refund')),
});

const token = z.string({ error: 'invalid' }).regex(/^[A-Za-z0-9_-]{27}$/, 'invalid');

/**
 * Paying a share with a stored method, of exactly the amount that was seen: in the order's currency, or in her own (`payIn`) as it was promised, which
 * then is `own`.
 */
export const PayPartForm = z
  .object({
    token,
    seed: z.string({ error: 'invalid' }).regex(/^[A-Za-z0-9_-]{16,64}$/, 'invalid'),
    expectedMinor: z.string({ error: 'invalid' }).regex(/^\d{1,15}$/, 'invalid'),
    methodId: idField('method'),
    payIn: z.enum(['order', 'own'], { error: 'invalid' }).default('order'),
    quoteId: idField('quote').optional(),
    ownMinor: z
      .string()
      .regex(/^\d{1,15}$/, 'invalid')
      .optional(),
    ownCurrency: z.custom<Currency>(isCurrency, { error: 'invalid' }).optional(),
  })
  .transform(({ payIn, quoteId, ownMinor, ownCurrency, ...pays }, { addIssue }) => {
    if (payIn === 'order') return { ...pays, own: null };
    if (quoteId && ownMinor && ownCurrency)
      return { ...pays, own: { quoteId, minor: ownMinor, currency: ownCurrency } };
    addIssue({ code: 'custom', message: 'invalid', path: ['payIn'] });
    return z.NEVER;
  });

const figure = z.string({ error: 'invalid' }).max(30, 'too_long').default('');

/** Starting a purchase that several people pay: what is bought and how it is delivered, who else pays (a friend's handle, or nothing for a link), and how much each. */
export const StartSplitForm = z.object({
  seed: z.string({ error: 'invalid' }).regex(/^[A-Za-z0-9_-]{16,64}$/, 'invalid'),
  variantId: z.union([z.literal('').transform(() => null), idField('variant')]),
  quantity: z.coerce.number().int('invalid').min(1, 'invalid').max(99, 'invalid').default(1),
  currency: z.custom<Currency>(isCurrency, { error: 'invalid' }),
  expectedMinor: z.string({ error: 'invalid' }).regex(/^\d{1,15}$/, 'invalid'),
  methodId: idField('method'),
  addressId: idField('address'),
  handle: z
    .array(z.string({ error: 'invalid' }).max(60, 'invalid'))
    .min(peopleLeast - 1, 'parts_few')
    .max(peopleMost - 1, 'parts_many'),
  way: z.enum(partWays, { error: 'invalid' }),
  figure: z.array(figure).max(peopleMost, 'parts_many').default([]),
  hours: z.coerce.number().pipe(
    z.union(
      hoursToAgree.map((hours) => z.literal(hours)),
      { error: 'invalid' },
    ),
  ),
  endsOnDecline: z
    .string()
    .optional()
    .transform((text) => text === '1'),
  /** Where she pays her own share: here, or on its page, where her own currency is offered. */
  payIn: z.enum(['order', 'own'], { error: 'invalid' }).default('order'),
  startNow: z
    .string()
    .optional()
    .transform((text) => text === '1'),
});

/** Not paying it. */
export const DeclinePartForm = z.object({ token });

/** Asking somebody else: a friend by her handle, or nobody by name (then its new link is for whoever has it). */
export const AskAnotherForm = z.object({
  partId: idField('part'),
  turn: z
    .string({ error: 'invalid' })
    .regex(/^\d{1,6}$/, 'invalid')
    .transform(Number),
  handle: z.string({ error: 'invalid' }).max(60, 'invalid').default(''),
});

/** A form that only names the purchase that several people pay. */
export const SplitForm = z.object({ purchaseId: idField('purchase') });
