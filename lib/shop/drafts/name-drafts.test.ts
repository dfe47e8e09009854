import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { media } from '@/db/schema/shop/page';
import { product, variant } from '@/db/schema/shop/product';
import { aDesk, type Desk, saveCards } from '@/db/testing/desk';
import { aPerson } from '@/db/testing/world';
import type { Id } from '@/lib/kernel/ids';
import { publishProducts } from '@/lib/shop/catalog/publish-products';
import { saveDrafts } from '@/lib/shop/catalog/save-drafts';
import { setOnePrice } from '@/lib/shop/catalog/set-one-price';
import { ingestImage } from '@/lib/shop/media/ingest-image';
import { closeEyes } from '@/lib/shop/vision/models/gateway';
import { drawn, shapes } from '@/lib/shop/vision/testing/drawn';
import { draftPhotos } from './draft-photos';
import { nameDrafts } from './name-drafts';
import { deskOf } from './queries';
import { WorkDesk } from './schema';
import { workDesk } from './work-desk';

/** The shelf that numbers tell, for the picture of a test that is of a garment as far as the model is concerned. */
const numbers = vi.hoisted((): { shelf: 'clothing' | null } => ({ shelf: null }));
vi.mock('@/lib/shop/vision/drafted/shelf-by-numbers', () => ({ shelfByNumbers: () => numbers.shelf }));

vi.setConfig({ testTimeout: 60_000 });
afterAll(() => closeEyes());

const [red, blue] = [
  [200, 30, 36],
  [31, 95, 208],
] as const;
const vase = (colour: typeof red | typeof blue) => drawn(shapes.vase, colour);
const stool = (colour: typeof red | typeof blue) => drawn(shapes.stool, colour);

async function drop(desk: Desk, pictures: readonly Uint8Array[], more = false) {
  const ids: Id<'media'>[] = [];
  for (const bytes of pictures) {
    const stored = await ingestImage(desk.owner, desk.page, bytes);
    if (!stored.ok) throw new Error(stored.code);
    ids.push(stored.value.mediaId);
  }
  const made = await draftPhotos(desk.owner, { page: desk.page, media: ids, more });
  if (!made.ok) throw new Error(made.code);
  return { ids, made: made.value.made };
}

const now = (desk: Desk) => deskOf(desk.owner, desk.page);
/** A page that said what it sells: its drafts stand on that shelf, and it names none of them. */
const home = (languages = ['en']) => aDesk(0, { shopOpen: false, kind: 'home', languages });

describe('drafts of photographs', () => {
  it('say shelf and colour, in the languages of the page and to who does not see the photo, and have no price', async () => {
    const desk = await home(['ar', 'en']);
    numbers.shelf = 'clothing';
    const { ids, made } = await drop(desk, [await drawn(shapes.plate, red)]);
    numbers.shelf = null;
    const [draft] = await now(desk);
    expect(draft).toMatchObject({ title: 'ملابس، أحمر', category: 'clothing', priceMinor: null, titleIsTold: true });
    const [row] = await shopDb().select().from(product).where(eq(product.pageId, desk.page));
    expect(row?.tags).toEqual(['Clothing, Red']);
    const [shown] = await shopDb()
      .select()
      .from(media)
      .where(eq(media.id, ids[0] as Id<'media'>));
    expect(shown?.alt).toBe('ملابس، أحمر');
    const early = await publishProducts(desk.owner, {
      page: desk.page,
      products: [draft?.id ?? row?.id ?? 'prd_'] as Id<'product'>[],
    });
    expect(early).toMatchObject({ ok: false, code: 'price_required' });
    const price = { price: '12', category: 'clothing' } as const;
    await saveCards({ ...desk, products: made }, { ...price, title: draft?.title ?? '' });
    expect((await now(desk))[0]).toMatchObject({ titleIsTold: true });
    await saveCards({ ...desk, products: made }, { ...price, title: 'قميص كتان' });
    expect((await now(desk))[0]).toMatchObject({ titleIsTold: false });
  });

  it('stay without words where the photo tells no shelf, whatever its page sells, and as they were typed', async () => {
    const desk = await aDesk(0, { shopOpen: false, kind: 'art' });
    const { ids, made } = await drop(desk, [await vase(red)]);
    expect((await now(desk))[0]).toMatchObject({ title: '', titleIsTold: false, category: 'art' });
    const [shown] = await shopDb()
      .select()
      .from(media)
      .where(eq(media.id, ids[0] as Id<'media'>));
    expect(shown?.alt).toBe('');
    await saveCards({ ...desk, products: made }, { title: '', price: '' });
    await nameDrafts(desk.owner, desk.page, true);
    expect((await now(desk))[0]).toMatchObject({ title: '', category: 'ceramics' });
  });

  it('of one thing in two colours become one with a choice, each with its picture, once no more are on their way', async () => {
    const desk = await home(['en', 'ar']);
    const first = await drop(desk, [await vase(red), await stool(blue)], true);
    expect(await now(desk)).toHaveLength(2);
    const second = await drop(desk, [await vase(blue)]);
    const drafts = await now(desk);
    expect(drafts.map(({ variants }) => variants)).toEqual([2, 1]);
    expect(drafts[0]?.options).toEqual([{ name: 'Colour / اللون', values: ['Red / أحمر', 'Blue / أزرق'] }]);
    const rows = await shopDb()
      .select({ values: variant.values, media: variant.mediaId })
      .from(variant)
      .where(eq(variant.productId, first.made[0] as Id<'product'>))
      .orderBy(variant.position);
    expect(rows).toEqual([
      { values: ['Red / أحمر'], media: first.ids[0] },
      { values: ['Blue / أزرق'], media: second.ids[0] },
    ]);
  });

  it('of an upload of an earlier day stay by themselves, however alike', async () => {
    const desk = await home();
    await drop(desk, [await vase(red)]);
    const yesterday = sql`now() - interval '1 day'`;
    await shopDb()
      .update(product)
      .set({ createdAt: yesterday, updatedAt: yesterday })
      .where(eq(product.pageId, desk.page));
    await drop(desk, [await vase(blue)]);
    expect((await now(desk)).map(({ variants }) => variants)).toEqual([1, 1]);
  });

  it('that were split are not put together again, and are by hand', async () => {
    const desk = await home();
    const { made } = await drop(desk, [await vase(red), await vase(blue)]);
    const [both] = await now(desk);
    await setOnePrice(desk.owner, {
      page: desk.page,
      products: [both?.id ?? made[0] ?? 'prd_'] as Id<'product'>[],
      price: '12',
    });
    const press = (intent: string, more = {}) =>
      workDesk(desk.owner, WorkDesk.parse({ page: desk.page, intent, ...more }));
    expect(await press(`split:${both?.id}`)).toMatchObject({ ok: true, value: { count: 2 } });
    await nameDrafts(desk.owner, desk.page, true);
    const apart = await now(desk);
    expect(apart.map(({ variants, options, priceMinor }) => ({ variants, options, priceMinor }))).toEqual([
      { variants: 1, options: [], priceMinor: 1_200n },
      { variants: 1, options: [], priceMinor: 1_200n },
    ]);
    expect(await press('colours', { chosen: apart.map(({ id }) => id) })).toMatchObject({
      ok: true,
      value: { count: 2 },
    });
    expect((await now(desk)).map(({ options }) => options)).toEqual([[{ name: 'Colour', values: ['Red', 'Blue'] }]]);
  });

  it('are refused one choice of colours where they show the same, or have a choice already', async () => {
    const desk = await home();
    const { made } = await drop(desk, [await vase(red), await stool(red)]);
    const press = (chosen: readonly string[]) =>
      workDesk(desk.owner, WorkDesk.parse({ page: desk.page, intent: 'colours', chosen }));
    expect(await press(made)).toEqual({ ok: false, code: 'colours_alike' });
    expect(await press(made.slice(1))).toEqual({ ok: false, code: 'merge_two' });
    const more = await drop(desk, [await vase(blue)]);
    expect((await now(desk)).map(({ variants }) => variants)).toEqual([2, 1]);
    expect(await press([made[0] ?? '', made[1] ?? ''])).toEqual({ ok: false, code: 'not_single' });
    expect(more.made).toHaveLength(1);
  });

  it('with a choice have one price on the desk while all cost the same', async () => {
    const desk = await home();
    await drop(desk, [await vase(red), await vase(blue)]);
    const [both] = await now(desk);
    if (!both) throw new Error('no draft');
    expect(both).toMatchObject({ variants: 2, onePrice: true });
    const card = { title: both.title, price: '15', stock: 1, category: both.category };
    await saveDrafts(desk.owner, { page: desk.page, drafts: { [both.id]: card } });
    const prices = await shopDb()
      .select({ price: variant.priceMinor })
      .from(variant)
      .where(eq(variant.productId, both.id));
    expect(prices).toEqual([{ price: 1_500n }, { price: 1_500n }]);
  });

  it('are nobody else’s to name', async () => {
    const desk = await home();
    const stranger = await aPerson();
    const { made } = await drop(desk, [await vase(red), await vase(blue)], true);
    await nameDrafts(stranger, desk.page, true);
    expect((await now(desk)).map(({ variants }) => variants)).toEqual([1, 1]);
    const asked = WorkDesk.parse({ page: desk.page, intent: 'colours', chosen: made });
    expect(await workDesk(stranger, asked)).toEqual({ ok: false, code: 'not_found' });
  });
});
