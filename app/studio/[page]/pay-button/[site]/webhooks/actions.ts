'use server';

import { refresh } from 'next/cache';
import { addHook } from '@/lib/money/button/events/add-hook';
import { removeHook } from '@/lib/money/button/events/remove-hook';
import { replayEvents } from '@/lib/money/button/events/replay-events';
import { rotateSecret } from '@/lib/money/button/events/rotate-secret';
import { AddHook, OneHook, ReplayOne, ReplaySince } from '@/lib/money/button/events/schema';
import { formAction } from '@/lib/platform/action';
import { owner } from '../../../../owner';

/** Adds an address; its secret stands in the answer, once. */
export const add = formAction(AddHook, owner, async (actor, input) => {
  const added = await addHook(actor, input);
  if (added.ok) refresh();
  return added;
});

/** Gives an address another secret, which stands in the answer, once. */
export const rotate = formAction(OneHook, owner, async (actor, input) => {
  const rotated = await rotateSecret(actor, input);
  if (rotated.ok) refresh();
  return rotated;
});

/** Tells an address nothing more. */
export const remove = formAction(OneHook, owner, async (actor, input) => {
  const removed = await removeHook(actor, input);
  if (removed.ok) refresh();
  return removed;
});

/** Sends one event to one address again. */
export const replayOne = formAction(ReplayOne, owner, async (actor, input) => {
  const sent = await replayEvents(actor, input);
  if (sent.ok) refresh();
  return sent;
});

/** Sends again what did not arrive in the last days. */
export const replaySince = formAction(ReplaySince, owner, async (actor, { days, ...of }) => {
  const since = new Date(Date.now() - Number(days) * 86_400_000);
  const sent = await replayEvents(actor, { ...of, since });
  if (sent.ok) refresh();
  return sent;
});
