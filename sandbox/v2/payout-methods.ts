import { type Call, endpoint } from '../core/call';
import { missing } from '../core/errors';
import { integer, text, unsupported } from '../core/params';
import { publicView } from '../core/store';
import { emitThin } from '../core/thin-events';
import { isoTime, type Json, newId, type Resource } from '../core/values';
import { currencyIn, type RecipientBank, recipientBankById } from '../recipient-banks';
import { answerV2Page } from './page';
import type { SellerAccount } from './seller-account';

/** A bank account that somebody gave on the onboarding page. */
export interface PayoutMethod extends Resource {
  object: 'v2.money_management.payout_method';
  archived: boolean;
  bank_account: {
    bank_account_type: 'checking';
    bank_name: string;
    country: string;
    last4: string;
    supported_currencies: string[];
  };
  restricted: boolean;
  _sandbox: {
    /** Whose it is. */
    account: string;
    /** Which test bank it is at. */
    bank: RecipientBank['id'];
    /** The name its bank knows it by. */
    holder: string;
  };
}

/** Replaces whatever bank account somebody had. Answers the new one. */
export async function keepPayoutMethod(
  call: Call,
  account: SellerAccount,
  given: { bank: RecipientBank; holder: string },
): Promise<PayoutMethod> {
  const country = String(account.identity.country);
  const before = account._sandbox.payoutMethod ?? null;
  if (before !== null) {
    const old = await call.store.lock<PayoutMethod>('v2.money_management.payout_method', before);
    await call.store.update<PayoutMethod>({ ...old, archived: true });
    emitThin(call, 'v2.money_management.payout_method.updated', { related: old });
  }
  const made = await call.store.insert<PayoutMethod>({
    id: newId(`${country.toLowerCase()}ba`),
    object: 'v2.money_management.payout_method',
    archived: false,
    bank_account: {
      bank_account_type: 'checking',
      bank_name: `Test Bank ${country}`,
      country,
      last4: given.bank.last4,
      supported_currencies: [currencyIn(country) ?? 'usd'],
    },
    created: call.now,
    restricted: false,
    _sandbox: { account: account.id, bank: given.bank.id, holder: given.holder },
  });
  emitThin(call, 'v2.money_management.payout_method.created', { related: made });
  return made;
}

/** How money sent to it fares; a test bank that is known no more lets it arrive. */
export function fateOf({ _sandbox }: PayoutMethod): RecipientBank['fails'] {
  return recipientBankById(_sandbox.bank)?.fails ?? null;
}

function viewOf(method: PayoutMethod): { [name: string]: Json } {
  return {
    ...publicView(method),
    created: isoTime(method.created),
    livemode: false,
    type: 'bank_account',
    usage_status: { payments: method.archived ? 'ineligible' : 'eligible', transfers: 'ineligible' },
  };
}

const retrieve = endpoint('GET', '/v2/money_management/payout_methods/:id', {}, async (call) => {
  const method = await call.store.require<PayoutMethod>('v2.money_management.payout_method', call.path.id ?? '');
  if (method._sandbox.account !== call.account) throw missing('payout method', method.id);
  return { status: 200, body: viewOf(method) };
});

/** Of whoever the caller acts for: the platform itself has none here. */
const all = endpoint(
  'GET',
  '/v2/money_management/payout_methods',
  { limit: integer(1, 100), page: text(), usage_status: unsupported },
  (call, params) =>
    answerV2Page<PayoutMethod>(
      call,
      'v2.money_management.payout_method',
      '/v2/money_management/payout_methods',
      params,
      { account: call.account, equal: { archived: 'false' } },
      viewOf,
    ),
);

export const payoutMethodEndpoints = [retrieve, all];
