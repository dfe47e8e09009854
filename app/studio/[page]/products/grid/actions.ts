'use server';

import { refresh } from 'next/cache';
import { type Result, refuse } from '@/lib/kernel/result';
import { formAction } from '@/lib/platform/action';
import { type GridSaved, saveGrid } from '@/lib/shop/grid/save-grid';
import { SaveGrid, SavePlainGrid, UndoGrid } from '@/lib/shop/grid/schema';
import { undoGrid } from '@/lib/shop/grid/undo-grid';
import { owner } from '../../../owner';

/** Saves the changed cells of the grid. */
export const saveTheGrid = formAction(SaveGrid, owner, saveGrid);

/** Takes a save back from within the grid, which shows what comes of it itself. */
export const undoTheSave = formAction(UndoGrid, owner, undoGrid);

/** Takes a save back from the list of them. */
export const takeBackTheSave = formAction(UndoGrid, owner, async (actor, input) => {
  const undone = await undoGrid(actor, input);
  if (undone.ok) refresh();
  return undone;
});

/** Saves price and stock of the rows of a plain form. */
export const savePlainRows = formAction(
  SavePlainGrid,
  owner,
  async (actor, input): Promise<Result<GridSaved, string>> => {
    const saved = await saveGrid(actor, input);
    if (!saved.ok) return saved;
    refresh();
    const [fault] = saved.value.faults;
    if (fault) return refuse(fault.code, input.names[`${fault.of} ${fault.column}`]);
    return saved.value.changed.length > 0 ? refuse('changed_elsewhere') : saved;
  },
);
