import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { findByPicture } from '@/lib/shop/vision/find-by-picture';
import { closeEyes } from '@/lib/shop/vision/models/gateway';
import { seePicture } from '@/lib/shop/vision/sight/see-picture';
import { drawn, shapes } from '@/lib/shop/vision/testing/drawn';
import { aPictured } from '@/lib/shop/vision/testing/seen-product';
import { countOpened, countShown, writeFound } from './count-found';
import { foundCounts } from './queries';

let owner: Awaited<ReturnType<typeof aPerson>>;
let page: Id<'page'>;

beforeAll(async () => {
  owner = await aPerson();
  page = (await aPage({ owner: owner.personId })).id;
});
afterAll(closeEyes);

const times = (count: number, act: () => void) => Array.from({ length: count }, act);
const toldOf = async (product: Id<'product'>, actor: Parameters<typeof foundCounts>[0] = owner) =>
  (await foundCounts(actor, page, [product])).get(product);
const rowsOf = (product: Id<'product'>) =>
  shopDb().execute(sql`select * from shop.found_by_picture where product_id = ${toUuid(product)}::uuid`);
/** Moves what was counted so many days back; by the owner of the database, for nobody else may. */
async function age(product: Id<'product'>, days: number): Promise<void> {
  const database = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });
  await database`update shop.found_by_picture set day = day - ${days}::int where product_id = ${toUuid(product)}::uuid`;
  await database.end();
}

describe('how often a product is found by picture', () => {
  it('is kept as two numbers of a product and a day, and nothing else', async () => {
    const { id } = await aProduct(page);
    times(7, () => countShown([id]));
    countOpened(id);
    expect(await rowsOf(id)).toEqual([]);
    await writeFound();
    await writeFound();
    const today = new Date().toISOString().slice(0, 10);
    expect(await rowsOf(id)).toEqual([{ product_id: toUuid(id), day: today, shown: 7, opened: 1 }]);
  });

  it('is added up over the thirty days before today, and told to an owner of its page alone, small sums as few', async () => {
    const { id } = await aProduct(page);
    times(4, () => countShown([id]));
    await writeFound();
    await age(id, 29);
    expect(await toldOf(id)).toEqual({ shown: null, opened: null });
    times(3, () => countShown([id]));
    times(5, () => countOpened(id));
    await writeFound();
    // Nobody sees it grow: that would tell when somebody searched.
    expect(await toldOf(id)).toEqual({ shown: null, opened: null });
    await age(id, 1);
    expect(await toldOf(id)).toEqual({ shown: 7, opened: 5 });
    await age(id, 1);
    expect(await toldOf(id)).toEqual({ shown: null, opened: 5 });
    for (const other of [anybody, await aPerson()]) expect(await toldOf(id, other)).toBeUndefined();
  });

  it('names no product that is gone or not on sale, and loses no other by it', async () => {
    const [kept, draft, gone] = [await aProduct(page), await aProduct(page, { state: 'draft' }), await aProduct(page)];
    await shopDb().execute(sql`delete from shop.product where id = ${toUuid(gone.id)}::uuid`);
    times(6, () => countShown([gone.id, draft.id, kept.id]));
    await writeFound();
    expect([await rowsOf(gone.id), await rowsOf(draft.id)]).toEqual([[], []]);
    expect(await rowsOf(kept.id)).toMatchObject([{ shown: 6 }]);
  });

  it('counts what a search shows, once while it stays on the screen, and nothing that another site may have caused', async () => {
    const vase = await drawn(shapes.vase, [32, 80, 176]);
    const { id, mediaId } = await aPictured(page, vase);
    await seePicture(mediaId);
    const search = { shown: { picture: vase }, choice: {} };
    await findByPicture(anybody, search);
    await findByPicture(anybody, { ...search, seen: [id] });
    await findByPicture(anybody, { ...search, isUncounted: true });
    await writeFound();
    expect(await rowsOf(id)).toMatchObject([{ shown: 1, opened: 0 }]);
  });
});
