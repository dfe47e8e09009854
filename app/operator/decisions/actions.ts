'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/platform/action';
import { orProve } from '@/lib/platform/enter';
import { answerAppeal } from '@/lib/social/decisions/answer-appeal';
import { decide } from '@/lib/social/decisions/decide';
import { denyHost } from '@/lib/social/decisions/deny-host';
import { endEarly } from '@/lib/social/decisions/end-early';
import { lookAtThing } from '@/lib/social/decisions/look-at-thing';
import { AnswerAppeal, Decide, DenyHost, LookAtThing, OneDecision } from '@/lib/social/decisions/schema';

/** Decides about a thing. */
export const decideHere = formAction(Decide, 'operator', async (actor, input) => {
  const result = orProve(actor, '/operator/decisions', await decide(actor, input));
  if (result.ok) refresh();
  return result;
});

/** Opens a thing that nobody reported, with the reason that whose it is reads. */
export const lookAtThingHere = formAction(LookAtThing, 'operator', async (actor, input) => {
  const opened = await lookAtThing(actor, input);
  if (opened.ok) refresh();
  return opened;
});

/** Answers an appeal. */
export const answerHere = formAction(AnswerAppeal, 'operator', async (actor, input) => {
  const result = orProve(actor, '/operator/decisions', await answerAppeal(actor, input));
  if (result.ok) refresh();
  return result;
});

/** Ends what a decision holds. */
export const endHere = formAction(OneDecision, 'operator', async (actor, input) => {
  const result = orProve(actor, '/operator/decisions', await endEarly(actor, input));
  if (result.ok) refresh();
  return result;
});

/** Refuses a host, or takes that back. */
export const denyHostHere = formAction(DenyHost, 'operator', async (actor, input) => {
  const result = orProve(actor, '/operator/decisions', await denyHost(actor, input));
  if (result.ok) refresh();
  return result;
});
