import { beforeEach, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { aPerson } from '@/db/testing/world';
import { loadGoogleCategories } from './load-google-categories';
import { googleCategories } from './queries';

const system = { kind: 'system', name: 'test', locale: 'en' } as const;
const file = `# Google_Product_Taxonomy_Version: 2021-09-21
166 - Apparel & Accessories
1604 - Apparel & Accessories > Clothing
2271 - Apparel & Accessories > Clothing > Dresses
5055 - Invented > Kept apart
`;
const known = (...asked: string[]) => googleCategories(shopDb(), asked);

beforeEach(async () => {
  expect(await loadGoogleCategories(system, file)).toEqual({ ok: true, value: { entries: 4 } });
});

describe('the loaded list of Google', () => {
  it('is known by number and by path, with all above it, however it is written', async () => {
    const list = await known('2271', 'apparel & accessories>CLOTHING');
    expect(list.pathOf('2271')).toBe('Apparel & Accessories > Clothing > Dresses');
    expect(list.numberOf('Apparel & Accessories  >  Clothing')).toBe('1604');
    expect(list.pathOf('166')).toBe('Apparel & Accessories');
    expect(list.pathOf('5055')).toBeNull();
  });

  it('is replaced as a whole by the next file', async () => {
    await loadGoogleCategories(system, '\ufeff1 - Animals & Pet Supplies\r\n');
    expect((await known('1')).pathOf('1')).toBe('Animals & Pet Supplies');
    expect((await known('1604')).pathOf('1604')).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['a page of the web', '<!doctype html>\n<p>Not found'],
    ['a list with a line that is no entry', '1 - Animals\nPlants'],
    ['a number twice', '1 - Animals\n1 - Plants'],
    ['a path twice', '1 - Animals\n2 - animals'],
  ])('stays as it was when the file is %s', async (_, text) => {
    expect(await loadGoogleCategories(system, text)).toEqual({ ok: false, code: 'not_a_taxonomy' });
    expect((await known('1604')).pathOf('1604')).toBe('Apparel & Accessories > Clothing');
  });

  it('is changed by the system alone', async () => {
    expect(await loadGoogleCategories(await aPerson(), file)).toEqual({ ok: false, code: 'forbidden' });
  });

  it('has nothing to say of what no list has', async () => {
    for (const asked of ['', '99999999999999', '0', "'; drop", '>'])
      expect((await known(asked)).numberOf(asked)).toBeNull();
  });
});
