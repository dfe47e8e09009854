'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { answerRequest } from '@/lib/money/requests/answer-request';
import { askPayment } from '@/lib/money/requests/ask-payment';
import { friendAsked } from '@/lib/money/requests/queries';
import { quoteRequest } from '@/lib/money/requests/quote-request';
import { AnswerRequestForm, AskPaymentForm, RequestForm } from '@/lib/money/requests/schema';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { openTalk } from '@/lib/social/messages/open-talk';
import { writeMessage } from '@/lib/social/messages/write-message';

/**
 * Asks a friend to pay, and puts that into the conversation of the two: the social ring gets a random name and no word. Where nothing may be written
 * there the request stands all the same.
 */
export const ask = formAction(
  AskPaymentForm,
  { who: 'person', limit: 'split-person' },
  async (actor, input): Promise<Result<null, 'not_friend' | 'not_found' | 'first_stands' | 'requests_full'>> => {
    const friend = await friendAsked(actor, input.handle);
    if (!friend) return refuse('not_friend', 'handle');
    const opened = await openTalk(actor, { person: friend });
    const talk = opened.ok ? opened.value : null;
    const asked = await askPayment(actor, input, { friend, talk });
    // Refused because the first one stands, the form gets the id of another.
    if (!asked.ok && asked.code === 'first_stands') refresh();
    if (!asked.ok) return asked;
    if (talk) await writeMessage(actor, { talk }, { key: input.requestId, words: '', request: asked.value.mark });
    refresh();
    return ok(null);
  },
);

/** Shows what it takes to pay what she is asked for; one tap there sends it. */
export const pay = formAction(RequestForm, { who: 'person', limit: 'quote-person' }, async (actor, { requestId }) => {
  const made = await quoteRequest(actor, requestId);
  if (made.ok) redirect((await requestI18n()).href(`/transfers/send/${made.value}`));
  return made;
});

/** Declines, cancels, says it was paid or reminds. */
export const answer = formAction(AnswerRequestForm, { who: 'person', limit: 'split-person' }, async (actor, input) => {
  const answered = await answerRequest(actor, input);
  refresh();
  return answered;
});
