import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import type { MerchantActor } from '@/lib/identity/actor/model';
import type { Currency } from '@/lib/kernel/money';
import { hashToken } from '@/lib/platform/tokens';
import { MerchantRow } from './schema';

/** A site's server and what it was opened for: the currency it sells in, and whether anything new is sold through it now. */
export type Merchant = MerchantActor & { currency: Currency; capture: 'automatic' | 'manual'; suspended: boolean };

/**
 * The site whose server holds a secret key; null for a key that nobody gave, that was revoked or ran out, and for a site that was
 * removed. The key is compared by its hash: nothing of ours holds the key itself.
 */
export async function findMerchant(secret: string): Promise<Merchant | null> {
  if (!/^sk_(?:test|live)_[A-Za-z0-9_-]{43}$/.test(secret)) return null;
  const row = await callMoney(MerchantRow, sql`money.merchant_of(${hashToken(secret)})`);
  if (!row) return null;
  return {
    ...{ kind: 'merchant', siteId: row.site, pageId: row.page, scopes: row.scopes, test: row.test, locale: 'en' },
    ...{ currency: row.currency, capture: row.capture, suspended: row.suspended },
  };
}
