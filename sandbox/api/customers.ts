import { answer, answerPage, type Call, created, emit, endpoint, listParams } from '../core/call';
import { invalidRequest, missing } from '../core/errors';
import {
  boolean,
  list,
  mergeMetadata,
  metadata,
  nullable,
  object,
  type Parsed,
  text,
  unsupported,
} from '../core/params';
import { publicView } from '../core/store';
import { type Json, type Metadata, newId, type Resource, randomText } from '../core/values';
import { address, fullAddress, fullShipping, shipping } from './address';
import { attachMethod, methodFor } from './stored-methods';

export interface Customer extends Resource {
  object: 'customer';
  email: string | null;
  name: string | null;
  metadata: Metadata;
  invoice_settings: { [name: string]: Json };
  [name: string]: Json;
}

const writable = {
  address: nullable(address),
  description: nullable(text()),
  email: nullable(text(512)),
  name: nullable(text(256)),
  phone: nullable(text(20)),
  metadata: metadata(),
  preferred_locales: list(text()),
  shipping: nullable(shipping),
  invoice_settings: object({ default_payment_method: nullable(text()) }),
  expand: list(text()),
  validate: boolean(),
  balance: unsupported,
  business_name: unsupported,
  cash_balance: unsupported,
  individual_name: unsupported,
  invoice_prefix: unsupported,
  next_invoice_sequence: unsupported,
  source: unsupported,
  tax: unsupported,
  tax_exempt: unsupported,
};

const blank = (now: number): Customer => ({
  id: newId('cus'),
  object: 'customer',
  address: null,
  balance: 0,
  created: now,
  currency: null,
  default_source: null,
  delinquent: false,
  description: null,
  discount: null,
  email: null,
  invoice_prefix: randomText(8).toUpperCase(),
  invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
  livemode: false,
  metadata: {},
  name: null,
  next_invoice_sequence: 1,
  phone: null,
  preferred_locales: [],
  shipping: null,
  tax_exempt: 'none',
  test_clock: null,
});

type Given = Parsed<typeof writable>;
const PLAIN = ['description', 'email', 'name', 'phone', 'preferred_locales'] as const;

/** A customer that exists and was not deleted; else the refusal the provider gives for the named parameter. */
export async function requireCustomer(call: Call, id: string, param = 'customer'): Promise<Customer> {
  const found = await call.store.find<Customer>('customer', id);
  if (found === undefined || found.deleted === true) throw missing('customer', id, param, param === 'id' ? 404 : 400);
  return found;
}

async function changed(call: Call, customer: Customer, given: Given): Promise<Customer> {
  const next: Customer = { ...customer, metadata: mergeMetadata(customer.metadata, given.metadata) };
  for (const name of PLAIN) {
    const value = given[name];
    if (value !== undefined) Object.assign(next, { [name]: value });
  }
  if (given.address !== undefined) next.address = fullAddress(given.address);
  if (given.shipping !== undefined) next.shipping = fullShipping(given.shipping);
  const method = given.invoice_settings?.default_payment_method;
  if (method !== undefined) {
    if (method !== null) await requireOwnMethod(call, customer.id, method);
    next.invoice_settings = { ...next.invoice_settings, default_payment_method: method };
  }
  return next;
}

async function requireOwnMethod(call: Call, customer: string, id: string): Promise<void> {
  const method = await methodFor(call, id);
  if (method.customer !== customer) {
    throw invalidRequest('The customer does not have a payment method with the ID given.', {
      code: 'resource_missing',
      param: 'invoice_settings[default_payment_method]',
    });
  }
}

const onlyNew = { payment_method: text(), tax_id_data: unsupported, test_clock: unsupported };

const create = endpoint('POST', '/v1/customers', { ...writable, ...onlyNew }, async (call, params) => {
  const customer = await changed(call, blank(call.now), params);
  await call.store.insert(customer);
  emit(call, 'customer.created', customer);
  if (params.payment_method !== undefined) {
    await attachMethod(call, await methodFor(call, params.payment_method), customer.id);
  }
  return answer(customer);
});

const retrieve = endpoint('GET', '/v1/customers/:id', { expand: list(text()) }, async (call) => {
  return answer(await call.store.require<Customer>('customer', call.path.id ?? ''));
});

const update = endpoint(
  'POST',
  '/v1/customers/:id',
  { ...writable, default_source: unsupported },
  async (call, params) => {
    const before = await call.store.lock<Customer>('customer', call.path.id ?? '');
    if (before.deleted === true) throw missing('customer', before.id);
    const after = await changed(call, before, params);
    await call.store.update(after);
    emit(call, 'customer.updated', after, difference(before, after));
    return answer(after);
  },
);

/** Deletes for good: the methods are detached and only a stub with the id stays. */
const remove = endpoint('DELETE', '/v1/customers/:id', {}, async (call) => {
  const customer = await call.store.lock<Customer>('customer', call.path.id ?? '');
  if (customer.deleted === true) throw missing('customer', customer.id);
  emit(call, 'customer.deleted', customer);
  const stub = { id: customer.id, object: 'customer', deleted: true };
  await call.store.update(stub);
  await call.store.sql`update sandbox.object set data = jsonb_set(data, '{customer}', 'null')
    where object = 'payment_method' and data->>'customer' = ${customer.id}`;
  return answer(stub);
});

const all = endpoint(
  'GET',
  '/v1/customers',
  { ...listParams, created, email: text(512), expand: list(text()), test_clock: unsupported },
  (call, params) =>
    answerPage<Customer>(call, 'customer', '/v1/customers', params, {
      equal: { email: params.email },
      ...(params.created === undefined ? {} : { created: params.created }),
    }),
);

/** What an update event carries as `previous_attributes`: the old value of each changed name. */
export function difference(before: object, after: object): { [key: string]: Json } {
  const old = publicView(before);
  const fresh = publicView(after);
  return Object.fromEntries(
    Object.keys(fresh)
      .filter((key) => JSON.stringify(fresh[key]) !== JSON.stringify(old[key]))
      .map((key) => [key, old[key] ?? null]),
  );
}

export const customerEndpoints = [create, retrieve, update, remove, all];
