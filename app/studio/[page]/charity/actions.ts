'use server';

import { refresh } from 'next/cache';
import { sayBenefit } from '@/lib/money/donations/say-benefit';
import { BenefitForm, VoidForm } from '@/lib/money/donations/schema';
import { voidReceipt } from '@/lib/money/donations/void-receipt';
import { formAction } from '@/lib/platform/action';
import { askCharity } from '@/lib/shop/charities/ask-charity';
import { chooseCharity } from '@/lib/shop/charities/choose-charity';
import { AskCharity, ChooseCharity, SetGoal } from '@/lib/shop/charities/schema';
import { setGoal } from '@/lib/shop/charities/set-goal';
import { endForCharity } from '@/lib/shop/fundraisers/end-for-charity';
import { EndForCharity } from '@/lib/shop/fundraisers/schema';
import { owner } from '../../owner';

/** Asks that the page be verified as a charity. */
export const ask = formAction(AskCharity, owner, async (actor, input) => {
  const asked = await askCharity(actor, input);
  if (asked.ok) refresh();
  return asked;
});

/** Says what it gathers for. */
export const saveGoal = formAction(SetGoal, owner, async (actor, input) => {
  const saved = await setGoal(actor, input);
  if (saved.ok) refresh();
  return saved;
});

/** Ends what somebody gathers in the charity's name. */
export const endOne = formAction(EndForCharity, owner, async (actor, input) => {
  const ended = await endForCharity(actor, input);
  if (ended.ok) refresh();
  return ended;
});

/** Says what a donor got for a donation is worth. */
export const saveBenefit = formAction(BenefitForm, owner, async (actor, input) => {
  const said = await sayBenefit(actor, input);
  if (said.ok) refresh();
  return said;
});

/** Says for which charity the shop asks at its checkout. */
export const choose = formAction(ChooseCharity, owner, async (actor, input) => {
  const chosen = await chooseCharity(actor, input);
  if (chosen.ok) refresh();
  return chosen;
});

/** Makes a receipt void. */
export const makeVoid = formAction(VoidForm, owner, async (actor, { receiptId, reason }) => {
  const done = await voidReceipt(actor, receiptId, reason);
  if (done.ok) refresh();
  return done;
});
