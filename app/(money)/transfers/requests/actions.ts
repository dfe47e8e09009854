'use server';

import { refresh } from 'next/cache';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { answerRequest } from '@/lib/money/requests/answer-request';
import { askPayment } from '@/lib/money/requests/ask-payment';
import { friendAsked } from '@/lib/money/requests/queries';
import { AnswerRequestForm, AskPaymentForm } from '@/lib/money/requests/schema';
import { formAction } from '@/lib/platform/action';
import { openTalk } from '@/lib/social/messages/open-talk';
import { writeMessage } from '@/lib/social/messages/write-message';

/**
 * Asks a friend to pay, and puts that into the conversation of the two: the social ring gets a random name and no word. Where nothing may be written
 * there the request stands all the same.
 */
export const ask = formAction(
  AskPaymentForm,
  { who: 'person', limit: 'split-person' },
  async (actor, input): Promise<Result<null, 'not_friend' | 'not_found' | 'requests_full'>> => {
    const friend = await friendAsked(actor, input.handle);
    if (!friend) return refuse('not_friend', 'handle');
    const opened = await openTalk(actor, { person: friend });
    const talk = opened.ok ? opened.value : null;
    const asked = await askPayment(actor, input, { friend, talk });
    if (!asked.ok) return asked;
    if (talk) await writeMessage(actor, { talk }, { key: input.requestId, words: '', request: asked.value.mark });
    refresh();
    return ok(null);
  },
);

/** Declines, cancels, says it was paid or reminds. */
export const answer = formAction(AnswerRequestForm, { who: 'person', limit: 'split-person' }, async (actor, input) => {
  const answered = await answerRequest(actor, input);
  refresh();
  return answered;
});
