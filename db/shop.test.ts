import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { shopDb } from './client/shop';
import { media, page, post } from './schema/shop/page';
import { product, productMedia, variant } from './schema/shop/product';
import { aPage, aPicture, aProduct, versionOf } from './testing/shop';

const login = (ring: string) =>
  postgres(process.env[`DATABASE_URL_${ring}`] ?? '', { max: 1, onnotice: () => undefined });
const roles = {
  queue: login('QUEUE'),
  shop: login('SHOP'),
  money: login('MONEY'),
  social: login('SOCIAL'),
  identity: login('IDENTITY'),
};
const denied = expect.objectContaining({ code: '42501' });

afterAll(() => Promise.all(Object.values(roles).map((role) => role.end())));

describe('who may touch the shop', () => {
  const tables = ['page', 'media', 'post', 'post_media', 'product', 'product_media', 'variant'];

  it.each(tables)('money and social read %s and cannot change it', async (table) => {
    for (const role of [roles.money, roles.social]) {
      await expect(role.unsafe(`select 1 from shop.${table} limit 1`)).resolves.toBeDefined();
      await expect(role.unsafe(`delete from shop.${table}`)).rejects.toEqual(denied);
    }
    await expect(roles.identity.unsafe(`select 1 from shop.${table}`)).rejects.toEqual(denied);
  });

  it('nobody but the database’s own functions writes reservations', async () => {
    const take = `insert into shop.reservation select gen_random_uuid(), id, page_id, 1, 'held', now() from shop.variant`;
    for (const role of Object.values(roles)) await expect(role.unsafe(take)).rejects.toEqual(denied);
    await expect(roles.shop.unsafe('delete from shop.reservation')).rejects.toEqual(denied);
  });

  it('social sees neither who owns a page nor what is reserved', async () => {
    await expect(roles.social.unsafe('select * from shop.page_member')).rejects.toEqual(denied);
    await expect(roles.social.unsafe('select * from shop.reservation')).rejects.toEqual(denied);
  });

  it('the shop sees nothing of social or money', async () => {
    await expect(roles.shop.unsafe('select * from social.page_follow')).rejects.toEqual(denied);
    await expect(roles.shop.unsafe('select * from money."order"')).rejects.toEqual(denied);
  });
});

describe('the version of a page', () => {
  /** Says by how much `work` raised the version. */
  async function raised(pageId: Awaited<ReturnType<typeof aPage>>['id'], work: () => PromiseLike<unknown>) {
    const before = await versionOf(pageId);
    await work();
    return (await versionOf(pageId)) - before;
  }

  it('rises with every change of what the public sees', async () => {
    const { id } = await aPage();
    const made = await aProduct(id, { pictures: 2 });
    const [face] = made.media;
    if (!face) throw new Error('no picture');
    const postId = newId('post');
    const changes: [string, () => PromiseLike<unknown>][] = [
      ['a new name', () => shopDb().update(page).set({ name: 'Other' }).where(eq(page.id, id))],
      ['a title', () => shopDb().update(product).set({ title: 'Other' }).where(eq(product.id, made.id))],
      ['a price', () => shopDb().update(variant).set({ priceMinor: 5n }).where(eq(variant.productId, made.id))],
      [
        'the order of pictures',
        () => shopDb().update(productMedia).set({ position: 7 }).where(eq(productMedia.mediaId, face)),
      ],
      ['a description of a picture', () => shopDb().update(media).set({ alt: 'Bowl' }).where(eq(media.id, face))],
      ['a picture gone', () => shopDb().delete(media).where(eq(media.id, face))],
      [
        'an update',
        () =>
          shopDb()
            .insert(post)
            .values({ id: postId, pageId: id, authorId: newId('person'), body: 'Hi' }),
      ],
      ['an update gone', () => shopDb().delete(post).where(eq(post.id, postId))],
      ['a product hidden', () => shopDb().update(product).set({ state: 'archived' }).where(eq(product.id, made.id))],
      ['a new product', () => aProduct(id)],
    ];
    for (const [what, change] of changes) expect([what, await raised(id, change)]).not.toEqual([what, 0]);
  });

  it('stays when only stock changes, so that selling never waits for the page', async () => {
    const { id } = await aPage();
    const made = await aProduct(id);
    const sell = () => shopDb().update(variant).set({ stock: 3 }).where(eq(variant.productId, made.id));
    expect(await raised(id, sell)).toBe(0);
  });

  it('rises once for a transaction of many changes, and not at all for one that is taken back', async () => {
    const { id } = await aPage();
    const many = () =>
      shopDb().transaction(async (transaction) => {
        const made = { pageId: id, slug: 'one', title: 'One', state: 'published' };
        await transaction.insert(product).values({ ...made, id: newId('product') });
        await transaction.insert(product).values({ ...made, id: newId('product'), slug: 'two' });
        await transaction.update(product).set({ title: 'Both' }).where(eq(product.pageId, id));
      });
    expect(await raised(id, many)).toBe(1);
    const takenBack = () =>
      shopDb()
        .transaction(async (transaction) => {
          await transaction.update(product).set({ title: 'No' }).where(eq(product.pageId, id));
          throw new Error('regretted');
        })
        .catch(() => undefined);
    expect(await raised(id, takenBack)).toBe(0);
  });

  it('of another page does not move', async () => {
    const [mine, other] = [await aPage(), await aPage()];
    expect(await raised(other.id, () => aPicture(mine.id).then(() => aProduct(mine.id)))).toBe(0);
  });
});

describe('a picture that is deleted', () => {
  it('has its bytes taken away by a job, asked for in the same transaction', async () => {
    const { id } = await aPage();
    const mediaId = await aPicture(id);
    const [row] = await shopDb().select({ key: media.key }).from(media).where(eq(media.id, mediaId));
    await shopDb().delete(media).where(eq(media.id, mediaId));
    const jobs = await roles.queue<{ key: string | null }[]>`
      select key from graphile_worker.jobs where task_identifier = 'shop:remove-media'`;
    expect(jobs.map((job) => job.key)).toContain(`shop:media ${row?.key}`);
  });
});

describe('folding', () => {
  const fold = async (text: string): Promise<string> => {
    const [row] = await shopDb().execute<{ folded: string }>(sql`select shop.fold(${text}) as folded`);
    return row?.folded ?? '';
  };

  it.each([
    ['أحمد', 'احمد'],
    ['إضاءة', 'اضاءه'],
    ['آنية', 'انيه'],
    ['مقهى', 'مقهي'],
    ['مؤسسة', 'موسسه'],
    ['شواطئ', 'شواطي'],
    ['سَجَّادَةٌ', 'سجاده'],
    ['فـــازة', 'فازه'],
    ['کتاب', 'كتاب'],
    ['٢٠٠ سم', '200 سم'],
    ['۲۰۰', '200'],
    ['Crème BRÛLÉE', 'creme brulee'],
    ['Straße', 'strasse'],
    ['Ærø', 'aero'],
    ['Łódź', 'lodz'],
    ["baker's", 'bakers'],
    ['  twin - lens/reflex ', 'twin lens reflex'],
  ])('%s and %s are the same', async (left, right) => {
    expect(await fold(left)).toBe(await fold(right));
  });

  it('is done after one time, and leaves only letters, digits and single spaces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (text) => {
        const once = await fold(text);
        expect(await fold(once)).toBe(once);
        expect(once).not.toMatch(/[!-/:-@[-`{-~]| {2}|^ | $|[\p{Lu}]/u);
      }),
      { numRuns: 100 },
    );
  });
});
