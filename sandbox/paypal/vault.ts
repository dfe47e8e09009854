import { boolean, integer, object, oneOf, text } from '../core/params';
import { type Json, newId } from '../core/values';
import { anything } from './anything';
import { emitPayPal, type PayPalCall, paypalEndpoint } from './call';
import { malformed, notFound, unprocessable } from './errors';
import { known, link, newPayPalId, type PaymentToken, payerOf, type SetupToken } from './records';
import { walletById } from './test-wallets';

const customer = object({ id: text(36) });

const createSetup = paypalEndpoint(
  'POST',
  '/v3/vault/setup-tokens',
  {
    customer,
    payment_source: object({
      paypal: object({
        description: text(127),
        usage_type: oneOf('MERCHANT', 'PLATFORM'),
        customer_type: oneOf('CONSUMER', 'BUSINESS'),
        permit_multiple_payment_tokens: boolean(),
        usage_pattern: text(30),
        experience_context: object({
          return_url: text(),
          cancel_url: text(),
          brand_name: text(127),
          locale: text(10),
          shipping_preference: text(),
          vault_instruction: text(),
          payment_method_preference: text(),
        }),
      }),
    }),
  },
  async (call, params) => {
    const source = params.payment_source?.paypal;
    const context = source?.experience_context;
    const returnUrl = requireUrl(context?.return_url, '/payment_source/paypal/experience_context/return_url');
    const cancelUrl = requireUrl(context?.cancel_url, '/payment_source/paypal/experience_context/cancel_url');
    const token = await call.store.insert<SetupToken>({
      id: newPayPalId(),
      object: 'paypal.setup_token',
      created: call.now,
      customer: params.customer?.id ?? newId('c').slice(2, 12),
      status: 'PAYER_ACTION_REQUIRED',
      wallet: null,
      description: source?.description ?? null,
      returnUrl,
      cancelUrl,
    });
    return { status: 201, body: setupView(call, token) };
  },
);

function requireUrl(url: string | undefined, field: string): string {
  if (url === undefined) throw malformed('MISSING_REQUIRED_PARAMETER', field);
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw malformed('INVALID_PARAMETER_SYNTAX', field);
  return url;
}

function setupView({ base, origin }: PayPalCall, token: SetupToken): Json {
  const approve = link(`${origin}/paypal/approve/${token.id}`, 'approve');
  return {
    id: token.id,
    customer: { id: token.customer },
    status: token.status,
    payment_source: { paypal: sourceOf(token) },
    links: [
      ...(token.status === 'PAYER_ACTION_REQUIRED' ? [approve] : []),
      link(`${base}/v3/vault/setup-tokens/${token.id}`, 'self'),
    ],
  };
}

function sourceOf(token: SetupToken | PaymentToken): { [name: string]: Json } {
  const wallet = walletById(token.wallet ?? '');
  return known({
    description: token.description,
    usage_type: 'MERCHANT',
    ...(wallet === undefined ? {} : { ...payerOf(wallet), account_id: wallet.payerId }),
  });
}

const getSetup = paypalEndpoint('GET', '/v3/vault/setup-tokens/:id', {}, async (call) => {
  const token = await call.store.find<SetupToken>('paypal.setup_token', call.path.id ?? '');
  if (token === undefined) throw notFound();
  return { status: 200, body: setupView(call, token) };
});

const createPayment = paypalEndpoint(
  'POST',
  '/v3/vault/payment-tokens',
  {
    customer,
    payment_source: object({ token: object({ id: text(), type: oneOf('SETUP_TOKEN') }) }),
    metadata: anything,
  },
  async (call, params) => {
    const id = params.payment_source?.token?.id;
    if (id === undefined) throw malformed('MISSING_REQUIRED_PARAMETER', '/payment_source/token/id');
    const setup = await call.store.lock<SetupToken>('paypal.setup_token', id).catch(() => undefined);
    if (setup === undefined) throw notFound();
    if (setup.status !== 'APPROVED' || setup.wallet === null) throw unprocessable('TOKEN_NOT_APPROVED');
    await call.store.update<SetupToken>({ ...setup, status: 'VAULTED' });
    const token = await call.store.insert<PaymentToken>({
      id: newPayPalId().toLowerCase(),
      object: 'paypal.payment_token',
      created: call.now,
      customer: setup.customer,
      wallet: setup.wallet,
      description: setup.description,
    });
    const view = tokenView(call, token);
    emitPayPal(call, 'VAULT.PAYMENT-TOKEN.CREATED', 'payment_token', 'A payment token has been created.', view);
    return { status: 201, body: view };
  },
);

function tokenView({ base }: PayPalCall, token: PaymentToken): Json {
  const self = `${base}/v3/vault/payment-tokens/${token.id}`;
  return {
    id: token.id,
    customer: { id: token.customer },
    payment_source: { paypal: sourceOf(token) },
    links: [link(self, 'self'), link(self, 'delete', 'DELETE')],
  };
}

/** A stored account that was not removed. */
export async function requireToken(call: PayPalCall, id: string): Promise<PaymentToken> {
  const token = await call.store.find<PaymentToken>('paypal.payment_token', id);
  if (token === undefined || token.deleted === true) throw notFound();
  return token;
}

const getPayment = paypalEndpoint('GET', '/v3/vault/payment-tokens/:id', {}, async (call) => ({
  status: 200,
  body: tokenView(call, await requireToken(call, call.path.id ?? '')),
}));

/** Done twice is done: the second answer is the same. */
const remove = paypalEndpoint('DELETE', '/v3/vault/payment-tokens/:id', {}, async (call) => {
  const token = await call.store.find<PaymentToken>('paypal.payment_token', call.path.id ?? '');
  if (token !== undefined && token.deleted !== true) {
    await call.store.update<PaymentToken>({ ...token, deleted: true });
    const what = { id: token.id };
    emitPayPal(call, 'VAULT.PAYMENT-TOKEN.DELETED', 'payment_token', 'A payment token has been deleted.', what);
  }
  return { status: 204, body: null };
});

const ofCustomer = paypalEndpoint(
  'GET',
  '/v3/vault/payment-tokens',
  { customer_id: text(), page_size: integer(1, 20), page: integer(1, 10), total_required: boolean() },
  async (call, params) => {
    if (params.customer_id === undefined) throw malformed('MISSING_REQUIRED_PARAMETER', 'customer_id');
    const equal = { customer: params.customer_id };
    const found = await call.store.matching<PaymentToken>('paypal.payment_token', { equal });
    const tokens = found.filter((token) => token.deleted !== true);
    const views = tokens.map((token) => tokenView(call, token));
    return {
      status: 200,
      body: {
        customer: { id: params.customer_id },
        payment_tokens: views,
        links: [link(`${call.base}/v3/vault/payment-tokens`, 'self')],
      },
    };
  },
);

export const vaultEndpoints = [createSetup, getSetup, createPayment, getPayment, remove, ofCustomer];
