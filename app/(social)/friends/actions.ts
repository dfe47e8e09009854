'use server';

import { formAction } from '@/lib/platform/action';
import { makeCircle } from '@/lib/social/circles/make-circle';
import { putInCircle } from '@/lib/social/circles/put-in-circle';
import { removeCircle } from '@/lib/social/circles/remove-circle';
import { renameCircle } from '@/lib/social/circles/rename-circle';
import { CircleFriend, MakeCircle, OwnCircle, RenameCircle } from '@/lib/social/circles/schema';
import { thenRefresh } from '../_ties/then-refresh';

/** Makes a circle. */
export const sendCircle = formAction(MakeCircle, { who: 'person', limit: 'tie-person' }, thenRefresh(makeCircle));
/** Names a circle anew. */
export const sendName = formAction(RenameCircle, { who: 'person', limit: 'tie-person' }, thenRefresh(renameCircle));
/** Puts a friend into a circle, or takes her out. */
export const sendInside = formAction(CircleFriend, { who: 'person', limit: 'tie-person' }, thenRefresh(putInCircle));
/** Removes a circle. */
export const sendRemoval = formAction(OwnCircle, { who: 'person', limit: 'tie-person' }, thenRefresh(removeCircle));
