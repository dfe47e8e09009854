'use server';

import { redirect } from 'next/navigation';
import { beginOnboarding } from '@/lib/money/payouts/begin-onboarding';
import { PageForm } from '@/lib/money/payouts/schema';
import { formAction } from '@/lib/platform/action';
import { owner } from '../../owner';
import { waysBack } from './ways-back';

/** Leads the owner to the payment partner's page, which comes back here. */
export const verifyPage = formAction(PageForm, owner, async (actor, input): ReturnType<typeof beginOnboarding> => {
  const begun = await beginOnboarding(actor, input.page, await waysBack(input.handle));
  if (begun.ok) redirect(begun.value);
  return begun;
});
