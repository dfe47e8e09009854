import { sumsOf } from '../api/books';
import { type Answer, type Call, endpoint } from '../core/call';
import { invalidRequest } from '../core/errors';
import { boolean, integer, list, oneOf, text } from '../core/params';
import { emitThin } from '../core/thin-events';
import { accountParams, describeSeller } from './account-params';
import { answerV2Page } from './page';
import { activeCapabilities, INCLUDES, newSellerAccount, type SellerAccount, sellerView } from './seller-account';

const configurations = list(oneOf('customer', 'merchant', 'recipient'));

function shown(account: SellerAccount, include?: string[]): Answer {
  return { status: 200, body: sellerView(account, include) };
}

const create = endpoint('POST', '/v2/core/accounts', accountParams, async (call, params) => {
  const account = newSellerAccount(call.now);
  describeSeller(account, params, call.now);
  await call.store.insert(account);
  emitThin(call, 'v2.core.account.created', { related: account });
  return shown(account, params.include);
});

const retrieve = endpoint('GET', '/v2/core/accounts/:id', { include: list(oneOf(...INCLUDES)) }, async (call, params) =>
  shown(await call.store.require<SellerAccount>('v2.core.account', call.path.id ?? ''), params.include),
);

const update = endpoint('POST', '/v2/core/accounts/:id', accountParams, async (call, params) => {
  const account = await call.store.lock<SellerAccount>('v2.core.account', call.path.id ?? '');
  if (account.closed) throw invalidRequest('This account is closed.', { code: 'account_closed' });
  const before = activeCapabilities(account);
  const { requested, local } = account._sandbox;
  describeSeller(account, params, call.now);
  await call.store.update(account);
  emitThin(call, 'v2.core.account.updated', { related: account });
  if (account._sandbox.requested !== requested || account._sandbox.local !== local) tellRequirements(call, account);
  tellCapabilities(call, account, before);
  return shown(account, params.include);
});

export function tellRequirements(call: Call, account: SellerAccount): void {
  emitThin(call, 'v2.core.account[requirements].updated', { related: account });
}

/** What can be sent to this account is not what it was `before`. */
export function tellCapabilities(call: Call, account: SellerAccount, before: readonly string[]): void {
  const now = activeCapabilities(account);
  for (const updated_capability of new Set([...before, ...now])) {
    if (before.includes(updated_capability) === now.includes(updated_capability)) continue;
    const type = 'v2.core.account[configuration.recipient].capability_status_updated';
    emitThin(call, type, { related: account, data: { updated_capability } });
  }
}

const close = endpoint(
  'POST',
  '/v2/core/accounts/:id/close',
  { applied_configurations: configurations },
  async (call) => {
    const account = await call.store.lock<SellerAccount>('v2.core.account', call.path.id ?? '');
    const sums = await sumsOf(call, account.id);
    if (sums.some(({ available, pending }) => available + pending !== 0)) {
      throw invalidRequest('This account cannot be closed while money is in its balance.', {
        code: 'account_has_balance',
      });
    }
    account.closed = true;
    await call.store.update(account);
    emitThin(call, 'v2.core.account.closed', { related: account });
    return shown(account);
  },
);

const all = endpoint(
  'GET',
  '/v2/core/accounts',
  { applied_configurations: configurations, closed: boolean(), limit: integer(1, 100), page: text() },
  (call, params) =>
    answerV2Page<SellerAccount>(
      call,
      'v2.core.account',
      '/v2/core/accounts',
      params,
      { equal: { closed: String(params.closed ?? false) } },
      (account) => sellerView(account),
    ),
);

export const accountEndpoints = [create, retrieve, update, close, all];
