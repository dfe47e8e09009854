import { requireSeller } from '../v2/seller-account';
import type { Call } from './call';
import { ApiError, invalidRequest } from './errors';
import type { ApiRequest } from './run';

/** What a platform may do in the name of a connected account here; everything else it does as itself. */
const FOR_ACCOUNTS =
  /^\/(v1\/(balance|balance_transactions|payouts|events)|v2\/money_management\/payout_methods)(\/|$)/;

/** The account named in the request's header, which must exist and be open. */
export async function actFor(call: Call, request: ApiRequest): Promise<void> {
  const given = request.headers['stripe-account'] ?? request.headers['stripe-context'];
  if (typeof given !== 'string') return;
  if (!FOR_ACCOUNTS.test(request.path)) {
    throw invalidRequest(`The sandbox does not support ${request.path} for a connected account.`, {
      code: 'parameter_unsupported',
      param: 'Stripe-Account',
    });
  }
  const seller = await requireSeller(call, given).catch(() => undefined);
  if (seller === undefined || seller.closed) {
    throw new ApiError(403, {
      type: 'invalid_request_error',
      code: 'account_invalid',
      message: `The provided key does not have access to account '${given}' (or that account does not exist).`,
    });
  }
  call.account = seller.id;
}
