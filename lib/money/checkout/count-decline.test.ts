import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '@/db/schema/money/purchase';
import { method } from '@/db/schema/money/wallet';
import { aVisit } from '@/db/testing/a-person';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { actorKey } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { allow, type LimitName } from '@/lib/platform/rate-limit';
import { placeOrder } from './place-order';

let sandbox: TestSandbox;
let variantId = newId('variant');
beforeAll(async () => {
  sandbox = await startTestSandbox();
  const shop = await aShop({ stocks: [50] });
  variantId = shop.variants[0] ?? variantId;
});
afterAll(() => sandbox.stop());

/** A browser that has never been here, with a card of its own. */
async function aNewcomer(card: 'pays' | 'declined', fingerprint = randomBytes(8).toString('hex')) {
  const buyer = await aShopper(aGuest(), card === 'pays' ? 'pm_card_visa' : 'pm_card_chargeDeclined');
  await ownerDb().update(method).set({ fingerprint }).where(eq(method.id, buyer.methodId));
  const input = {
    ...{ key: randomBytes(16).toString('hex'), expectedMinor: '4620', currency: 'USD' as const, locale: 'en' as const },
    ...{ items: [{ variantId, quantity: 1 }], methodId: buyer.methodId, addressId: buyer.addressId },
    ...{ email: 'lina@example.com', returnPath: '/orders' },
  };
  const pay = async (network: string) => {
    const placed = await placeOrder(buyer.actor, input, { network });
    return placed.ok ? placed.value.state : placed.code;
  };
  return { pay, owner: actorKey(buyer.actor) ?? '' };
}

/** As many counted declines as leave room for one. */
const fill = (limit: LimitName, who: string, most: number) =>
  Promise.all(Array.from({ length: most - 1 }, () => allow(limit, who)));

describe('declined payments', () => {
  test('count by network, whatever new wallet each comes with, and leave other networks alone', async () => {
    const [{ network }, elsewhere] = [aVisit(), aVisit()];
    await fill('decline-network', network, 100);
    expect(await (await aNewcomer('declined')).pay(network)).toBe('declined');
    const next = await aNewcomer('pays');
    expect(await next.pay(network)).toBe('too_many');
    expect(await ownerDb().select().from(attempt).where(eq(attempt.owner, next.owner))).toEqual([]);
    expect(await next.pay(elsewhere.network)).toBe('authorized');
  });

  test('count by card, in whatever wallet and from whatever network, and leave other cards alone', async () => {
    const card = randomBytes(8).toString('hex');
    await fill('decline-card', card, 60);
    expect(await (await aNewcomer('declined', card)).pay(aVisit().network)).toBe('declined');
    const { network } = aVisit();
    expect(await (await aNewcomer('declined', card)).pay(network)).toBe('too_many');
    expect(await (await aNewcomer('declined')).pay(network)).toBe('declined');
  });

  test('alone count: what is paid, or asked for twice, uses nothing up', async () => {
    const { network } = aVisit();
    await fill('decline-network', network, 100);
    for (let purchases = 0; purchases < 3; purchases++) {
      expect(await (await aNewcomer('pays')).pay(network)).toBe('authorized');
    }
    const refused = await aNewcomer('declined');
    expect(await refused.pay(network)).toBe('declined');
    expect(await refused.pay(network)).toBe('declined');
  });
});
