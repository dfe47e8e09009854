'use client';

import { type ClipboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { classNames } from '@/app/_ui/class-names';
import type { GridColumn } from '@/lib/shop/grid/model';
import type { GridWords } from './grid-words';
import { keyAnswer, type Spot } from './keys';
import { areaOf, copied, filled, pasted } from './ranges';
import { cellOf, rowsOf } from './sheet-state';
import { cellLook, TableRow } from './table-row';
import type { useSheet } from './use-sheet';

type TableProps = {
  sheet: ReturnType<typeof useSheet>;
  columns: readonly GridColumn[];
  words: GridWords;
};

/** Every row is this high, in CSS pixels, so that only those in sight need be there. */
const rowHeight = 40;
const beyond = 12;

/**
 * The sheet itself, an ARIA grid: one cell has the focus, arrows move it, shift makes a range of it, typing writes into it. Only
 * the rows in sight are in the document; their numbers tell readers of screens where they are.
 */
export function Table({ sheet, columns, words }: TableProps) {
  const { state } = sheet;
  const rows = rowsOf(state.products);
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Spot>(spot);
  const [typing, setTyping] = useState<string | null>(null);
  const [fillTo, setFillTo] = useState<number | null>(null);
  const isLeaving = useRef(false);
  const focused = typing === null ? `${spot.row} ${spot.column}` : null;
  const { box, body, from, to, look } = useWindow(rows.length, focused);
  const area = areaOf(anchor, spot);

  const go = (next: Spot, extend = false) => {
    const there = { row: clamp(next.row, rows.length), column: clamp(next.column, columns.length) };
    setSpot(there);
    if (!extend) setAnchor(there);
    setTyping(null);
    // The cell that has the focus may go out of sight, and out of the document.
    const hasMoved = there.row !== spot.row || there.column !== spot.column;
    if (hasMoved || typing !== null) box.current?.focus();
    look(there.row);
  };
  const context = { rows, columns, state, words };
  const fill = (down: number) => sheet.type(filled(context, area, down));
  const begin = (text: string) => {
    const [row, column] = [rows[spot.row], columns[spot.column]];
    if (row && column && cellOf(row, column)) setTyping(text);
  };
  const commit = (text: string, move: Spot | null) => {
    const written = pasted(context, areaOf(spot, spot), [[text]]);
    sheet.type(written.typed);
    if (move) go({ row: spot.row + move.row, column: spot.column + move.column });
    else setTyping(null);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (typing !== null) return;
    event.preventDefault();
    const { typed, end } = pasted(context, area, copied.read(event.clipboardData.getData('text/plain')));
    sheet.type(typed);
    setAnchor({ row: area.top, column: area.start });
    setSpot(end);
  };
  const onCopy = (event: ClipboardEvent) => {
    if (typing !== null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', copied.write(context, area));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of which only the rows in sight are there
    <div
      ref={box}
      role="grid"
      tabIndex={-1}
      aria-label={words.title}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      className="relative max-h-[70vh] overflow-auto rounded-md border border-line bg-surface text-sm"
      onCopy={onCopy}
      onPaste={onPaste}
      onPointerUp={() => {
        if (fillTo !== null) fill(fillTo);
        setFillTo(null);
      }}
      onKeyDown={(event) => {
        const answer = keyAnswer(event, {
          ...{ spot, typing, area, isLeaving: isLeaving.current },
          ...{ rows: rows.length, columns: columns.length, rightToLeft: document.dir === 'rtl' },
        });
        if (answer === null) return;
        isLeaving.current = answer.kind === 'leave';
        if (answer.kind !== 'leave') event.preventDefault();
        if (answer.kind === 'go') go(answer.spot, answer.extend);
        else if (answer.kind === 'type') begin(answer.text);
        else if (answer.kind === 'stop') go(spot);
        else if (answer.kind === 'clear') sheet.type(pasted(context, area, [['']]).typed);
        else if (answer.kind === 'fill') fill(area.bottom);
        else if (answer.kind === 'step') sheet.step(answer.way);
        else if (answer.kind === 'save') sheet.save();
        else if (answer.kind === 'all') {
          setAnchor({ row: 0, column: 0 });
          setSpot({ row: rows.length - 1, column: columns.length - 1 });
        }
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid */}
      <div
        role="row"
        tabIndex={-1}
        aria-rowindex={1}
        className="sticky top-0 z-20 flex h-10 w-max min-w-full bg-sunken font-medium"
      >
        {/* biome-ignore lint/a11y/useSemanticElements: part of the grid */}
        <div
          role="columnheader"
          tabIndex={-1}
          className={classNames(cellLook('name'), 'sticky start-0 z-10 bg-sunken')}
        >
          {words.product}
        </div>
        {columns.map((column) => (
          // biome-ignore lint/a11y/useSemanticElements: part of the grid
          <div key={column} role="columnheader" tabIndex={-1} className={cellLook(column)}>
            {words.columns[column]}
          </div>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid */}
      <div ref={body} role="rowgroup">
        {rows.slice(from, to).map((row, at) => (
          <TableRow
            key={row.row.id}
            {...{ row, columns, words, area, spot, typing, fillTo }}
            at={from + at}
            state={state}
            commit={commit}
            edit={setTyping}
            point={(next, how) => {
              if (how === 'fill') setFillTo(area.bottom);
              else if (how === 'over' && fillTo !== null) setFillTo(Math.max(area.bottom, next.row));
              else if (how !== 'over' || fillTo === null) go(next, how !== 'press');
            }}
          />
        ))}
      </div>
    </div>
  );
}

const clamp = (place: number, count: number) => Math.max(0, Math.min(count - 1, place));

/** Which rows are in sight, the room above and below them for those that are not, and the focus, which is `focused`’s. */
function useWindow(count: number, focused: string | null) {
  const box = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const [shown, setShown] = useState(24);
  const from = Math.max(0, first - beyond);
  const to = Math.min(count, first + shown + beyond);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      setFirst(Math.floor(element.scrollTop / rowHeight));
      setShown(Math.ceil(element.clientHeight / rowHeight));
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    return () => element.removeEventListener('scroll', measure);
  }, []);
  useLayoutEffect(() => {
    if (!body.current) return;
    body.current.style.paddingTop = `${from * rowHeight}px`;
    body.current.style.paddingBottom = `${(count - to) * rowHeight}px`;
  }, [from, to, count]);
  // The cell may only now be in the document: it takes the focus when it is.
  useEffect(() => {
    if (focused === null || !box.current?.contains(document.activeElement)) return;
    const cell = box.current.querySelector<HTMLElement>(`[data-spot="${focused}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [focused]);
  /** Brings a row into sight; the head of the table stands over the first one. */
  const look = (row: number) => {
    const element = box.current;
    if (!element) return;
    const [top, room] = [row * rowHeight, element.clientHeight - 2 * rowHeight];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top > element.scrollTop + room) element.scrollTop = top - room;
    setFirst(Math.floor(element.scrollTop / rowHeight));
  };
  return { box, body, from, to, look };
}
