import { z } from 'zod';
import { assertionField } from '@/lib/identity/passkeys/schema';
import { type Currency, isCurrency } from '@/lib/kernel/money';
import { asciiDigits } from '@/lib/kernel/text';
import { idField, uuidField } from '@/lib/platform/id-field';

const confirmationId = idField('confirmation');

/** The month in which she turns 18, as two choices, and that she means it. Codes `month_bad`, `required`. */
export const RuleForm = z
  .object({
    year: z.string({ error: 'month_bad' }).regex(/^2\d{3}$/, 'month_bad'),
    month: z.string({ error: 'month_bad' }).regex(/^(0[1-9]|1[0-2])$/, 'month_bad'),
    sure: z.literal('on', { error: 'required' }),
  })
  .transform((form) => ({ month: `${form.year}-${form.month}` }));

/** Whom she names. Code `email`. */
export const GuardianForm = z.object({
  email: z
    .string({ error: 'email' })
    .max(254, 'email')
    .transform((text) => text.trim())
    .pipe(z.email('email')),
});

/** A form without fields. */
export const NoFields = z.object({});

/** The link's token. */
export const AcceptForm = z.object({ token: z.string({ error: 'link_over' }).max(40, 'link_over') });

/** One of those he guards; a tick, so that it is not done by a slip. */
export const WardForm = z.object({ ward: idField('person'), sure: z.literal('on', { error: 'required' }) });

/** A waiting tap, and nothing else. */
export const TapForm = z.object({ confirmationId });

/** Approves by a passkey. */
export const ApproveByPasskey = z.object({ confirmationId, assertion: assertionField });

/** Approves by the code from the mail. Code `wrong_code`. */
export const ApproveByCode = z.object({
  confirmationId,
  code: z
    .string({ error: 'wrong_code' })
    .max(40, 'wrong_code')
    .transform((typed) => asciiDigits(typed).replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'wrong_code')),
});

/** Answer of `money.wards`. */
export const WardRows = z.array(z.object({ owner: z.string(), changeAsked: z.boolean() }));

/** Answer of `money.waiting_for_guardian`. */
export const TapRows = z.array(
  z.object({
    id: uuidField('confirmation'),
    owner: z.string(),
    payees: z.array(uuidField('page')),
    total: z.string().transform(BigInt),
    currency: z.custom<Currency>(isCurrency),
    goods: z.array(
      z.object({
        title: z.string(),
        optionText: z.string(),
        quantity: z.number(),
        amount: z.string().transform(BigInt),
      }),
    ),
    nonce: z.string(),
    askedAt: z.coerce.date(),
    expiresAt: z.coerce.date(),
  }),
);
