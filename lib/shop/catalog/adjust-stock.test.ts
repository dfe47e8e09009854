import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { anEditor, form, read } from '@/db/testing/editor';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { adjustStock } from './adjust-stock';
import { UpdateProduct } from './schema';
import { updateProduct } from './update-product';

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
