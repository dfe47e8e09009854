'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { markOrder } from '@/lib/money/orders/spoken/mark-order';
import { orderToSpeakOf } from '@/lib/money/orders/spoken/queries';
import { announceMessage } from '@/lib/money/orders/talk/announce-message';
import { openTalk } from '@/lib/money/orders/talk/open-talk';
import { talkOf } from '@/lib/money/orders/talk/queries';
import { HeardForm, MessageForm, type Side, SpeakForm } from '@/lib/money/orders/talk/schema';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import type { WriteRefusal } from '@/lib/social/messages/model';
import { openTalk as openTalkWith } from '@/lib/social/messages/open-talk';
import { writeMessage } from '@/lib/social/messages/write-message';
import { markRead } from '@/lib/social/talking/mark-read';
import { reportMessage } from '@/lib/social/talking/report-message';
import { say } from '@/lib/social/talking/say';

/** Writes to the shop. A guest may too: her browser’s cookie names the order’s owner. */
export const writeToShop = formAction(MessageForm, { who: 'anyone', limit: 'message-person' }, (actor, input) =>
  write(actor, 'buyer', input),
);

/** Writes to the buyer, for the shop. */
export const writeToBuyer = formAction(MessageForm, { who: 'person', limit: 'message-person' }, (actor, input) =>
  write(actor, 'shop', input),
);

/** Says that the buyer has read. */
export const readAsBuyer = formAction(HeardForm, 'anyone', (actor, input) => read(actor, 'buyer', input));

/** Says that somebody of the shop has read. */
export const readAsShop = formAction(HeardForm, 'person', (actor, input) => read(actor, 'shop', input));

/** Reports what the shop wrote. */
export const reportShop = formAction(HeardForm, { who: 'anyone', limit: 'message-person' }, (actor, input) =>
  report(actor, 'buyer', input),
);

/** Reports what the buyer wrote. */
export const reportBuyer = formAction(HeardForm, { who: 'person', limit: 'message-person' }, (actor, input) =>
  report(actor, 'shop', input),
);

/**
 * Puts an order into the conversation of its buyer with its page, with what she asks about it. The social ring gets a random name and
 * her words; which order that is, the money ring says to each viewer.
 */
export const speakOfOrder = formAction(
  SpeakForm,
  { who: 'person', limit: 'chat-person' },
  async (actor, { orderId, key, words }): Promise<Result<null, WriteRefusal>> => {
    const found = await orderToSpeakOf(actor, orderId);
    const talk = found ? await openTalkWith(actor, { page: found.pageId }) : refuse('not_found');
    if (!talk.ok) return talk;
    const mark = await markOrder(actor, { orderId, talk: talk.value });
    if (!mark.ok) return mark;
    const written = await writeMessage(actor, { talk: talk.value }, { key, words, order: mark.value });
    if (!written.ok) return { ...written, field: 'words' };
    const { href } = await requestI18n();
    redirect(href(`/messages/${talk.value}`));
  },
);

type Written = { orderId: Id<'order'>; key: string; words: string };
type Heard = { orderId: Id<'order'>; message: string };

/** The crossing: the conversation’s random name, the side and the words go over; the order stays here. */
async function write(
  actor: Actor,
  side: Side,
  { orderId, key, words }: Written,
): Promise<Result<null, 'not_found' | 'too_many_messages'>> {
  const opened = await openTalk(actor, { orderId, side });
  if (!opened.ok) return opened;
  const personId = actor.kind === 'person' ? actor.personId : null;
  const said = await say({ talk: opened.value, side, personId, key, words });
  if (!said.ok) return { ...said, field: 'words' };
  await announceMessage(actor, { orderId, side });
  refresh();
  return ok(null);
}

async function read(actor: Actor, side: Side, { orderId, message }: Heard): Promise<Result<null, 'not_found'>> {
  const talk = await talkOf(actor, orderId, side);
  if (talk === null) return refuse('not_found');
  await markRead({ talk, side, message });
  refresh();
  return ok(null);
}

async function report(actor: Actor, side: Side, { orderId, message }: Heard): Promise<Result<null, 'not_found'>> {
  const talk = await talkOf(actor, orderId, side);
  if (talk === null) return refuse('not_found');
  const reported = await reportMessage({ talk, side, message });
  refresh();
  return reported;
}
