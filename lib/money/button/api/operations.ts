import type { ApiCode } from '@/lib/money/button/codes';
import type { Scope } from '@/lib/money/button/model';

/** One thing a site's server may ask, as it is described. `request` and `answer` name schemas. */
export type Operation = {
  id: string;
  method: 'get' | 'post' | 'delete';
  path: string;
  scope: Scope;
  says: string;
  request?: string;
  answer: readonly [status: number, schema: string];
  /** A list that is asked for in pages, with these filters. */
  pages?: readonly string[];
  refusals: { readonly [status: number]: readonly ApiCode[] };
};

const missing = { 404: ['not_found'] } as const;

/** Everything a site's server may ask. */
export const operations: readonly Operation[] = [
  {
    ...{ id: 'createOrder', method: 'post', path: '/pay/v1/orders', scope: 'orders_write' },
    says: 'Writes down what a shopper is asked to pay. Its `client_token` lets your page show it for 15 minutes.',
    ...{ request: 'CreatePayOrder', answer: [201, 'PayOrder'] },
    refusals: {
      403: ['merchant_suspended', 'market_closed'],
      422: [
        ...(['invalid', 'required', 'too_long', 'too_much', 'too_many', 'sum_mismatch', 'amount_step'] as const),
        ...(['currency_not_supported', 'currency_mismatch', 'invalid_origin', 'origin_not_registered'] as const),
        ...(['return_url_not_registered', 'test_mode_off', 'market_least', 'market_most'] as const),
      ],
    },
  },
  {
    ...{ id: 'listOrders', method: 'get', path: '/pay/v1/orders', scope: 'orders_read', pages: ['status'] },
    says: 'Your orders, newest first.',
    ...{ answer: [200, 'OrderList'], refusals: { 422: ['invalid'] } },
  },
  {
    ...{ id: 'getOrder', method: 'get', path: '/pay/v1/orders/{id}', scope: 'orders_read' },
    ...{ says: 'One order.', answer: [200, 'PayOrder'], refusals: missing },
  },
  {
    ...{ id: 'completeOrder', method: 'post', path: '/pay/v1/orders/{id}/complete', scope: 'orders_write' },
    says: 'Completes an order its shopper approved. What is held is taken when her undo time is over (`captures_at`).',
    ...{ request: 'Completion', answer: [200, 'PayOrder'] },
    refusals: {
      ...missing,
      409: ['code_wrong', 'code_used', 'code_expired', 'verifier_wrong', 'order_ended'],
      422: ['invalid'],
    },
  },
  {
    ...{ id: 'captureOrder', method: 'post', path: '/pay/v1/orders/{id}/capture', scope: 'orders_write' },
    says: 'Takes what an order with `capture_method: manual` holds, within seven days.',
    ...{ answer: [200, 'PayOrder'], refusals: { ...missing, 409: ['not_held'] } },
  },
  {
    ...{ id: 'cancelOrder', method: 'post', path: '/pay/v1/orders/{id}/cancel', scope: 'orders_write' },
    says: 'Ends an order before its money is taken: what is held is let go.',
    ...{ answer: [200, 'PayOrder'], refusals: { ...missing, 409: ['order_captured', 'order_busy'] } },
  },
  {
    ...{ id: 'refundOrder', method: 'post', path: '/pay/v1/orders/{id}/refunds', scope: 'refunds_write' },
    says: 'Gives money of an order back, wholly or in part.',
    ...{ request: 'Refund', answer: [201, 'RefundedOrder'] },
    refusals: { ...missing, 409: ['not_captured', 'key_reused'], 422: ['invalid', 'too_much'] },
  },
  {
    ...{ id: 'listWebhookEndpoints', method: 'get', path: '/pay/v1/webhook_endpoints', scope: 'webhooks_write' },
    ...{ says: 'The addresses that are told what happens.', answer: [200, 'EndpointList'], refusals: missing },
  },
  {
    ...{ id: 'addWebhookEndpoint', method: 'post', path: '/pay/v1/webhook_endpoints', scope: 'webhooks_write' },
    says: 'Adds an address. Its secret is in this answer and in no other.',
    ...{ request: 'AddEndpoint', answer: [201, 'NewSecret'] },
    refusals: { ...missing, 409: ['hooks_max', 'hook_twice'], 422: ['invalid', 'too_long', 'hook_address'] },
  },
  {
    ...{
      id: 'removeWebhookEndpoint',
      method: 'delete',
      path: '/pay/v1/webhook_endpoints/{id}',
      scope: 'webhooks_write',
    },
    ...{ says: 'Tells an address nothing more.', answer: [200, 'RemovedEndpoint'], refusals: missing },
  },
  {
    ...{ id: 'rotateWebhookSecret', method: 'post', path: '/pay/v1/webhook_endpoints/{id}/rotate_secret' },
    says: 'Gives an address another secret. For 24 hours messages carry a signature by each.',
    ...{ scope: 'webhooks_write', answer: [200, 'NewSecret'], refusals: missing },
  },
  {
    ...{ id: 'listEvents', method: 'get', path: '/pay/v1/events', scope: 'webhooks_write', pages: [] },
    says: 'What happened, newest first, and each try to tell your server.',
    ...{ answer: [200, 'EventList'], refusals: { ...missing, 422: ['invalid'] } },
  },
  {
    ...{ id: 'replayEvent', method: 'post', path: '/pay/v1/events/{id}/replay', scope: 'webhooks_write' },
    says: 'Sends one event again, whatever became of it. An address that was given up is tried again.',
    ...{ request: 'ReplayEvent', answer: [200, 'Replayed'], refusals: { ...missing, 422: ['invalid'] } },
  },
  {
    ...{ id: 'replayEvents', method: 'post', path: '/pay/v1/events/replay', scope: 'webhooks_write' },
    says: 'Sends again all since a moment that did not arrive, or that an address added later never got.',
    ...{ request: 'ReplayEvents', answer: [200, 'Replayed'], refusals: { ...missing, 422: ['invalid', 'required'] } },
  },
];

/** What any request may be refused with, by status; those that change something also for their key and their body. */
export const anyRefusals = {
  reads: {
    ...{ 400: ['version_unknown'], 401: ['key_missing', 'key_wrong'], 403: ['scope_missing'] },
    ...{ 429: ['rate_limited'], 500: ['unexpected'] },
  },
  writes: {
    400: ['idempotency_key_missing', 'not_json'],
    409: ['idempotency_key_busy'],
    422: ['idempotency_key_reused'],
  },
} as const satisfies Record<string, { [status: number]: readonly ApiCode[] }>;
