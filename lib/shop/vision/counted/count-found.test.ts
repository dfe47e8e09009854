import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { aPerson, ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { closeDays } from '@/lib/shop/insights/close-days';
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
/** Moves what was counted into the month before; by the owner of the database, for nobody else may. */
async function toLastMonth(product: Id<'product'>): Promise<void> {
  await ownerDb().execute(sql`
    update shop.found_by_picture set day = date_trunc('month', now() at time zone 'UTC')::date - 1
    where product_id = ${toUuid(product)}::uuid`);
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

  it('is told of the month before this one, in tens and none of few, to an owner of its page alone', async () => {
    const [many, few] = [await aProduct(page), await aProduct(page)];
    times(60, () => countShown([many.id]));
    times(9, () => countShown([few.id]));
    times(50, () => countOpened(many.id));
    await writeFound();
    const untold = { shown: null, opened: null };
    // Nobody sees it grow: that would tell when somebody searched.
    expect([await toldOf(many.id), await closeDays(), await toldOf(many.id)]).toEqual([untold, 0, untold]);
    await toLastMonth(many.id);
    await toLastMonth(few.id);
    await closeDays();
    const told = await toldOf(many.id);
    expect([50, 60, 70]).toContain(told?.shown);
    expect([40, 50, 60]).toContain(told?.opened);
    expect(await toldOf(few.id)).toEqual(untold);
    expect([await rowsOf(many.id), await rowsOf(few.id)]).toEqual([[], []]);
    for (const other of [anybody, await aPerson()]) expect(await toldOf(many.id, other)).toBeUndefined();
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
