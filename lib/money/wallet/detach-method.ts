import 'server-only';
import type { Result } from '@/lib/kernel/result';
import { walletGateway } from './gateway';
import { accountGateway } from './paypal/gateway';
import type { MethodParts } from './schema';

/** Takes a method out of its provider's keeping; true also when it was gone already. `unavailable`: ask again. */
export function detachMethod({
  kind,
  token,
}: Pick<MethodParts, 'kind' | 'token'>): Promise<Result<true, 'unavailable'>> {
  return kind === 'paypal' ? accountGateway().detach(token) : walletGateway().detach(token);
}
