import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { buy, buyers, reserve, unitsOwner } from '@/db/testing/drops';
import { anEditor, type Editor, read, save, sizes } from '@/db/testing/editor';
import { newId, toUuid } from '@/lib/kernel/ids';
import { dropMax } from '@/lib/shop/drafts/model';
import { adjustStock } from './adjust-stock';
import { saveDrafts } from './save-drafts';
import { SaveDrafts } from './schema';

const pool = buyers(10);
const owner = unitsOwner();
afterAll(() => Promise.all([pool.end(), owner.end()]));

const first = async (editor: Editor) => (await read(editor)).variants[0]?.id ?? newId('variant');
const unitsOf = async (editor: Editor) => {
  const rows = await owner<{ units: number }[]>`
    select (select count(*)::int from shop.unit u where u.variant_id = v.id) as units
    from shop.variant v where v.product_id = ${toUuid(editor.product)} order by v.position`;
  return rows.map((row) => row.units);
};
const adjust = async (editor: Editor, stockWas: number, stock: number) =>
  adjustStock(editor.owner, { page: editor.page, variant: await first(editor), stockWas, stock });

describe('the owner of a drop', () => {
  it('switches it on and off in the editor, for all variants, with what she typed beside it', async () => {
    const editor = await anEditor(sizes);
    expect(await save(editor, { drop: 'on', 'rows.0.stock': '4' })).toMatchObject({ ok: true });
    expect((await read(editor)).drop).toBe(true);
    expect(await unitsOf(editor)).toEqual([4, 10, 10]);
    expect(await save(editor, { title: 'Other' })).toMatchObject({ ok: true });
    expect(await unitsOf(editor)).toEqual([4, 10, 10]);
    expect(await save(editor, { 'rows.1.stock': '12' }, ['drop'])).toMatchObject({ ok: true });
    expect(await read(editor)).toMatchObject({ drop: false, variants: [{ stock: 4 }, { stock: 12 }, { stock: 10 }] });
    expect(await unitsOf(editor)).toEqual([0, 0, 0]);
  });

  it('begins one with a new variant', async () => {
    const editor = await anEditor({
      options: sizes.options.map((option) => ({ ...option })),
      variants: sizes.variants.slice(0, 2),
    });
    const added = {
      id: '',
      values: '["L"]',
      offered: 'on',
      price: '20',
      sku: '',
      stock: '3',
      stockWas: '0',
      media: '',
    };
    const cells = Object.fromEntries(Object.entries(added).map(([name, value]) => [`rows.2.${name}`, value]));
    expect(await save(editor, { drop: 'on', ...cells })).toMatchObject({ ok: true });
    expect(await unitsOf(editor)).toEqual([10, 10, 3]);
  });

  it('may have ten thousand units of it, and is told at the field', async () => {
    const editor = await anEditor();
    const tooMany = String(dropMax + 1);
    expect(await save(editor, { drop: 'on', 'rows.0.stock': tooMany })).toEqual({
      ...{ ok: false, code: 'drop_max', field: 'rows.0.stock' },
    });
    expect(await save(editor, { 'rows.0.stock': tooMany })).toMatchObject({ ok: true });
    expect(await save(editor, { drop: 'on' })).toMatchObject({ code: 'drop_max', field: 'rows.0.stock' });
    expect(await save(editor, { drop: 'on', 'rows.0.stock': String(dropMax) })).toMatchObject({ ok: true });
    expect(await adjust(editor, dropMax, dropMax + 1)).toEqual({ ok: false, code: 'drop_max', field: 'stock' });
    expect(await unitsOf(editor)).toEqual([dropMax]);
    const past = shopDb().$client`update shop.variant set stock = stock + 1 where id = ${toUuid(await first(editor))}`;
    await expect(past).rejects.toMatchObject({ code: 'SK105' });
  });

  it('gets back what a buyer lets go, also beyond ten thousand', async () => {
    const editor = await anEditor({ variants: [{ stock: dropMax, drop: true }] });
    const attempt = randomUUID();
    await reserve(pool, [{ variant: await first(editor), quantity: 5 }], attempt);
    expect(await adjust(editor, dropMax, dropMax + 5)).toEqual({ ok: true, value: { stock: dropMax } });
    await pool`select shop.release(${attempt}::uuid)`;
    expect(await unitsOf(editor)).toEqual([dropMax + 5]);
    expect(await adjust(editor, dropMax + 5, dropMax + 2)).toEqual({ ok: true, value: { stock: dropMax + 2 } });
  });

  it('changes its stock by the difference while it is sold, and not below what was sold', async () => {
    const editor = await anEditor({ variants: [{ stock: 10, drop: true }] });
    const variant = await first(editor);
    const buying = Promise.all(Array.from({ length: 30 }, () => buy(pool, [{ variant, quantity: 1 }], 20)));
    const adjusted = await adjust(editor, 10, 13);
    const sold = (await buying).filter(Boolean).length;
    expect(adjusted).toMatchObject({ ok: true });
    expect([10, 11, 12, 13]).toContain(sold);
    expect(await unitsOf(editor)).toEqual([13 - sold]);

    const other = await anEditor({ variants: [{ stock: 10, drop: true }] });
    await buy(pool, [{ variant: await first(other), quantity: 8 }], 0);
    expect((await read(other)).variants[0]?.stock).toBe(10);
    expect(await adjust(other, 10, 1)).toEqual({ ok: false, code: 'stock_changed', field: 'stock' });
    expect(await unitsOf(other)).toEqual([2]);
    expect(await adjust(other, 10, 9)).toEqual({ ok: true, value: { stock: 1 } });
  });

  it('is told on the desk too', async () => {
    const editor = await anEditor({ state: 'draft', publishedAt: null, variants: [{ stock: 3, drop: true }] });
    const card = (stock: number) => {
      const fields = { title: 'Bowl', price: '20', stock: String(stock), category: 'ceramics' };
      return SaveDrafts.parse({ page: editor.page, drafts: { [editor.product]: fields } });
    };
    expect(await saveDrafts(editor.owner, card(7))).toMatchObject({ ok: true });
    expect(await unitsOf(editor)).toEqual([7]);
    expect(await saveDrafts(editor.owner, card(dropMax + 1))).toEqual({
      ...{ ok: false, code: 'drop_max', field: `drafts.${editor.product}.stock` },
    });
  });
});
