// Written by `npm run pay-api` from docs/api/pay.openapi.json. Change that, not this.

export type AddEndpoint = {
  /** Where messages are sent. */
  url: string;
};

export type Completion = {
  /** The code from the shopper’s window: single use, two minutes. */
  approval_code: string;
  /** The text whose S256 is the order’s challenge. */
  verifier: string;
};

export type CreatePayOrder = {
  amount: number;
  currency: string;
  merchant_ref?: string;
  items: Array<{
    title: string;
    quantity?: number;
    unit_amount: number;
  }>;
  shipping_amount?: number;
  tax_amount?: number;
  discount_amount?: number;
  shipping?: {
    options?: Array<{
      id: string;
      label: string;
      amount: number;
      days_min?: number;
      days_max?: number;
    }>;
    callback_url?: string;
  };
  email?: boolean;
  origin: string;
  return_url?: string;
  cancel_url?: string;
  capture_method?: "automatic" | "manual";
  challenge?: string;
  metadata?: Record<string, string>;
};

/** How you deliver to the place, and what tax you ask there. */
export type DeliveryAnswer = {
  /** In the order in which they are shown; the first is chosen. None: you do not deliver there. */
  options: Array<{
    id: string;
    label: string;
    amount: number;
    days_min?: number;
    days_max?: number;
    /** Instead of the one below, for this way. */
    tax_amount?: number;
  }>;
  tax_amount?: number;
};

export type Refund = {
  /** In minor units; without it, all that is left. */
  amount?: number;
  /** Shown to the shopper. */
  reason?: string;
};

export type ReplayEvent = {
  /** One address; without it, every one that stands. */
  webhook_endpoint?: string;
};

export type ReplayEvents = {
  /** One address; without it, every one that stands. */
  webhook_endpoint?: string;
  /** All since this moment that did not arrive. */
  since: string;
};

/** Asks how you deliver to a place. Of the address only what decides a price: who lives there is told when you complete. */
export type DeliveryQuestion = {
  type: "delivery.requested";
  timestamp: string;
  data: {
    order: PayOrder;
    address: {
      city: string;
      region: string;
      postal_code: string;
      country: string;
    };
  };
};

export type EndpointList = {
  object: "list";
  data: Array<WebhookEndpoint>;
  has_more: boolean;
};

/** Something that happened to an order, and each try to tell your server. */
export type Event = {
  object: "event";
  id: string;
  type: "order.approved" | "payment.captured" | "payment.refunded" | "refund.failed" | "payment.voided" | "payment.failed" | "payment.disputed";
  created_at: string;
  data: {
    order: PayOrder;
  };
  deliveries: Array<{
    webhook_endpoint: string;
    status: "waiting" | "delivered" | "dead";
    attempts: number;
    next_at: string | null;
    /** The last twenty tries, the newest last. */
    log: Array<{
      at: string;
      status: number | null;
      problem: string;
      ms: number;
    }>;
  }>;
};

export type EventList = {
  object: "list";
  data: Array<Event>;
  has_more: boolean;
};

/** The secret by which an address checks our signature. */
export type NewSecret = {
  object: "webhook_secret";
  webhook_endpoint: string;
  /** `whsec_` and base64. Said once: a repeated request is answered without it. */
  secret?: string;
};

export type OrderList = {
  object: "list";
  data: Array<PayOrder>;
  has_more: boolean;
};

/** What a shopper is asked to pay, and what became of it. */
export type PayOrder = {
  object: "pay_order";
  id: string;
  /** Made by your server, or sold by a page alone: a fixed amount (`metadata.link`), or goods of your Souk shop. */
  kind: "server" | "fixed" | "shop";
  status: "created" | "presented" | "authorized" | "captured" | "partially_refunded" | "refunded" | "expired" | "canceled" | "voided";
  /** Whole minor units of `currency`. */
  amount: number;
  currency: string;
  /** Your own name for it. */
  merchant_ref: unknown;
  items: Array<{
    title: string;
    quantity: number;
    /** Whole minor units of `currency`. */
    unit_amount: number;
  }>;
  /** Whole minor units of `currency`. */
  shipping_amount: number;
  /** Whole minor units of `currency`. */
  tax_amount: number;
  /** Whole minor units of `currency`. */
  discount_amount: number;
  /** The option the shopper chose. */
  shipping_option: unknown;
  origin: string;
  return_url: unknown;
  capture_method: "automatic" | "manual";
  metadata: Record<string, string>;
  /** Whole minor units of `currency`. */
  amount_refunded: number;
  completed_at: string | null;
  /** When what is held is taken: the end of the shopper’s undo time. */
  captures_at: string | null;
  created_at: string;
  expires_at: string;
  /** For the page that shows the order. Only when it is created. */
  client_token?: string;
  /** The same whenever this shopper pays you, and another at every other page. When completed. */
  payer?: string;
  method?: {
    type: "card";
    brand: string;
    last4: string;
  } | {
    type: "paypal";
  } | {
    type: "other";
  };
  contact?: {
    email: string;
  } | null;
  /** Where to, if you asked for an address. When completed. */
  shipping?: {
    name: string;
    line1: string;
    line2: string;
    city: string;
    region: string;
    postal_code: string;
    country: string;
    phone: string;
  } | null;
};

/** Why a request was refused (RFC 9457). */
export type Problem = {
  /** Where the code’s meaning is written down. */
  type: string;
  title: string;
  status: number;
  code: "key_missing" | "key_wrong" | "scope_missing" | "rate_limited" | "version_unknown" | "idempotency_key_missing" | "idempotency_key_reused" | "idempotency_key_busy" | "not_json" | "not_found" | "method_not_allowed" | "invalid" | "required" | "too_long" | "too_many" | "too_much" | "sum_mismatch" | "amount_step" | "invalid_origin" | "currency_not_supported" | "currency_mismatch" | "origin_not_registered" | "return_url_not_registered" | "test_mode_off" | "merchant_suspended" | "market_closed" | "market_least" | "market_most" | "code_wrong" | "code_used" | "code_expired" | "verifier_wrong" | "order_ended" | "not_held" | "order_captured" | "order_busy" | "not_captured" | "key_reused" | "hook_address" | "hooks_max" | "hook_twice" | "unexpected";
  /** The part of the request at fault. */
  field?: string;
  /** A reference for our support. */
  detail?: string;
};

export type RefundedOrder = {
  object: "pay_order";
  id: string;
  /** Made by your server, or sold by a page alone: a fixed amount (`metadata.link`), or goods of your Souk shop. */
  kind: "server" | "fixed" | "shop";
  status: "created" | "presented" | "authorized" | "captured" | "partially_refunded" | "refunded" | "expired" | "canceled" | "voided";
  /** Whole minor units of `currency`. */
  amount: number;
  currency: string;
  /** Your own name for it. */
  merchant_ref: unknown;
  items: Array<{
    title: string;
    quantity: number;
    /** Whole minor units of `currency`. */
    unit_amount: number;
  }>;
  /** Whole minor units of `currency`. */
  shipping_amount: number;
  /** Whole minor units of `currency`. */
  tax_amount: number;
  /** Whole minor units of `currency`. */
  discount_amount: number;
  /** The option the shopper chose. */
  shipping_option: unknown;
  origin: string;
  return_url: unknown;
  capture_method: "automatic" | "manual";
  metadata: Record<string, string>;
  /** Whole minor units of `currency`. */
  amount_refunded: number;
  completed_at: string | null;
  /** When what is held is taken: the end of the shopper’s undo time. */
  captures_at: string | null;
  created_at: string;
  expires_at: string;
  /** For the page that shows the order. Only when it is created. */
  client_token?: string;
  /** The same whenever this shopper pays you, and another at every other page. When completed. */
  payer?: string;
  method?: {
    type: "card";
    brand: string;
    last4: string;
  } | {
    type: "paypal";
  } | {
    type: "other";
  };
  contact?: {
    email: string;
  } | null;
  /** Where to, if you asked for an address. When completed. */
  shipping?: {
    name: string;
    line1: string;
    line2: string;
    city: string;
    region: string;
    postal_code: string;
    country: string;
    phone: string;
  } | null;
  refund_status: "succeeded" | "pending" | "failed";
};

export type RemovedEndpoint = {
  object: "webhook_endpoint";
  id: string;
  deleted: true;
};

export type Replayed = {
  object: "replay";
  messages: number;
};

/** An address of your server that is told what happens. */
export type WebhookEndpoint = {
  object: "webhook_endpoint";
  id: string;
  url: string;
  /** Disabled by an answer of 410; sending again enables it. */
  status: "enabled" | "disabled";
  created_at: string;
  /** Until when the earlier secret signs too. */
  rotating_until: string | null;
  messages: {
    waiting: number;
    dead: number;
    arrived_last_day: number;
  };
};

/** Signed by Standard Webhooks. `webhook-id` is the event’s id: take each once, in whatever order they come. */
export type WebhookMessage = {
  type: "order.approved" | "payment.captured" | "payment.refunded" | "refund.failed" | "payment.voided" | "payment.failed" | "payment.disputed";
  timestamp: string;
  data: {
    order: PayOrder;
  };
};

/** Why a request was refused. */
export declare class SoukPayError extends Error {
  readonly type: string;
  readonly status: number;
  readonly code: Problem['code'];
  readonly field?: string;
}

export type SoukPay = {
  /** Writes down what a shopper is asked to pay. Its `client_token` lets your page show it for 15 minutes. */
  createOrder(body: CreatePayOrder, options?: { idempotencyKey?: string }): Promise<PayOrder>;
  /** Your orders, newest first. */
  listOrders(query?: { status?: string; limit?: number; starting_after?: string }): Promise<OrderList>;
  /** One order. */
  getOrder(id: string): Promise<PayOrder>;
  /** Completes an order its shopper approved. What is held is taken when her undo time is over (`captures_at`). */
  completeOrder(id: string, body: Completion, options?: { idempotencyKey?: string }): Promise<PayOrder>;
  /** Takes what an order with `capture_method: manual` holds, within seven days. */
  captureOrder(id: string, options?: { idempotencyKey?: string }): Promise<PayOrder>;
  /** Ends an order before its money is taken: what is held is let go. */
  cancelOrder(id: string, options?: { idempotencyKey?: string }): Promise<PayOrder>;
  /** Gives money of an order back, wholly or in part. */
  refundOrder(id: string, body: Refund, options?: { idempotencyKey?: string }): Promise<RefundedOrder>;
  /** The addresses that are told what happens. */
  listWebhookEndpoints(): Promise<EndpointList>;
  /** Adds an address. Its secret is in this answer and in no other. */
  addWebhookEndpoint(body: AddEndpoint, options?: { idempotencyKey?: string }): Promise<NewSecret>;
  /** Tells an address nothing more. */
  removeWebhookEndpoint(id: string, options?: { idempotencyKey?: string }): Promise<RemovedEndpoint>;
  /** Gives an address another secret. For 24 hours messages carry a signature by each. */
  rotateWebhookSecret(id: string, options?: { idempotencyKey?: string }): Promise<NewSecret>;
  /** What happened, newest first, and each try to tell your server. */
  listEvents(query?: { limit?: number; starting_after?: string }): Promise<EventList>;
  /** Sends one event again, whatever became of it. An address that was given up is tried again. */
  replayEvent(id: string, body: ReplayEvent, options?: { idempotencyKey?: string }): Promise<Replayed>;
  /** Sends again all since a moment that did not arrive, or that an address added later never got. */
  replayEvents(body: ReplayEvents, options?: { idempotencyKey?: string }): Promise<Replayed>;
};

/** A client of one site, by its secret key. What got no answer, 429 or 5xx is sent again under the same key. */
export declare function soukPay(options: {
  key: string;
  origin: string;
  fetch?: typeof fetch;
  retries?: number;
  version?: string;
}): SoukPay;

/** Reads a message to your server. Throws when we did not sign it, or not within five minutes. Take each id once. */
export declare function readMessage(
  secret: string,
  headers: Headers | Record<string, string | string[] | undefined>,
  body: string,
  now?: number,
): WebhookMessage & { id: string };
