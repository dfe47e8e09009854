'use server';

import { refresh } from 'next/cache';
import { confirmWait, stopWait } from '@/lib/markets/waits/answer-link';
import { askToBeTold } from '@/lib/markets/waits/ask-to-be-told';
import { AskToBeTold, StopWaiting, WaitToken } from '@/lib/markets/waits/schema';
import { stopWaiting } from '@/lib/markets/waits/stop-waiting';
import { formAction } from '@/lib/platform/action';
import { networkOfRequest } from '@/lib/platform/visit';

/** Somebody wants to be told when something opens in a country. */
export const askHere = formAction(AskToBeTold, 'anyone', async (actor, input) => {
  const result = await askToBeTold(actor, input, await networkOfRequest());
  if (result.ok) refresh();
  return result;
});

/** A person no longer wants to be told. */
export const stopHere = formAction(StopWaiting, 'person', async (actor, input) => {
  const result = await stopWaiting(actor, input);
  if (result.ok) refresh();
  return result;
});

/** A visitor confirms her address by its mailed link. */
export const confirmHere = formAction(WaitToken, 'anyone', async (actor, input) => {
  const result = await confirmWait(actor, input);
  if (result.ok) refresh();
  return result;
});

/** A visitor has her address forgotten, by the same link. */
export const forgetHere = formAction(WaitToken, 'anyone', async (actor, input) => {
  const result = await stopWait(actor, input);
  if (result.ok) refresh();
  return result;
});
