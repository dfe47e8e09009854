'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { changeLink } from '@/lib/money/button/fixed/change-link';
import { createLink } from '@/lib/money/button/fixed/create-link';
import { ChangeLink, CreateLink, SetLinkState } from '@/lib/money/button/fixed/schema';
import { setLinkState } from '@/lib/money/button/fixed/set-link-state';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { owner } from '../../../../owner';

/** Makes a fixed amount and leads to its lines. */
export const create = formAction(CreateLink, owner, async (actor, { at, ...link }): ReturnType<typeof createLink> => {
  const made = await createLink(actor, link);
  if (!made.ok) return made;
  const list = `/studio/${encodeURIComponent(at)}/pay-button/${link.site}/fixed`;
  redirect((await requestI18n()).href(`${list}#${made.value}`));
});

/** Changes what a fixed amount is called, and how long and how often it is sold. */
export const change = formAction(ChangeLink, owner, async (actor, input) => {
  const changed = await changeLink(actor, input);
  if (changed.ok) refresh();
  return changed;
});

/** Pauses a fixed amount, sells it again, or ends it. */
export const setState = formAction(SetLinkState, owner, async (actor, input) => {
  const set = await setLinkState(actor, input);
  if (set.ok) refresh();
  return set;
});
