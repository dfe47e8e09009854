'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { ok } from '@/lib/kernel/result';
import { removeExpense } from '@/lib/money/splits/expenses/remove-expense';
import { ExpenseForm, RemoveExpenseForm } from '@/lib/money/splits/expenses/schema';
import { writeExpense } from '@/lib/money/splits/expenses/write-expense';
import { addMember } from '@/lib/money/splits/groups/add-member';
import { joinGroup } from '@/lib/money/splits/groups/join-group';
import { leaveGroup } from '@/lib/money/splits/groups/leave-group';
import { renewInvite } from '@/lib/money/splits/groups/renew-invite';
import { AddMemberForm, GroupForm, JoinForm, MemberForm, StartGroupForm } from '@/lib/money/splits/groups/schema';
import { startGroup } from '@/lib/money/splits/groups/start-group';
import { dropExpensePhoto } from '@/lib/money/splits/photos/drop-photo';
import { ExpensePhotoForm } from '@/lib/money/splits/photos/schema';
import { remindMember } from '@/lib/money/splits/reminders/remind-member';
import { WantRemindersForm } from '@/lib/money/splits/reminders/schema';
import { wantReminders } from '@/lib/money/splits/reminders/want-reminders';
import { answerRepaid } from '@/lib/money/splits/repayments/answer-repaid';
import { quoteDebt } from '@/lib/money/splits/repayments/quote-debt';
import { sayRepaid } from '@/lib/money/splits/repayments/say-repaid';
import { AnswerRepaidForm, PayDebtForm, SayRepaidForm } from '@/lib/money/splits/repayments/schema';
import { formAction } from '@/lib/platform/action';
import { env } from '@/lib/platform/env';
import { requestI18n } from '@/lib/platform/request';

const here = '/transfers/split';
const often = { who: 'person', limit: 'split-person' } as const;

/** Begins a group and goes to it. */
export const start = formAction(StartGroupForm, often, async (actor, input) => {
  const started = await startGroup(actor, input);
  return started.ok ? redirect((await requestI18n()).href(`${here}/${input.groupId}/people`)) : started;
});

/** Gives a friend or a name a place. */
export const add = formAction(AddMemberForm, often, async (actor, input) => {
  const added = await addMember(actor, input);
  // Refused because the first one stands, the form gets the id of another.
  if (added.ok || added.code === 'first_stands') refresh();
  return added;
});

/** Makes the link of a place, which is told in this answer and never again. */
export const makeLink = formAction(MemberForm, often, async (actor, input) => {
  const made = await renewInvite(actor, input);
  if (!made.ok) return made;
  const { href } = await requestI18n();
  return ok({ url: `${env().SOUK_ORIGIN}${href(made.value.path)}` });
});

/** Takes a place over and goes to its group. */
export const join = formAction(JoinForm, often, async (actor, input) => {
  const joined = await joinGroup(actor, input);
  return joined.ok ? redirect((await requestI18n()).href(`${here}/${joined.value.groupId}`)) : joined;
});

/** Leaves a group. */
export const leave = formAction(GroupForm, often, async (actor, input) => {
  const left = await leaveGroup(actor, input);
  return left.ok ? redirect((await requestI18n()).href(here)) : left;
});

/** Takes a place that is only a name's out of a group. */
export const takeOut = formAction(MemberForm, often, async (actor, input) => {
  const left = await leaveGroup(actor, input);
  if (left.ok) refresh();
  return left;
});

/** Writes an expense, or changes one, and goes to its group. */
export const write = formAction(ExpenseForm, often, async (actor, input) => {
  const written = await writeExpense(actor, input);
  if (written.ok) redirect((await requestI18n()).href(`${here}/${input.groupId}`));
  // The form is drawn with who is there now; what was typed stays.
  if (written.code === 'member_left') refresh();
  return written;
});

/** Writes an expense that waited on a device; the same one sent again is one. */
export const sendKept = formAction(ExpenseForm, often, async (actor, input) => {
  const written = await writeExpense(actor, input);
  if (written.ok) refresh();
  return written;
});

/** Takes an expense away. */
export const remove = formAction(RemoveExpenseForm, often, async (actor, input) => {
  const removed = await removeExpense(actor, input);
  return removed.ok ? redirect((await requestI18n()).href(`${here}/${input.groupId}`)) : removed;
});

/** Takes the photograph of an expense away. */
export const dropPhoto = formAction(ExpensePhotoForm, often, async (actor, input) => {
  const dropped = await dropExpensePhoto(actor, input);
  refresh();
  return dropped;
});

/** Says that something was paid outside of Souk, or lets somebody off. */
export const repaid = formAction(SayRepaidForm, often, async (actor, input) => {
  const said = await sayRepaid(actor, input);
  if (said.ok || said.code === 'first_stands') refresh();
  return said;
});

/** Shows what it takes to pay what she owes somebody; one tap there sends it. */
export const payDebt = formAction(PayDebtForm, { who: 'person', limit: 'quote-person' }, async (actor, input) => {
  const made = await quoteDebt(actor, input);
  if (made.ok) redirect((await requestI18n()).href(`/transfers/send/${made.value}`));
  return made;
});

/** Reminds somebody of what she owes. */
export const remind = formAction(MemberForm, often, async (actor, input) => remindMember(actor, input));

/** Says whether reminders of a group, or of one person, are wanted. */
export const want = formAction(WantRemindersForm, often, async (actor, input) => {
  const said = await wantReminders(actor, input);
  if (said.ok) refresh();
  return said;
});

/** Confirms, denies or takes back what was said to be paid. */
export const answer = formAction(AnswerRepaidForm, often, async (actor, input) => {
  const answered = await answerRepaid(actor, input);
  refresh();
  return answered;
});
