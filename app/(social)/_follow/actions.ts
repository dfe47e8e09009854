'use server';

import { formAction } from '@/lib/platform/action';
import { followPage } from '@/lib/social/following/follow-page';
import { followPerson } from '@/lib/social/following/follow-person';
import { FollowPage, FollowPerson } from '@/lib/social/following/schema';

export const sendFollowPage = formAction(FollowPage, 'person', followPage);
export const sendFollowPerson = formAction(FollowPerson, 'person', followPerson);
