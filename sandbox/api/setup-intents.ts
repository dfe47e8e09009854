import { answer, answerPage, type Call, created, emit, endpoint, listParams } from '../core/call';
import { wrongState } from '../core/errors';
import { boolean, list, mergeMetadata, metadata, nullable, object, oneOf, text, unsupported } from '../core/params';
import { publicView } from '../core/store';
import { newId, randomText } from '../core/values';
import { confirmSetup, type SetupIntent } from './confirm-setup';
import { requireCustomer } from './customers';
import { methodFor } from './stored-methods';

const methodTypes = list(oneOf('card', 'link', 'us_bank_account'));
const methodOptions = object({
  card: object({ request_three_d_secure: oneOf('any', 'automatic', 'challenge') }),
  us_bank_account: object({ verification_method: oneOf('automatic', 'instant') }),
});

const create = endpoint(
  'POST',
  '/v1/setup_intents',
  {
    customer: text(),
    usage: oneOf('off_session', 'on_session'),
    allowed_payment_method_types: methodTypes,
    automatic_payment_methods: object({ enabled: boolean(), allow_redirects: oneOf('always', 'never') }),
    payment_method: text(),
    payment_method_options: methodOptions,
    confirm: boolean(),
    return_url: text(),
    description: text(),
    metadata: metadata(),
    expand: list(text()),
    use_stripe_sdk: boolean(),
    attach_to_self: unsupported,
    confirmation_token: unsupported,
    customer_account: unsupported,
    excluded_payment_method_types: unsupported,
    flow_directions: unsupported,
    mandate_data: unsupported,
    on_behalf_of: unsupported,
    payment_method_configuration: unsupported,
    payment_method_data: unsupported,
    single_use: unsupported,
  },
  async (call, params) => {
    const customer = params.customer === undefined ? null : (await requireCustomer(call, params.customer)).id;
    const intent = blank(customer, params.usage ?? 'off_session', call.now);
    intent.allowed_payment_method_types = params.allowed_payment_method_types ?? null;
    intent.payment_method_types = params.allowed_payment_method_types ?? ['card'];
    intent.automatic_payment_methods =
      params.allowed_payment_method_types === undefined
        ? { enabled: true, allow_redirects: params.automatic_payment_methods?.allow_redirects ?? 'always' }
        : null;
    intent.description = params.description ?? null;
    intent.metadata = mergeMetadata({}, params.metadata);
    if (params.payment_method !== undefined) await choose(call, intent, params.payment_method);
    await call.store.insert(intent);
    emit(call, 'setup_intent.created', intent);
    if (params.confirm !== true) return answer(intent);
    return confirmSetup(call, intent, undefined, params.return_url);
  },
);

async function choose(call: Call, intent: SetupIntent, id: string): Promise<void> {
  intent.payment_method = (await methodFor(call, id)).id;
  intent.status = 'requires_confirmation';
}

function blank(customer: string | null, usage: string, now: number): SetupIntent {
  const id = newId('seti');
  return {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomText(25)}`,
    created: now,
    customer,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage,
    _sandbox: {},
  };
}

const retrieve = endpoint(
  'GET',
  '/v1/setup_intents/:id',
  { expand: list(text()), client_secret: text() },
  async (call) => {
    return answer(await call.store.require<SetupIntent>('setup_intent', call.path.id ?? ''));
  },
);

const update = endpoint(
  'POST',
  '/v1/setup_intents/:id',
  {
    customer: text(),
    description: text(),
    metadata: metadata(),
    payment_method: text(),
    expand: list(text()),
    allowed_payment_method_types: unsupported,
    attach_to_self: unsupported,
    customer_account: unsupported,
    excluded_payment_method_types: unsupported,
    flow_directions: unsupported,
    payment_method_configuration: unsupported,
    payment_method_data: unsupported,
    payment_method_options: unsupported,
  },
  async (call, params) => {
    const intent = await call.store.lock<SetupIntent>('setup_intent', call.path.id ?? '');
    if (intent.status === 'succeeded' || intent.status === 'canceled') throw finished(intent, 'updated');
    if (params.customer !== undefined) intent.customer = (await requireCustomer(call, params.customer)).id;
    if (params.description !== undefined) intent.description = params.description;
    if (params.payment_method !== undefined) await choose(call, intent, params.payment_method);
    intent.metadata = mergeMetadata(intent.metadata, params.metadata);
    return answer(await call.store.update(intent));
  },
);

const confirm = endpoint(
  'POST',
  '/v1/setup_intents/:id/confirm',
  {
    payment_method: text(),
    payment_method_options: methodOptions,
    return_url: text(),
    expand: list(text()),
    use_stripe_sdk: boolean(),
    allowed_payment_method_types: unsupported,
    confirmation_token: unsupported,
    mandate_data: unsupported,
    payment_method_data: unsupported,
  },
  async (call, params) => {
    const intent = await call.store.lock<SetupIntent>('setup_intent', call.path.id ?? '');
    return confirmSetup(call, intent, params.payment_method, params.return_url);
  },
);

const cancel = endpoint(
  'POST',
  '/v1/setup_intents/:id/cancel',
  { cancellation_reason: oneOf('abandoned', 'duplicate', 'requested_by_customer'), expand: list(text()) },
  async (call, params) => {
    const intent: SetupIntent = await call.store.lock<SetupIntent>('setup_intent', call.path.id ?? '');
    if (intent.status === 'succeeded' || intent.status === 'canceled') throw finished(intent, 'canceled');
    intent.status = 'canceled';
    intent.cancellation_reason = params.cancellation_reason ?? null;
    intent.next_action = null;
    await call.store.update(intent);
    emit(call, 'setup_intent.canceled', intent);
    return answer(intent);
  },
);

function finished(intent: SetupIntent, verb: string) {
  const message = `This SetupIntent cannot be ${verb} because it has a status of ${intent.status}.`;
  return wrongState(message, publicView(intent), 'setup_intent');
}

const all = endpoint(
  'GET',
  '/v1/setup_intents',
  {
    ...listParams,
    created,
    customer: text(),
    payment_method: nullable(text()),
    expand: list(text()),
    attach_to_self: unsupported,
    customer_account: unsupported,
  },
  (call: Call, params) =>
    answerPage<SetupIntent>(call, 'setup_intent', '/v1/setup_intents', params, {
      equal: { customer: params.customer, payment_method: params.payment_method ?? undefined },
      ...(params.created === undefined ? {} : { created: params.created }),
    }),
);

export const setupIntentEndpoints = [create, retrieve, update, confirm, cancel, all];
