'use server';

import { acceptFriend } from '@/lib/identity/ties/accept-friend';
import { askFriend } from '@/lib/identity/ties/ask-friend';
import { endFriendship } from '@/lib/identity/ties/end-friendship';
import { refuseFriend } from '@/lib/identity/ties/refuse-friend';
import { Person } from '@/lib/identity/ties/schema';
import { unblockPerson } from '@/lib/identity/ties/unblock-person';
import { formAction } from '@/lib/platform/action';
import { mutePage } from '@/lib/social/muting/mute-page';
import { mutePerson } from '@/lib/social/muting/mute-person';
import { MutePage, MutePerson } from '@/lib/social/muting/schema';
import { thenRefresh } from './then-refresh';

/** Asks somebody to be friends. */
export const sendAsk = formAction(Person, { who: 'person', limit: 'tie-person' }, thenRefresh(askFriend));
/** Says yes to somebody who asked. */
export const sendAccept = formAction(Person, { who: 'person', limit: 'tie-person' }, thenRefresh(acceptFriend));
/** Puts away what somebody asked. */
export const sendRefuse = formAction(Person, { who: 'person', limit: 'tie-person' }, thenRefresh(refuseFriend));
/** Ends a friendship, or withdraws what one asked. */
export const sendEnd = formAction(Person, { who: 'person', limit: 'tie-person' }, thenRefresh(endFriendship));
/** Takes a block back. */
export const sendUnblock = formAction(Person, { who: 'person', limit: 'tie-person' }, thenRefresh(unblockPerson));
/** Mutes somebody, or hears of her again. */
export const sendMutePerson = formAction(MutePerson, { who: 'person', limit: 'tie-person' }, thenRefresh(mutePerson));
/** Mutes a page, or lets it into the feed again. */
export const sendMutePage = formAction(MutePage, { who: 'person', limit: 'tie-person' }, thenRefresh(mutePage));
