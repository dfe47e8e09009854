import { afterAll, beforeAll, expect, it } from 'vitest';
import { anybody, aPage } from '@/db/testing/shop';
import type { Id } from '@/lib/kernel/ids';
import { findByPicture } from './find-by-picture';
import { closeEyes } from './models/gateway';
import { readPictureSearch } from './schema';
import { seePicture } from './sight/see-picture';
import { drawn, shapes } from './testing/drawn';
import { aPictured } from './testing/seen-product';

const named = new Map<Id<'product'>, string>();

async function aSized(title: string, option: string, variants: { values: string[]; stock: number }[]) {
  const page = (await aPage()).id;
  const options = [
    { name: 'Colour', values: ['Clay'] },
    { name: option, values: variants.map(({ values }) => values[1] ?? '') },
  ];
  const product = await aPictured(page, await drawn(shapes.vase, [32, 80, 176]), { title, options, variants });
  await seePicture(product.mediaId);
  named.set(product.id, title);
}

beforeAll(async () => {
  await aSized('English', 'Size', [
    { values: ['Clay', 'S'], stock: 3 },
    { values: ['Clay', 'M'], stock: 0 },
  ]);
  await aSized('Arabic', 'المقاس', [{ values: ['Clay', 'M'], stock: 1 }]);
  await aSized('Unsized', 'Resize by', [{ values: ['Clay', 'S'], stock: 5 }]);
});
afterAll(closeEyes);

async function find(size: string) {
  const form = new FormData();
  form.set('picture', new File([Buffer.from(await drawn(shapes.vase, [32, 80, 176]))], 'a.png'));
  if (size) form.set('size', size);
  const asked = await readPictureSearch(form);
  if (!asked.ok) throw new Error(asked.code);
  const found = await findByPicture(anybody, asked.value);
  if (!found.ok) throw new Error(found.code);
  return { names: found.value.items.map(({ id }) => named.get(id)).toSorted(), sizes: found.value.sizes };
}

it('narrows to what is to be had in a size, in any language, and names the sizes there are', async () => {
  const all = await find('');
  expect(all.names).toEqual(['Arabic', 'English', 'Unsized']);
  expect(all.sizes.toSorted((one, other) => (one.size < other.size ? -1 : 1))).toEqual([
    { size: 'M', count: 1 },
    { size: 'S', count: 1 },
  ]);
  expect((await find('S')).names).toEqual(['English']);
  // Of the other one that size is sold out.
  expect((await find('M')).names).toEqual(['Arabic']);
  expect((await find("X' or true --")).names).toEqual([]);
});
