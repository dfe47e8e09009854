/**
 * What a person and a page, or two friends, write to each other.
 *
 * Invariants
 * - Two have one conversation. Who stands in it is asked with every statement (db/sql/95-messages.sql); somebody else's answers
 *   like a missing one.
 * - Messages are numbered in the order in which they were taken; the same key of the same side is the same message.
 * - Nothing is changed after it was said. What is removed is gone for both and leaves a place that says so.
 * - Whether anything may be written is one answer for both sides, and neither hears why it may not.
 * - An order, or a request to pay, is a random name here: which it is, the money ring says to each viewer, and to nobody else.
 * - That somebody is writing is never stored.
 */

/** A side of a conversation: `a` a person, `b` the other person or a page. */
export type TalkSide = 'a' | 'b';

/** What a message brings. */
export type MessageKind = 'words' | 'product' | 'pay' | 'order' | 'request';

/** Why a message is not taken. `cannot_write`: for whatever reason; it is told to neither side. `photo_gone`: one of its photographs is no longer kept. */
export type WriteRefusal = 'not_found' | 'cannot_write' | 'too_many_messages' | 'said_to_many' | 'photo_gone';

/** Messages of one side of a conversation in an hour. */
export const hourlyMax = 120;

/** Messages shown at first, and so many more at each step upwards. */
export const shownStep = 50;
/** The most messages of one conversation on a screen. */
export const shownMost = 500;

/** Words that say nothing of their own may be said to anybody as often as one likes. */
export const sameFrom = 16;

/** For how long what was reported can be read, in days. */
export const reportDaysMax = 90;

/** Messages with a line before each first one of a day, by the days that `dayOf` names. */
export function byDay<Message extends { at: Date }>(
  messages: readonly Message[],
  dayOf: (at: Date) => string,
): readonly { day: string; messages: readonly Message[] }[] {
  const days: { day: string; messages: Message[] }[] = [];
  for (const message of messages) {
    const day = dayOf(message.at);
    const last = days.at(-1);
    if (last?.day === day) last.messages.push(message);
    else days.push({ day, messages: [message] });
  }
  return days;
}
