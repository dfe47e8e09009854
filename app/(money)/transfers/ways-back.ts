import 'server-only';
import type { Id } from '@/lib/kernel/ids';
import type { WaysBack } from '@/lib/money/payouts/gateway';
import { env } from '@/lib/platform/env';
import { requestI18n } from '@/lib/platform/request';

/** Where the payment provider sends a person back after she gave a bank account, in the language she reads. */
export async function waysBack(): Promise<(id: Id<'recipient'>) => WaysBack> {
  const { href } = await requestI18n();
  return (id) => {
    const home = env().PAY_ORIGIN + href(`/transfers/recipients/${id}`);
    return { returnUrl: `${home}/back`, refreshUrl: `${home}/again` };
  };
}
