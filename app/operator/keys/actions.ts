'use server';

import { refresh } from 'next/cache';
import { answerProposal } from '@/lib/identity/proposals/answer-proposal';
import { AnswerProposal } from '@/lib/identity/proposals/schema';
import { revokeLeakedKey } from '@/lib/money/button/leaks/revoke-leaked-key';
import { RevokeLeaked } from '@/lib/money/button/leaks/schema';
import { proposeTurn } from '@/lib/money/keys/propose-turn';
import { ProposeTurn } from '@/lib/money/keys/schema';
import { formAction } from '@/lib/platform/action';
import { orProve } from '@/lib/platform/enter';

const here = '/operator/keys';

/** Proposes a new key; asks for a fresh proof first. */
export const proposeTurnHere = formAction(ProposeTurn, 'operator', async (actor, input) => {
  const result = orProve(actor, here, await proposeTurn(actor, input));
  if (result.ok) refresh();
  return result;
});

/** Approves or refuses what another proposed about keys, or says whether what she did at once was right; asks for a fresh proof first. */
export const answerKeysHere = formAction(AnswerProposal, 'operator', async (actor, input) => {
  const result = orProve(actor, here, await answerProposal(actor, input));
  if (result.ok) refresh();
  return result;
});

/** Revokes a merchant's key that leaked, at once; asks for a fresh proof first. */
export const revokeLeakedHere = formAction(RevokeLeaked, 'operator', async (actor, input) => {
  const result = orProve(actor, here, await revokeLeakedKey(actor, input));
  if (result.ok) refresh();
  return result;
});
