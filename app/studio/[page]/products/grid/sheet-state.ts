/** What the grid knows: the products as they are, what was typed over them, and how to go back. Pure. */
import type { Id } from '@/lib/kernel/ids';
import type { Currency } from '@/lib/kernel/money';
import {
  type GridColumn,
  type GridProduct,
  type GridRow,
  isProductColumn,
  type ProductCells,
} from '@/lib/shop/grid/model';
import { readCell } from '@/lib/shop/grid/read-cell';
import type { GridSaved } from '@/lib/shop/grid/save-grid';

/** A row of the grid; the first of its product carries what is said of the whole. */
export type SheetRow = { readonly product: GridProduct; readonly row: GridRow; readonly first: boolean };
/** A cell that can be typed into: whose it is, and what stands there. */
export type Cell = { readonly product: GridProduct; readonly of: string; readonly column: GridColumn };
/** What was typed over what. */
export type Edit = {
  readonly product: Id<'product'>;
  readonly expected: string;
  readonly was: string;
  readonly text: string;
};
type Step =
  | {
      readonly kind: 'typed';
      readonly cells: readonly (readonly [key: string, before: Edit | null, after: Edit | null])[];
    }
  | { readonly kind: 'saved'; readonly edit: Id<'edit'> };
/** Everything the grid knows. `faults` are codes by cell. */
export type SheetState = {
  readonly products: readonly GridProduct[];
  readonly edits: Readonly<Record<string, Edit>>;
  readonly faults: Readonly<Record<string, string>>;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
};

export const beginning = (products: readonly GridProduct[]): SheetState => ({
  ...{ products, edits: {}, faults: {}, past: [], future: [] },
});

export const rowsOf = (products: readonly GridProduct[]): SheetRow[] =>
  products.flatMap((product) => product.rows.map((row, at) => ({ product, row, first: at === 0 })));

/** The cell of a row in a column; null where the row says nothing of its own. */
export function cellOf({ product, row, first }: SheetRow, column: GridColumn): Cell | null {
  if (!isProductColumn(column)) return { product, of: row.id, column };
  return first ? { product, of: product.id, column } : null;
}

export const keyOf = ({ of, column }: Pick<Cell, 'of' | 'column'>) => `${of} ${column}`;

function keptText({ product, of, column }: Cell): string {
  // What is not said of a market is the rule: sold there, and nothing fixed.
  if (isProductColumn(column)) return product.cells[column] ?? 'yes';
  return product.rows.find((row) => row.id === of)?.cells[column] ?? '';
}

/** What a cell shows: what was typed, else what is kept. */
export const textOf = (state: SheetState, cell: Cell) => state.edits[keyOf(cell)]?.text ?? keptText(cell);

/** Types texts into cells, in one step that goes back as one. What breaks a rule stays as it was typed. */
export function typeInto(
  state: SheetState,
  typed: readonly (readonly [Cell, string])[],
  currency: Currency,
): SheetState {
  const cells = typed.flatMap(([cell, written]) => {
    const key = keyOf(cell);
    const read = readCell(cell.column, written, currency);
    const text = read.ok ? read.text : written;
    if (text === textOf(state, cell)) return [];
    const was = keptText(cell);
    const after = text === was ? null : { product: cell.product.id, expected: cell.product.hash, was, text };
    return [[key, state.edits[key] ?? null, after] as const];
  });
  if (cells.length === 0) return state;
  const step: Step = { kind: 'typed', cells };
  return {
    ...withEdits(
      state,
      cells.map(([key, , after]) => [key, after]),
      currency,
    ),
    past: [...state.past, step],
    future: [],
  };
}

function withEdits(
  state: SheetState,
  changes: readonly (readonly [string, Edit | null])[],
  currency: Currency,
): SheetState {
  const edits = { ...state.edits };
  const faults = { ...state.faults };
  for (const [key, edit] of changes) {
    delete edits[key];
    delete faults[key];
    if (edit === null) continue;
    edits[key] = edit;
    const read = readCell(key.split(' ')[1] as GridColumn, edit.text, currency);
    if (!read.ok) faults[key] = read.code;
  }
  return { ...state, edits, faults };
}

/** One step back, or forth again, of what was typed; what was saved is for the server to take back, and comes by `answered`. */
export function stepTyped(state: SheetState, way: 'back' | 'forth', currency: Currency): SheetState {
  const [from, to] = way === 'back' ? (['past', 'future'] as const) : (['future', 'past'] as const);
  const step = state[from].at(-1);
  if (step?.kind !== 'typed') return state;
  // What was saved meanwhile is what it goes back over.
  const now = new Map(
    rowsOf(state.products).flatMap(({ product, row }) => [
      [product.id as string, product] as const,
      [row.id as string, product] as const,
    ]),
  );
  const changes = step.cells.map(([key, before, after]) => {
    const wanted = way === 'back' ? before : after;
    const [of = '', column] = key.split(' ') as [string, GridColumn];
    const product = now.get(of);
    if (!product) return [key, wanted] as const;
    const was = keptText({ product, of, column });
    const text = wanted?.text ?? (way === 'back' ? after?.was : before?.was) ?? was;
    return [key, text === was ? null : { product: product.id, expected: product.hash, was, text }] as const;
  });
  return { ...withEdits(state, changes, currency), [from]: state[from].slice(0, -1), [to]: [...state[to], step] };
}

/** What the server answered to a save, or to taking one back (`back`) or doing it again (`forth`). */
export function answered(state: SheetState, saved: GridSaved, way: 'save' | 'back' | 'forth'): SheetState {
  const fresh = new Map(saved.products.map((one) => [one.id, one]));
  const products = state.products.map((one) => fresh.get(one.id) ?? one);
  const done = new Set<string>(saved.saved);
  const changed = new Set<string>(saved.changed);
  const edits: Record<string, Edit> = {};
  const faults: Record<string, string> = {};
  for (const [key, edit] of Object.entries(state.edits)) {
    if (way === 'save' && done.has(edit.product)) continue;
    const product = fresh.get(edit.product);
    const [of = '', column] = key.split(' ') as [string, GridColumn];
    const was = product ? keptText({ product, of, column }) : edit.was;
    edits[key] = { ...edit, was, expected: product?.hash ?? edit.expected };
    if (way === 'save' && changed.has(edit.product)) faults[key] = 'changed_elsewhere';
  }
  for (const fault of saved.faults) faults[keyOf(fault)] = fault.code;
  const step = saved.edit === null ? [] : [{ kind: 'saved', edit: saved.edit } as const];
  const history = {
    save: { past: [...state.past, ...step], future: step.length > 0 ? [] : state.future },
    back: { past: state.past.slice(0, -1), future: [...state.future, ...step] },
    forth: { past: [...state.past, ...step], future: state.future.slice(0, -1) },
  }[way];
  return { products, edits, faults, ...history };
}

/** What is unsaved, by product, as `saveGrid` takes it. */
export function changesOf(edits: SheetState['edits']): ProductCells[] {
  const products = new Map<string, ProductCells & { cells: ProductCells['cells'][number][] }>();
  for (const [key, { product, expected, was, text }] of Object.entries(edits)) {
    const [of = '', column] = key.split(' ') as [string, GridColumn];
    const kept = products.get(product) ?? { product, expected, cells: [] };
    kept.cells.push({ of, column, text, was });
    products.set(product, kept);
  }
  return [...products.values()];
}
