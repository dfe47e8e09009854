import { z } from 'zod';
import { type ApiCode, apiCodes } from '@/lib/money/button/codes';
import { eventTypes } from '@/lib/money/button/events/model';
import { payOrderNext } from '@/lib/money/button/model';

const keysOf = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as [Key, ...Key[]];

const units = z.number().int().min(0).describe('Whole minor units of `currency`.');
const moment = z.iso.datetime();
const web = z.string();

const Item = z.strictObject({ title: z.string(), quantity: z.number().int().min(1), unit_amount: units });

const Address = z.strictObject({
  ...{ name: z.string(), line1: z.string(), line2: z.string(), city: z.string(), region: z.string() },
  ...{ postal_code: z.string(), country: z.string(), phone: z.string() },
});

const Method = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('card'), brand: z.string(), last4: z.string() }),
  z.strictObject({ type: z.literal('paypal') }),
  z.strictObject({ type: z.literal('other') }),
]);

/** An order, as every answer writes it. */
export const PayOrder = z
  .strictObject({
    object: z.literal('pay_order'),
    id: z.string(),
    kind: z
      .enum(['server', 'fixed', 'shop'])
      .describe(
        'Made by your server, or sold by a page alone: a fixed amount (`metadata.link`), or goods of your Souk shop.',
      ),
    status: z.enum(keysOf(payOrderNext)),
    amount: units,
    currency: z.string(),
    merchant_ref: z.string().nullable().describe('Your own name for it.'),
    items: z.array(Item),
    shipping_amount: units,
    tax_amount: units,
    discount_amount: units,
    shipping_option: z.string().nullable().describe('The option the shopper chose.'),
    origin: web,
    return_url: web.nullable(),
    capture_method: z.enum(['automatic', 'manual']),
    metadata: z.record(z.string(), z.string()),
    amount_refunded: units,
    completed_at: moment.nullable(),
    captures_at: moment.nullable().describe('When what is held is taken: the end of the shopper’s undo time.'),
    created_at: moment,
    expires_at: moment,
    client_token: z.string().optional().describe('For the page that shows the order. Only when it is created.'),
    payer: z
      .string()
      .optional()
      .describe('The same whenever this shopper pays you, and another at every other page. When completed.'),
    method: Method.optional(),
    contact: z.strictObject({ email: z.string() }).nullable().optional(),
    shipping: Address.nullable().optional().describe('Where to, if you asked for an address. When completed.'),
  })
  .describe('What a shopper is asked to pay, and what became of it.');

/** An order with what became of a refund. */
export const RefundedOrder = PayOrder.extend({ refund_status: z.enum(['succeeded', 'pending', 'failed']) });

/** A page of orders, newest first. */
export const OrderList = z.strictObject({ object: z.literal('list'), data: z.array(PayOrder), has_more: z.boolean() });

/** An address that is told. */
export const WebhookEndpoint = z
  .strictObject({
    object: z.literal('webhook_endpoint'),
    id: z.string(),
    url: web,
    status: z.enum(['enabled', 'disabled']).describe('Disabled by an answer of 410; sending again enables it.'),
    created_at: moment,
    rotating_until: moment.nullable().describe('Until when the earlier secret signs too.'),
    messages: z.strictObject({ waiting: z.number().int(), dead: z.number().int(), arrived_last_day: z.number().int() }),
  })
  .describe('An address of your server that is told what happens.');

/** An address with its secret, which is said once. */
export const NewSecret = z
  .strictObject({
    ...{ object: z.literal('webhook_secret'), webhook_endpoint: z.string() },
    secret: z
      .string()
      .optional()
      .describe('`whsec_` and base64. Said once: a repeated request is answered without it.'),
  })
  .describe('The secret by which an address checks our signature.');

/** All addresses of a site. */
export const EndpointList = z.strictObject({
  ...{ object: z.literal('list'), data: z.array(WebhookEndpoint), has_more: z.boolean() },
});

/** That an address is gone. */
export const RemovedEndpoint = z.strictObject({
  ...{ object: z.literal('webhook_endpoint'), id: z.string(), deleted: z.literal(true) },
});

const Attempt = z.strictObject({
  at: moment,
  status: z.number().int().nullable(),
  problem: z.string(),
  ms: z.number().int(),
});

const Delivery = z.strictObject({
  webhook_endpoint: z.string(),
  status: z.enum(['waiting', 'delivered', 'dead']),
  attempts: z.number().int(),
  next_at: moment.nullable(),
  log: z.array(Attempt).describe('The last twenty tries, the newest last.'),
});

const data = z.strictObject({ order: PayOrder });

/** Something that happened, and what became of telling it. */
export const Event = z
  .strictObject({
    ...{ object: z.literal('event'), id: z.string(), type: z.enum(eventTypes), created_at: moment, data },
    deliveries: z.array(Delivery),
  })
  .describe('Something that happened to an order, and each try to tell your server.');

/** A page of events, newest first. */
export const EventList = z.strictObject({ object: z.literal('list'), data: z.array(Event), has_more: z.boolean() });

/** How many messages are on their way again. */
export const Replayed = z.strictObject({ object: z.literal('replay'), messages: z.number().int().min(0) });

/** The body of a message to a site's server. */
export const WebhookMessage = z
  .strictObject({ type: z.enum(eventTypes), timestamp: moment, data })
  .describe(
    'Signed by Standard Webhooks. `webhook-id` is the event’s id: take each once, in whatever order they come.',
  );

/** The body of a question to a site's server at an order's `shipping.callback_url`. */
export const DeliveryQuestion = z
  .strictObject({
    ...{ type: z.literal('delivery.requested'), timestamp: moment },
    data: z.strictObject({
      order: PayOrder,
      address: Address.pick({ city: true, region: true, postal_code: true, country: true }),
    }),
  })
  .describe(
    'Asks how you deliver to a place. Of the address only what decides a price: who lives there is told when you complete.',
  );

/** A refusal, by RFC 9457. */
export const Problem = z
  .strictObject({
    type: web.describe('Where the code’s meaning is written down.'),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(keysOf<ApiCode>(apiCodes)),
    field: z.string().optional().describe('The part of the request at fault.'),
    detail: z.string().optional().describe('A reference for our support.'),
  })
  .describe('Why a request was refused (RFC 9457).');
