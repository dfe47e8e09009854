import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { deliveryRate, deliveryZone } from '@/db/schema/shop/delivery';
import { page } from '@/db/schema/shop/page';
import { aPage } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { setDelivery } from '@/lib/shop/pages/set-delivery';
import { beginZones } from './begin-zones';
import { keepRate } from './keep-rate';
import { keepZone } from './keep-zone';
import { zonesForOwner } from './queries';
import { removeRate } from './remove-rate';
import { removeZone } from './remove-zone';
import { KeepRate, KeepZone } from './schema';

const names = { zone: 'Home', rate: 'Post' };

async function aShopOfMine(currency = 'USD') {
  const owner = await aPerson();
  const { id, handle } = await aPage({ owner: owner.personId, currency, deliveryMinor: 500n });
  return {
    ...{ owner, id, handle },
    zones: () => zonesForOwner(owner, handle),
    settings: async () => (await shopDb().select().from(page).where(eq(page.id, id)))[0],
    zone: (part: object) =>
      keepZone(owner, KeepZone.parse({ page: id, name: 'Zone', countries: [], parts: '', ...part })),
  };
}

const rateForm = (part: object) =>
  KeepRate.parse({
    ...{ place: '0', name: 'Post', basis: 'flat', price1: '5', processingDays: '1', transitMin: '2', transitMax: '4' },
    ...part,
  });

async function aZone(shop: Awaited<ReturnType<typeof aShopOfMine>>, part: object) {
  const kept = await shop.zone(part);
  if (!kept.ok) throw new Error(kept.code);
  return kept.value.zone;
}

describe('zones', () => {
  it('begin as what the simple settings say, once, and the simple form then leads to them', async () => {
    const shop = await aShopOfMine();
    expect(await Promise.all([1, 2].map(() => beginZones(shop.owner, { page: shop.id }, names)))).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(await shop.zones()).toMatchObject([
      { name: 'Home', areas: ['US'], rates: [{ name: 'Post', bands: [{ from: 0n, minor: 500n }], transitMin: 2 }] },
    ]);
    const simple = { page: shop.id, price: '9', daysMin: 1, daysMax: 2, countries: ['US'] };
    expect(await setDelivery(shop.owner, simple)).toEqual({ ok: false, code: 'zones' });
  });

  it('sum up on the page: where it goes, what a small parcel costs at home, and that its terms changed', async () => {
    const shop = await aShopOfMine();
    const [home, world] = [
      await aZone(shop, { countries: ['US'] }),
      await aZone(shop, { countries: ['DE'], everywhere: 'on' }),
    ];
    const before = (await shop.settings())?.termsVersion ?? 0n;
    await keepRate(shop.owner, rateForm({ page: shop.id, zone: home, price1: '7.50' }));
    expect(await shop.settings()).toMatchObject({
      ...{ deliveryMinor: 750n, deliveryDaysMin: 3, deliveryDaysMax: 5, deliveryCountries: ['US'] },
    });
    await keepRate(shop.owner, rateForm({ page: shop.id, zone: world }));
    const after = await shop.settings();
    expect(after?.deliveryCountries.length).toBeGreaterThan(200);
    expect(after?.termsVersion).toBeGreaterThan(before);
    await removeRate(shop.owner, { page: shop.id, zone: world, place: 0 });
    expect((await shop.settings())?.deliveryCountries).toEqual(['US']);
  });

  it('never share a place, also when two are made at once', async () => {
    const shop = await aShopOfMine();
    await shop.zone({ parts: 'us-ca, US:941' });
    expect((await shop.zones())[0]?.areas).toEqual(['US-CA', 'US:941']);
    expect(await shop.zone({ countries: ['US'], parts: 'US:941' })).toEqual({
      ...{ ok: false, code: 'area_taken', field: 'countries' },
    });
    const both = await Promise.all([shop.zone({ countries: ['DE'] }), shop.zone({ countries: ['DE', 'FR'] })]);
    expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
  });

  it('are twenty at most', async () => {
    const shop = await aShopOfMine();
    for (let number = 1; number <= 20; number++) await aZone(shop, { parts: `US:${number}00` });
    expect(await shop.zone({ countries: ['DE'] })).toEqual({ ok: false, code: 'zones_full' });
    const [first] = await shop.zones();
    if (!first?.id) throw new Error('no zone');
    await removeZone(shop.owner, { page: shop.id, zone: first.id, sure: 'on' });
    expect(await shop.zone({ countries: ['DE'] })).toMatchObject({ ok: true });
  });

  it('are the owner’s alone: a stranger’s page, and a zone of another page, are not found', async () => {
    const [mine, other] = [await aShopOfMine(), await aShopOfMine()];
    const theirs = await aZone(other, { countries: ['US'] });
    const missing = { ok: false, code: 'not_found' };
    expect(await zonesForOwner(mine.owner, other.handle)).toEqual([]);
    expect(await mine.zone({ page: other.id, countries: ['DE'] })).toEqual(missing);
    expect(await mine.zone({ zone: theirs, countries: ['DE'] })).toEqual(missing);
    expect(await keepRate(mine.owner, rateForm({ page: mine.id, zone: theirs }))).toEqual(missing);
    await removeZone(mine.owner, { page: mine.id, zone: theirs, sure: 'on' });
    await removeRate(mine.owner, { page: mine.id, zone: theirs, place: 0 });
    expect(await other.zones()).toMatchObject([{ areas: ['US'] }]);
  });

  it.each(['ZZ', 'US-', 'US:94-1', 'California', '*'])('refuse %s as a place', (parts) => {
    const parsed = KeepZone.safeParse({ page: 'x', name: 'Zone', countries: [], parts });
    expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toContainEqual(['parts', 'area']);
  });
});

describe('a rate', () => {
  it('is read as typed: steps by grams, free from a total, in the currency of the page', async () => {
    const shop = await aShopOfMine('KWD');
    const zone = await aZone(shop, { countries: ['KW'] });
    const typed = { basis: 'weight', price1: '١٫٥', from2: '1000', price2: '2.250', most: '٣٠٠٠٠', freeFrom: '20' };
    expect(await keepRate(shop.owner, rateForm({ page: shop.id, zone, ...typed }))).toEqual({ ok: true, value: null });
    expect((await shop.zones())[0]?.rates).toMatchObject([
      {
        ...{ currency: 'KWD', basis: 'weight', most: 30_000n, freeFrom: 20_000n },
        bands: [
          { from: 0n, minor: 1_500n },
          { from: 1_000n, minor: 2_250n },
        ],
      },
    ]);
  });

  it.each([
    ['a price with too many decimals', { price1: '1.005' }, 'number', 'price1'],
    ['a price beyond all reason', { price1: '50000.01' }, 'price_high', 'price1'],
    ['steps out of order', { basis: 'count', from2: '5', from3: '5' }, 'steps_order', 'from3'],
    ['half a gram', { basis: 'weight', from2: '0.5' }, 'whole_number', 'from2'],
    ['a total that is no amount', { freeFrom: 'ten' }, 'number', 'freeFrom'],
  ])('refuses %s beside its field', async (_, part, code, field) => {
    const shop = await aShopOfMine();
    const zone = await aZone(shop, { countries: ['US'] });
    expect(await keepRate(shop.owner, rateForm({ page: shop.id, zone, ...part }))).toEqual({ ok: false, code, field });
  });

  it('is held by the database too: bands ascend, cost no less than nothing, and are of their page', async () => {
    const [shop, other] = [await aShopOfMine(), await aShopOfMine()];
    const zoneId = await aZone(shop, { countries: ['US'] });
    const row = {
      ...{ zoneId, position: 0, pageId: shop.id, name: 'Post', currency: 'USD', basis: 'count' },
      ...{ bandFrom: [0n, 2n], bandMinor: [1n, 2n], processingDays: 0, transitMin: 1, transitMax: 1 },
    };
    const put = (part: Partial<typeof row>) =>
      shopDb()
        .insert(deliveryRate)
        .values({ ...row, ...part });
    for (const wrong of [
      ...[{ bandFrom: [0n, 0n] }, { bandFrom: [1n, 2n] }, { bandMinor: [-1n, 2n] }, { bandMinor: [1n] }],
      ...[{ pageId: other.id }, { transitMin: 2 }, { position: 4 }, { basis: 'moon' }],
    ])
      await expect(put(wrong)).rejects.toThrow();
    await put({});
    const areas = shopDb()
      .update(deliveryZone)
      .set({ areas: ['us'] })
      .where(eq(deliveryZone.id, zoneId));
    await expect(areas).rejects.toThrow();
  });
});
