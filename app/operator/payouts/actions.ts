'use server';

import { refresh } from 'next/cache';
import { answerProposal } from '@/lib/identity/proposals/answer-proposal';
import { AnswerProposal } from '@/lib/identity/proposals/schema';
import { proposeSettling } from '@/lib/money/orders/refunds/propose-settling';
import { ProposeSettling } from '@/lib/money/orders/refunds/schema';
import { proposeRelease } from '@/lib/money/payouts/holds/propose-release';
import { ProposeRelease } from '@/lib/money/payouts/holds/schema';
import { formAction } from '@/lib/platform/action';
import { orProve } from '@/lib/platform/enter';

const here = '/operator/payouts';

/** Proposes that held money is released; asks for a fresh proof first. */
export const proposeReleaseHere = formAction(ProposeRelease, 'operator', async (actor, input) => {
  const result = orProve(actor, here, await proposeRelease(actor, input));
  if (result.ok) refresh();
  return result;
});

/** Proposes to write down that what a bank had sent back was given in another way; asks for a fresh proof first. */
export const proposeSettlingHere = formAction(ProposeSettling, 'operator', async (actor, input) => {
  const result = orProve(actor, here, await proposeSettling(actor, input));
  if (result.ok) refresh();
  return result;
});

/** Approves or refuses what another proposed about money, or says whether what she did at once was right; asks for a fresh proof first. */
export const answerMoneyHere = formAction(AnswerProposal, 'operator', async (actor, input) => {
  const result = orProve(actor, here, await answerProposal(actor, input));
  if (result.ok) refresh();
  return result;
});
