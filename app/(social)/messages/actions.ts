'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { changeHearing } from '@/lib/social/messages/change-hearing';
import { friendsToWriteTo } from '@/lib/social/messages/friends';
import type { WriteRefusal } from '@/lib/social/messages/model';
import { openTalk, type Partner } from '@/lib/social/messages/open-talk';
import { addPhoto, type PhotoRefusal } from '@/lib/social/messages/photos/add-photo';
import type { Chosen } from '@/lib/social/messages/photos/attach-photos';
import { photosMax } from '@/lib/social/messages/photos/model';
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
  async (actor, { talk, as, ...said }): Promise<Result<null, WriteRefusal | PhotoRefusal>> => {
    const photos = await chosenOf(actor, said, as);
    if (!photos.ok) return photos;
    const written = await writeMessage(actor, { talk, as }, { ...said, photos: photos.value });
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
  async (actor, { page, to, ...said }): Promise<Result<null, WriteRefusal | PhotoRefusal>> => {
    const partner = page ? { page } : await friend(actor, to ?? '');
    const opened = partner ? await openTalk(actor, partner) : refuse('not_found');
    if (!opened.ok) return opened;
    const photos = await chosenOf(actor, said);
    if (!photos.ok) return photos;
    const written = await writeMessage(actor, { talk: opened.value }, { ...said, photos: photos.value });
    if (!written.ok) return { ...written, field: 'words' };
    return leadTo(opened.value);
  },
);

type Said = z.output<typeof MessageForm>;

/** The photographs of a message: chosen before, or sent along as files by a browser without scripts. */
async function chosenOf(
  actor: PersonActor,
  { photos = [], photo: files, seen1, seen2, seen3, seen4 }: Omit<Said, 'talk' | 'as'>,
  as?: Id<'page'>,
): Promise<Result<readonly Chosen[], PhotoRefusal>> {
  const ids = [...photos];
  for (const file of files.slice(0, photosMax - ids.length)) {
    const added = await addPhoto(actor, { as, bytes: new Uint8Array(await file.arrayBuffer()) });
    if (!added.ok) return { ...added, field: 'photo' };
    ids.push(added.value);
  }
  return ok(ids.map((id, at) => ({ id, description: [seen1, seen2, seen3, seen4][at] ?? '' })));
}

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
