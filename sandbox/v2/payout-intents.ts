import { type Call, endpoint } from '../core/call';
import { invalidRequest, refusedFor } from '../core/errors';
import { integer, mergeMetadata, metadata, object, oneOf, required, text, unsupported } from '../core/params';
import { schedule, unschedule } from '../core/schedule';
import { emitThin } from '../core/thin-events';
import { type Json, newId } from '../core/values';
import { callBack, sendMoney } from './outbound-journey';
import { answerV2Page } from './page';
import { quoteFor, verificationOf } from './payout-intent-quote';
import { intentView, type OutboundPayment, type PayoutIntent, turnIntent } from './payout-intent-records';
import type { PayoutMethod } from './payout-methods';
import { mayBeSentMoney, requireSeller, type SellerAccount } from './seller-account';

/** The one account money leaves from, unless the environment names another. */
export const FINANCIAL_ACCOUNT = process.env.STRIPE_FINANCIAL_ACCOUNT || 'fa_sandbox';

const KIND = 'v2.money_management.payout_intent';
const URL = '/v2/money_management/payout_intents';
const currency = () => text(3);

const create = endpoint(
  'POST',
  URL,
  {
    amount: object({ value: integer(1), currency: currency() }),
    confirmation_method: oneOf('automatic', 'manual'),
    description: text(),
    from: object({ currency: currency(), financial_account: text() }),
    metadata: metadata(),
    recipient_notification: unsupported,
    schedule_options: unsupported,
    statement_descriptor: text(22),
    to: object({ currency: currency(), payout_method: text(), payout_method_options: unsupported, recipient: text() }),
  },
  async (call, params) => {
    const { value, currency: unit } = required(params.amount, 'amount');
    const amount = {
      value: required(value, 'amount[value]'),
      currency: required(unit, 'amount[currency]').toLowerCase(),
    };
    const from = required(params.from, 'from');
    const financial_account = required(from.financial_account, 'from[financial_account]');
    if (financial_account !== FINANCIAL_ACCOUNT) {
      throw invalidRequest(`No such financial account: '${financial_account}'`, {
        code: 'resource_missing',
        param: 'from[financial_account]',
      });
    }
    const recipient = await requireSeller(call, required(params.to?.recipient, 'to[recipient]'), 'to[recipient]');
    const method = await methodFor(call, recipient, params.to?.payout_method);
    const [arriving = ''] = method.bank_account.supported_currencies;
    const to = {
      currency: params.to?.currency?.toLowerCase() ?? arriving,
      payout_method: method.id,
      recipient: recipient.id,
    };
    if (to.currency !== arriving) {
      throw invalidRequest(`This bank account takes ${arriving}, not ${to.currency}.`, {
        code: 'unsupported_currency',
        param: 'to[currency]',
      });
    }
    const source = { currency: required(from.currency, 'from[currency]').toLowerCase(), financial_account };
    const intent: PayoutIntent = {
      id: newId('poi'),
      object: KIND,
      amount,
      confirmation_method: params.confirmation_method ?? 'automatic',
      created: call.now,
      ...(params.description === undefined ? {} : { description: params.description }),
      from: source,
      metadata: mergeMetadata({}, params.metadata),
      ...(params.statement_descriptor === undefined ? {} : { statement_descriptor: params.statement_descriptor }),
      status: 'pending',
      status_transitions: {},
      to,
      _sandbox: {
        quote: quoteFor(amount, source.currency, to.currency, call.now),
        verification: verificationOf(recipient.display_name ?? '', method._sandbox.holder),
      },
    };
    emitThin(call, `${KIND}.created`, { related: intent });
    return shown(call, await begin(call, intent));
  },
);

/** The law wants a name that is not quite the account's looked at, whatever the platform asked for. */
async function begin(call: Call, intent: PayoutIntent): Promise<PayoutIntent> {
  await call.store.insert(intent);
  const { match_result } = intent._sandbox.verification as { match_result: string };
  const manual = intent.confirmation_method === 'manual';
  if (match_result === 'match' && !manual) return sendMoney(call, intent);
  const fields_to_review = [
    ...(intent._sandbox.quote.rate === null ? [] : ['estimated_fees', 'fx_quote']),
    ...(match_result === 'match' ? [] : ['recipient_verification']),
  ];
  const reason = manual ? 'manually_requested' : 'automatically_required';
  const next_action: Json = { type: 'confirm', confirm: { fields_to_review, reason } };
  return turnIntent(call, intent, 'requires_action', { next_action });
}

/** The bank account named in the request, else the one the recipient gave. */
async function methodFor(call: Call, recipient: SellerAccount, given: string | undefined): Promise<PayoutMethod> {
  if (!mayBeSentMoney(recipient)) {
    throw refusedFor(
      'capability_not_enabled',
      'outbound_payment_recipient_feature_not_active',
      'The recipient cannot be sent money to a bank account yet.',
    );
  }
  const id = given ?? recipient._sandbox.payoutMethod ?? '';
  const method = await call.store.require<PayoutMethod>('v2.money_management.payout_method', id, 'to[payout_method]');
  if (method._sandbox.account === recipient.id && !method.archived) return method;
  throw invalidRequest(`No such payout method: '${id}'`, { code: 'resource_missing', param: 'to[payout_method]' });
}

const retrieve = endpoint('GET', `${URL}/:id`, {}, async (call) =>
  shown(call, await call.store.require<PayoutIntent>(KIND, call.path.id ?? '')),
);

const confirm = endpoint('POST', `${URL}/:id/confirm`, {}, async (call) => {
  const intent = await call.store.lock<PayoutIntent>(KIND, call.path.id ?? '');
  if (!waitsToBeConfirmed(intent)) {
    throw invalidRequest(`This intent is ${intent.status} and does not wait to be confirmed.`, {
      code: 'payout_intent_not_confirmable',
    });
  }
  const { lockExpires } = intent._sandbox.quote;
  if (lockExpires !== null && lockExpires <= call.now) {
    throw refusedFor('fx_quote_needs_refresh', 'payout_intent_fx_quote_expired', 'The rate is held no longer.');
  }
  await schedule(call, call.now, 'outbound.begin', intent.id);
  return shown(call, await turnIntent(call, intent, 'pending'));
});

const refreshFxQuote = endpoint('POST', `${URL}/:id/refresh_fx_quote`, {}, async (call) => {
  const intent = await call.store.lock<PayoutIntent>(KIND, call.path.id ?? '');
  if (!waitsToBeConfirmed(intent)) {
    throw invalidRequest(`This intent is ${intent.status}: its rate is settled.`, {
      code: 'payout_intent_not_refreshable',
    });
  }
  const quote = quoteFor(intent.amount, intent.from.currency, intent.to.currency, call.now);
  const after = await call.store.update<PayoutIntent>({ ...intent, _sandbox: { ...intent._sandbox, quote } });
  emitThin(call, `${KIND}.updated`, { related: after });
  return shown(call, after);
});

const cancel = endpoint('POST', `${URL}/:id/cancel`, {}, async (call) => {
  const intent = await call.store.lock<PayoutIntent>(KIND, call.path.id ?? '');
  if (intent.status === 'pending' || intent.status === 'requires_action') {
    await unschedule(call, intent.id);
    return shown(call, await turnIntent(call, intent, 'canceled'));
  }
  const id = intent.status === 'processing' ? intent.latest_payout?.outbound_payment : undefined;
  if (id === undefined) {
    throw refusedFor(
      'not_cancelable',
      'payout_intent_not_cancelable',
      `This intent is ${intent.status} and cannot be canceled.`,
    );
  }
  const payment = await call.store.lock<OutboundPayment>('v2.money_management.outbound_payment', id);
  await callBack(call, payment, intent);
  return shown(call, await call.store.require<PayoutIntent>(KIND, intent.id));
});

function waitsToBeConfirmed({ status, next_action }: PayoutIntent): boolean {
  return status === 'requires_action' && (next_action as { type?: string } | undefined)?.type === 'confirm';
}

function shown(call: Call, intent: PayoutIntent) {
  return { status: 200, body: intentView(intent, call.now) };
}

const all = endpoint('GET', URL, { limit: integer(1, 100), page: text() }, (call, params) =>
  answerV2Page<PayoutIntent>(call, KIND, URL, params, {}, (intent) => intentView(intent, call.now)),
);

export const payoutIntentEndpoints = [create, retrieve, confirm, refreshFxQuote, cancel, all];
