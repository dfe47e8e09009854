'use server';

import { thenRefresh } from '@/app/(social)/_ties/then-refresh';
import { editProfile } from '@/lib/identity/accounts/edit-profile';
import { Nothing, ProfileEdit } from '@/lib/identity/accounts/schema';
import { removePicture } from '@/lib/identity/pictures/remove-picture';
import { formAction } from '@/lib/platform/action';
import { chooseProfile } from '@/lib/social/profiles/choose-profile';
import { ProfileChoice } from '@/lib/social/profiles/schema';

/** Changes what the world sees of her. */
export const editProfileHere = formAction(ProfileEdit, 'person', thenRefresh(editProfile));

/** Takes one's picture away. */
export const removePictureHere = formAction(
  Nothing,
  { who: 'person', limit: 'profile-person' },
  thenRefresh(removePicture),
);

/** Says which lists one's profile shows, and whether one's name is found. */
export const chooseProfileHere = formAction(
  ProfileChoice,
  { who: 'person', limit: 'profile-person' },
  thenRefresh(chooseProfile),
);
