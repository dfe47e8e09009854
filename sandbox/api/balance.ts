import { answer, answerPage, created, endpoint, listParams } from '../core/call';
import { missing } from '../core/errors';
import { list, text, unsupported } from '../core/params';
import { type BalanceTransaction, ripened, type Sum, sumsOf } from './books';

const retrieve = endpoint('GET', '/v1/balance_transactions/:id', { expand: list(text()) }, async (call) => {
  const line = await call.store.require<BalanceTransaction>('balance_transaction', call.path.id ?? '');
  if ((line._sandbox?.account ?? null) !== call.account) throw missing('balance_transaction', line.id);
  return answer(ripened(line, call.now));
});

const all = endpoint(
  'GET',
  '/v1/balance_transactions',
  {
    ...listParams,
    created,
    currency: text(3),
    source: text(),
    type: text(),
    expand: list(text()),
    payout: unsupported,
  },
  (call, params) =>
    answerPage<BalanceTransaction>(
      call,
      'balance_transaction',
      '/v1/balance_transactions',
      params,
      {
        account: call.account,
        equal: { currency: params.currency, source: params.source, type: params.type },
        ...(params.created === undefined ? {} : { created: params.created }),
      },
      (line) => ripened(line, call.now),
    ),
);

const balance = endpoint('GET', '/v1/balance', { expand: list(text()) }, async (call) => {
  const rows = await sumsOf(call, call.account);
  const known: Sum[] = rows.length > 0 ? rows : [{ currency: 'usd', available: 0, pending: 0 }];
  const side = (name: 'available' | 'pending') =>
    known.map((row) => ({ amount: row[name], currency: row.currency, source_types: { card: row[name] } }));
  return answer({ object: 'balance', available: side('available'), livemode: false, pending: side('pending') });
});

export const balanceEndpoints = [balance, retrieve, all];
