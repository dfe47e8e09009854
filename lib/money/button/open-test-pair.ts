import 'server-only';
import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payLink } from '@/db/schema/money/button/pay-link';
import { paySite } from '@/db/schema/money/button/site';
import { page } from '@/db/schema/shop/page';
import type { SystemActor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { env } from '@/lib/platform/env';
import { allow } from '@/lib/platform/rate-limit';
import { makeSecret } from './make-secret';
import { testShop } from './model';
import type { OpenedSite } from './open-site';

const system: SystemActor = { kind: 'system', name: 'test-pairs', locale: 'en' };

/** A pair of keys to try the button with, the currency it asks for, and a fixed amount to be sold without a server. */
export type TestPair = OpenedSite & { currency: string; link: Id<'payLink'> };

/**
 * Makes a working pair of test keys for whoever asks, without an account: any page of her own machine may show its button, and it is gone
 * after `testPairDays`. Refusals: `too_many` (from one network), `unavailable` (where real money moves, and where there is no test shop).
 */
export async function openTestPair(visit: { network: string }): Promise<Result<TestPair, 'too_many' | 'unavailable'>> {
  if (env().SOUK_MODE === 'live') return refuse('unavailable');
  if (!(await allow('test-pair-network', visit.network))) return refuse('too_many');
  return asActor(system, async (tx) => {
    const [shop] = await tx
      .select({ id: page.id, currency: page.currency })
      .from(page)
      .where(eq(page.handle, testShop.handle));
    if (!shop) return refuse('unavailable');
    const id = newId('site');
    const publishable = `pk_test_${randomBytes(18).toString('base64url')}`;
    const { currency } = shop;
    await tx
      .insert(paySite)
      .values({ id, pageId: shop.id, name: testShop.siteName, test: true, anyLocal: true, publishable, currency });
    const { secret } = await makeSecret(tx, { id, test: true });
    const link = newId('payLink');
    const lamp = { title: 'Desk lamp', unitMinor: 4620n, several: true, asksAddress: false, asksEmail: false };
    await tx.insert(payLink).values({ id: link, siteId: id, pageId: shop.id, currency, ...lamp });
    return ok({ siteId: id, publishable, secret, currency, link });
  });
}
