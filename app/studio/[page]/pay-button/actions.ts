'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { addAddress } from '@/lib/money/button/console/add-address';
import { changeSite } from '@/lib/money/button/console/change-site';
import { goLive } from '@/lib/money/button/console/go-live';
import { makeKey } from '@/lib/money/button/console/make-key';
import { removeAddress } from '@/lib/money/button/console/remove-address';
import { removeSite } from '@/lib/money/button/console/remove-site';
import { revokeKey } from '@/lib/money/button/console/revoke-key';
import { rotateKey } from '@/lib/money/button/console/rotate-key';
import {
  AddOrigin,
  AddReturn,
  ChangeSite,
  GoLive,
  MakeKey,
  OpenSite,
  RemoveAddress,
  RemoveSite,
  RevokeKey,
  RotateKey,
} from '@/lib/money/button/console/schema';
import { openSite } from '@/lib/money/button/open-site';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { owner } from '../../owner';

/** Opens a site; its keys are in the answer, and nowhere else. */
export const open = formAction(OpenSite, owner, (actor, { page, name, origin, mode, capture }) =>
  openSite(actor, { page, name, capture, test: mode === 'test', origins: [origin], returns: [] }),
);

/** Opens a site for real from a test site. */
export const live = formAction(GoLive, owner, (actor, { site }) => goLive(actor, site));

/** Gives a site another name, and says when payments are taken. */
export const change = formAction(ChangeSite, owner, async (actor, input) => {
  const changed = await changeSite(actor, input);
  if (changed.ok) refresh();
  return changed;
});

/** Lets pages of one more origin show the button. */
export const addOrigin = formAction(AddOrigin, owner, async (actor, { site, origin }) => {
  const added = await addAddress(actor, { site, kind: 'origin', address: origin });
  if (added.ok) refresh();
  return added;
});

/** Lets shoppers be sent back to one more address. */
export const addReturn = formAction(AddReturn, owner, async (actor, { site, return: address }) => {
  const added = await addAddress(actor, { site, kind: 'return', address });
  if (added.ok) refresh();
  return added;
});

/** Takes an address from a site. */
export const dropAddress = formAction(RemoveAddress, owner, async (actor, input) => {
  const removed = await removeAddress(actor, input);
  refresh();
  return removed;
});

/** Makes a key; it is in the answer, and nowhere else. */
export const newKey = formAction(MakeKey, owner, async (actor, input) => {
  const made = await makeKey(actor, input);
  if (made.ok) refresh();
  return made;
});

/** Puts a key in the place of another. */
export const replaceKey = formAction(RotateKey, owner, async (actor, input) => {
  const made = await rotateKey(actor, input);
  if (made.ok) refresh();
  return made;
});

/** Revokes a key. */
export const endKey = formAction(RevokeKey, owner, async (actor, { key }) => {
  const revoked = await revokeKey(actor, key);
  refresh();
  return revoked;
});

/** Removes a site and leads back to the others. */
export const remove = formAction(RemoveSite, owner, async (actor, { site, at }): ReturnType<typeof removeSite> => {
  const removed = await removeSite(actor, site);
  if (!removed.ok) return removed;
  redirect((await requestI18n()).href(`/studio/${encodeURIComponent(at)}/pay-button`));
});
