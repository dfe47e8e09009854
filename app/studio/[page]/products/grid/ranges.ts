import type { GridColumn } from '@/lib/shop/grid/model';
import type { GridWords } from './grid-words';
import type { Spot } from './keys';
import { type Cell, cellOf, type SheetRow, type SheetState, textOf } from './sheet-state';
import { readTsv, writeTsv } from './tsv';

/** A rectangle of cells, its edges included. */
export type Area = { readonly top: number; readonly bottom: number; readonly start: number; readonly end: number };
type Context = {
  readonly rows: readonly SheetRow[];
  readonly columns: readonly GridColumn[];
  readonly state: SheetState;
  readonly words: Pick<GridWords, 'choices'>;
};
type Typed = (readonly [Cell, string])[];

/** The rectangle between two cells. */
export function areaOf(one: Spot, other: Spot): Area {
  const [top, bottom] = one.row < other.row ? [one.row, other.row] : [other.row, one.row];
  const [start, end] = one.column < other.column ? [one.column, other.column] : [other.column, one.column];
  return { top, bottom, start, end };
}

/** What the clipboard holds: words as they are read, for people and for the cells they are pasted into. */
export const copied = {
  read: readTsv,
  write({ rows, columns, state, words }: Context, { top, bottom, start, end }: Area): string {
    return writeTsv(
      rows.slice(top, bottom + 1).map((row) =>
        columns.slice(start, end + 1).map((column) => {
          const cell = cellOf(row, column);
          if (cell === null) return '';
          const text = textOf(state, cell);
          return words.choices[column]?.find((one) => one.value === text)?.label ?? text;
        }),
      ),
    );
  },
};

/** One text for a whole range, or as many cells as were copied from its corner on; what falls beyond the grid is left out. */
export function pasted(
  { rows, columns, words }: Context,
  area: Area,
  cells: readonly (readonly string[])[],
): { typed: Typed; end: Spot } {
  const isOne = cells.length === 1 && cells[0]?.length === 1;
  const typed: Typed = [];
  const bottom = isOne ? area.bottom : Math.min(rows.length - 1, area.top + cells.length - 1);
  let last = area.start;
  for (let at = area.top; at <= bottom; at++) {
    const row = rows[at];
    const line = cells[isOne ? 0 : at - area.top] ?? [];
    const end = isOne ? area.end : Math.min(columns.length - 1, area.start + line.length - 1);
    last = Math.max(last, end);
    for (let place = area.start; place <= end; place++) {
      const column = columns[place];
      const cell = row && column ? cellOf(row, column) : null;
      const text = line[isOne ? 0 : place - area.start] ?? '';
      if (cell) typed.push([cell, keyword(words, cell.column, text)]);
    }
  }
  return { typed, end: { row: bottom, column: last } };
}

/** A word of a choice by its label in this language, or by its own name. */
function keyword(words: Context['words'], column: GridColumn, text: string): string {
  const wanted = text.trim().toLowerCase();
  const found = words.choices[column]?.find((one) => one.value === wanted || one.label.toLowerCase() === wanted);
  return found?.value ?? text;
}

/** A range written again below itself down to a row; a single row without one takes what stands above it. */
export function filled(context: Context, area: Area, down: number): Typed {
  const { rows, columns, state } = context;
  const isDragged = down > area.bottom;
  const isSingle = area.top === area.bottom && !isDragged;
  const source = isSingle ? area.top - 1 : area.top;
  const period = isDragged ? area.bottom - area.top + 1 : 1;
  const typed: Typed = [];
  for (let at = source + period; at <= down; at++) {
    for (const column of columns.slice(area.start, area.end + 1)) {
      const [above, here] = [rows[source + ((at - source) % period)], rows[at]];
      const from = above ? cellOf(above, column) : null;
      const cell = here ? cellOf(here, column) : null;
      // Of a product's own column the cell above may belong to its other rows, which say nothing.
      const said = from ?? (above ? cellOf({ ...above, first: true }, column) : null);
      if (said && cell) typed.push([cell, textOf(state, said)]);
    }
  }
  return typed;
}
