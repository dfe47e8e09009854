/** A group of the second world that splits what it spends, and what is settled of it. */
import { type Id, newId } from '@/lib/kernel/ids';
import { ExpenseForm } from '@/lib/money/splits/expenses/schema';
import { writeExpense } from '@/lib/money/splits/expenses/write-expense';
import { addMember } from '@/lib/money/splits/groups/add-member';
import { groupOf } from '@/lib/money/splits/groups/queries';
import { startGroup } from '@/lib/money/splits/groups/start-group';
import { answerRepaid } from '@/lib/money/splits/repayments/answer-repaid';
import { quoteDebt } from '@/lib/money/splits/repayments/quote-debt';
import { sayRepaid } from '@/lib/money/splits/repayments/say-repaid';
import { held, must, type Payer } from './sends';

const usual = { title: 'Firewood', day: '2026-04-01', currency: 'USD', way: 'even' } as const;

/** The two and somebody without an account spend, one repays some otherwise, and one pays what she owes from her wallet. */
export async function spendTogether(
  owner: Payer,
  friend: Payer,
  keyOf: (text: string) => string,
): Promise<{ expenses: number; settled: number }> {
  const groupId = newId('group');
  must('a group', await startGroup(owner.actor, { groupId, name: 'Cabin by the lake', currency: 'USD' }));
  for (const [handle, name] of [
    [friend.actor.handle, ''],
    ['', 'Uncle Ray'],
  ] as const)
    must('a member', await addMember(owner.actor, { groupId, memberId: newId('member'), handle, name }));
  const members = ((await groupOf(owner.actor, groupId))?.members ?? []).map(({ id }) => id);
  const [mine, hers] = members;
  if (!mine || !hers) throw new Error('a group of nobody');
  const spend = async (by: Payer, payer: Id<'member'>, amount: string) => {
    const form = ExpenseForm.parse({ ...usual, key: keyOf(`spent ${amount}`), groupId, in: members, amount, payer });
    return must('an expense', await writeExpense(by.actor, form));
  };
  await spend(owner, mine, '100.01');
  await spend(friend, hers, '15.00');
  await spend(owner, mine, '12.34');
  const repayment = {
    groupId,
    repaymentId: newId('repayment'),
    from: hers,
    to: mine,
    way: 'otherwise',
    currency: 'USD',
    amount: 500n,
  } as const;
  must('what was repaid', await sayRepaid(friend.actor, repayment));
  must('a yes', await answerRepaid(owner.actor, { groupId, repaymentId: repayment.repaymentId, answer: 'confirmed' }));
  const owed = must('a debt', await quoteDebt(friend.actor, { groupId, memberId: mine, currency: 'USD' }));
  await held(friend, owed);
  return { expenses: 3, settled: 2 };
}
