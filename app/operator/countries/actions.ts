'use server';

import { refresh } from 'next/cache';
import { answerProposal } from '@/lib/identity/proposals/answer-proposal';
import { AnswerProposal, OneProposal } from '@/lib/identity/proposals/schema';
import { undoProposal } from '@/lib/identity/proposals/undo-proposal';
import { withdrawProposal } from '@/lib/identity/proposals/withdraw-proposal';
import { invite } from '@/lib/markets/invite';
import { proposeChange } from '@/lib/markets/propose-change';
import { Invite, ProposeChange } from '@/lib/markets/schema';
import { formAction } from '@/lib/platform/action';
import { orProve } from '@/lib/platform/enter';

const here = '/operator/countries';

/** Proposes a change of a country; asks for a fresh proof first. */
export const proposeHere = formAction(ProposeChange, 'operator', async (actor, input) => {
  const result = orProve(actor, here, await proposeChange(actor, input));
  if (result.ok) refresh();
  return result;
});

/** Approves or refuses what another operator proposed; asks for a fresh proof first. */
export const answerHere = formAction(AnswerProposal, 'operator', async (actor, input) => {
  const result = orProve(actor, here, await answerProposal(actor, input));
  if (result.ok) refresh();
  return result;
});

/** Withdraws a proposal of one's own. */
export const withdrawHere = formAction(OneProposal, 'operator', async (actor, input) => {
  const result = await withdrawProposal(actor, input);
  if (result.ok) refresh();
  return result;
});

/** Takes an approval back within its minute. */
export const undoHere = formAction(OneProposal, 'operator', async (actor, input) => {
  const result = await undoProposal(actor, input);
  if (result.ok) refresh();
  return result;
});

/** Lets a person in where a capability is for those who are invited; asks for a fresh proof first. */
export const inviteHere = formAction(Invite, 'operator', async (actor, input) => {
  const result = orProve(actor, here, await invite(actor, input));
  if (result.ok) refresh();
  return result;
});
