import { describe, expect, test } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import type { GridColumn, GridProduct } from '@/lib/shop/grid/model';
import type { GridSaved } from '@/lib/shop/grid/save-grid';
import { keyAnswer, type Spot } from './keys';
import { areaOf, copied, filled, pasted } from './ranges';
import {
  answered,
  beginning,
  cellOf,
  changesOf,
  rowsOf,
  type SheetState,
  stepTyped,
  textOf,
  typeInto,
} from './sheet-state';

const columns: GridColumn[] = ['state', 'price', 'stock'];
const words = {
  choices: {
    state: [
      { value: 'draft', label: 'Entwurf' },
      { value: 'archived', label: 'Away' },
    ],
  },
};
const product = (title: string, sizes = 2): GridProduct => ({
  id: newId('product'),
  hash: 'a'.repeat(64),
  asFiles: false,
  cells: { title, state: 'draft', category: 'other', tags: '', brand: '', material: '', colour: '', condition: 'new' },
  rows: Array.from({ length: sizes }, (_, at) => ({
    id: newId('variant'),
    values: [String(at)],
    cells: { price: `${at + 1}.00`, compareAt: '', stock: '5', sku: '', gtin: '', mpn: '', weight: '' },
  })),
});
const sheet = () => beginning([product('Bowl'), product('Pot')]);
const context = (state: SheetState) => ({ rows: rowsOf(state.products), columns, state, words });
const at = (row: number, column: number): Spot => ({ row, column });
const paste = (state: SheetState, spot: Spot, text: string, end = spot) =>
  typeInto(state, pasted(context(state), areaOf(spot, end), copied.read(text)).typed, 'USD');
const shown = (state: SheetState) => copied.write(context(state), areaOf(at(0, 0), at(9, 9))).split('\r\n');

describe('the grid', () => {
  test('takes what was copied from its corner on, leaves out what falls beyond, and says what is no price', () => {
    const state = paste(sheet(), at(2, 0), 'away\t7,5\t1\t9\nx\ttwelve\t2\n8\t8\t8');
    expect(shown(state)).toEqual(['Entwurf\t1.00\t5', '\t2.00\t5', 'Away\t7.5\t1', '\ttwelve\t2']);
    expect(Object.values(state.faults)).toEqual(['number']);
  });

  test('writes one text into a whole range, and a range again below itself', () => {
    const one = paste(sheet(), at(0, 1), '9', at(3, 2));
    expect(shown(one)).toEqual(['Entwurf\t9\t9', '\t9\t9', 'Entwurf\t9\t9', '\t9\t9']);
    const fresh = sheet();
    const down = typeInto(fresh, filled(context(fresh), areaOf(at(0, 1), at(1, 1)), 3), 'USD');
    expect(shown(down).map((line) => line.split('\t')[1])).toEqual(['1.00', '2.00', '1.00', '2.00']);
    const single = typeInto(fresh, filled(context(fresh), areaOf(at(1, 1), at(1, 1)), 1), 'USD');
    expect(shown(single)[1]).toBe('\t1.00\t5');
  });

  test('goes back and forth step by step, and typing the old text again is no change', () => {
    const typed = paste(paste(sheet(), at(0, 1), '4'), at(0, 1), '6');
    const back = stepTyped(typed, 'back', 'USD');
    expect(shown(back)[0]).toBe('Entwurf\t4\t5');
    expect(shown(stepTyped(back, 'forth', 'USD'))[0]).toBe('Entwurf\t6\t5');
    expect(stepTyped(stepTyped(back, 'back', 'USD'), 'back', 'USD').edits).toEqual({});
    expect(paste(typed, at(0, 1), '1.00').edits).toEqual({});
  });

  test('keeps what was not saved, over what somebody else made of it, and forgets what was', () => {
    const typed = paste(paste(sheet(), at(0, 2), '8'), at(2, 2), '7');
    const [first, second] = typed.products;
    if (!first || !second) throw new Error('two products');
    const now = {
      ...second,
      hash: 'b'.repeat(64),
      rows: second.rows.map((row) => ({ ...row, cells: { ...row.cells, stock: '3' } })),
    };
    const saved = {
      edit: newId('edit'),
      saved: [first.id],
      changed: [second.id],
      faults: [],
      products: [first, now],
    } satisfies GridSaved;
    const after = answered(typed, saved, 'save');
    expect(changesOf(after.edits)).toEqual([
      {
        product: second.id,
        expected: now.hash,
        cells: [{ of: second.rows[0]?.id, column: 'stock', text: '7', was: '3' }],
      },
    ]);
    expect(Object.values(after.faults)).toEqual(['changed_elsewhere']);
    expect(after.past.at(-1)).toEqual({ kind: 'saved', edit: saved.edit });
  });

  test('says of a product in its first row alone', () => {
    const state = sheet();
    const [first, second] = rowsOf(state.products);
    if (!first || !second) throw new Error('two rows');
    expect(cellOf(second, 'state')).toBeNull();
    const cell = cellOf(first, 'state');
    expect(cell && textOf(state, cell)).toBe('draft');
  });
});

describe('a key', () => {
  const press = (
    key: string,
    part: { typing?: string; rightToLeft?: boolean; spot?: Spot; isLeaving?: boolean } = {},
    held = {},
  ) =>
    keyAnswer(
      { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held },
      {
        ...{ spot: at(1, 1), typing: null, area: areaOf(at(1, 1), at(1, 1)), isLeaving: false, rightToLeft: false },
        ...{ rows: 4, columns: 3, ...part },
      },
    );

  test('moves as it points, also where one writes from the right', () => {
    expect(press('ArrowLeft')).toMatchObject({ spot: at(1, 0), extend: false });
    expect(press('ArrowLeft', { rightToLeft: true }, { shiftKey: true })).toMatchObject({
      spot: at(1, 2),
      extend: true,
    });
    expect(press('ArrowDown')).toMatchObject({ spot: at(2, 1) });
  });

  test('Tab goes on to the next row, and out of the grid at its end and after Escape', () => {
    expect(press('Tab', { spot: at(1, 2) })).toMatchObject({ spot: at(2, 0) });
    expect(press('Tab', { spot: at(3, 2) })).toEqual({ kind: 'leave' });
    expect(press('Escape')).toEqual({ kind: 'leave' });
    expect(press('Tab', { isLeaving: true })).toEqual({ kind: 'leave' });
  });

  test('is the field’s while somebody types, but for Escape', () => {
    expect(press('ArrowLeft', { typing: 'x' })).toBeNull();
    expect(press('Escape', { typing: 'x' })).toEqual({ kind: 'stop' });
    expect(press('7')).toEqual({ kind: 'type', text: '7' });
    expect(press('z', {}, { metaKey: true })).toEqual({ kind: 'step', way: 'back' });
    expect(press('z', {}, { ctrlKey: true, shiftKey: true })).toEqual({ kind: 'step', way: 'forth' });
  });
});
