'use client';

import { useState, useSyncExternalStore } from 'react';
import { Button } from '@/app/_ui/button';
import { type CountForms, countText } from '@/app/_ui/count-text';
import { Notice } from '@/app/_ui/notice';
import type { Currency } from '@/lib/kernel/money';
import { type GridColumn, type GridProduct, usualColumns } from '@/lib/shop/grid/model';
import type { GridWords } from './grid-words';
import { PlainRows } from './plain-rows';
import { Table } from './table';
import { type Report, useSheet } from './use-sheet';

type SheetProps = {
  page: { id: string; handle: string; currency: Currency };
  products: readonly GridProduct[];
  words: GridWords;
};

/** The grid where there is room and a keyboard for it; a list of price and stock on a phone, and wherever scripts do not run. */
export function Sheet(props: SheetProps) {
  const isWide = useSyncExternalStore(watchWidth, readWidth, () => false);
  return isWide ? <Grid {...props} /> : <PlainRows {...props} />;
}

const wide = '(min-width: 48rem)';
const readWidth = () => matchMedia(wide).matches;
function watchWidth(changed: () => void) {
  const query = matchMedia(wide);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

function Grid({ page, products, words }: SheetProps) {
  const sheet = useSheet(page, products);
  const [columns, choose] = useColumns(page.id, words.all);
  const { state, pending } = sheet;
  const unsaved = Object.keys(state.edits).length;
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={sheet.save} disabled={unsaved === 0} aria-busy={pending}>
          {words.save}
        </Button>
        <Button variant="quiet" onClick={() => sheet.step('back')} disabled={state.past.length === 0}>
          {words.undo}
        </Button>
        <Button variant="quiet" onClick={() => sheet.step('forth')} disabled={state.future.length === 0}>
          {words.redo}
        </Button>
        <p role="status" className="text-muted text-sm">
          {unsaved > 0 && countText(words.unsaved, words.locale, unsaved)}
        </p>
        <ColumnChoice columns={columns} choose={choose} words={words} />
      </div>
      <Outcome report={sheet.report} words={words} />
      <Table sheet={sheet} columns={columns} words={words} />
      <p className="text-muted text-sm">{words.keys}</p>
    </div>
  );
}

function Outcome({ report, words }: { report: Report | null; words: GridWords }) {
  if (report === null) return null;
  if ('code' in report)
    return <Notice tone="danger">{words.messages[report.code] ?? words.messages.unexpected}</Notice>;
  const { saved, faults, changed, way } = report;
  const said = (forms: CountForms, count: number) => count > 0 && <p>{countText(forms, words.locale, count)}</p>;
  return (
    <Notice tone={faults + changed > 0 ? 'danger' : 'done'}>
      {said(way === 'save' ? words.saved : words.tookBack, saved)}
      {said(words.faulty, faults)}
      {said(way === 'save' ? words.changed : words.notBack, changed)}
    </Notice>
  );
}

type ChoiceProps = { columns: readonly GridColumn[]; choose: (columns: GridColumn[]) => void; words: GridWords };

function ColumnChoice({ columns, choose, words }: ChoiceProps) {
  return (
    <details className="relative ms-auto">
      <summary className="flex min-h-11 cursor-pointer items-center rounded-full bg-sunken px-5 font-medium">
        {words.columnChoice}
      </summary>
      <fieldset className="absolute end-0 z-40 mt-1 max-h-96 w-64 overflow-y-auto rounded-md border border-line bg-surface p-4 shadow-sheet">
        <legend className="sr-only">{words.columnChoice}</legend>
        {words.all.map((column) => (
          <label key={column} className="flex min-h-9 items-center gap-3">
            <input
              type="checkbox"
              className="size-5 accent-ink"
              checked={columns.includes(column)}
              onChange={({ currentTarget: { checked } }) =>
                choose(words.all.filter((one) => (one === column ? checked : columns.includes(one))))
              }
            />
            {words.columns[column]}
          </label>
        ))}
      </fieldset>
    </details>
  );
}

/** The columns an owner chose, kept in her browser by page. */
function useColumns(page: string, all: readonly GridColumn[]) {
  const name = `souk-grid-columns ${page}`;
  const [columns, setColumns] = useState<readonly GridColumn[]>(() => {
    const kept = (localStorage.getItem(name) ?? '').split(' ');
    const known = all.filter((column) => kept.includes(column));
    return known.length > 0 ? known : usualColumns;
  });
  const choose = (chosen: GridColumn[]) => {
    if (chosen.length === 0) return;
    localStorage.setItem(name, chosen.join(' '));
    setColumns(chosen);
  };
  return [columns, choose] as const;
}
