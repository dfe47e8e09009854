'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { restoreDesign, saveDesign } from '@/lib/shop/design/save-design';
import { RestoreDesign, SaveDesign } from '@/lib/shop/design/schema';
import { owner } from '../../owner';

/** Keeps what was designed as a draft, and shows it to everybody when asked to. While she types nothing of the form is drawn anew. */
export const keepDesign = formAction(SaveDesign, owner, async (actor, input) => {
  const saved = await saveDesign(actor, input);
  if (saved.ok && input.isDrawnAnew) refresh();
  return saved;
});

/** Takes an earlier design as the draft. */
export const takeEarlier = formAction(RestoreDesign, owner, async (actor, input) => {
  const restored = await restoreDesign(actor, input);
  if (restored.ok) refresh();
  return restored;
});
