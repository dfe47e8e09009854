import { answer, answerPage, type Call, created, emit, endpoint, listParams } from '../core/call';
import { invalidRequest, missing } from '../core/errors';
import { integer, list, mergeMetadata, metadata, oneOf, required, text, unsupported } from '../core/params';
import { schedule, unschedule } from '../core/schedule';
import { newId } from '../core/values';
import { bankById, TEST_BANKS } from '../test-banks';
import { requireSeller } from '../v2/seller-account';
import { addLine, requireFunds } from './books';
import { type Payout, returnMoney } from './payout-journey';

const HOUR_SECONDS = 3600;
const ARRIVES_AFTER = { standard: 48 * HOUR_SECONDS, instant: HOUR_SECONDS / 2 };

const create = endpoint(
  'POST',
  '/v1/payouts',
  {
    amount: integer(1),
    currency: text(3),
    description: text(),
    destination: text(),
    metadata: metadata(),
    method: oneOf('instant', 'standard'),
    statement_descriptor: text(22),
    expand: list(text()),
    payout_method: unsupported,
    source_type: unsupported,
  },
  async (call, params) => {
    const amount = required(params.amount, 'amount');
    const currency = required(params.currency, 'currency').toLowerCase();
    const destination = await destinationFor(call, params.destination);
    await requireFunds(call, call.account, { amount, currency, of: 'available' });
    const method = params.method ?? 'standard';
    const made = blank(call, amount, currency, destination, method);
    made.description = params.description ?? null;
    made.metadata = mergeMetadata({}, params.metadata);
    made.statement_descriptor = params.statement_descriptor ?? null;
    const taken = { account: call.account, type: 'payout', source: made.id, amount: -amount, currency };
    made.balance_transaction = (await addLine(call, { ...taken, availableOn: call.now })).id;
    await call.store.insert(made);
    await schedule(call, method === 'instant' ? call.now : call.now + HOUR_SECONDS, 'payout.send', made.id);
    await schedule(call, made.arrival_date, 'payout.arrive', made.id);
    emit(call, 'payout.created', made);
    return answer(made);
  },
);

/** The bank named in the request, else the one the seller gave at onboarding, or the platform's own. */
async function destinationFor(call: Call, given: string | undefined): Promise<string> {
  if (given !== undefined && bankById(given) === undefined) {
    throw invalidRequest(`No such external account: '${given}'`, { code: 'resource_missing', param: 'destination' });
  }
  if (given !== undefined) return given;
  if (call.account === null) return TEST_BANKS[0]?.id ?? '';
  const { bank } = (await requireSeller(call, call.account))._sandbox;
  if (bank !== null) return bank;
  throw invalidRequest('This account has no bank account to pay out to.', { code: 'no_account' });
}

function blank(
  call: Call,
  amount: number,
  currency: string,
  destination: string,
  method: 'standard' | 'instant',
): Payout {
  return {
    id: newId('po'),
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: call.now + ARRIVES_AFTER[method],
    automatic: false,
    balance_transaction: '',
    created: call.now,
    currency,
    description: null,
    destination,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method,
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: 'pending',
    trace_id: null,
    type: 'bank_account',
    _sandbox: { account: call.account },
  };
}

function refuseStranger(call: Call, payout: Payout): Payout {
  if (payout._sandbox.account !== call.account) throw missing('payout', payout.id);
  return payout;
}

const retrieve = endpoint('GET', '/v1/payouts/:id', { expand: list(text()) }, async (call) =>
  answer(refuseStranger(call, await call.store.require<Payout>('payout', call.path.id ?? ''))),
);

const update = endpoint(
  'POST',
  '/v1/payouts/:id',
  { metadata: metadata(), expand: list(text()) },
  async (call, params) => {
    const payout = refuseStranger(call, await call.store.lock<Payout>('payout', call.path.id ?? ''));
    const after = await call.store.update<Payout>({
      ...payout,
      metadata: mergeMetadata(payout.metadata, params.metadata),
    });
    emit(call, 'payout.updated', after, { metadata: payout.metadata });
    return answer(after);
  },
);

const cancel = endpoint('POST', '/v1/payouts/:id/cancel', { expand: list(text()) }, async (call) => {
  const payout = refuseStranger(call, await call.store.lock<Payout>('payout', call.path.id ?? ''));
  if (payout.status !== 'pending') {
    throw invalidRequest(`Payouts can only be canceled while pending; this one is ${payout.status}.`, {
      code: 'payout_not_cancelable',
    });
  }
  const line = await returnMoney(call, payout, 'payout_cancel');
  await unschedule(call, payout.id);
  const after = await call.store.update<Payout>({ ...payout, status: 'canceled', failure_balance_transaction: line });
  emit(call, 'payout.canceled', after);
  return answer(after);
});

const all = endpoint(
  'GET',
  '/v1/payouts',
  { ...listParams, created, destination: text(), status: text(), expand: list(text()), arrival_date: unsupported },
  (call, params) =>
    answerPage<Payout>(call, 'payout', '/v1/payouts', params, {
      account: call.account,
      equal: { destination: params.destination, status: params.status },
      ...(params.created === undefined ? {} : { created: params.created }),
    }),
);

export const payoutEndpoints = [create, retrieve, update, cancel, all];
