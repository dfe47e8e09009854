import 'server-only';
import type { Locale } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { env } from '@/lib/platform/env';

/** The absolute address to which a provider's page sends the shopper back: to the purchase it asked about. */
export function returnUrl(path: string, purchaseId: Id<'purchase'>): string {
  const url = new URL(path, env().PAY_ORIGIN);
  url.searchParams.set('purchase', purchaseId);
  return url.href;
}

/** The page that goes on after the provider's, in the shopper's language. */
export function returnPath(locale: Locale): string {
  return locale === 'ar' ? '/ar/checkout/return' : '/checkout/return';
}
