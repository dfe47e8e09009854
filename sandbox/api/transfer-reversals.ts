import { answer, answerPage, type Call, emit, endpoint, listParams } from '../core/call';
import { invalidRequest, missing } from '../core/errors';
import { boolean, integer, list, mergeMetadata, metadata, text } from '../core/params';
import { newId } from '../core/values';
import { requireFunds } from './books';
import { moveBack, type Transfer, type TransferReversal } from './transfer-records';

/** A transfer shows its newest reversals; all of them are in their own list. */
const SHOWN_MAX = 10;

const create = endpoint(
  'POST',
  '/v1/transfers/:id/reversals',
  {
    amount: integer(1),
    description: text(),
    metadata: metadata(),
    refund_application_fee: boolean(),
    expand: list(text()),
  },
  async (call, params) => {
    const transfer = await call.store.lock<Transfer>('transfer', call.path.id ?? '');
    const left = transfer.amount - transfer.amount_reversed;
    const amount = params.amount ?? left;
    refuseOverReversal(transfer, amount, left);
    await requireFunds(call, transfer.destination, { amount, currency: transfer.currency, of: 'total' });
    const id = newId('trr');
    const { line, refund } = await moveBack(call, transfer, id, amount);
    const reversal = await call.store.insert<TransferReversal>({
      id,
      object: 'transfer_reversal',
      amount,
      balance_transaction: line,
      created: call.now,
      currency: transfer.currency,
      destination_payment_refund: refund,
      metadata: mergeMetadata({}, params.metadata),
      source_refund: null,
      transfer: transfer.id,
    });
    await record(call, transfer, reversal);
    return answer(reversal);
  },
);

async function record(call: Call, transfer: Transfer, reversal: TransferReversal): Promise<void> {
  const reversed = transfer.amount_reversed + reversal.amount;
  const { data } = transfer.reversals;
  const after = await call.store.update<Transfer>({
    ...transfer,
    amount_reversed: reversed,
    reversed: reversed === transfer.amount,
    reversals: {
      ...transfer.reversals,
      data: [reversal, ...data].slice(0, SHOWN_MAX),
      has_more: data.length >= SHOWN_MAX,
    },
  });
  emit(call, 'transfer.reversed', after, { amount_reversed: transfer.amount_reversed, reversed: transfer.reversed });
}

function refuseOverReversal(transfer: Transfer, amount: number, left: number): void {
  if (left === 0) {
    throw invalidRequest(`Transfer ${transfer.id} has already been fully reversed.`, {
      code: 'transfer_already_reversed',
    });
  }
  if (amount <= left) return;
  throw invalidRequest(`Reversal amount (${amount}) is greater than unreversed amount on transfer (${left}).`, {
    code: 'amount_too_large',
    param: 'amount',
  });
}

async function requireOfTransfer(call: Call, how: 'lock' | 'require'): Promise<TransferReversal> {
  const found = await call.store[how]<TransferReversal>('transfer_reversal', call.path.reversal ?? '');
  if (found.transfer !== call.path.id) throw missing('transfer_reversal', found.id);
  return found;
}

const retrieve = endpoint('GET', '/v1/transfers/:id/reversals/:reversal', { expand: list(text()) }, async (call) =>
  answer(await requireOfTransfer(call, 'require')),
);

const update = endpoint(
  'POST',
  '/v1/transfers/:id/reversals/:reversal',
  { metadata: metadata(), expand: list(text()) },
  async (call, params) => {
    const found = await requireOfTransfer(call, 'lock');
    const metadata = mergeMetadata(found.metadata, params.metadata);
    return answer(await call.store.update<TransferReversal>({ ...found, metadata }));
  },
);

const all = endpoint(
  'GET',
  '/v1/transfers/:id/reversals',
  { ...listParams, expand: list(text()) },
  async (call, params) => {
    const { id } = await call.store.require<Transfer>('transfer', call.path.id ?? '');
    return answerPage<TransferReversal>(call, 'transfer_reversal', `/v1/transfers/${id}/reversals`, params, {
      equal: { transfer: id },
    });
  },
);

export const transferReversalEndpoints = [create, retrieve, update, all];
