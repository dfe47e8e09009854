import { z } from 'zod';
import { assertionField } from '@/lib/identity/passkeys/schema';
import { type Currency, isCurrency, parseAmount } from '@/lib/kernel/money';
import { asciiDigits, plainDecimal } from '@/lib/kernel/text';
import { idField } from '@/lib/platform/id-field';
import type { SpendingLimits } from './model';

const amountField = z.string({ error: 'bad_amount' }).max(40, 'bad_amount').default('');

/**
 * The form of the limits in one currency. An empty field is no limit; Arabic digits and decimal commas are understood, and
 * nothing (0) asks for every payment. Code `bad_amount`.
 */
export const LimitsForm = z
  .object({
    currency: z.custom<Currency>(isCurrency, { error: 'invalid' }),
    perPayment: amountField,
    perDay: amountField,
    perMonth: amountField,
  })
  .transform((form, context): SpendingLimits => {
    const read = (name: 'perPayment' | 'perDay' | 'perMonth'): bigint | null => {
      if (form[name].trim() === '') return null;
      const amount = parseAmount(plainDecimal(asciiDigits(form[name])) ?? '', form.currency);
      if (amount && amount.amount >= 0n) return amount.amount;
      context.addIssue({ code: 'custom', message: 'bad_amount', path: [name] });
      return null;
    };
    const limits = { perPayment: read('perPayment'), perDay: read('perDay'), perMonth: read('perMonth') };
    return { currency: form.currency, ...limits };
  });

/** A form that only names a waiting tap. */
export const ConfirmationForm = z.object({ confirmationId: idField('confirmation') });

/** Confirms by a passkey. */
export const PasskeyConfirmation = z.object({ confirmationId: idField('confirmation'), assertion: assertionField });

/** Confirms by the code from the mail: six digits, Arabic ones too, spaces are let pass. Code `wrong_code`. */
export const CodeConfirmation = z.object({
  confirmationId: idField('confirmation'),
  code: z
    .string({ error: 'wrong_code' })
    .max(40, 'wrong_code')
    .transform((typed) => asciiDigits(typed).replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'wrong_code')),
});
