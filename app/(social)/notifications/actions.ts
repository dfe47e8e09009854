'use server';

import { formAction } from '@/lib/platform/action';
import { chooseNotices } from '@/lib/social/notices/choose-notices';
import { ChooseNotices, SeeNotices } from '@/lib/social/notices/schema';
import { seeNotices } from '@/lib/social/notices/see-notices';
import { thenRefresh } from '../_ties/then-refresh';

/** Says that one has seen what one was told. */
export const sendSeen = formAction(SeeNotices, { who: 'person', limit: 'tie-person' }, seeNotices);
/** Says of what one wants to be told. */
export const sendChoice = formAction(ChooseNotices, { who: 'person', limit: 'tie-person' }, thenRefresh(chooseNotices));
