import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { anybody, aPage } from '@/db/testing/shop';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { closeEyes, currentEmbedder } from '@/lib/shop/vision/models/gateway';
import { signCode } from '@/lib/shop/vision/models/model';
import { drawn, shapes } from '@/lib/shop/vision/testing/drawn';
import { drawnText } from '@/lib/shop/vision/testing/drawn-text';
import { aPictured } from '@/lib/shop/vision/testing/seen-product';
import type { Choice } from './queries';
import { withSameWords } from './same-label';
import { seePicture } from './see-picture';
import { tendIndex } from './tend-index';

let page: Id<'page'>;
let embedder: string;

beforeAll(async () => {
  page = (await aPage({ handle: 'dairy', currency: 'USD' })).id;
  embedder = (await currentEmbedder()).id;
});
afterAll(closeEyes);

async function labelOf(media: Id<'media'>): Promise<unknown> {
  const [row] = await shopDb().execute(
    sql`select label from shop.picture_facts where media_id = ${toUuid(media)}::uuid`,
  );
  return row?.label;
}

async function found(words: readonly string[], choice: Choice = {}) {
  const vector = Int8Array.from({ length: 512 }, (_, at) => (at % 2 === 0 ? 6 : -5));
  const sought = { embedder, vector, code: signCode(Float32Array.from(vector)) };
  return (await withSameWords(anybody, words, [sought], choice)).map(({ product }) => product);
}

async function labelled(words: readonly string[], given: Parameters<typeof aPictured>[2] = {}) {
  const one = await aPictured(page, await drawn(shapes.vase, [32, 80, 176]), given);
  await seePicture(one.mediaId);
  await shopDb().execute(sql`update shop.picture_facts set label = string_to_array(${words.join(' ')}, ' ')
    where media_id = ${toUuid(one.mediaId)}::uuid`);
  return one;
}

describe('words on a picture of a product', () => {
  it('are read by the routine after it can be found, and go with the picture', async () => {
    const carton = await aPictured(page, await drawnText(['Blueberry', 'YOGHURT']));
    const vase = await aPictured(page, await drawn(shapes.vase, [32, 80, 176]));
    await seePicture(carton.mediaId);
    await seePicture(vase.mediaId);
    expect([await labelOf(carton.mediaId), await labelOf(vase.mediaId)]).toEqual([null, null]);
    expect(await found(['blueberry'])).toEqual([]);
    await tendIndex();
    expect(await labelOf(carton.mediaId)).toEqual(expect.arrayContaining(['blueberry', 'yoghurt']));
    expect(await labelOf(vase.mediaId)).toEqual([]);
    expect(await found(['blueberry'])).toEqual([carton.id]);
    await shopDb().execute(sql`delete from shop.product_media where media_id = ${toUuid(carton.mediaId)}::uuid`);
    expect(await labelOf(carton.mediaId)).toBeUndefined();
    expect(await found(['blueberry'])).toEqual([]);
  });

  it('are kept when its numbers are made anew', async () => {
    const { mediaId } = await labelled(['quibble']);
    await shopDb().execute(sql`delete from shop.picture_code where media_id = ${toUuid(mediaId)}::uuid`);
    await seePicture(mediaId);
    expect(await labelOf(mediaId)).toEqual(['quibble']);
  });
});

describe('pictures that have words of what is shown', () => {
  it('are found however little they look alike, those with most of them first', async () => {
    const one = await labelled(['zephyr']);
    const both = await labelled(['zephyr', 'marmalade']);
    await labelled(['zephyrs']);
    expect(await found(['marmalade', 'zephyr', 'unheard'])).toEqual([both.id, one.id]);
    expect(await found([])).toEqual([]);
  });

  it('are of what can be bought now and lies within the choice', async () => {
    const word = ['turnip'];
    const rug = await labelled(word, { category: 'rugs', variants: [{ price: 900n }] });
    const bowl = await labelled(word, { category: 'ceramics', variants: [{ price: 5_000n }] });
    const gone = await labelled(word, { variants: [{ stock: 0 }] });
    const draft = await labelled(word);
    await shopDb().execute(sql`update shop.product set state = 'draft' where id = ${toUuid(draft.id)}::uuid`);
    expect((await found(word)).toSorted()).toEqual([rug.id, bowl.id].toSorted());
    expect(await found(word)).not.toContain(gone.id);
    expect(await found(word, { category: 'rugs' })).toEqual([rug.id]);
    expect(await found(word, { currency: 'USD', priceMin: 1_000n })).toEqual([bowl.id]);
    expect(await found(word, { page: 'elsewhere' })).toEqual([]);
  });

  it('are none for a word that more than two hundred have', async () => {
    const own = await labelled(['organic', 'pumpernickel']);
    await shopDb().execute(sql`
      with made as (
        insert into shop.media (id, page_id, key, width, height, alt)
        select gen_random_uuid(), ${toUuid(page)}::uuid, 'many-' || n, 10, 10, '' from generate_series(1, 200) n returning id)
      insert into shop.picture_facts (media_id, palette, label) select id, '[]', '{organic}' from made`);
    expect(await found(['organic'])).toEqual([]);
    expect(await found(['organic', 'pumpernickel'])).toEqual([own.id]);
  });
});
