import { inArray } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { media } from '@/db/schema/shop/page';
import { embedder, pictureCode, pictureVector } from '@/db/schema/shop/sight';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { likeness, signCode } from '@/lib/shop/vision/models/model';

import { nearIndexOf } from '@/lib/shop/vision/sight/near-index';
import { type Choice, nearest, nearestEverywhere } from '@/lib/shop/vision/sight/queries';

const eyes = 'eyes-of-tests-1';
const dimensions = 512;

/** Numbers that only the seed decides, around one of a few middles, so that some are near and most are not. */
function numbers(seed: number, middle = seed % 7): Int8Array {
  const random = (state: number) => {
    let now = state;
    return () => {
      now = (Math.imul(now, 1_664_525) + 1_013_904_223) >>> 0;
      return now / 2 ** 32 - 0.5;
    };
  };
  const [around, own] = [random(middle + 1), random(seed + 1_000)];
  return Int8Array.from({ length: dimensions }, () => Math.round((around() + 0.8 * own()) * 20));
}

async function see(media: Id<'media'>, vector: Int8Array, by = eyes): Promise<void> {
  await shopDb()
    .insert(pictureCode)
    .values({ embedder: by, mediaId: media, code: bitsOf(vector) });
  await shopDb()
    .insert(pictureVector)
    .values({ embedder: by, mediaId: media, vector: new Uint8Array(vector.buffer) });
}

const bitsOf = (vector: Int8Array) =>
  [...Buffer.from(signCode(Float32Array.from(vector)), 'hex')]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');

/** A thousand pictures and more that look the same, of what is for sale as far as their rows know. */
async function crowd(pageId: Id<'page'>, vector: Int8Array): Promise<void> {
  const ids = Array.from({ length: 1_050 }, () => newId('media'));
  await shopDb()
    .insert(media)
    .values(ids.map((id) => ({ ...{ id, key: id, pageId }, width: 400, height: 500, alt: 'One of many' })));
  const seen = ids.map((mediaId) => ({ embedder: eyes, mediaId }));
  await shopDb()
    .insert(pictureCode)
    .values(seen.map((one) => ({ ...one, code: bitsOf(vector) })));
  await shopDb()
    .insert(pictureVector)
    .values(seen.map((one) => ({ ...one, vector: new Uint8Array(vector.buffer) })));
  await shopDb().update(pictureCode).set({ isPublic: true }).where(inArray(pictureCode.mediaId, ids));
}

const sought = (vector: Int8Array) => ({ embedder: eyes, vector, code: signCode(Float32Array.from(vector)) });
const found = async (vector: Int8Array, choice: Choice = {}) =>
  (await nearest(anybody, sought(vector), choice)).map(({ product }) => product);

/**
 * What every index of pictures must keep to, on the database that the environment names when the tests begin: the answer of comparing
 * everything, within every choice, and through the way that is expected.
 */
export function keepsToNearest(way: 'codes' | 'pgvector'): void {
  let shown: { product: Id<'product'>; vector: Int8Array; category: string; handle: string }[] = [];

  beforeAll(async () => {
    await shopDb()
      .insert(embedder)
      .values([
        { id: eyes, dimensions, state: 'current' },
        { id: 'other-eyes', dimensions },
      ]);
    const [one, two] = [await aPage(), await aPage({ currency: 'EUR', deliveryCountries: ['FR'] })];
    shown = await Promise.all(
      Array.from({ length: 120 }, async (_, seed) => {
        const page = seed % 3 === 0 ? two : one;
        const category = seed % 2 === 0 ? 'ceramics' : 'rugs';
        const made = await aProduct(page.id, { category, pictures: 1, variants: [{ price: BigInt(1_000 + seed) }] });
        const vector = numbers(seed);
        for (const media of made.media) await see(media, vector);
        return { product: made.id, vector, category, handle: page.handle };
      }),
    );
    // What nobody may be shown, each the very picture that is looked for.
    const hidden = [
      await aProduct(one.id, { pictures: 1, state: 'draft' }),
      await aProduct(one.id, { pictures: 1, variants: [{ stock: 0 }] }),
      await aProduct((await aPage({ shopOpen: false })).id, { pictures: 1 }),
    ];
    for (const { media } of hidden) for (const one of media) await see(one, numbers(7));
    const elsewhere = await aProduct(one.id, { pictures: 1 });
    for (const media of elsewhere.media) await see(media, numbers(7), 'other-eyes');
  });

  /** The order that comparing everything exactly gives. */
  const exactly = (vector: Int8Array, of: typeof shown) =>
    of
      .toSorted(
        (a, b) =>
          likeness(vector, b.vector) - likeness(vector, a.vector) || (toUuid(a.product) < toUuid(b.product) ? -1 : 1),
      )
      .map(({ product }) => product);

  it('answers what comparing everything exactly answers, and nothing that is hidden, sold out or seen by other eyes', async () => {
    for (const seed of [7, 50, 9_001]) {
      const vector = numbers(seed, 3);
      expect(await found(vector)).toEqual(exactly(vector, shown));
    }
  });

  it.each([
    [{ category: 'rugs' }, (one: (typeof shown)[number]) => one.category === 'rugs'],
    [{ country: 'FR' }, (one: (typeof shown)[number]) => shown.indexOf(one) % 3 === 0],
    [
      { currency: 'USD', priceMin: 1_100n },
      (one: (typeof shown)[number]) => shown.indexOf(one) >= 100 && shown.indexOf(one) % 3 !== 0,
    ],
  ] as [Choice, (one: (typeof shown)[number]) => boolean][])('keeps to %o', async (choice, fits) => {
    const vector = numbers(31);
    expect(await found(vector, choice)).toEqual(exactly(vector, shown.filter(fits)));
  });

  /** Everywhere and what is marked as sold there, both in order. */
  const everywhere = async (vector: Int8Array, choice: Choice) => {
    const near = await nearestEverywhere(anybody, sought(vector), choice);
    const names = (of: typeof near) => of.map(({ product }) => product);
    return { all: names(near), there: names(near.filter(({ isWithin }) => isWithin)) };
  };

  it('marks among the nearest everywhere what is sold to a country', async () => {
    const vector = numbers(31);
    const french = exactly(
      vector,
      shown.filter((_, at) => at % 3 === 0),
    );
    expect(await everywhere(vector, { country: 'FR' })).toEqual({ all: exactly(vector, shown), there: french });
    expect(await everywhere(vector, {})).toEqual({ all: exactly(vector, shown), there: exactly(vector, shown) });
  });

  it('keeps to one shop', async () => {
    const vector = numbers(12);
    const [first] = shown;
    expect(await found(vector, { page: first?.handle })).toEqual(
      exactly(
        vector,
        shown.filter(({ handle }) => handle === first?.handle),
      ),
    );
  });

  it(`goes by ${way}`, async () => {
    expect((await nearIndexOf(sought(numbers(7)))).name).toBe(way);
  });

  it('forgets a picture in the transaction that deletes it, and finds a new one in the transaction that brings it', async () => {
    const page = await aPage({ handle: 'late' });
    const made = await aProduct(page.id, { pictures: 1 });
    const vector = numbers(77_777, 5);
    for (const media of made.media) await see(media, vector);
    expect((await found(vector))[0]).toBe(made.id);
    await shopDb().delete(pictureCode).where(inArray(pictureCode.mediaId, made.media));
    expect(await found(vector)).not.toContain(made.id);
  });

  it('finds what is sold, and what is sold to a country, behind a thousand pictures that are nearer and are not', async () => {
    const vector = numbers(88_888, 6);
    await crowd((await aPage()).id, vector);
    const french = exactly(
      vector,
      shown.filter((_, at) => at % 3 === 0),
    );
    const { all, there } = await everywhere(vector, { country: 'FR' });
    expect({ all, there }).toEqual({ all: exactly(vector, shown), there: french });
  });
}
