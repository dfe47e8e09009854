import 'server-only';
import { randomBytes } from 'node:crypto';
import type { MoneyTransaction } from '@/db/client/money';
import { payKey } from '@/db/schema/money/button/site';
import { type Id, newId } from '@/lib/kernel/ids';
import { hashToken } from '@/lib/platform/tokens';
import { type Scope, scopes } from './model';

/** Makes a secret key of a site within a transaction, and answers it: the only time that anybody sees it. */
export async function makeSecret(
  tx: MoneyTransaction,
  site: { id: Id<'site'>; test: boolean },
  allowed: readonly Scope[] = scopes,
): Promise<{ keyId: Id<'payKey'>; secret: string }> {
  const secret = `sk_${site.test ? 'test' : 'live'}_${randomBytes(32).toString('base64url')}`;
  const keyId = newId('payKey');
  await tx
    .insert(payKey)
    .values({ id: keyId, siteId: site.id, hash: hashToken(secret), ending: secret.slice(-4), scopes: [...allowed] });
  return { keyId, secret };
}
