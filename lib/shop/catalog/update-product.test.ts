import { asc, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { shopDb } from '@/db/client/shop';
import { product, variant } from '@/db/schema/shop/product';
import { aPage, aPicture, aProduct } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { productForOwner } from '@/lib/shop/drafts/queries';
import { adjustStock } from './adjust-stock';
import { UpdateProduct } from './schema';
import { updateProduct } from './update-product';

type Given = Parameters<typeof aProduct>[1];

async function anEditor(given: Given = {}) {
  const owner = await aPerson();
  const page = await aPage({ owner: owner.personId });
  const made = await aProduct(page.id, given);
  return { owner, page: page.id, product: made.id, media: made.media };
}
type Editor = Awaited<ReturnType<typeof anEditor>>;

async function read(editor: Editor) {
  const found = await productForOwner(editor.owner, editor.page, editor.product);
  if (!found) throw new Error('no product');
  return found;
}

/** The form as the screen would send it: everything as it is, with what somebody typed over it. */
async function form(editor: Editor, typed: Record<string, string> = {}, without: string[] = []) {
  const now = await read(editor);
  const fields: Record<string, string> = {
    ...{ page: editor.page, product: editor.product, seen: String(now.seen), title: now.title },
    ...{ description: now.description, category: now.category },
  };
  for (const [place, option] of now.options.entries()) {
    fields[`options.${place}.name`] = option.name;
    fields[`options.${place}.values`] = option.values.join(', ');
    fields[`options.${place}.was`] = String(place);
  }
  for (const [place, row] of now.variants.entries()) {
    const stock = String(row.stock);
    const price =
      row.priceMinor === null ? '' : `${row.priceMinor / 100n}.${String(row.priceMinor % 100n).padStart(2, '0')}`;
    const cells = {
      id: row.id,
      values: '',
      offered: 'on',
      price,
      sku: row.sku,
      stock,
      stockWas: stock,
      media: row.mediaId ?? '',
    };
    for (const [name, value] of Object.entries(cells)) fields[`rows.${place}.${name}`] = value;
  }
  Object.assign(fields, typed);
  for (const name of without) delete fields[name];
  return fields;
}

async function save(editor: Editor, typed: Record<string, string> = {}, without: string[] = []) {
  return updateProduct(editor.owner, UpdateProduct.parse(await form(editor, typed, without)));
}

const sizes: Given = {
  options: [{ name: 'Size', values: ['S', 'M', 'L'] }],
  variants: [
    { values: ['S'], sku: 'B-S' },
    { values: ['M'], sku: 'B-M' },
    { values: ['L'], sku: 'B-L' },
  ],
};
const summary = async (editor: Editor) =>
  (await read(editor)).variants.map((row) => `${row.values.join('/')} ${row.sku} ${row.priceMinor} ${row.stock}`);

describe('saving a product', () => {
  it('changes words and nothing else when only words were typed', async () => {
    const editor = await anEditor(sizes);
    const before = await read(editor);
    expect(await save(editor, { title: 'طبق مزجّج', description: 'One\r\ntwo\n\n\n\nthree' })).toMatchObject({
      ok: true,
    });
    const after = await read(editor);
    expect(after).toMatchObject({ title: 'طبق مزجّج', description: 'One\ntwo\n\nthree', slug: before.slug });
    expect(after.variants).toEqual(before.variants);
    const [row] = await shopDb()
      .select({ language: product.language })
      .from(product)
      .where(eq(product.id, editor.product));
    expect(row?.language).toBe('ar');
  });

  it('refuses what somebody else has changed since, unless told to win', async () => {
    const editor = await anEditor();
    const old = await form(editor, { title: 'Mine' });
    const saved = await save(editor, { title: 'Theirs' });
    expect(await updateProduct(editor.owner, UpdateProduct.parse(old))).toMatchObject({
      code: 'changed_elsewhere',
    });
    expect((await read(editor)).title).toBe('Theirs');
    expect(saved).toEqual({ ok: true, value: { seen: (await read(editor)).seen } });
    const forced = UpdateProduct.parse({ ...old, overwrite: 'on' });
    expect(await updateProduct(editor.owner, forced)).toMatchObject({ ok: true });
    expect((await read(editor)).title).toBe('Mine');
  });

  it('lets one of two who save at the same moment through, and tells the other', async () => {
    const editor = await anEditor();
    const parsed = UpdateProduct.parse(await form(editor));
    const answers = await Promise.all(
      [1, 2, 3, 4].map((who) => updateProduct(editor.owner, { ...parsed, title: `By ${who}` })),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.code === 'changed_elsewhere')).toHaveLength(3);
  });

  it('keeps a public product titled and priced', async () => {
    const editor = await anEditor();
    expect(await save(editor, { title: ' ' })).toEqual({ ok: false, code: 'title_required', field: 'title' });
    expect(await save(editor, { 'rows.0.price': '' })).toEqual({
      ok: false,
      code: 'price_required',
      field: 'rows.0.price',
    });
    const draft = await anEditor({ state: 'draft', publishedAt: null });
    expect(await save(draft, { title: '', 'rows.0.price': '' })).toMatchObject({ ok: true });
  });
});

describe('saving options', () => {
  it('gives every combination a row and keeps the ids of those that stay', async () => {
    const editor = await anEditor(sizes);
    const [small, medium] = (await read(editor)).variants;
    await save(editor, {
      'options.0.values': 'S، M, XL',
      'options.1.name': 'Colour',
      'options.1.values': 'Red\nBlue',
      'options.1.was': '',
    });
    const after = await read(editor);
    expect(after.options).toEqual([
      { name: 'Size', values: ['S', 'M', 'XL'] },
      { name: 'Colour', values: ['Red', 'Blue'] },
    ]);
    expect(after.variants.map((row) => row.values.join('/'))).toEqual([
      'S/Red',
      'S/Blue',
      'M/Red',
      'M/Blue',
      'XL/Red',
      'XL/Blue',
    ]);
    expect([after.variants[0]?.id, after.variants[2]?.id]).toEqual([small?.id, medium?.id]);
    expect(after.variants.every((row) => row.priceMinor === 2_000n)).toBe(true);
    expect(after.variants[1]?.stock).toBe(0);
  });

  it('lets values and SKUs change places', async () => {
    const editor = await anEditor(sizes);
    const before = (await read(editor)).variants.map((row) => row.id);
    await save(editor, { 'rows.0.sku': 'B-M', 'rows.1.sku': 'B-S', 'options.0.values': 'L, M, S' });
    expect(await summary(editor)).toEqual(['L B-L 2000 10', 'M B-S 2000 10', 'S B-M 2000 10']);
    expect((await read(editor)).variants.map((row) => row.id)).toEqual([...before].reverse());
  });

  it('remembers a variant that was public, and forgets one that never was', async () => {
    const open = await anEditor(sizes);
    await save(open, { 'options.0.values': 'S, M' });
    const rows = await shopDb()
      .select()
      .from(variant)
      .where(eq(variant.productId, open.product))
      .orderBy(asc(variant.sku));
    expect(rows.map((row) => [row.sku, row.removedAt !== null])).toEqual([
      ['B-L', true],
      ['B-M', false],
      ['B-S', false],
    ]);
    const draft = await anEditor({ ...sizes, state: 'draft', publishedAt: null });
    await save(draft, { 'options.0.values': 'S' });
    expect(await shopDb().select().from(variant).where(eq(variant.productId, draft.product))).toHaveLength(1);
  });

  it('a removed variant that comes back is a new one, and its SKU is free again', async () => {
    const editor = await anEditor(sizes);
    const old = (await read(editor)).variants[2]?.id;
    await save(editor, {}, ['rows.2.offered']);
    expect(await summary(editor)).toHaveLength(2);
    const back = {
      id: '',
      values: '["L"]',
      offered: 'on',
      price: '21',
      sku: 'B-L',
      stock: '4',
      stockWas: '0',
      media: '',
    };
    await save(editor, Object.fromEntries(Object.entries(back).map(([name, value]) => [`rows.2.${name}`, value])));
    expect(await summary(editor)).toEqual(['S B-S 2000 10', 'M B-M 2000 10', 'L B-L 2100 4']);
    expect((await read(editor)).variants[2]?.id).not.toBe(old);
  });

  it.each<[string, Record<string, string>, string, string]>([
    [
      'a name without values',
      { 'options.1.name': 'Colour', 'options.1.values': ' , ', 'options.1.was': '' },
      'option_empty',
      'options.1.values',
    ],
    ['values without a name', { 'options.0.name': '' }, 'option_unnamed', 'options.0.name'],
    ['a SKU twice', { 'rows.1.sku': 'B-S' }, 'sku_taken', 'rows.1.sku'],
    ['a price that is none', { 'rows.2.price': 'ten' }, 'number', 'rows.2.price'],
    ['a price of nothing', { 'rows.2.price': '0' }, 'price_zero', 'rows.2.price'],
  ])('refuses %s at its field, and keeps nothing', async (_, typed, code, field) => {
    const editor = await anEditor(sizes);
    const before = await read(editor);
    expect(await save(editor, { ...typed, title: 'Other' })).toEqual({ ok: false, code, field });
    expect(await read(editor)).toEqual(before);
  });

  it('refuses a SKU of another product, and a photo of another page', async () => {
    const editor = await anEditor(sizes);
    await aProduct(editor.page, { variants: [{ sku: 'TAKEN' }] });
    expect(await save(editor, { 'rows.0.sku': 'TAKEN' })).toMatchObject({ code: 'sku_taken', field: 'rows.0.sku' });
    const foreign = await aPicture((await aPage()).id);
    expect(await save(editor, { 'rows.0.media': foreign })).toMatchObject({ code: 'not_found' });
  });

  it('refuses a product with nothing left to sell', async () => {
    const editor = await anEditor();
    expect(await save(editor, {}, ['rows.0.offered'])).toMatchObject({ code: 'variants_none' });
  });

  it('a variant may show one of the product’s photos', async () => {
    const editor = await anEditor({ ...sizes, pictures: 2 });
    await save(editor, { 'rows.1.media': editor.media[1] ?? '' });
    expect((await read(editor)).variants[1]?.mediaId).toBe(editor.media[1]);
  });
});

describe('stock', () => {
  const sell = (variantId: Id<'variant'>, quantity: number) =>
    moneyDb().execute(sql`select shop.reserve(gen_random_uuid(),
      jsonb_build_array(jsonb_build_object('variant', ${toUuid(variantId)}::text, 'quantity', ${quantity}::int, 'unit_minor', 2000)), 600)`);

  it('typed over an old number keeps what was sold meanwhile', async () => {
    const editor = await anEditor();
    const variantId = (await read(editor)).variants[0]?.id ?? newId('variant');
    const old = await form(editor, { 'rows.0.stock': '15' });
    await sell(variantId, 3);
    expect(await updateProduct(editor.owner, UpdateProduct.parse(old))).toMatchObject({ ok: true });
    expect((await read(editor)).variants[0]?.stock).toBe(12);
    const adjusted = await adjustStock(editor.owner, { page: editor.page, variant: variantId, stockWas: 12, stock: 0 });
    expect(adjusted).toEqual({ ok: true, value: { stock: 0 } });
  });

  it('that would fall below what was sold is refused', async () => {
    const editor = await anEditor();
    const variantId = (await read(editor)).variants[0]?.id ?? newId('variant');
    await sell(variantId, 8);
    const refused = await adjustStock(editor.owner, { page: editor.page, variant: variantId, stockWas: 10, stock: 1 });
    expect(refused).toEqual({ ok: false, code: 'stock_changed', field: 'stock' });
    expect((await read(editor)).variants[0]?.stock).toBe(2);
  });

  it('never oversells while an owner changes it and shoppers buy', async () => {
    const editor = await anEditor({ variants: [{ stock: 5 }] });
    const variantId = (await read(editor)).variants[0]?.id ?? newId('variant');
    const shoppers = Array.from({ length: 12 }, () =>
      sell(variantId, 1).then(
        () => 1,
        () => 0,
      ),
    );
    const owner = adjustStock(editor.owner, { page: editor.page, variant: variantId, stockWas: 5, stock: 8 });
    const sold = (await Promise.all(shoppers)).reduce<number>((total, one) => total + one, 0);
    await owner;
    expect((await read(editor)).variants[0]?.stock).toBe(8 - sold);
  });
});

describe('what the editor may send', () => {
  it.each([
    ['a state', { state: 'published' }],
    ['a row field of another kind', { 'rows.0.productId': 'x' }],
    ['a row number that is none', { 'rows.a.price': '1' }],
    [
      'four options',
      Object.fromEntries(
        [0, 1, 2, 3].flatMap((place) => [
          [`options.${place}.name`, `Option ${place}`],
          [`options.${place}.values`, 'one, two'],
          [`options.${place}.was`, ''],
        ]),
      ),
    ],
    ['a description of 5,001 letters', { description: 'x'.repeat(5_001) }],
  ])('not %s', async (_, typed) => {
    const editor = await anEditor();
    const parsed = UpdateProduct.safeParse(await form(editor, typed as Record<string, string>));
    if (parsed.success) expect(await updateProduct(editor.owner, parsed.data)).toMatchObject({ ok: false });
    expect((await read(editor)).title).toBe('Glazed bowl');
  });
});
