'use server';

import { refresh } from 'next/cache';
import { joinLine } from '@/lib/money/openings/join-line';
import { JoinForm, ReminderForm } from '@/lib/money/openings/schema';
import { setReminder } from '@/lib/money/openings/set-reminder';
import { formAction } from '@/lib/platform/action';

/** Takes a place in the line of an opening. */
export const joinTheLine = formAction(JoinForm, { who: 'person', limit: 'line-person' }, async (actor, input) => {
  const joined = await joinLine(actor, input);
  if (joined.ok) refresh();
  return joined;
});

/** Asks to be told of an opening, or not any more. */
export const setTheReminder = formAction(
  ReminderForm,
  { who: 'person', limit: 'line-person' },
  async (actor, input) => {
    const set = await setReminder(actor, input);
    if (set.ok) refresh();
    return set;
  },
);
