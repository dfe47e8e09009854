'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { changeHearing } from '@/lib/social/messages/change-hearing';
import { friendsToWriteTo } from '@/lib/social/messages/friends';
import type { WriteRefusal } from '@/lib/social/messages/model';
import { openTalk, type Partner } from '@/lib/social/messages/open-talk';
import { readTalk } from '@/lib/social/messages/read-talk';
import { removeMessage } from '@/lib/social/messages/remove-message';
import { reportMessage } from '@/lib/social/messages/report-message';
import { FirstMessageForm, HearingForm, MessageForm, PointedForm, ReadForm } from '@/lib/social/messages/schema';
import { writeMessage } from '@/lib/social/messages/write-message';
import { answeredPages } from '../_messages/read-speaker';
import { talkAddress } from '../_messages/talk-address';

/** Writes into a conversation. */
export const send = formAction(
  MessageForm,
  { who: 'person', limit: 'chat-person' },
  async (actor, { talk, as, ...said }): Promise<Result<null, WriteRefusal>> => {
    const written = await writeMessage(actor, { talk, as }, said);
    if (!written.ok) return { ...written, field: 'words' };
    // The address names what the message brought: it is not to be brought again.
    if (said.product || said.pay) return leadTo(talk, as);
    refresh();
    return ok(null);
  },
);

/** Begins a conversation, or goes on with it. */
export const sendFirst = formAction(
  FirstMessageForm,
  { who: 'person', limit: 'chat-person' },
  async (actor, { page, to, ...said }): Promise<Result<null, WriteRefusal>> => {
    const partner = page ? { page } : await friend(actor, to ?? '');
    const opened = partner ? await openTalk(actor, partner) : refuse('not_found');
    if (!opened.ok) return opened;
    const written = await writeMessage(actor, { talk: opened.value }, said);
    if (!written.ok) return { ...written, field: 'words' };
    return leadTo(opened.value);
  },
);

async function friend(actor: PersonActor, handle: string): Promise<Partner | null> {
  const [found] = await friendsToWriteTo(actor, handle);
  return found ? { person: found.id } : null;
}

async function leadTo(talk: Id<'talk'>, as?: Id<'page'>): Promise<never> {
  const [{ href }, pages] = await Promise.all([requestI18n(), as ? answeredPages() : []]);
  redirect(href(talkAddress(talk, pages.find(({ id }) => id === as) ?? null)));
}

/** Says how far one has read. */
export const tellRead = formAction(ReadForm, { who: 'person', limit: 'chat-small' }, async (actor, input) => {
  const read = await readTalk(actor, input);
  refresh();
  return read;
});

/** Removes what one's own side wrote. */
export const remove = formAction(PointedForm, { who: 'person', limit: 'chat-small' }, async (actor, input) => {
  const removed = await removeMessage(actor, input);
  refresh();
  return removed;
});

/** Reports what the other side wrote. */
export const report = formAction(PointedForm, { who: 'person', limit: 'message-person' }, async (actor, input) => {
  const reported = await reportMessage(actor, input);
  refresh();
  return reported;
});

/** Whether one wants to be told of what comes, and whether one wants any. */
export const changeHearingOf = formAction(HearingForm, { who: 'person', limit: 'chat-small' }, async (actor, input) => {
  const changed = await changeHearing(actor, input);
  refresh();
  return changed;
});
