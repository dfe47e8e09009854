import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { productMedia, variant } from '@/db/schema/shop/product';
import { pictureCode } from '@/db/schema/shop/sight';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { findByPicture } from '@/lib/shop/vision/find-by-picture';
import { closeEyes, currentEmbedder } from '@/lib/shop/vision/models/gateway';
import { barcode, drawn, shapes } from '@/lib/shop/vision/testing/drawn';
import { aPictured } from '@/lib/shop/vision/testing/seen-product';
import { sightProgress } from './queries';
import { seePicture } from './see-picture';
import { tendIndex } from './tend-index';

let page: Id<'page'>;

beforeAll(async () => {
  page = (await aPage()).id;
});
afterAll(closeEyes);

const { vase, stool } = shapes;
const [blue, brown, red, green, grey] = [
  [32, 80, 176],
  [122, 74, 32],
  [192, 32, 48],
  [16, 128, 64],
  [64, 64, 64],
] as const;

const aSeenProduct = (picture: Buffer, title: string, category = 'ceramics', sku = '') =>
  aPictured(page, picture, { title, category, variants: [{ sku }] });

const states = () => shopDb().execute(sql`select id, state from shop.embedder order by id`);
const codes = async (media: Id<'media'>) =>
  (await shopDb().execute(sql`select embedder from shop.picture_code where media_id = ${toUuid(media)}::uuid`)).length;

async function isAnybodyWaiting(): Promise<boolean> {
  return (await shopDb().execute(sql`select from pg_stat_activity where wait_event_type = 'Lock'`)).length > 0;
}

async function found(picture: Uint8Array) {
  const answer = await findByPicture(anybody, { shown: { picture }, choice: {} });
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}

describe('a picture of a product on sale', () => {
  it('is seen once, however often it is asked for, and found by a copy of it', async () => {
    const one = await aSeenProduct(await drawn(vase, blue), 'Blue vase');
    const other = await aSeenProduct(await drawn(stool, brown), 'Oak stool', 'furniture');
    await Promise.all([one, one, other].map(({ mediaId }) => seePicture(mediaId)));
    expect([await codes(one.mediaId), await codes(other.mediaId)]).toEqual([1, 1]);
    expect(await states()).toMatchObject([{ state: 'current' }]);
    const { items, colours, categories } = await found(await drawn(vase, blue));
    expect(items[0]).toMatchObject({ id: one.id, title: 'Blue vase' });
    expect(colours).toContain('blue');
    expect(categories).toContainEqual({ category: 'ceramics', count: 1 });
  });

  it('may be taken away while it is kept: neither waits for the other without an end', async () => {
    const { id, mediaId } = await aSeenProduct(await drawn(vase, green), 'Green vase');
    let seen: Promise<unknown> = Promise.resolve();
    await shopDb().transaction(async (tx) => {
      await tx.delete(productMedia).where(eq(productMedia.productId, id));
      seen = seePicture(mediaId);
      await expect.poll(isAnybodyWaiting, { timeout: 10_000 }).toBe(true);
    });
    expect(await seen).toEqual({ ok: true, value: null });
    expect(await codes(mediaId)).toBe(0);
  });

  it('is not seen before its product is published, and then found by the routine', async () => {
    const { id, mediaId } = await aSeenProduct(await drawn(stool, red), 'Red stool');
    await shopDb().execute(sql`update shop.product set state = 'draft' where id = ${toUuid(id)}::uuid`);
    await seePicture(mediaId);
    expect(await codes(mediaId)).toBe(0);
    await shopDb().execute(sql`update shop.product set state = 'published' where id = ${toUuid(id)}::uuid`);
    await tendIndex();
    expect(await codes(mediaId)).toBe(1);
  });

  it('that shows nothing is noted and not tried for ever', async () => {
    const blank = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const { mediaId } = await aSeenProduct(blank, 'A page');
    await tendIndex();
    const [row] = await shopDb().execute(sql`
      select palette is null as blank from shop.picture_facts where media_id = ${toUuid(mediaId)}::uuid`);
    expect([await codes(mediaId), row?.blank]).toEqual([0, true]);
  });
});

describe('another model', () => {
  it('takes over when it has seen everything, and what the old one saw is deleted', async () => {
    const [now] = await states();
    await shopDb().transaction(async (tx) => {
      await tx.execute(sql`update shop.embedder set state = 'retired'`);
      await tx.execute(sql`insert into shop.embedder (id, dimensions, state) values ('older-eyes-1', 512, 'current')`);
      await tx.execute(sql`delete from shop.picture_code`);
      await tx.execute(sql`insert into shop.picture_code (embedder, media_id, code)
        select 'older-eyes-1', media_id, repeat('0', 512)::bit(512) from shop.product_media`);
    });
    await tendIndex();
    expect(await states()).toEqual([{ id: now?.id, state: 'current' }]);
    const [left] = await shopDb().execute(
      sql`select count(*)::int as count from shop.picture_code where embedder = 'older-eyes-1'`,
    );
    expect(left?.count).toBe(0);
  });

  it('leaves to the next run what the old one saw of a product that is being changed', async () => {
    const { id, mediaId } = await aSeenProduct(await drawn(stool, blue), 'Blue stool');
    await seePicture(mediaId);
    await shopDb().execute(
      sql`insert into shop.embedder (id, dimensions, state) values ('older-eyes-1', 512, 'retired')`,
    );
    await shopDb().execute(sql`insert into shop.picture_code (embedder, media_id, code)
      select 'older-eyes-1', media_id, code from shop.picture_code`);
    await shopDb().transaction(async (tx) => {
      await tx.execute(sql`update shop.variant set price_minor = 77 where product_id = ${toUuid(id)}::uuid`);
      await tendIndex();
      expect(await codes(mediaId)).toBe(2);
    });
    await tendIndex();
    expect(await codes(mediaId)).toBe(1);
  });

  it('does not answer while a picture is missing', async () => {
    const hidden = await aSeenProduct(await drawn(vase, green), 'Green vase');
    await shopDb().execute(sql`update shop.embedder set state = 'retired'`);
    await shopDb().execute(
      sql`insert into shop.embedder (id, dimensions, state) values ('older-eyes-1', 512, 'current')`,
    );
    await tendIndex(0);
    expect(await states()).toContainEqual({ id: 'older-eyes-1', state: 'current' });
    expect(await codes(hidden.mediaId)).toBe(0);
    await tendIndex();
    expect(await states()).not.toContainEqual({ id: 'older-eyes-1', state: 'current' });
  });
});

describe('how far looking has come', () => {
  it('is told to owners of their page and to operators of everything, and to nobody else', async () => {
    const [owner, stranger] = [await aPerson(), await aPerson()];
    const own = await aPage({ owner: owner.personId });
    const product = await aProduct(own.id, { pictures: 2 });
    expect(await sightProgress(owner, own.id)).toEqual({ all: 2, seen: 0, changing: null });
    const [first] = product.media;
    const { id } = await currentEmbedder();
    if (first) {
      await shopDb()
        .insert(pictureCode)
        .values({ embedder: id, mediaId: first, code: '0'.repeat(512) });
    }
    expect(await sightProgress(owner, own.id)).toEqual({ all: 2, seen: 1, changing: null });
    expect(await sightProgress(stranger, own.id)).toBeNull();
    expect(await sightProgress(owner)).toBeNull();
    expect((await sightProgress({ ...stranger, roles: ['support'] }))?.all).toBeGreaterThan(2);
  });
});

describe('a barcode', () => {
  it('finds the product that has its number before everything that looks alike', async () => {
    const bowl = await aSeenProduct(await drawn(stool, grey), 'Exact thing', 'other', '4006381333931');
    await tendIndex();
    const picture = await barcode('4006381333931');
    const { items } = await found(picture);
    expect(items[0]).toMatchObject({ id: bowl.id, reason: 'barcode' });
    await shopDb().update(variant).set({ sku: 'B-1', gtin: '4006381333931' }).where(eq(variant.productId, bowl.id));
    expect((await found(picture)).items[0]).toMatchObject({ id: bowl.id, reason: 'barcode' });
    const others = await findByPicture(anybody, { shown: { picture }, choice: {}, unlike: [bowl.id] });
    expect(others.ok && others.value.items.map(({ id }) => id)).not.toContain(bowl.id);
  });
});
