'use server';

import { refresh } from 'next/cache';
import { answerRequest } from '@/lib/money/requests/answer-request';
import { askPayment } from '@/lib/money/requests/ask-payment';
import { AnswerRequestForm, AskPaymentForm } from '@/lib/money/requests/schema';
import { formAction } from '@/lib/platform/action';

/** Asks a friend to pay. */
export const ask = formAction(AskPaymentForm, { who: 'person', limit: 'split-person' }, async (actor, input) => {
  const asked = await askPayment(actor, input);
  if (asked.ok) refresh();
  return asked;
});

/** Declines, cancels, says it was paid or reminds. */
export const answer = formAction(AnswerRequestForm, { who: 'person', limit: 'split-person' }, async (actor, input) => {
  const answered = await answerRequest(actor, input);
  refresh();
  return answered;
});
