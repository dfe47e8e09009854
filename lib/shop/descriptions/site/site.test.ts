import { describe, expect, it } from 'vitest';
import { aPage, aProduct } from '@/db/testing/shop';
import { aGuest } from '@/db/testing/world';
import { type MapPart, nothingBefore, partName, readPart, thingsMax } from './model';
import { entriesOf, siteParts } from './queries';

const anybody = aGuest();

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const found: Value[] = [];
  for await (const value of values) found.push(value);
  return found;
}

describe('the map of the site', () => {
  it('names every public page and product once, whatever the size of its parts', async () => {
    const [open, shut, draft] = [await aPage(), await aPage({ shopOpen: false }), await aPage({ state: 'draft' })];
    const shown = await Promise.all(Array.from({ length: 5 }, () => aProduct(open.id, { pictures: 2 })));
    const hidden = [
      await aProduct(shut.id),
      await aProduct(draft.id),
      await aProduct(open.id, { state: 'archived' }),
      await aProduct(open.id, { state: 'draft' }),
    ];
    for (const things of [2, 3, thingsMax]) {
      const parts = await all(siteParts(anybody, things));
      const entries = (await Promise.all(parts.map((part) => all(entriesOf(anybody, part, things))))).flat();
      const addresses = entries.map(({ handle, slug }) => `${handle}/${slug}`);
      expect(new Set(addresses).size).toBe(addresses.length);
      for (const { slug } of shown) expect(addresses).toContain(`${open.handle}/${slug}`);
      for (const { slug } of hidden) expect(addresses.join()).not.toContain(slug);
      expect(addresses).toContain(`${open.handle}/null`);
      expect(addresses).toContain(`${shut.handle}/null`);
      expect(addresses).not.toContain(`${draft.handle}/null`);
      expect(entries.find(({ slug }) => slug === shown[0]?.slug)?.pictures).toHaveLength(2);
    }
  });

  it('has parts of no more addresses than readers take, each found again by its name', async () => {
    expect(thingsMax * 2 + 4).toBeLessThanOrEqual(50_000);
    const page = await aPage();
    for (let number = 0; number < 3; number += 1) await aProduct(page.id);
    const parts = await all(siteParts(anybody, 1));
    expect(parts.filter(({ kind }) => kind === 'products').length).toBeGreaterThanOrEqual(3);
    for (const part of parts) {
      expect(readPart(partName(part))).toEqual(part);
      expect((await all(entriesOf(anybody, part, 1))).length).toBeLessThanOrEqual(1);
    }
    const first: MapPart = { kind: 'pages', after: nothingBefore };
    expect(partName(first)).toBe('pages.xml');
    for (const name of ['', 'people.xml', 'pages', 'pages-1.xml', "products-'.xml"]) expect(readPart(name)).toBeNull();
  });
});
