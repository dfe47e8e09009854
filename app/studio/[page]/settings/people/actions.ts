'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { changeRoles } from '@/lib/shop/ownership/change-roles';
import { invitePerson } from '@/lib/shop/ownership/invite-person';
import { leavePage } from '@/lib/shop/ownership/leave-page';
import { removePerson } from '@/lib/shop/ownership/remove-person';
import { ChangeRoles, InvitePerson, LeavePage, RemovePerson, WithdrawInvite } from '@/lib/shop/ownership/schema';
import { withdrawInvite } from '@/lib/shop/ownership/withdraw-invite';
import { owner } from '../../../owner';

const inviter = { who: 'person', limit: 'owner-invite' } as const;

/** Asks somebody to be one of the page's people. */
export const invite = formAction(InvitePerson, inviter, async (actor, input) => {
  const asked = await invitePerson(actor, input);
  if (asked.ok) refresh();
  return asked;
});

/** Takes an invitation back. */
export const withdraw = formAction(WithdrawInvite, owner, async (actor, input) => {
  const withdrawn = await withdrawInvite(actor, input);
  refresh();
  return withdrawn;
});

/** Gives one of the page's people other roles. */
export const change = formAction(ChangeRoles, owner, async (actor, input) => {
  const changed = await changeRoles(actor, input);
  if (changed.ok) refresh();
  return changed;
});

/** Removes one of the page's people. */
export const remove = formAction(RemovePerson, owner, async (actor, input) => {
  const removed = await removePerson(actor, input);
  if (removed.ok) refresh();
  return removed;
});

/** Stops being one of the page's people. */
export const leave = formAction(LeavePage, owner, async (actor, input): ReturnType<typeof leavePage> => {
  const left = await leavePage(actor, input);
  if (!left.ok) return left;
  redirect((await requestI18n()).href('/studio'));
});
