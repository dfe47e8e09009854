'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { closeAccount } from '@/lib/identity/accounts/close-account';
import { editProfile } from '@/lib/identity/accounts/edit-profile';
import { requestEmailChange } from '@/lib/identity/accounts/request-email-change';
import { CloseAccount, EmailChange, Nothing, ProfileEdit } from '@/lib/identity/accounts/schema';
import { removePasskey } from '@/lib/identity/passkeys/remove-passkey';
import { renamePasskey } from '@/lib/identity/passkeys/rename-passkey';
import { PasskeyRemove, PasskeyRename } from '@/lib/identity/passkeys/schema';
import { changePassword } from '@/lib/identity/passwords/change-password';
import { proveByPassword } from '@/lib/identity/passwords/prove-by-password';
import { ChangePassword, ProveByPassword } from '@/lib/identity/passwords/schema';
import { SignOutDevice } from '@/lib/identity/sessions/schema';
import { signOutDevice } from '@/lib/identity/sessions/sign-out-device';
import { signOutEverywhere } from '@/lib/identity/sessions/sign-out-everywhere';
import { formAction } from '@/lib/platform/action';
import { loadAfresh, nextOrHome, orProve } from '@/lib/platform/enter';
import { localeHref } from '@/lib/platform/i18n';
import { dropSessionCookie } from '@/lib/platform/session-cookie';
import { myPages } from '@/lib/shop/ownership/queries';

export const editProfileHere = formAction(ProfileEdit, 'person', async (actor, input) => {
  const result = await editProfile(actor, input);
  if (result.ok) refresh();
  return result;
});

export const changeEmailHere = formAction(EmailChange, 'person', async (actor, input) =>
  orProve(actor, '/settings/email', await requestEmailChange(actor, input)),
);

export const changePasswordHere = formAction(ChangePassword, 'person', async (actor, input) =>
  orProve(actor, '/settings/password', await changePassword(actor, input)),
);

export const renamePasskeyHere = formAction(PasskeyRename, 'person', async (actor, input) => {
  const result = await renamePasskey(actor, input);
  if (result.ok) refresh();
  return result;
});

export const removePasskeyHere = formAction(PasskeyRemove, 'person', async (actor, input) => {
  const result = orProve(actor, '/settings/passkeys', await removePasskey(actor, input));
  if (result.ok) refresh();
  return result;
});

export const signOutDeviceHere = formAction(SignOutDevice, 'person', async (actor, input) => {
  const result = await signOutDevice(actor, input);
  if (result.ok) refresh();
  return result;
});

export const signOutEverywhereHere = formAction(Nothing, 'person', async (actor) => {
  await signOutEverywhere(actor);
  await dropSessionCookie();
  return loadAfresh(localeHref(actor.locale, '/'));
});

export const proveByPasswordHere = formAction(ProveByPassword, 'person', async (actor, input) => {
  const result = await proveByPassword(actor, input);
  return result.ok ? redirect(nextOrHome(input.next, actor.locale)) : result;
});

export const closeAccountHere = formAction(CloseAccount, 'person', async (actor, input) => {
  const result = orProve(
    actor,
    '/settings/close',
    await closeAccount(actor, { ...input, ownsPages: (await myPages(actor)).length > 0 }),
  );
  if (!result.ok) return result;
  await dropSessionCookie();
  return loadAfresh(localeHref(actor.locale, '/settings/closed'));
});
