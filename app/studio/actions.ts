'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { answerInvite } from '@/lib/shop/ownership/answer-invite';
import { AnswerInvite } from '@/lib/shop/ownership/schema';
import { owner } from './owner';

/** Yes leads into the page's studio, no takes the invitation away. */
export const answerInvitation = formAction(AnswerInvite, owner, async (actor, input) => {
  const answered = await answerInvite(actor, input);
  if (answered.ok && input.answer === 'accept') {
    redirect((await requestI18n()).href(`/studio/${answered.value.handle}`));
  }
  refresh();
  return answered;
});
