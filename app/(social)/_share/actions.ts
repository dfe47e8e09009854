'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { ok, type Result } from '@/lib/kernel/result';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { changeShare } from '@/lib/social/sharing/change-share';
import { hearShare } from '@/lib/social/sharing/hear-share';
import { leaveShare } from '@/lib/social/sharing/leave-share';
import { makeLink } from '@/lib/social/sharing/make-link';
import { ChangeForm, HearForm, ShareForm } from '@/lib/social/sharing/schema';
import { takeBack } from '@/lib/social/sharing/take-back';
import { takeBackAll } from '@/lib/social/sharing/take-back-all';

/** Takes back one share; one that is gone already is gone. Never limited: whoever wants to be unseen does not wait. */
export const sendTakeBack = formAction(ShareForm, 'person', async (actor, input): Promise<Result<null, never>> => {
  await takeBack(actor, input);
  refresh();
  return ok(null);
});

/** Takes back a share from its own page, where nothing is left: what else she shares comes next. */
export const sendTakeBackHere = formAction(ShareForm, 'person', async (actor, input): Promise<Result<null, never>> => {
  const { href } = await requestI18n();
  await takeBack(actor, input);
  redirect(href('/shares'));
});

/** Takes back everything she shares. */
export const sendTakeBackAll = formAction(z.strictObject({}), 'person', async (actor) => {
  const done = await takeBackAll(actor);
  refresh();
  return done;
});

/** Takes out somebody a share names, or lets it end sooner. */
export const sendChangeShare = formAction(
  ChangeForm,
  { who: 'person', limit: 'share-person' },
  async (actor, input) => {
    const changed = await changeShare(actor, input);
    if (changed.ok) refresh();
    return changed;
  },
);

/** Lets those who see a share comment on it, or nobody; the page then says so. */
export const sendHearShare = formAction(HearForm, { who: 'person', limit: 'share-person' }, async (actor, input) => {
  const heard = await hearShare(actor, input);
  if (heard.ok) refresh();
  return heard;
});

/** Makes a new link to a share by link, and tells it once. */
export const sendMakeLink = formAction(ShareForm, { who: 'person', limit: 'share-person' }, makeLink);

/** Takes herself out of a share that names her. Its page is gone for her then, so she is led to what else she was told. */
export const sendLeaveShare = formAction(ShareForm, 'person', async (actor, input) => {
  const { href } = await requestI18n();
  const left = await leaveShare(actor, input);
  if (left.ok) redirect(href('/notifications'));
  return left;
});
