'use server';

import { createHash } from 'node:crypto';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { endMonthly } from '@/lib/money/donations/end-monthly';
import { issueReceipt } from '@/lib/money/donations/issue-receipt';
import { placeDonation } from '@/lib/money/donations/place-donation';
import { DonateForm, MonthlyForm, ReceiptForm } from '@/lib/money/donations/schema';
import { sealTapNote } from '@/lib/money/gifts/giving/tap-note';
import { answerOf } from '@/lib/money/tap/pay-by-tap';
import { formAction } from '@/lib/platform/action';
import { localeHref } from '@/lib/platform/i18n';
import { networkOfRequest } from '@/lib/platform/visit';

/** Gives what the screen said, and leads to the order it came to. */
export const donate = formAction(DonateForm, 'person', async (actor, form) => {
  const { seed, cover, dedication, ...said } = form;
  const key = createHash('sha256').update(JSON.stringify(form)).update(seed).digest('base64url');
  const sealed = await sealTapNote(actor, key, dedication);
  const tap = { ...said, key, coverMinor: cover ? said.coverMinor : '0', locale: actor.locale };
  const visit = { network: await networkOfRequest() };
  const placed = await placeDonation(actor, { ...tap, ...(sealed !== undefined && { dedication: sealed }) }, visit);
  const page = (path: string) => localeHref(actor.locale, path);
  if ('confirmationId' in placed) return redirect(page(`/checkout/confirm/${placed.confirmationId}`));
  if (!placed.ok) return placed;
  const answer = answerOf(actor, placed.value);
  return redirect(
    answer.actionUrl ??
      page(answer.state === 'checking' ? `/checkout/return?purchase=${answer.purchaseId}` : answer.orderPath),
  );
});

/** Ends what she gives each month. */
export const end = formAction(MonthlyForm, 'person', async (actor, { monthlyId }) => {
  const ended = await endMonthly(actor, monthlyId);
  if (ended.ok) refresh();
  return ended;
});

/** Issues a receipt, and shows it. */
export const issue = formAction(ReceiptForm, 'person', async (actor, input) => {
  const issued = await issueReceipt(actor, input);
  if (!issued.ok) return issued;
  return redirect(localeHref(actor.locale, `/donations/receipts/${issued.value}`));
});
