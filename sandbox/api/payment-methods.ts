import { answer, answerPage, type Call, emit, endpoint, listParams } from '../core/call';
import { invalidRequest } from '../core/errors';
import {
  integer,
  list,
  mergeMetadata,
  metadata,
  nullable,
  object,
  oneOf,
  required,
  text,
  unsupported,
} from '../core/params';
import { bankByMethod } from '../test-banks';
import { cardById } from '../test-cards';
import { billing, fullAddress } from './address';
import { type BillingDetails, methodFromCard } from './card-methods';
import { difference, requireCustomer } from './customers';
import { attachMethod, isCard, methodFor, type StoredMethod } from './stored-methods';

type GivenBilling = ReturnType<typeof billing.read>;

export function mergeBilling(known: BillingDetails, given: GivenBilling | undefined): BillingDetails {
  if (given === undefined) return known;
  const { address, ...rest } = given;
  const merged: BillingDetails = { ...known };
  for (const [name, value] of Object.entries(rest)) merged[name] = value ?? null;
  if (address !== undefined) merged.address = fullAddress(address);
  return merged;
}

const create = endpoint(
  'POST',
  '/v1/payment_methods',
  {
    type: oneOf('card'),
    card: object({ token: text(), number: text(), exp_month: integer(), exp_year: integer(), cvc: text() }),
    billing_details: billing,
    allow_redisplay: oneOf('always', 'limited', 'unspecified'),
    metadata: metadata(),
    expand: list(text()),
    customer: unsupported,
    payment_method: unsupported,
    radar_options: unsupported,
  },
  async (call, params) => {
    required(params.type, 'type');
    if (params.card?.number !== undefined) {
      throw invalidRequest(
        'Sending credit card numbers directly to the API is generally unsafe. Use the hosted card fields, or a test id.',
        { param: 'card[number]' },
      );
    }
    const token = required(params.card?.token, 'card[token]');
    const card = token.startsWith('tok_') ? cardById(`pm_card_${token.slice(4)}`) : undefined;
    if (card === undefined)
      throw invalidRequest(`No such token: '${token}'`, { code: 'resource_missing', param: 'card[token]' });
    const made = methodFromCard(
      card,
      { expMonth: 12, expYear: new Date().getUTCFullYear() + 3, cvcGiven: true },
      call.now,
    );
    const method = await call.store.insert({
      ...made,
      allow_redisplay: params.allow_redisplay ?? 'unspecified',
      billing_details: mergeBilling(made.billing_details, params.billing_details),
      metadata: mergeMetadata({}, params.metadata),
    });
    return answer(method);
  },
);

const retrieve = endpoint('GET', '/v1/payment_methods/:id', { expand: list(text()) }, async (call) => {
  return answer(await methodFor(call, call.path.id ?? '', 'payment_method'));
});

const attach = endpoint(
  'POST',
  '/v1/payment_methods/:id/attach',
  { customer: text(), expand: list(text()), customer_account: unsupported },
  async (call, params) => {
    const customer = await requireCustomer(call, required(params.customer, 'customer'));
    const method = await lockMethod(call);
    return answer(await attachMethod(call, method, customer.id));
  },
);

const detach = endpoint('POST', '/v1/payment_methods/:id/detach', { expand: list(text()) }, async (call) => {
  const method = await lockMethod(call);
  if (method.customer === null) {
    throw invalidRequest('The payment method you provided is not attached to a customer so detachment is impossible.');
  }
  const before = method.customer;
  const loose = looseOf(method);
  await call.store.update(loose);
  emit(call, 'payment_method.detached', loose, { customer: before });
  return answer(loose);
});

/** Once let go, a method is never used again. */
function looseOf(method: StoredMethod): StoredMethod {
  return isCard(method)
    ? { ...method, customer: null, _sandbox: { ...method._sandbox, detached: true } }
    : { ...method, customer: null, _sandbox: { ...method._sandbox, detached: true } };
}

const update = endpoint(
  'POST',
  '/v1/payment_methods/:id',
  {
    allow_redisplay: oneOf('always', 'limited', 'unspecified'),
    billing_details: billing,
    card: object({ exp_month: integer(1, 12), exp_year: integer(2000, 2100), networks: unsupported }),
    metadata: metadata(),
    expand: list(text()),
    us_bank_account: unsupported,
  },
  async (call, params) => {
    const before = await lockMethod(call);
    if (before.customer === null) {
      throw invalidRequest('You must save this PaymentMethod to a customer before you can update it.');
    }
    if (params.card !== undefined && !isCard(before)) {
      throw invalidRequest('You passed card details for a method that is no card.', { param: 'card' });
    }
    const after: StoredMethod = {
      ...(isCard(before) ? { ...before, card: { ...before.card, ...params.card } } : before),
      billing_details: mergeBilling(before.billing_details, params.billing_details),
      metadata: mergeMetadata(before.metadata, params.metadata),
      ...(params.allow_redisplay === undefined ? {} : { allow_redisplay: params.allow_redisplay }),
    };
    await call.store.update(after);
    emit(call, 'payment_method.updated', after, difference(before, after));
    return answer(after);
  },
);

const filters = {
  ...listParams,
  type: oneOf('card', 'us_bank_account'),
  expand: list(text()),
  allow_redisplay: nullable(oneOf('always', 'limited', 'unspecified')),
};

const all = endpoint(
  'GET',
  '/v1/payment_methods',
  { ...filters, customer: text(), customer_account: unsupported },
  async (call, params) => {
    const customer = params.customer === undefined ? undefined : (await requireCustomer(call, params.customer)).id;
    return answerPage<StoredMethod>(call, 'payment_method', '/v1/payment_methods', params, {
      equal: { customer, type: params.type },
    });
  },
);

const ofCustomer = endpoint('GET', '/v1/customers/:id/payment_methods', filters, async (call, params) => {
  const customer = await requireCustomer(call, call.path.id ?? '', 'id');
  const url = `/v1/customers/${customer.id}/payment_methods`;
  return answerPage<StoredMethod>(call, 'payment_method', url, params, {
    equal: { customer: customer.id, type: params.type },
  });
});

const oneOfCustomer = endpoint(
  'GET',
  '/v1/customers/:id/payment_methods/:method',
  { expand: list(text()) },
  async (call) => {
    const method = await methodFor(call, call.path.method ?? '');
    if (method.customer !== call.path.id) throw invalidRequest('The customer does not have this payment method.');
    return answer(method);
  },
);

async function lockMethod(call: Call): Promise<StoredMethod> {
  const id = call.path.id ?? '';
  if (cardById(id) !== undefined || bankByMethod(id) !== undefined) return methodFor(call, id);
  return call.store.lock<StoredMethod>('payment_method', id);
}

export const paymentMethodEndpoints = [create, retrieve, attach, detach, update, all, ofCustomer, oneOfCustomer];
