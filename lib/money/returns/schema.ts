import { z } from 'zod';
import { type Id, parseId } from '@/lib/kernel/ids';
import type { Money } from '@/lib/kernel/money';
import { asciiDigits, plainText } from '@/lib/kernel/text';
import { keyField, line, parcelFields, readAmount, readBack, refundFields } from '@/lib/money/orders/schema';
import { idField } from '@/lib/platform/id-field';
import { type ReturnReason, type ReturnWish, returnReasons, returnWishes, type Units } from './model';

const words = (max: number) =>
  z.string({ error: 'required' }).max(20_000, 'too_long').transform(plainText).pipe(z.string().max(max, 'too_long'));
const saidWords = (max: number) => words(max).pipe(z.string().min(1, 'required'));

/** The name of the field that asks how many units of a variant the buyer sends back. */
export const unitsField = (variantId: Id<'variant'>) => `units.${variantId}`;

/**
 * The buyer's form. Each `unitsField` is a number of units (Arabic digits are understood; empty is none), `wanted` the variant
 * she wants in exchange. Codes: `required`, `too_long`, `bad_units`.
 */
export const AskReturnForm = z
  .looseObject({
    orderId: idField('order'),
    key: keyField,
    reason: z.enum(returnReasons, { error: 'required' }),
    note: words(1_000).default(''),
    wish: z.enum(returnWishes, { error: 'required' }),
    wanted: z.string().default(''),
  })
  .transform((form, context): AskReturn => {
    const { orderId, key, reason, note, wish } = form;
    const units: Record<Id<'variant'>, number> = {};
    for (const [name, typed] of Object.entries(form)) {
      if (!name.startsWith('units.')) continue;
      const digits = asciiDigits(String(typed)).trim();
      const variantId = parseId('variant', name.slice('units.'.length));
      if (variantId === null || !/^\d{0,6}$/.test(digits))
        context.addIssue({ code: 'custom', message: 'bad_units', path: [name] });
      else if (Number(digits) > 0) units[variantId] = Number(digits);
    }
    const wanted = parseId('variant', form.wanted);
    if (wish === 'money') return { orderId, key, reason, note, wish, units, wanted: null };
    if (wanted === null) context.addIssue({ code: 'custom', message: 'required', path: ['wanted'] });
    return { orderId, key, reason, note, wish, units, wanted };
  });

/** What `askReturn` takes. `wanted` is null unless an exchange is wished for. */
export type AskReturn = {
  orderId: Id<'order'>;
  key: string;
  reason: ReturnReason;
  note: string;
  wish: ReturnWish;
  units: Units;
  wanted: Id<'variant'> | null;
};

/** A form that only names a return: take it back, it came. */
export const ReturnForm = z.object({ returnId: idField('return') });

const httpsAddress = line(2_000).refine((typed) => typed === '' || isHttps(typed), 'bad_link');

function isHttps(typed: string): boolean {
  return URL.canParse(typed) && new URL(typed).protocol === 'https:' && typed.startsWith('https://');
}

/** The seller agrees: how to send it back, and perhaps the address of a label. Codes: `required`, `too_long`, `bad_link`. */
export const AcceptReturnForm = z.object({
  returnId: idField('return'),
  answer: saidWords(1_000),
  labelUrl: httpsAddress.default(''),
});

/** What `acceptReturn` takes. */
export type AcceptReturn = z.output<typeof AcceptReturnForm>;

/** The seller does not agree, and says why. */
export const DeclineReturnForm = z.object({ returnId: idField('return'), answer: saidWords(1_000) });

/** What `declineReturn` takes. */
export type DeclineReturn = z.output<typeof DeclineReturnForm>;

/** The buyer has sent it back; carrier and code may be empty. */
export const SendReturnForm = z.object({ returnId: idField('return'), ...parcelFields });

/** What `sendReturn` takes. */
export type SendReturn = z.output<typeof SendReturnForm>;

/** The money of a return, as in `RefundForm`, but what it is must be said: `required`, `bad_amount`, `bad_units`. */
export const RefundReturnForm = z
  .looseObject({ returnId: idField('return'), ...refundFields })
  .transform((form, context): RefundReturn => {
    const { returnId, reason } = form;
    const [back, amount] = [readBack(form, context), readAmount(form)];
    if (amount) return { returnId, reason, back, amount };
    const message = form.amount.trim() === '' ? 'required' : 'bad_amount';
    context.addIssue({ code: 'custom', message, path: ['amount'] });
    return z.NEVER;
  });

/** What `refundReturn` takes; `back` are the units that go back on the shelf, by variant. */
export type RefundReturn = { returnId: Id<'return'>; amount: Money; reason: string; back: Units };

/** The seller sends what was wanted in exchange; each `backField` says what goes back on the shelf. */
export const ExchangeReturnForm = z
  .looseObject({ returnId: idField('return'), ...parcelFields })
  .transform((form, context): ExchangeReturn => {
    const { returnId, carrier, trackingCode } = form;
    return { returnId, carrier, trackingCode, back: readBack(form, context) };
  });

/** What `exchangeReturn` takes; `back` are the units that go back on the shelf, by variant. */
export type ExchangeReturn = { returnId: Id<'return'>; carrier: string; trackingCode: string; back: Units };
