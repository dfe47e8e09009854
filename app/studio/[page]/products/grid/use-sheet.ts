'use client';

import { startTransition, useEffect, useReducer, useRef, useState, useTransition } from 'react';
import type { Currency } from '@/lib/kernel/money';
import type { FormState } from '@/lib/platform/action';
import type { GridProduct } from '@/lib/shop/grid/model';
import type { GridSaved } from '@/lib/shop/grid/save-grid';
import { saveTheGrid, undoTheSave } from './actions';
import {
  answered,
  beginning,
  type Cell,
  changesOf,
  type Edit,
  type SheetState,
  stepTyped,
  typeInto,
} from './sheet-state';

type Event =
  | { kind: 'type'; typed: readonly (readonly [Cell, string])[] }
  | { kind: 'step'; way: 'back' | 'forth' }
  | { kind: 'answer'; saved: GridSaved; way: 'save' | 'back' | 'forth' }
  | { kind: 'found'; edits: Record<string, Edit> };

/** What the last save, or taking one back, came to; for one sentence. */
export type Report =
  | { saved: number; faults: number; changed: number; way: 'save' | 'back' | 'forth' }
  | { code: string };

/**
 * The grid's state, with what is typed kept over a reload of this tab, and the two things that ask the server: saving, and going
 * back over a save.
 */
export function useSheet(page: { id: string; currency: Currency }, products: readonly GridProduct[]) {
  const [state, tell] = useReducer(
    (now: SheetState, event: Event): SheetState => {
      if (event.kind === 'type') return typeInto(now, event.typed, page.currency);
      if (event.kind === 'step') return stepTyped(now, event.way, page.currency);
      if (event.kind === 'answer') return answered(now, event.saved, event.way);
      return { ...now, edits: { ...event.edits, ...now.edits } };
    },
    products,
    beginning,
  );
  const [report, setReport] = useState<Report | null>(null);
  const [pending, startAsking] = useTransition();
  useKept(`souk-grid ${page.id}`, state.edits, (edits) => tell({ kind: 'found', edits }));

  const ask = (way: 'save' | 'back' | 'forth', action: () => Promise<FormState<GridSaved>>) =>
    startAsking(async () => {
      const answer = await action().catch((): FormState<GridSaved> => ({ ok: false, code: 'unreachable', values: {} }));
      startTransition(() => {
        if (answer?.ok) tell({ kind: 'answer', saved: answer.value, way });
        const { saved = [], faults = [], changed = [] } = answer?.ok ? answer.value : {};
        const counts = { saved: saved.length, faults: faults.length, changed: changed.length, way };
        setReport(answer && !answer.ok ? { code: answer.code } : counts);
      });
    });
  const step = (way: 'back' | 'forth') => {
    const last = (way === 'back' ? state.past : state.future).at(-1);
    if (last === undefined || pending) return;
    if (last.kind === 'typed') tell({ kind: 'step', way });
    else ask(way, () => undoTheSave(null, formOf({ page: page.id, edit: last.edit })));
  };
  const save = () => {
    const changes = changesOf(state.edits);
    if (changes.length === 0 || pending) return;
    ask('save', () => saveTheGrid(null, formOf({ page: page.id, changes: JSON.stringify(changes) })));
  };
  const type = (typed: readonly (readonly [Cell, string])[]) => tell({ kind: 'type', typed });
  return { state, report, pending, type, step, save };
}

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** Keeps what is unsaved in this tab, and finds it again. */
function useKept(name: string, edits: Record<string, Edit>, found: (edits: Record<string, Edit>) => void) {
  const ready = useRef(false);
  useEffect(() => {
    if (ready.current) {
      if (Object.keys(edits).length > 0) sessionStorage.setItem(name, JSON.stringify(edits));
      else sessionStorage.removeItem(name);
      return;
    }
    ready.current = true;
    const kept = sessionStorage.getItem(name);
    if (kept !== null) found(JSON.parse(kept));
  }, [name, edits, found]);
}
