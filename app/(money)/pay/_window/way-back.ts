import type { Approval } from '@/lib/money/button/approve-payment';

/** The address at which a site takes its shopper back, with what completes the order; null where it gave none. */
export function wayBack({ returnUrl, payOrderId, code }: Approval, state: string): string | null {
  if (returnUrl === null) return null;
  const url = new URL(returnUrl);
  for (const [name, value] of Object.entries({ order: payOrderId, code, state }))
    if (value) url.searchParams.set(name, value);
  return url.href;
}
