import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { pictureFacts } from '@/db/schema/shop/sight';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { findByPicture } from './find-by-picture';
import type { PictureSearch } from './model';
import { closeEyes } from './models/gateway';
import { seePicture } from './sight/see-picture';
import { drawn, shapes } from './testing/drawn';
import { drawnText } from './testing/drawn-text';
import { aPictured } from './testing/seen-product';

/** Another four hundred and fifty products, each with a picture that looks exactly like this one. */
async function crowdLike(media: Id<'media'>): Promise<void> {
  const page = (await aPage({ handle: 'crowd' })).id;
  const crowd = await Promise.all(
    Array.from({ length: 450 }, () => aProduct(page, { title: 'One of many', pictures: 1 })),
  );
  const ids = crowd.flatMap((one) => one.media.map(toUuid)).join(',');
  for (const [table, column] of [
    ['picture_code', 'code'],
    ['picture_vector', 'vector'],
  ] as const) {
    await shopDb().execute(sql`
      insert into shop.${sql.raw(table)} (embedder, media_id, ${sql.raw(column)})
      select t.embedder, one.id, t.${sql.raw(column)} from shop.${sql.raw(table)} t
      cross join unnest(string_to_array(${ids}, ',')::uuid[]) as one (id) where t.media_id = ${toUuid(media)}::uuid`);
  }
}

const colours = { blue: [32, 80, 176], green: [16, 128, 64], red: [192, 32, 48], brown: [122, 74, 32] } as const;
const titles = new Map<string, string>();
const ids = new Map<string, Id<'product'>>();

/** What looks like nothing that shops sell. */
function strange() {
  return drawn((x, y) => Math.sin(x / 9) + Math.sin(y / 5 + x / 23) > 0.3, [40, 160, 90]);
}

beforeAll(async () => {
  const page = (await aPage({ handle: 'kiln', currency: 'USD' })).id;
  for (const [shape, category] of [
    ['vase', 'ceramics'],
    ['stool', 'furniture'],
    ['plate', 'lighting'],
  ] as const) {
    for (const [at, [colour, rgb]] of Object.entries(colours).entries()) {
      const title = `A ${shape} of ${colour} clay`;
      const variants = [{ price: BigInt(1_000 * (at + 1)) }];
      const product = await aPictured(page, await drawn(shapes[shape], rgb), { title, category, variants });
      await seePicture(product.mediaId);
      titles.set(product.id, `${colour} ${shape}`);
      ids.set(`${colour} ${shape}`, product.id);
    }
  }
});
afterAll(closeEyes);

async function find(search: Partial<PictureSearch> = {}) {
  const picture = await drawn(shapes.vase, colours.blue);
  const found = await findByPicture(anybody, { shown: { picture }, choice: {}, ...search });
  if (!found.ok) throw new Error(found.code);
  return { ...found.value, names: found.value.items.map(({ id }) => titles.get(id)) };
}

describe('what has the same words on it', () => {
  const label = ['Quibbleberry', 'ZEPHYR'];
  const shown = () => drawnText(label, { turned: 7, size: 74, ink: [255, 250, 240], ground: [150, 30, 60] });
  let carton: Id<'product'>;

  beforeAll(async () => {
    const page = (await aPage({ handle: 'dairy' })).id;
    // What it says stands beside what it looks like: a plate.
    const product = await aPictured(page, await drawn(shapes.plate, colours.green), { category: 'furniture' });
    await seePicture(product.mediaId);
    await shopDb()
      .update(pictureFacts)
      .set({ label: ['quibbleberry', 'zephyr', 'fresh'] })
      .where(eq(pictureFacts.mediaId, product.mediaId));
    carton = product.id;
  });

  it('is found however it looks, before what only looks alike, and says so', async () => {
    const { items } = await find({ shown: { picture: await shown() } });
    expect(items[0]).toMatchObject({ id: carton, reason: 'same_label' });
    expect(items.filter(({ reason }) => reason === 'same_label')).toHaveLength(1);
  });

  it('keeps to what is chosen, and to what it is not', async () => {
    const picture = await shown();
    const elsewhere = await find({ shown: { picture }, choice: { category: 'lighting' } });
    expect(elsewhere.items.map(({ id }) => id)).not.toContain(carton);
    const unlike = await find({ shown: { picture }, unlike: [carton] });
    expect(unlike.items.map(({ id }) => id)).not.toContain(carton);
  });

  it('is found by another product that has them', async () => {
    const page = (await aPage({ handle: 'corner' })).id;
    const other = await aPictured(page, await drawn(shapes.stool, colours.red), { category: 'furniture' });
    await seePicture(other.mediaId);
    await shopDb()
      .update(pictureFacts)
      .set({ label: ['zephyr', 'quibbleberry'] })
      .where(eq(pictureFacts.mediaId, other.mediaId));
    const { items } = await find({ shown: { product: other.id } });
    expect(items.find(({ id }) => id === carton)).toMatchObject({ reason: 'same_label' });
    await shopDb().execute(sql`update shop.product set state = 'draft' where id = ${toUuid(other.id)}::uuid`);
  });
});

describe('what is found by a picture', () => {
  it('is the very thing first, and says why', async () => {
    const { items, names } = await find();
    expect([names[0], items[0]?.reason]).toEqual(['blue vase', 'same_item']);
  });

  it('has the colour that is typed, in either language, and not the unwanted one', async () => {
    expect((await find({ words: 'green' })).names[0]).toBe('green vase');
    expect((await find({ words: 'بالأحمر أحمر' })).names[0]).toBe('red vase');
    expect((await find({ words: 'not blue' })).names.filter((name) => name?.startsWith('blue'))).toEqual([]);
  });

  it('keeps to words and a price that are typed, where a currency is known', async () => {
    const cheap = await find({ words: 'under 10', choice: { currency: 'USD' } });
    expect(cheap.names.length).toBeGreaterThan(0);
    expect(cheap.names.every((name) => name?.startsWith('blue'))).toBe(true);
    const { names } = await find({ words: 'stool' });
    expect(names.length).toBeGreaterThan(0);
    expect(names.every((name) => name?.endsWith('stool'))).toBe(true);
    expect((await find({ words: 'without vase' })).names.filter((name) => name?.endsWith('vase'))).toEqual([]);
  });

  it('is not what was called unlike, nor nearer to it than before', async () => {
    const blue = ids.get('blue vase');
    const before = (await find()).names.filter((name) => name !== 'blue vase');
    const after = (await find({ unlike: blue ? [blue] : [] })).names;
    expect(after).not.toContain('blue vase');
    expect(after).not.toEqual(before);
  });

  it('stands within the choice, and is counted outside of it', async () => {
    const found = await find({ choice: { category: 'ceramics' } });
    expect(found.names.every((name) => name?.endsWith('vase'))).toBe(true);
    expect(found.categories).toContainEqual({ category: 'ceramics', count: 4 });
  });

  it('is what is like a product, without it, and nothing for one that is not there', async () => {
    const blue = ids.get('blue vase');
    if (!blue) throw new Error('no vase');
    const found = await find({ shown: { product: blue } });
    expect(found.names).not.toContain('blue vase');
    expect(found.names[0]).toMatch(/vase$/);
    const none = await findByPicture(anybody, { shown: { product: `${blue.slice(0, -4)}0000` as never }, choice: {} });
    expect(none).toEqual({ ok: false, code: 'not_found' });
  });
});

describe('whether the shop has what is shown', () => {
  it('is asked of all of it: what is doubted where nothing is like it is shown within every filter once it is there', async () => {
    const picture = await strange();
    const narrow = [
      { currency: 'USD', priceMax: 4_000n },
      { currency: 'USD', priceMin: 1_000n, priceMax: 4_000n },
      { category: 'furniture' },
      { page: 'kiln' },
    ] as const;
    const found = async () =>
      Promise.all(narrow.map(async (choice) => (await find({ shown: { picture }, choice })).names.length > 0));
    expect(await found()).toEqual([false, false, false, false]);
    const product = await aPictured((await aPage({ handle: 'odd' })).id, picture, { variants: [{ price: 90_000n }] });
    await seePicture(product.mediaId);
    expect(await found()).toEqual([true, true, true, true]);
  });
});

it('a price that no amount can be, and words with a NUL, are no fault', async () => {
  const huge = 10n ** 30n;
  const named = async (search: Partial<PictureSearch>) => (await find(search)).names;
  expect(await named({ choice: { currency: 'USD', priceMax: huge } })).toContain('blue vase');
  expect(await named({ choice: { currency: 'USD', priceMin: -huge } })).toContain('blue vase');
  expect(await named({ choice: { currency: 'USD', priceMin: 1_000n, priceMax: -huge } })).not.toContain('blue vase');
  expect(await named({ words: `under ${huge} dollars`, choice: { currency: 'USD' } })).toContain('blue vase');
  const typed = await named({ words: 'under 10\0 dollars, not\0 green', choice: { currency: 'USD' } });
  expect(typed[0]).toBe('blue vase');
});

it('what has the same words is found when very many others look more alike', async () => {
  const page = (await aPage({ handle: 'pantry' })).id;
  const picture = await drawnText(['MARMALADE', 'Cumquat'], { ink: [255, 250, 240], ground: [150, 30, 60], size: 74 });
  const poster = await aPictured(page, picture, { title: 'Poster' });
  const jar = await aPictured(page, await drawn(shapes.vase, colours.brown), { title: 'Preserve in a jar' });
  for (const { mediaId } of [poster, jar]) await seePicture(mediaId);
  await crowdLike(poster.mediaId);
  const { items: before } = await find({ shown: { picture }, words: 'preserve' });
  expect(before.map(({ id }) => id)).not.toContain(jar.id);
  await shopDb()
    .update(pictureFacts)
    .set({ label: ['cumquat', 'marmalade'] })
    .where(eq(pictureFacts.mediaId, jar.mediaId));
  const { items } = await find({ shown: { picture }, words: 'preserve' });
  expect(items.map(({ id, reason }) => ({ id, reason }))).toEqual([{ id: jar.id, reason: 'same_label' }]);
});
