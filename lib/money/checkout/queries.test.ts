import { afterEach, describe, expect, test, vi } from 'vitest';
import { setRule } from '@/db/testing/rules';
import { aGuest, aPerson, aShop } from '@/db/testing/world';
import type { MarketState } from '@/lib/markets/model';
import { buyingCountries } from '@/lib/money/wallet/queries';
import { placeIn } from '@/lib/shop/delivery/model';
import { offerForItems } from './queries';

const here = vi.hoisted(() => ({ mode: 'sandbox' }));
vi.mock('@/lib/platform/env', async (original) => {
  const real = await original<typeof import('@/lib/platform/env')>();
  return { ...real, env: () => ({ ...real.env(), SOUK_MODE: here.mode }) };
});

const setMarket = (capability: 'buy' | 'sell', state: MarketState) => setRule('US', capability, state);

afterEach(async () => {
  here.mode = 'sandbox';
  for (const capability of ['buy', 'sell'] as const) await setMarket(capability, 'open');
});

describe('a market that is only demonstrated', () => {
  test.each(['buy', 'sell'] as const)('lets nobody %s for real money', async (capability) => {
    const [buyer, { variants }] = [await aPerson(), await aShop()];
    const items = variants.map((variantId) => ({ variantId, quantity: 1 }));
    const problem = async () => (await offerForItems(buyer, items, placeIn('US')))[0]?.problem;
    await setMarket(capability, 'demonstration');
    expect(await problem()).toBeUndefined();
    here.mode = 'live';
    expect(await problem()).toBe('market_closed');
    await setMarket(capability, 'open');
    expect(await problem()).toBeUndefined();
  });

  test('is not among the countries whose people may buy', async () => {
    await setMarket('buy', 'demonstration');
    expect(await buyingCountries(aGuest())).toContain('US');
    here.mode = 'live';
    expect(await buyingCountries(aGuest())).not.toContain('US');
  });
});
