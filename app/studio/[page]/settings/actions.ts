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
import { openShop } from '@/lib/shop/pages/open-shop';
import { OpenShop, SetDelivery, SetLegal, SetTax, UpdatePage } from '@/lib/shop/pages/schema';
import { setDelivery } from '@/lib/shop/pages/set-delivery';
import { setLegal } from '@/lib/shop/pages/set-legal';
import { setTax } from '@/lib/shop/pages/set-tax';
import { updatePage } from '@/lib/shop/pages/update-page';
import { owner } from '../../owner';

/** Changes the page's name, kind, about and languages. */
export const saveFace = formAction(UpdatePage, owner, async (actor, input) => {
  const saved = await updatePage(actor, input);
  if (saved.ok) refresh();
  return saved;
});

/** Opens or closes the shop. */
export const openTheShop = formAction(OpenShop, owner, async (actor, input) => {
  const opened = await openShop(actor, input);
  if (opened.ok) refresh();
  return opened;
});

/** Changes what delivery costs, how long it takes and where it goes. */
export const saveDelivery = formAction(SetDelivery, owner, async (actor, input) => {
  const saved = await setDelivery(actor, input);
  if (saved.ok) refresh();
  return saved;
});

/** Changes the tax rate. */
export const saveTax = formAction(SetTax, owner, async (actor, input) => {
  const saved = await setTax(actor, input);
  if (saved.ok) refresh();
  return saved;
});

/** Changes the texts of the shop's own legal pages. */
export const saveLegal = formAction(SetLegal, owner, async (actor, input) => {
  const saved = await setLegal(actor, input);
  if (saved.ok) refresh();
  return saved;
});

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
