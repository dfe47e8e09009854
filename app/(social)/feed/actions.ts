'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { chooseLooks } from '@/lib/social/feed/choose-looks';
import { chooseMode } from '@/lib/social/feed/choose-mode';
import { quietSource } from '@/lib/social/feed/quiet-source';
import { resetFeed } from '@/lib/social/feed/reset-feed';
import { ChooseLooks, ChooseMode, Quiet, Reset, Suggest, WantLess } from '@/lib/social/feed/schema';
import { switchSuggestions } from '@/lib/social/feed/switch-suggestions';
import { wantLess } from '@/lib/social/feed/want-less';
import { followPage } from '@/lib/social/following/follow-page';
import { followPerson } from '@/lib/social/following/follow-person';
import { FollowPage, FollowPerson } from '@/lib/social/following/schema';

const guard = { who: 'person', limit: 'keep-person' } as const;

/** The page it was asked on shows at once what came of it. */
async function shown<Answer extends { ok: boolean }>(answer: Promise<Answer>): Promise<Answer> {
  const given = await answer;
  if (given.ok) refresh();
  return given;
}

/** Chooses the order of the feed. */
export const sendMode = formAction(ChooseMode, guard, (actor, input) => shown(chooseMode(actor, input)));
/** Switches suggestions on or off. */
export const sendSuggests = formAction(Suggest, guard, (actor, input) => shown(switchSuggestions(actor, input)));
/** Lets what she looks at suggest something, or no longer. */
export const sendLooks = formAction(ChooseLooks, guard, (actor, input) => shown(chooseLooks(actor, input)));
/** Begins anew. */
export const sendReset = formAction(Reset, guard, (actor) => shown(resetFeed(actor)));
/** Shows less of something, or as before. */
export const sendLess = formAction(WantLess, guard, (actor, input) => shown(wantLess(actor, input)));
/** Mutes a page or person, or hears of them again. */
export const sendQuiet = formAction(Quiet, guard, (actor, input) => shown(quietSource(actor, input)));
/** Stops following a page where the feed says that one does. */
export const sendUnfollowPage = formAction(FollowPage, guard, (actor, input) => shown(followPage(actor, input)));
/** Stops following a person there. */
export const sendUnfollowPerson = formAction(FollowPerson, guard, (actor, input) => shown(followPerson(actor, input)));
