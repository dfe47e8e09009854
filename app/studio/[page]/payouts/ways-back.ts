import 'server-only';
import type { WaysBack } from '@/lib/money/payouts/gateway';
import { env } from '@/lib/platform/env';
import { requestI18n } from '@/lib/platform/request';

/** Where the payment partner sends an owner back, in the language she reads. */
export async function waysBack(handle: string): Promise<WaysBack> {
  const { href } = await requestI18n();
  const home = env().SOUK_ORIGIN + href(`/studio/${encodeURIComponent(handle)}/payouts`);
  return { returnUrl: `${home}/return`, refreshUrl: `${home}/again` };
}
