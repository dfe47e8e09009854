'use server';

import { formAction } from '@/lib/platform/action';
import { changeShown } from '@/lib/social/messages/change-shown';
import { ShownForm } from '@/lib/social/messages/schema';

/** Changes what one shows while one reads and writes. */
export const changeWhatIsShown = formAction(ShownForm, { who: 'person', limit: 'profile-person' }, changeShown);
