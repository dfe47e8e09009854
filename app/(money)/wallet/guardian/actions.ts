'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { askChange } from '@/lib/money/guardian/ask-change';
import { endRule } from '@/lib/money/guardian/end-rule';
import { leaveWard } from '@/lib/money/guardian/leave-ward';
import { nameGuardian } from '@/lib/money/guardian/name-guardian';
import { GuardianForm, NoFields, RuleForm, WardForm } from '@/lib/money/guardian/schema';
import { setRule } from '@/lib/money/guardian/set-rule';
import { formAction } from '@/lib/platform/action';
import { orProve } from '@/lib/platform/enter';
import { localeHref } from '@/lib/platform/i18n';

/** She says that she is under 18; she proves herself first. */
export const beginRule = formAction(RuleForm, 'person', async (actor, input) => {
  const set = orProve(actor, '/wallet/guardian', await setRule(actor, input));
  if (set.ok) refresh();
  return set;
});

/** Mails the link to whom she names. */
export const nameSomebody = formAction(GuardianForm, 'person', async (actor, input) => {
  const named = await nameGuardian(actor, input);
  if (named.ok) refresh();
  return named;
});

/** Asks her guardian to let her name another. */
export const askForChange = formAction(NoFields, 'person', async (actor) => {
  const asked = await askChange(actor);
  if (asked.ok) refresh();
  return asked;
});

/** A guardian stops. */
export const leaveHere = formAction(WardForm, 'person', async (actor, input) => {
  const left = await leaveWard(actor, input);
  return left.ok ? redirect(localeHref(actor.locale, '/wallet/guardian?done=left')) : left;
});

/** A guardian ends the rule; he proves himself first. */
export const endHere = formAction(WardForm, 'person', async (actor, input) => {
  const ended = orProve(actor, '/wallet/guardian', await endRule(actor, input));
  return ended.ok ? redirect(localeHref(actor.locale, '/wallet/guardian?done=ended')) : ended;
});
