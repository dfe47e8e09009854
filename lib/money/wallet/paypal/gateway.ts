import 'server-only';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { logWarn } from '@/lib/platform/log';
import { PayPalRefusal } from '@/lib/platform/paypal';
import {
  createPaymentToken,
  createSetupToken,
  deletePaymentToken,
  type PayPalReturn,
  readSetupToken,
} from '@/lib/platform/paypal-calls';

/** A PayPal account that its owner lets us charge. */
export type StoredAccount = {
  /** PayPal's token, by which it is charged. */
  id: string;
  customer: string;
  /** The e-mail address it is known by; empty when PayPal does not say. */
  address: string;
  /** The payer's id, the same in every wallet, when known. */
  payer: string | null;
};

/** What the wallet asks of PayPal. `unavailable`: it could not be reached, and asking again is safe. */
export interface AccountGateway {
  /** Opens PayPal's page of approval: the address is for the browser, the id stays to read the outcome by. The same key opens one. */
  begin(back: PayPalReturn, key: string): Promise<Result<{ setupId: string; approveUrl: string }, 'unavailable'>>;
  /** What its owner decided. `account_open`: not yet, or no. Asked again it answers the same account. */
  finish(setupId: string): Promise<Result<StoredAccount, 'unavailable' | 'account_open' | 'not_found'>>;
  /** Takes an account out of PayPal's keeping for us; true also when it was gone already. */
  detach(token: string): Promise<Result<true, 'unavailable'>>;
}

const paypalGateway: AccountGateway = {
  async begin(back, key) {
    try {
      const { id, links } = await createSetupToken(back, key);
      const approveUrl = links.find(({ rel }) => rel === 'approve')?.href;
      return approveUrl ? ok({ setupId: id, approveUrl }) : unavailable('begin_account', 'no page of approval');
    } catch (error) {
      return unavailable('begin_account', error);
    }
  },

  async finish(setupId) {
    try {
      const { id, customer, payment_source } = await createPaymentToken(setupId);
      const { email_address: address = '', payer_id: payer = null } = payment_source.paypal;
      return ok({ id, customer: customer?.id ?? '', address, payer });
    } catch (error) {
      if (!(error instanceof PayPalRefusal)) return unavailable('finish_account', error);
      return error.isMissing ? refuse('not_found') : whyNot(setupId);
    }
  },

  async detach(token) {
    try {
      await deletePaymentToken(token);
      return ok(true);
    } catch (error) {
      if (error instanceof PayPalRefusal && error.isMissing) return ok(true);
      return unavailable('detach_account', error);
    }
  },
};

/** PayPal as the wallet sees it. */
export function accountGateway(): AccountGateway {
  return paypalGateway;
}

/** A token that PayPal will not change into an account: not approved, or used up long ago. */
async function whyNot(setupId: string): Promise<Result<never, 'unavailable' | 'account_open' | 'not_found'>> {
  try {
    const { status } = await readSetupToken(setupId);
    return refuse(status === 'VAULTED' ? 'not_found' : 'account_open');
  } catch (error) {
    return error instanceof PayPalRefusal ? refuse('not_found') : unavailable('finish_account', error);
  }
}

function unavailable(event: string, error: unknown): Result<never, 'unavailable'> {
  logWarn(`paypal_${event}`, { reason: error instanceof Error ? error.message.slice(0, 200) : String(error) });
  return refuse('unavailable');
}
