'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { inviteOwner } from '@/lib/shop/ownership/invite-owner';
import { leavePage } from '@/lib/shop/ownership/leave-page';
import { removeOwner } from '@/lib/shop/ownership/remove-owner';
import { InviteOwner, LeavePage, RemoveOwner, WithdrawInvite } from '@/lib/shop/ownership/schema';
import { withdrawInvite } from '@/lib/shop/ownership/withdraw-invite';
import { owner } from '../../../owner';

const inviter = { who: 'person', limit: 'owner-invite' } as const;

/** Asks somebody to own the page too. */
export const invite = formAction(InviteOwner, inviter, async (actor, input) => {
  const asked = await inviteOwner(actor, input);
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
export const remove = formAction(RemoveOwner, owner, async (actor, input) => {
  const removed = await removeOwner(actor, input);
  if (removed.ok) refresh();
  return removed;
});

/** Stops owning the page. */
export const leave = formAction(LeavePage, owner, async (actor, input): ReturnType<typeof leavePage> => {
  const left = await leavePage(actor, input);
  if (!left.ok) return left;
  redirect((await requestI18n()).href('/studio'));
});
