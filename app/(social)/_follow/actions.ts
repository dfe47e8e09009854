'use server';

import { formAction } from '@/lib/platform/action';
import { followPage } from '@/lib/social/following/follow-page';
import { followPerson } from '@/lib/social/following/follow-person';
import { FollowPage, FollowPerson } from '@/lib/social/following/schema';

/** Follows a page or stops; guests are asked to sign in. */
export const sendFollowPage = formAction(FollowPage, { who: 'person', limit: 'tie-person' }, followPage);
/** Follows a person or stops; guests are asked to sign in. */
export const sendFollowPerson = formAction(FollowPerson, { who: 'person', limit: 'tie-person' }, followPerson);
