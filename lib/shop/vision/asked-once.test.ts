import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { anybody, aPage } from '@/db/testing/shop';
import { findByPicture } from './find-by-picture';
import type { PictureSearch } from './model';
import { closeEyes } from './models/gateway';
import { seePicture } from './sight/see-picture';
import { drawn, shapes } from './testing/drawn';
import { aPictured } from './testing/seen-product';

const asked = vi.hoisted(() => ({ comparisons: 0 }));
vi.mock('@/db/client/shop', async (original) => {
  const real = await original<typeof import('@/db/client/shop')>();
  const readShopSlowly = <Row extends object>(statement: SQL) => {
    if (/shop[.]picture_code/.test(new PgDialect().sqlToQuery(statement).sql)) asked.comparisons += 1;
    return real.readShopSlowly<Row>(statement);
  };
  return { ...real, readShopSlowly };
});

beforeAll(async () => {
  for (const deliveryCountries of [['US'], ['FR']]) {
    const { id } = await aPage({ deliveryCountries });
    await seePicture((await aPictured(id, await drawn(shapes.vase, [32, 80, 176]))).mediaId);
  }
});
afterAll(closeEyes);

/** How often all pictures of the shop are compared for a search, and how many products it finds. */
async function search(choice: PictureSearch['choice']) {
  asked.comparisons = 0;
  const picture = await drawn(shapes.vase, [32, 80, 176]);
  const found = await findByPicture(anybody, { shown: { picture }, choice, isUncounted: true });
  if (!found.ok) throw new Error(found.code);
  return { found: found.value.items.length, comparisons: asked.comparisons };
}

it('a country makes a search compare the pictures no more often than it would everywhere', async () => {
  const everywhere = await search({});
  expect(everywhere.comparisons).toBeGreaterThan(0);
  expect(everywhere.found).toBe(2);
  expect(await search({ country: 'FR' })).toEqual({ found: 1, comparisons: everywhere.comparisons });
});
