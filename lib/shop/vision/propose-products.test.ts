import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { aPage } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { type Id, newId } from '@/lib/kernel/ids';
import { ingestImage } from '@/lib/shop/media/ingest-image';
import { writeFound } from './counted/count-found';
import { closeEyes } from './models/gateway';
import { proposeProducts } from './propose-products';
import { seePicture } from './sight/see-picture';
import { drawn, shapes } from './testing/drawn';
import { aPictured } from './testing/seen-product';

const [blue, brown] = [
  [32, 80, 176],
  [122, 74, 32],
] as const;

let owner: Awaited<ReturnType<typeof aPerson>>;
let page: Id<'page'>;
let vase: Id<'product'>;
let hidden: Id<'product'>[];

async function photo(of: Id<'page'>, picture: Uint8Array): Promise<Id<'media'>> {
  const stored = await ingestImage({ kind: 'system', name: 'test', locale: 'en' }, of, picture);
  if (!stored.ok) throw new Error(stored.code);
  return stored.value.mediaId;
}

beforeAll(async () => {
  owner = await aPerson();
  page = (await aPage({ owner: owner.personId })).id;
  const elsewhere = (await aPage()).id;
  const made = await aPictured(page, await drawn(shapes.vase, blue));
  const soldOut = await aPictured(page, await drawn(shapes.vase, blue), { variants: [{ stock: 0 }] });
  const others = await aPictured(elsewhere, await drawn(shapes.vase, blue));
  const stool = await aPictured(page, await drawn(shapes.stool, brown), { category: 'furniture' });
  for (const { mediaId } of [made, soldOut, others, stool])
    expect(await seePicture(mediaId)).toMatchObject({ ok: true });
  [vase, hidden] = [made.id, [soldOut.id, others.id]];
});
afterAll(closeEyes);

describe('products proposed for photographs', () => {
  it('are those of the own shop that the photographs show, and nothing is counted by it', async () => {
    const mine = await photo(page, await drawn(shapes.vase, blue));
    const proposed = await proposeProducts(owner, { page, photos: [mine] });
    if (!proposed.ok) throw new Error(proposed.code);
    // The likeliest first; two drawings of one hand may be alike enough for the other to stand behind it.
    const [first] = proposed.value;
    expect(first).toMatchObject({ product: vase, photo: mine });
    // The vase stands in the middle.
    for (const percent of [first?.x, first?.y]) expect(Math.abs((percent ?? 0) - 50)).toBeLessThanOrEqual(8);
    const places = proposed.value.map((one) => `${one.photo} ${one.product}`);
    expect(places).toEqual([...new Set(places)]);
    expect(proposed.value.filter(({ product }) => hidden.includes(product))).toEqual([]);
    await writeFound();
    expect(await shopDb().execute(sql`select from shop.found_by_picture`)).toHaveLength(0);
  });

  it('are for owners and for photographs of their page', async () => {
    const mine = await photo(page, await drawn(shapes.vase, blue));
    const theirs = await photo((await aPage()).id, await drawn(shapes.vase, blue));
    const refused = { ok: false, code: 'not_found' };
    expect(await proposeProducts(await aPerson(), { page, photos: [mine] })).toEqual(refused);
    expect(await proposeProducts(owner, { page, photos: [theirs] })).toEqual(refused);
    expect(await proposeProducts(owner, { page, photos: [mine, newId('media')] })).toEqual(refused);
  });
});
