'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { deleteList } from '@/lib/social/lists/delete-list';
import { editList } from '@/lib/social/lists/edit-list';
import { hideList } from '@/lib/social/lists/hide-list';
import { keep } from '@/lib/social/lists/keep';
import { makeList } from '@/lib/social/lists/make-list';
import { moveItem } from '@/lib/social/lists/move-item';
import { noteItem } from '@/lib/social/lists/note-item';
import { renewLink } from '@/lib/social/lists/renew-link';
import { save } from '@/lib/social/lists/save';
import { EditList, Keep, MakeList, MoveItem, NoteItem, OneList, Save } from '@/lib/social/lists/schema';

const guard = { who: 'person', limit: 'keep-person' } as const;

/** Saves something or no longer. */
export const sendSave = formAction(Save, guard, save);

/** Puts something into a list or takes it out. */
export const sendKeep = formAction(Keep, guard, async (actor, input) => {
  const kept = await keep(actor, input);
  if (kept.ok && input.keep === 'no') refresh();
  return kept;
});

/** Makes a list and shows it; with something put into it, the page it was made on shows that instead. */
export const sendMakeList = formAction(MakeList, guard, async (actor, input) => {
  const made = await makeList(actor, input);
  if (made.ok && input.thing) refresh();
  else if (made.ok) await leadTo(`/lists/${made.value.list}`);
  return made;
});

/** Changes what a list says and who sees it; its link, where it comes to have one, is in the answer alone. */
export const sendEditList = formAction(EditList, guard, async (actor, input) => {
  const edited = await editList(actor, input);
  if (edited.ok) refresh();
  return edited;
});

/** Keeps a list to its owner alone from now on. Never limited: whoever wants to be unseen does not wait. */
export const sendHideList = formAction(OneList, 'person', async (actor, input) => {
  const hidden = await hideList(actor, input);
  if (hidden.ok) refresh();
  return hidden;
});

/** Gives a list another link. */
export const sendRenewLink = formAction(OneList, guard, renewLink);

/** Deletes a list and leads to the others. */
export const sendDeleteList = formAction(OneList, guard, async (actor, input) => {
  const gone = await deleteList(actor, input);
  if (gone.ok) await leadTo('/lists');
  return gone;
});

/** Says something beside a thing. */
export const sendNoteItem = formAction(NoteItem, guard, async (actor, input) => {
  const noted = await noteItem(actor, input);
  if (noted.ok) refresh();
  return noted;
});

/** Moves a thing of a list one step. */
export const sendMoveItem = formAction(MoveItem, guard, async (actor, input) => {
  const moved = await moveItem(actor, input);
  if (moved.ok) refresh();
  return moved;
});

async function leadTo(path: string): Promise<never> {
  redirect((await requestI18n()).href(path));
}
