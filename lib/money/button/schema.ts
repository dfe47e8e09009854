import { z } from 'zod';
import { type Currency, chargeStep, isCurrency } from '@/lib/kernel/money';
import { plainLine } from '@/lib/kernel/text';
import { uuidField } from '@/lib/platform/id-field';
import { fileOrigin, isChallenge, originOf, payOrderNext, scopes } from './model';

/** Minor units as the API writes them: whole numbers that JSON carries exactly. */
export const units = z.number({ error: 'invalid' }).int('invalid').min(0, 'invalid').max(1_000_000_000_000, 'too_much');

const text = (max: number) =>
  z.string({ error: 'invalid' }).transform(plainLine).pipe(z.string().min(1, 'required').max(max, 'too_long'));

/** A web address of a site's server; where it may lead is asked when it is called. */
export const serverUrl = z
  .string({ error: 'invalid' })
  .max(500, 'too_long')
  .refine((typed) => URL.canParse(typed) && /^https?:$/.test(new URL(typed).protocol), 'invalid');

/** An exact origin, as browsers name it. `null`, a page opened from a file, is one that only a test pair takes. */
export const originField = z
  .string({ error: 'invalid' })
  .refine((typed) => typed === fileOrigin || originOf(typed) === typed, 'invalid_origin');

const currencyField = z
  .custom<Currency>((typed) => isCurrency(typed), { error: 'currency_not_supported' })
  .meta({ type: 'string', pattern: '^[A-Z]{3}$' });

/** A way in which a site delivers: its price, and in how many days. */
export const DeliveryOption = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'invalid'),
  label: text(80),
  amount: units,
  days_min: z.number().int().min(0).max(120).default(1),
  days_max: z.number().int().min(0).max(120).default(7),
});

/**
 * What a site's server asks to be paid (`POST /pay/v1/orders`). Amounts are whole minor units of `currency`; `amount` is the sum of its
 * parts, and with ways to deliver the sum without them. Refused by field: `invalid`, `required`, `too_long`, `too_much`, `too_many`,
 * `sum_mismatch` (the parts do not add up to `amount`), `amount_step` (no coin is that small), `currency_not_supported`, `invalid_origin`.
 */
export const CreatePayOrder = z
  .strictObject({
    amount: units.min(1, 'required'),
    currency: currencyField,
    merchant_ref: text(100).optional(),
    items: z
      .array(
        z.strictObject({
          title: text(200),
          quantity: z.number().int('invalid').min(1, 'invalid').max(9_999, 'too_many').default(1),
          unit_amount: units,
        }),
      )
      .min(1, 'required')
      .max(100, 'too_many'),
    shipping_amount: units.default(0),
    tax_amount: units.default(0),
    discount_amount: units.default(0),
    /** Asks the shopper where it goes; with `options` she chooses one, with `callback_url` they are asked for once the address is known. */
    shipping: z
      .strictObject({
        options: z.array(DeliveryOption).max(20, 'too_many').default([]),
        callback_url: serverUrl.optional(),
      })
      .optional(),
    /** Asks for her e-mail address too. */
    email: z.boolean().default(false),
    origin: originField,
    return_url: serverUrl.optional(),
    cancel_url: serverUrl.optional(),
    capture_method: z.enum(['automatic', 'manual']).optional(),
    /** S256 of the server's own verifier; without one the page makes its own. */
    challenge: z.string().refine(isChallenge, 'invalid').optional(),
    metadata: z
      .record(z.string().regex(/^[A-Za-z0-9_.-]{1,40}$/, 'invalid'), z.string().max(500, 'too_long'))
      .refine((given) => Object.keys(given).length <= 20, 'too_many')
      .default({}),
  })
  .superRefine((order, context) => {
    const goods = order.items.reduce((sum, item) => sum + item.quantity * item.unit_amount, 0);
    const sum = goods + order.shipping_amount + order.tax_amount - order.discount_amount;
    const fault = (message: string, ...path: string[]) =>
      context.addIssue({ code: 'custom', message, path, input: order });
    if (sum !== order.amount) fault('sum_mismatch', 'amount');
    if (isCurrency(order.currency) && BigInt(order.amount) % chargeStep(order.currency) !== 0n)
      fault('amount_step', 'amount');
    if (order.discount_amount > goods) fault('too_much', 'discount_amount');
    const ids = order.shipping?.options.map((one) => one.id) ?? [];
    if (new Set(ids).size < ids.length) fault('invalid', 'shipping', 'options');
    if (order.shipping_amount > 0 && ids.length > 0) fault('invalid', 'shipping_amount');
  });

/** See the schema of the same name. */
export type CreatePayOrder = z.output<typeof CreatePayOrder>;

const minor = z.string().transform((digits) => BigInt(digits));
const moment = z.string().nullable();

/** An order of a site as `money.describe_pay_order` says it. */
export const PayOrderRow = z.object({
  id: uuidField('payOrder'),
  kind: z.enum(['server', 'fixed', 'shop']),
  state: z.enum(Object.keys(payOrderNext) as [keyof typeof payOrderNext, ...(keyof typeof payOrderNext)[]]),
  merchantRef: z.string(),
  currency: z.custom<Currency>(isCurrency),
  items: z.array(z.object({ title: z.string(), quantity: z.number(), unitMinor: minor })),
  itemsMinor: minor,
  deliveryMinor: minor,
  taxMinor: minor,
  discountMinor: minor,
  totalMinor: minor,
  asksAddress: z.boolean(),
  deliveries: z.array(
    z.object({ id: z.string(), label: z.string(), amountMinor: minor, daysMin: z.number(), daysMax: z.number() }),
  ),
  /** Its site's server is asked how it is delivered. Events of earlier days do not say. */
  asksSite: z.boolean().default(false),
  deliveryId: z.string().nullable(),
  asksEmail: z.boolean(),
  origin: z.string(),
  returnUrl: z.string().nullable(),
  cancelUrl: z.string().nullable(),
  capture: z.enum(['automatic', 'manual']),
  metadata: z.record(z.string(), z.string()),
  completedAt: moment,
  createdAt: z.string(),
  expiresAt: z.string(),
  refundedMinor: minor,
  undoUntil: moment,
  awaits: z.boolean(),
  attemptState: z.string().nullable(),
  order: uuidField('order').nullable(),
  purchase: uuidField('purchase').nullable(),
});

/** See the schema of the same name. */
export type PayOrderRow = z.output<typeof PayOrderRow>;

/** Answer of `money.merchant_of`. */
export const MerchantRow = z
  .object({
    site: uuidField('site'),
    page: uuidField('page'),
    key: uuidField('payKey'),
    scopes: z.array(z.enum(scopes)),
    test: z.boolean(),
    currency: z.custom<Currency>(isCurrency),
    capture: z.enum(['automatic', 'manual']),
    suspended: z.boolean(),
  })
  .nullable();

/** The site an order is paid on, as its sheet names it. */
export const SiteRow = z.object({
  id: uuidField('site'),
  name: z.string(),
  test: z.boolean(),
  page: uuidField('page'),
  pageName: z.string(),
  pageHandle: z.string(),
});

/** Answer of `money.make_pay_order`. */
export const MadeRow = z.object({ result: z.enum(['made', 'known']), order: PayOrderRow });

/** Answer of `money.present_pay_order`. */
export const PresentedRow = z.discriminatedUnion('result', [
  z.object({ result: z.enum(['shown', 'ended']), order: PayOrderRow, site: SiteRow }),
  z.object({ result: z.literal('foreign_origin'), site: uuidField('site') }),
  z.object({ result: z.enum(['not_found', 'taken', 'suspended']) }),
]);

/** Answer of `money.approve_pay_order`. */
export const ApprovedRow = z.discriminatedUnion('result', [
  z.object({
    result: z.literal('approved'),
    order: uuidField('payOrder'),
    kind: z.enum(['server', 'fixed', 'shop']),
    origin: z.string(),
    returnUrl: z.string().nullable(),
    merchantRef: z.string(),
  }),
  z.object({ result: z.literal('not_held') }),
]);

/** What a site is told of its buyer, before her name for it is marked. */
export const BuyerRow = z.object({
  owner: z.string(),
  asksAddress: z.boolean(),
  email: z.string().nullable(),
});

/** Answer of `money.complete_pay_order`. */
export const CompletedRow = z.discriminatedUnion('result', [
  z.object({ result: z.literal('completed'), order: PayOrderRow, buyer: BuyerRow }),
  z.object({ result: z.literal('ended'), order: PayOrderRow }),
  z.object({ result: z.literal('code_used'), order: PayOrderRow.optional(), buyer: BuyerRow.optional() }),
  z.object({ result: z.enum(['not_found', 'code_wrong', 'verifier_wrong', 'code_expired']) }),
]);

/** Answers of `money.capture_pay_order` and `money.cancel_pay_order`. */
export const MovedRow = z.object({
  result: z.enum(['not_found', 'not_held', 'due', 'captured', 'canceled', 'paying']),
  order: PayOrderRow.optional(),
  attempt: uuidField('attempt').nullish(),
});
