'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { invitePerson } from '@/lib/shop/ownership/invite-person';
import { leavePage } from '@/lib/shop/ownership/leave-page';
import { removePerson } from '@/lib/shop/ownership/remove-person';
import { InvitePerson, LeavePage, RemovePerson, WithdrawInvite } from '@/lib/shop/ownership/schema';
import { withdrawInvite } from '@/lib/shop/ownership/withdraw-invite';
import { owner } from '../../../owner';

const inviter = { who: 'person', limit: 'owner-invite' } as const;

/** Asks somebody to own the page too. */
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

/** Takes the page from another owner. */
export const remove = formAction(RemovePerson, owner, async (actor, input) => {
  const removed = await removePerson(actor, input);
  if (removed.ok) refresh();
  return removed;
});

/** Stops owning the page. */
export const leave = formAction(LeavePage, owner, async (actor, input): ReturnType<typeof leavePage> => {
  const left = await leavePage(actor, input);
  if (!left.ok) return left;
  redirect((await requestI18n()).href('/studio'));
});
