'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { answerAppeal } from '@/lib/social/decisions/answer-appeal';
import { decide } from '@/lib/social/decisions/decide';
import { denyHost } from '@/lib/social/decisions/deny-host';
import { endEarly } from '@/lib/social/decisions/end-early';
import { AnswerAppeal, Decide, DenyHost, OneDecision } from '@/lib/social/decisions/schema';

/** Decides about a thing. */
export const decideHere = formAction(Decide, 'operator', async (actor, input) => {
  const result = await decide(actor, input);
  if (result.ok) refresh();
  return result;
});

/** Answers an appeal. */
export const answerHere = formAction(AnswerAppeal, 'operator', async (actor, input) => {
  const result = await answerAppeal(actor, input);
  if (result.ok) refresh();
  return result;
});

/** Ends what a decision holds. */
export const endHere = formAction(OneDecision, 'operator', async (actor, input) => {
  const result = await endEarly(actor, input);
  if (result.ok) refresh();
  return result;
});

/** Refuses a host, or takes that back. */
export const denyHostHere = formAction(DenyHost, 'operator', async (actor, input) => {
  const result = await denyHost(actor, input);
  if (result.ok) refresh();
  return result;
});
