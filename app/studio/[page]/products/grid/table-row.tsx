'use client';

import { Chip } from '@/app/_ui/chip';
import { classNames } from '@/app/_ui/class-names';
import { type GridColumn, isProductColumn } from '@/lib/shop/grid/model';
import { CellField } from './cell-field';
import type { GridWords } from './grid-words';
import type { Spot } from './keys';
import type { Area } from './ranges';
import { type Cell, cellOf, keyOf, type SheetRow, type SheetState, textOf } from './sheet-state';

type RowProps = {
  row: SheetRow;
  at: number;
  columns: readonly GridColumn[];
  words: GridWords;
  area: Area;
  spot: Spot;
  typing: string | null;
  fillTo: number | null;
  state: SheetState;
  commit: (text: string, move: Spot | null) => void;
  edit: (text: string) => void;
  point: (spot: Spot, how: 'press' | 'extend' | 'over' | 'fill') => void;
};

/** How wide a column is, and how its cells stand; names take the room that no column asks for. */
export function cellLook(column: GridColumn | 'name'): string {
  const width = column === 'name' ? 'w-64 grow' : (widths[column] ?? 'w-32');
  return classNames('flex shrink-0 items-center border-line border-e px-3 last:border-e-0', width);
}
const widths: Partial<Record<GridColumn, string>> = {
  title: 'w-72',
  tags: 'w-56',
  category: 'w-44',
  gtin: 'w-44',
  sku: 'w-40',
};

/** A variant as a row of the grid; the first of a product says what is true of all of them. */
export function TableRow(props: RowProps) {
  const { row, at, columns } = props;
  const name = [props.row.first || row.row.values.length === 0 ? row.product.cells.title : '', ...row.row.values];
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the grid
    <div role="row" tabIndex={-1} aria-rowindex={at + 2} className="flex h-10 w-max min-w-full border-line border-t">
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid */}
      <div role="rowheader" tabIndex={-1} className={classNames(cellLook('name'), 'sticky start-0 z-10 bg-surface')}>
        <bdi className="min-w-0 truncate">{name.filter(Boolean).join(' · ') || props.words.untitled}</bdi>
        {row.product.asFiles && (
          <span className="ms-auto shrink-0 ps-2">
            <Chip>{props.words.asFiles}</Chip>
          </span>
        )}
      </div>
      {columns.map((column, place) => (
        <TableCell key={column} {...props} column={column} here={{ row: at, column: place }} />
      ))}
    </div>
  );
}

function TableCell({ column, here, ...props }: RowProps & { column: GridColumn; here: Spot }) {
  const { row, words, area, spot, typing, fillTo, state, commit, edit, point } = props;
  const cell = cellOf(row, column);
  const isActive = spot.row === here.row && spot.column === here.column;
  const isIn = here.column >= area.start && here.column <= area.end;
  const isSelected = isIn && here.row >= area.top && here.row <= area.bottom;
  const isFilling = isIn && fillTo !== null && here.row > area.bottom && here.row <= fillTo;
  const key = cell && keyOf(cell);
  const fault = key ? state.faults[key] : undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the grid
    <div
      role="gridcell"
      data-spot={`${here.row} ${here.column}`}
      tabIndex={isActive ? 0 : -1}
      aria-selected={isSelected}
      aria-readonly={cell === null ? true : undefined}
      aria-invalid={fault ? true : undefined}
      aria-colindex={here.column + 2}
      className={classNames(
        cellLook(column),
        'group relative scroll-ms-64 scroll-mt-10 cursor-cell select-none',
        cell === null && 'bg-sunken/50',
        key && state.edits[key] && 'bg-teal-soft font-medium',
        fault && 'bg-brick-soft text-brick',
        (isSelected || isFilling) && 'inset-ring inset-ring-edge',
        isActive && 'inset-ring-2 inset-ring-ink outline-none',
      )}
      onPointerDown={(event) => point(here, event.shiftKey ? 'extend' : 'press')}
      onPointerEnter={(event) => event.buttons === 1 && point(here, 'over')}
      onDoubleClick={() => cell && edit('')}
    >
      {isActive && typing !== null && cell ? (
        <CellField
          label={words.columns[column] ?? ''}
          text={typing === '' || words.choices[column] ? textOf(state, cell) : typing}
          choices={words.choices[column] ?? null}
          isLatin={!isProductColumn(column)}
          commit={commit}
        />
      ) : (
        <CellText {...{ cell, state, words, column }} />
      )}
      {fault && (
        <Fault
          isSeen={isActive}
          sentence={words.messages[fault] ?? words.messages.invalid ?? fault}
          now={nowOf(fault, state, key)}
          words={words}
        />
      )}
      {isSelected && here.row === area.bottom && here.column === area.end && typing === null && (
        <span
          aria-hidden="true"
          className="absolute end-0 bottom-0 z-10 size-2.5 cursor-crosshair bg-ink"
          onPointerDown={(event) => {
            event.stopPropagation();
            point(here, 'fill');
          }}
        />
      )}
    </div>
  );
}

/** What somebody else made of a cell meanwhile. */
const nowOf = (fault: string, state: SheetState, key: string | null) =>
  fault === 'changed_elsewhere' && key ? (state.edits[key]?.was ?? null) : null;

type TextProps = { cell: Cell | null; state: SheetState; words: GridWords; column: GridColumn };

function CellText({ cell, state, words, column }: TextProps) {
  if (cell === null) return null;
  const text = textOf(state, cell);
  const shown = words.choices[column]?.find((one) => one.value === text)?.label ?? text;
  return <bdi className="truncate tabular-nums">{shown}</bdi>;
}

function Fault({
  sentence,
  now,
  words,
  isSeen,
}: {
  sentence: string;
  now: string | null;
  words: GridWords;
  isSeen: boolean;
}) {
  return (
    <span
      className={classNames(
        'absolute start-0 top-full z-30 w-max max-w-72 whitespace-normal rounded-sm bg-brick px-2 py-1 text-on-brick text-xs',
        !isSeen && 'sr-only',
      )}
    >
      {sentence} {now !== null && words.now.replace('#', now)}
    </span>
  );
}
