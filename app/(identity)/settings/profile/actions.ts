'use server';

import { refresh } from 'next/cache';
import { editProfile } from '@/lib/identity/accounts/edit-profile';
import { ProfileEdit } from '@/lib/identity/accounts/schema';
import { formAction } from '@/lib/platform/action';

/** Changes what the world sees of her. */
export const editProfileHere = formAction(ProfileEdit, 'person', async (actor, input) => {
  const result = await editProfile(actor, input);
  if (result.ok) refresh();
  return result;
});
