import { answer, answerPage, created, emit, endpoint, listParams } from '../core/call';
import { integer, list, mergeMetadata, metadata, nullable, required, text, unsupported } from '../core/params';
import { newId } from '../core/values';
import { requireFunds } from './books';
import { availableOnOf, moveToSeller, requireRecipient, requireSource, type Transfer } from './transfer-records';

const create = endpoint(
  'POST',
  '/v1/transfers',
  {
    amount: integer(1),
    currency: text(3),
    description: text(),
    destination: text(),
    metadata: metadata(),
    source_transaction: text(),
    transfer_group: text(),
    expand: list(text()),
    source_type: unsupported,
  },
  async (call, params) => {
    const amount = required(params.amount, 'amount');
    const currency = required(params.currency, 'currency').toLowerCase();
    const seller = await requireRecipient(call, required(params.destination, 'destination'));
    const given = params.source_transaction;
    const source = given === undefined ? undefined : await requireSource(call, given, amount, currency);
    if (source === undefined) await requireFunds(call, null, { amount, currency, of: 'available' });
    const transfer = blank(newId('tr'), { amount, currency, destination: seller.id, now: call.now });
    transfer.description = params.description ?? null;
    transfer.metadata = mergeMetadata({}, params.metadata);
    transfer.source_transaction = given ?? null;
    transfer.transfer_group = params.transfer_group ?? source?.transfer_group ?? null;
    transfer.balance_transaction = await moveToSeller(call, transfer, await availableOnOf(call, source));
    await call.store.insert(transfer);
    emit(call, 'transfer.created', transfer);
    return answer(transfer);
  },
);

function blank(id: string, given: { amount: number; currency: string; destination: string; now: number }): Transfer {
  return {
    id,
    object: 'transfer',
    amount: given.amount,
    amount_reversed: 0,
    balance_transaction: null,
    created: given.now,
    currency: given.currency,
    description: null,
    destination: given.destination,
    destination_payment: newId('py'),
    livemode: false,
    metadata: {},
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: null,
    source_type: 'card',
    transfer_group: null,
  };
}

const retrieve = endpoint('GET', '/v1/transfers/:id', { expand: list(text()) }, async (call) =>
  answer(await call.store.require<Transfer>('transfer', call.path.id ?? '')),
);

const update = endpoint(
  'POST',
  '/v1/transfers/:id',
  { description: nullable(text()), metadata: metadata(), expand: list(text()) },
  async (call, params) => {
    const transfer = await call.store.lock<Transfer>('transfer', call.path.id ?? '');
    const before = { metadata: transfer.metadata, description: transfer.description ?? null };
    const after: Transfer = { ...transfer, metadata: mergeMetadata(transfer.metadata, params.metadata) };
    if (params.description !== undefined) after.description = params.description;
    await call.store.update(after);
    emit(call, 'transfer.updated', after, before);
    return answer(after);
  },
);

const all = endpoint(
  'GET',
  '/v1/transfers',
  { ...listParams, created, destination: text(), transfer_group: text(), expand: list(text()) },
  (call, params) =>
    answerPage<Transfer>(call, 'transfer', '/v1/transfers', params, {
      equal: { destination: params.destination, transfer_group: params.transfer_group },
      ...(params.created === undefined ? {} : { created: params.created }),
    }),
);

export const transferEndpoints = [create, retrieve, update, all];
