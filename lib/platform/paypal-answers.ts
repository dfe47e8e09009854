import { z } from 'zod';

/**
 * What PayPal answers, of each object the fields that Souk reads; others are ignored. An answer that lacks one is as good
 * as none: the call fails as `unknown`. Source: PayPal's OpenAPI descriptions of Orders v2, Payments v2 and Vault v3.
 */
const id = z.string().min(1).max(255);
const text = z.string();
const links = z.array(z.object({ href: text, rel: text })).default([]);

/** An amount in major units. */
export const PayPalMoney = z.object({ currency_code: text, value: text });

/** Money that is held: `CREATED`, `PENDING`, `DENIED`, `CAPTURED`, `PARTIALLY_CAPTURED`, `VOIDED`. */
export const PayPalAuthorization = z.object({
  id,
  status: text,
  amount: PayPalMoney,
  custom_id: text.optional(),
  links,
});

/** Money that was taken: `COMPLETED`, `PENDING`, `DECLINED`, `FAILED`, `PARTIALLY_REFUNDED`, `REFUNDED`. */
export const PayPalCapture = z.object({
  ...{ id, status: text, amount: PayPalMoney, custom_id: text.optional(), links },
  seller_receivable_breakdown: z.object({ paypal_fee: PayPalMoney.optional() }).optional(),
});

/** Money that was given back: `COMPLETED`, `PENDING`, `FAILED`, `CANCELLED`. */
export const PayPalRefund = z.object({ id, status: text, amount: PayPalMoney, create_time: text.optional(), links });

/** What a refund says of its capture: how much of it has gone back by now. */
export const PayPalRefundTotal = PayPalRefund.extend({
  seller_payable_breakdown: z.object({ total_refunded_amount: PayPalMoney.optional() }).optional(),
});

const Payments = z.object({
  authorizations: z.array(PayPalAuthorization).default([]),
  captures: z.array(PayPalCapture).default([]),
  refunds: z.array(PayPalRefund).default([]),
});

/** A payment with what became of its money. Souk's have one purchase unit, whose `custom_id` is the attempt. */
export const PayPalOrder = z.object({
  id,
  status: text,
  purchase_units: z
    .array(z.object({ amount: PayPalMoney.optional(), custom_id: text.optional(), payments: Payments.optional() }))
    .default([]),
  create_time: text.optional(),
  links,
});

/** A wish to store an account: `PAYER_ACTION_REQUIRED`, `APPROVED`, `VAULTED`; the link `approve` leads to its owner. */
export const PayPalSetupToken = z.object({ id, status: text, links });

/** A stored account. */
export const PayPalPaymentToken = z.object({
  id,
  customer: z.object({ id: text }).optional(),
  payment_source: z.object({
    paypal: z.object({ email_address: text.optional(), payer_id: text.optional() }),
  }),
});

/** What PayPal thinks of a signature. */
export const PayPalVerdict = z.object({ verification_status: z.enum(['SUCCESS', 'FAILURE']) });

/** A refusal: a name, and the issues behind it. */
export const PayPalFault = z.object({
  name: text.default(''),
  details: z.array(z.object({ issue: text.optional() })).default([]),
});

/** See the schemas of the same names. */
export type PayPalOrder = z.output<typeof PayPalOrder>;
/** See the schema of the same name. */
export type PayPalCapture = z.output<typeof PayPalCapture>;
/** See the schema of the same name. */
export type PayPalRefund = z.output<typeof PayPalRefund>;
