import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { productMedia } from '@/db/schema/shop/product';
import { decided } from '@/db/testing/decided';
import { jobsOf } from '@/db/testing/jobs';
import { aReview } from '@/db/testing/reviews';
import { aPage, aProduct } from '@/db/testing/shop';
import { aPerson, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { addReviewPhoto } from '@/lib/shop/reviews/add-review-photo';
import { makeGrey } from '../gateway';
import { ingestImage } from '../ingest-image';
import { comparePictures } from './compare-pictures';
import { compareStored } from './compare-stored';
import { type ComparedKind, greySide, likenessOf } from './model';

const folder = new URL('../../../../db/seed/pictures/', import.meta.url);

const photograph = (name: string) => readFile(new URL(`${name}.webp`, folder));

async function likeness(bytes: Uint8Array): Promise<bigint> {
  const grey = await makeGrey(bytes, greySide);
  if (!grey.ok) throw new Error(grey.code);
  return likenessOf(grey.value);
}

function apart(one: bigint, other: bigint): number {
  return [...BigInt.asUintN(64, one ^ other).toString(2)].filter((bit) => bit === '1').length;
}

/** Cuts so much off every edge. */
async function cut(bytes: Uint8Array, share: number): Promise<Sharp> {
  const { width, height } = await sharp(bytes).metadata();
  const [across, down] = [Math.round(width * share), Math.round(height * share)];
  return sharp(bytes).extract({ left: across, top: down, width: width - 2 * across, height: height - 2 * down });
}

const changed: Readonly<Record<string, (bytes: Uint8Array) => Promise<Uint8Array>>> = {
  'encoded anew': (bytes) => sharp(bytes).jpeg({ quality: 40 }).toBuffer(),
  'made smaller': (bytes) => sharp(bytes).resize({ width: 300 }).jpeg({ quality: 75 }).toBuffer(),
  'cut at its edges': async (bytes) => (await cut(bytes, 0.005)).webp({ quality: 80 }).toBuffer(),
};

describe('the likeness of a picture', () => {
  const names = ['vase-13', 'cup-08', 'rug-18', 'basket-03', 'candle-01', 'textile-10'];

  it.each(Object.entries(changed))('stays nearly the same when it is %s', async (_, change) => {
    for (const name of names) {
      const bytes = await photograph(name);
      const far = apart(await likeness(bytes), await likeness(await change(bytes)));
      expect(far, `${name} ${far}`).toBeLessThanOrEqual(6);
    }
  });

  it('is another for another picture of the same kind of thing', async () => {
    const kinds = (await readdir(folder)).filter((name) => /^(vase|cup|rug)-/.test(name));
    expect(kinds.length).toBeGreaterThan(20);
    const seen = await Promise.all(kinds.map(async (name) => likeness(await readFile(new URL(name, folder)))));
    for (const [at, one] of seen.entries())
      for (const [before, other] of seen.slice(0, at).entries())
        expect(apart(one, other), `${kinds[at]} ${kinds[before]}`).toBeGreaterThan(6);
  });

  it('is none for a plain one', async () => {
    const plain = sharp({ create: { width: 90, height: 60, channels: 3, background: '#dddddd' } });
    expect(await likeness(await plain.jpeg().toBuffer())).toBe(0n);
  });
});

const system = { kind: 'system', name: 'test', locale: 'en' } as const;

/** A product on sale with this picture, at a page of this owner. */
async function onSale(bytes: Uint8Array, owner?: PersonActor) {
  const by = owner ?? (await aPerson());
  const page = await aPage({ owner: by.personId });
  const stored = await ingestImage(system, page.id, bytes);
  if (!stored.ok) throw new Error(stored.code);
  const { id } = await aProduct(page.id);
  await shopDb().insert(productMedia).values({ productId: id, mediaId: stored.value.mediaId, position: 0 });
  return { by, page, product: id, media: stored.value.mediaId };
}

async function flagsOf(kind: ComparedKind, id: Id<'product'> | Id<'review'>): Promise<string[]> {
  const rows = await ownerDb().execute<{ reason: string }>(
    sql`select reason from identity.flag where subject_kind = ${kind} and subject_id = ${toUuid(id)}::uuid order by reason`,
  );
  return rows.map(({ reason }) => reason);
}

const compare = (product: Id<'product'>) => comparePictures({ kind: 'product', id: toUuid(product) });

describe('a picture that others show', () => {
  let first: Awaited<ReturnType<typeof onSale>>;
  beforeAll(async () => {
    first = await onSale(await photograph('jug-03'));
    await compare(first.product);
  });

  it('flags what came second, by whichever of the two is looked at', async () => {
    const copy = await onSale((await changed['made smaller']?.(await photograph('jug-03'))) ?? new Uint8Array());
    expect(await jobsOf('shop:compare-pictures', toUuid(copy.product))).toBe(1);
    expect(await flagsOf('product', copy.product)).toEqual([]);
    await compare(copy.product);
    expect(await flagsOf('product', copy.product)).toEqual(['picture']);
    expect(await flagsOf('product', first.product)).toEqual([]);
    await ownerDb().execute(
      sql`delete from identity.flag where subject_kind = 'product' and subject_id = ${toUuid(copy.product)}::uuid`,
    );
    await compare(first.product);
    expect(await flagsOf('product', copy.product)).toEqual(['picture']);
  });

  it('is no flag within one seller’s hands, of another thing, or while nobody sees it', async () => {
    const own = await onSale(await photograph('jug-03'), first.by);
    const other = await onSale(await photograph('jug-02'));
    const draft = await onSale(await photograph('jug-03'));
    await shopDb().execute(sql`update shop.product set state = 'draft' where id = ${toUuid(draft.product)}::uuid`);
    for (const { product } of [own, other, draft]) {
      await compare(product);
      expect(await flagsOf('product', product)).toEqual([]);
    }
    const [row] = await ownerDb().execute<{ likeness: string | null }>(
      sql`select likeness from shop.media where id = ${toUuid(draft.media)}::uuid`,
    );
    expect(row?.likeness).toBeNull();
  });

  it('flags a review too', async () => {
    const { id, by } = await aReview((await onSale(await photograph('cup-08'))).product);
    expect((await addReviewPhoto(by, id, await photograph('jug-03'))).ok).toBe(true);
    await comparePictures({ kind: 'review', id: toUuid(id) });
    expect(await flagsOf('review', id)).toEqual(['picture']);
  });
});

describe('a picture that was taken away', () => {
  it('flags what shows it again, whoever does, until the decision is overturned', async () => {
    const bytes = await photograph('basket-03');
    const bad = await onSale(bytes);
    await compare(bad.product);
    const decision = await decided('product', toUuid(bad.product), 'remove', { rule: '2.1' });
    const anew = await onSale((await changed['cut at its edges']?.(bytes)) ?? bytes, bad.by);
    await compare(anew.product);
    expect(await flagsOf('product', anew.product)).toEqual(['removed_picture']);
    await ownerDb().execute(sql`select identity.lift(${decision}::uuid, true)`);
    const later = await onSale(bytes, bad.by);
    await compare(later.product);
    expect(await flagsOf('product', later.product)).toEqual([]);
  });
});

it('what was stored before is gone through, and the same once more does nothing new', async () => {
  const [one, two] = [await onSale(await photograph('candle-01')), await onSale(await photograph('candle-01'))];
  for (let times = 0; times < 2; times++) {
    // From just before the first of the two on: other tests write products too.
    const [from] = await ownerDb().execute<{ id: string }>(
      sql`select id from shop.product where id < ${toUuid(one.product)}::uuid order by id desc limit 1`,
    );
    await compareStored({ kind: 'product', ...(from && { after: from.id }) });
    expect(await flagsOf('product', two.product)).toEqual(['picture']);
    expect(await flagsOf('product', one.product)).toEqual([]);
  }
});
