import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { product } from '@/db/schema/shop/product';
import { anEditor, form, read, save, sizes } from '@/db/testing/editor';
import { UpdateProduct } from './schema';
import { updateProduct } from './update-product';

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
