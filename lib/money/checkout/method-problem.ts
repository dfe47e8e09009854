import type { Money } from '@/lib/kernel/money';
import { allows, marketMethodOf, type Terms } from '@/lib/markets/terms/model';
import { bankCurrencies } from '@/lib/money/wallet/model';
import { toPayPal } from '@/lib/platform/paypal-amount';
import type { PayingMethod } from './read-source';

/**
 * Why a method does not pay this, before anybody is asked; null where it does. `method_currency`: PayPal takes few currencies, some of them in whole
 * units only, and bank accounts pay in one. `market_method`: the rule of a country names other methods; what is paid in shares is asked share by share.
 */
export function methodProblem(
  method: PayingMethod,
  total: Money,
  terms: readonly (Terms | null)[],
): 'method_currency' | 'market_method' | null {
  const { provider, delayed } = method;
  const takes = delayed ? bankCurrencies.includes(total.currency) : provider !== 'paypal' || toPayPal(total) !== null;
  if (!takes) return 'method_currency';
  const allowed = provider === 'split' || terms.every((one) => allows(one, marketMethodOf(method)));
  return allowed ? null : 'market_method';
}
