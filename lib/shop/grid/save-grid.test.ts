import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { aMarket } from '@/db/testing/markets';
import { aPage, aProduct } from '@/db/testing/shop';
import { aPerson } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { documentText } from '@/lib/shop/catalog/product-document';
import { historyOf } from '@/lib/shop/catalog/product-history';
import { readDocuments } from '@/lib/shop/catalog/read-documents';
import { columnsIn, type GridColumn, type ProductCells } from './model';
import { gridEdits, gridOf } from './queries';
import { saveGrid } from './save-grid';
import { SavePlainGrid } from './schema';
import { undoGrid } from './undo-grid';

const everything = { state: 'all', words: '', after: null } as const;

/** A page of an owner with products of two sizes each, as its grid shows them. */
async function aGrid(count = 2) {
  const owner = await aPerson();
  const page = await aPage({ owner: owner.personId });
  const sizes = { options: [{ name: 'Size', values: ['S', 'L'] }] };
  for (let at = 0; at < count; at++) {
    const variants = ['S', 'L'].map((size) => ({ values: [size], sku: `A${at}-${size}` }));
    await aProduct(page.id, { ...sizes, title: `Bowl ${at}`, variants });
  }
  const read = async () => (await gridOf(owner, { id: page.id, currency: 'USD' }, everything)).products;
  const documents = async () => {
    const ids = (await read()).map((one) => one.id);
    return (await readDocuments(owner, page.id, ids)).map(documentText);
  };
  return { owner, page: page.id, read, documents, products: await read() };
}
type Grid = Awaited<ReturnType<typeof aGrid>>;

/** Cells typed over what the grid showed: `[product, row or null, column, text]`. */
function typed(grid: Grid, cells: readonly (readonly [number, number | null, GridColumn, string])[]): ProductCells[] {
  return grid.products.flatMap((product, place) => {
    const mine = cells.filter(([at]) => at === place);
    const changes = mine.map(([, row, column, text]) => {
      const of = row === null ? product : product.rows[row];
      const was = Reflect.get(of?.cells ?? {}, column) as string;
      return { of: of?.id ?? '', column, text, was };
    });
    return changes.length > 0 ? [{ product: product.id, expected: product.hash, cells: changes }] : [];
  });
}
const save = async (grid: Grid, cells: Parameters<typeof typed>[1], actor = grid.owner) => {
  const saved = await saveGrid(actor, { page: grid.page, changes: typed(grid, cells) });
  if (!saved.ok) throw new Error(saved.code);
  return saved.value;
};
const sell = (variant: Id<'variant'> | undefined, quantity: number) =>
  moneyDb().execute(sql`select shop.reserve(gen_random_uuid(),
    jsonb_build_array(jsonb_build_object('variant', ${toUuid(variant ?? newId('variant'))}::text, 'quantity', ${quantity}::int,
      'unit_minor', 2000)), 600)`);

describe('a save of the grid', () => {
  it('fixes prices in markets and says where a product is not sold, and one undo restores it exactly', async () => {
    const grid = await aGrid();
    const market = await aMarket(grid.owner, grid.page, ['AE']);
    const [price, compareAt, sold] = columnsIn(market);
    const before = await grid.documents();
    const saved = await save(grid, [
      [0, 0, price, '12,50'],
      [0, 0, compareAt, '20'],
      [1, null, sold, 'no'],
    ]);
    expect(saved.faults).toEqual([]);
    expect(saved.products[0]?.rows[0]?.cells).toMatchObject({ [price]: '12.50', [compareAt]: '20.00' });
    expect(saved.products[1]?.cells[sold]).toBe('no');
    const wrong = await save({ ...grid, products: await grid.read() }, [
      [0, 1, price, 'cheap'],
      [1, null, sold, 'perhaps'],
    ]);
    expect(wrong.faults.map(({ column, code }) => [column, code])).toEqual([
      [price, 'number'],
      [sold, 'invalid'],
    ]);
    await undoGrid(grid.owner, { page: grid.page, edit: saved.edit ?? newId('edit') });
    expect(await grid.documents()).toEqual(before);
  });

  it('changes what was typed, is in the history of each product, and one undo restores it exactly', async () => {
    const grid = await aGrid();
    const before = await grid.documents();
    const saved = await save(grid, [
      [0, null, 'title', 'Deep bowl'],
      [0, null, 'tags', 'blue, ash'],
      [0, 0, 'price', '12,50'],
      [0, 1, 'gtin', '4006381333931'],
      [1, 0, 'stock', '3'],
      [1, null, 'state', 'archived'],
    ]);
    expect(saved.faults).toEqual([]);
    expect(saved.products[0]?.cells).toMatchObject({ title: 'Deep bowl', tags: 'blue, ash' });
    expect(saved.products[0]?.rows[0]?.cells.price).toBe('12.50');
    const [first] = grid.products;
    const history = await historyOf(grid.owner, grid.page, first?.id ?? newId('product'));
    expect(history.changes[0]).toMatchObject({ verb: 'grid', who: expect.any(String) });
    const [edit] = await gridEdits(grid.owner, grid.page);
    expect(edit).toMatchObject({ id: saved.edit, products: 2, undone: false });
    const undone = await undoGrid(grid.owner, { page: grid.page, edit: saved.edit ?? newId('edit') });
    // What is put away is not in the list of all; read by its id instead.
    const ids = grid.products.map((one) => one.id);
    expect((await readDocuments(grid.owner, grid.page, ids)).map(documentText)).toEqual(before);
    expect(await undoGrid(grid.owner, { page: grid.page, edit: saved.edit ?? newId('edit') })).toMatchObject({
      code: 'not_found',
    });
    const again = undone.ok ? undone.value.edit : null;
    const redone = await undoGrid(grid.owner, { page: grid.page, edit: again ?? newId('edit') });
    expect(redone).toMatchObject({ ok: true, value: { saved: expect.arrayContaining(ids) } });
    expect((await readDocuments(grid.owner, grid.page, ids))[0]?.title).toBe('Deep bowl');
  });

  it('keeps of a product everything or nothing, and says each fault in its cell', async () => {
    const grid = await aGrid();
    const saved = await save(grid, [
      [0, null, 'title', 'Other'],
      [0, 0, 'price', 'twelve'],
      [0, 1, 'stock', '-1'],
      [1, 0, 'price', '9'],
      [1, 1, 'sku', 'A0-S'],
    ]);
    const [first, second] = grid.products;
    expect(saved.saved).toEqual([]);
    expect(saved.faults).toEqual([
      { of: first?.rows[0]?.id, column: 'price', code: 'number' },
      { of: first?.rows[1]?.id, column: 'stock', code: 'whole_number' },
      { of: second?.rows[1]?.id, column: 'sku', code: 'sku_taken' },
    ]);
    expect(await grid.read()).toEqual(grid.products);
    const half = await save(grid, [
      [0, 0, 'price', ''],
      [1, 0, 'price', '9'],
    ]);
    expect(half.saved).toEqual([second?.id]);
    expect(half.faults).toEqual([{ of: first?.rows[0]?.id, column: 'price', code: 'price_required' }]);
  });

  it('leaves what somebody else changed meanwhile, and shows it', async () => {
    const grid = await aGrid();
    await save(grid, [[0, 0, 'price', '5']]);
    const late = await save(grid, [
      [0, 1, 'price', '6'],
      [1, 1, 'price', '6'],
    ]);
    expect(late.changed).toEqual([grid.products[0]?.id]);
    expect(late.saved).toEqual([grid.products[1]?.id]);
    expect(late.products[0]?.rows.map((one) => one.cells.price)).toEqual(['5.00', '20.00']);
  });

  it('of two at the same moment only one is kept', async () => {
    const grid = await aGrid(1);
    const both = await Promise.all(['5', '6', '7'].map((price) => save(grid, [[0, 0, 'price', price]])));
    expect(both.filter((one) => one.saved.length === 1)).toHaveLength(1);
    expect(both.filter((one) => one.changed.length === 1)).toHaveLength(2);
  });

  it('changes stock by the difference, so that what is sold meanwhile stays sold, also when it is undone', async () => {
    const grid = await aGrid(1);
    const variant = grid.products[0]?.rows[0]?.id;
    await sell(variant, 4);
    const saved = await save(grid, [[0, 0, 'stock', '15']]);
    expect(saved.products[0]?.rows[0]?.cells.stock).toBe('11');
    await sell(variant, 2);
    await undoGrid(grid.owner, { page: grid.page, edit: saved.edit ?? newId('edit') });
    expect((await grid.read())[0]?.rows[0]?.cells.stock).toBe('4');
    const short = await save(grid, [[0, 0, 'stock', '1']]);
    expect(short.faults).toEqual([{ of: variant, column: 'stock', code: 'stock_changed' }]);
  });

  it('undone leaves what was changed since as it is', async () => {
    const grid = await aGrid();
    const saved = await save(grid, [
      [0, 0, 'price', '5'],
      [1, 0, 'price', '5'],
    ]);
    const now = { ...grid, products: await grid.read() };
    await save(now, [[0, 1, 'price', '8']]);
    const undone = await undoGrid(grid.owner, { page: grid.page, edit: saved.edit ?? newId('edit') });
    expect(undone).toMatchObject({
      ok: true,
      value: { changed: [grid.products[0]?.id], saved: [grid.products[1]?.id] },
    });
    expect((await grid.read()).map((one) => one.rows[0]?.cells.price)).toEqual(['5.00', '20.00']);
  });

  it('is the owner’s alone, and of her own products', async () => {
    const [mine, theirs] = [await aGrid(1), await aGrid(1)];
    const changes = typed(theirs, [[0, 0, 'price', '1']]);
    const stranger = await saveGrid(mine.owner, { page: theirs.page, changes });
    expect(stranger).toMatchObject({ ok: false, code: 'not_found' });
    const foreign = await saveGrid(mine.owner, { page: mine.page, changes });
    expect(foreign).toMatchObject({ value: { saved: [], faults: [{ code: 'not_found' }] } });
    const saved = await save(theirs, [[0, 0, 'price', '3']]);
    const undone = await undoGrid(mine.owner, { page: mine.page, edit: saved.edit ?? newId('edit') });
    expect(undone).toMatchObject({ ok: false, code: 'not_found' });
    expect(await gridEdits(mine.owner, theirs.page)).toEqual([]);
  });

  it('of a thousand cells in two hundred products is one save, and goes back as one', async () => {
    const grid = await aGrid(200);
    const cells = grid.products.flatMap((_, at) =>
      ([0, 1] as const).flatMap((row) => [
        [at, row, 'price', '11'] as const,
        [at, row, 'stock', '12'] as const,
        ...(row === 0 ? [[at, null, 'brand', 'Cedar'] as const] : []),
      ]),
    );
    const saved = await save(grid, cells);
    expect([cells.length, saved.saved.length]).toEqual([1_000, 200]);
    const undone = await undoGrid(grid.owner, { page: grid.page, edit: saved.edit ?? newId('edit') });
    expect(undone).toMatchObject({ ok: true, value: { changed: [] } });
    expect((await grid.read()).map((one) => one.rows)).toEqual(grid.products.map((one) => one.rows));
  });

  it('from a form without scripts is of what differs alone', async () => {
    const grid = await aGrid(1);
    const fields: Record<string, string> = { page: grid.page };
    for (const [place, row] of (grid.products[0]?.rows ?? []).entries()) {
      const { price, stock } = row.cells;
      const cells = { product: grid.products[0]?.id, hash: grid.products[0]?.hash, variant: row.id };
      const shown = { priceWas: price, stockWas: stock, price, stock: place === 1 ? '7' : stock };
      for (const [name, value] of Object.entries({ ...cells, ...shown })) fields[`rows.${place}.${name}`] = value ?? '';
    }
    const input = SavePlainGrid.parse(fields);
    expect(input.changes.map((one) => one.cells)).toEqual([
      [{ of: grid.products[0]?.rows[1]?.id, column: 'stock', text: '7', was: '10' }],
    ]);
    expect(await saveGrid(grid.owner, input)).toMatchObject({ ok: true, value: { faults: [] } });
  });
});
