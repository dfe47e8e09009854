import 'server-only';
import type { Money } from '@/lib/kernel/money';
import { stripe } from '@/lib/platform/stripe';
import { fromProvider } from '@/lib/platform/stripe-amount';

/** One transfer as the provider's own books have it. `settlementId` is null for one that another product made. */
export type ProviderTransfer = { id: string; settlementId: string | null; amount: Money; reversed: Money };

/** Every transfer from our account to a seller's, newest first, page by page. Throws when the provider cannot be reached. */
export async function* listTransfers(): AsyncIterable<ProviderTransfer> {
  for await (const { id, amount, amount_reversed, currency, metadata } of stripe().transfers.list({ limit: 100 })) {
    yield {
      ...{ id, settlementId: metadata.settlement_id ?? null },
      ...{ amount: fromProvider({ amount, currency }), reversed: fromProvider({ amount: amount_reversed, currency }) },
    };
  }
}
