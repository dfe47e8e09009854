/** What two operators agree on, for tests. */
import { sql } from 'drizzle-orm';
import { answerProposal } from '@/lib/identity/proposals/answer-proposal';
import { carryOut } from '@/lib/identity/proposals/carry-out';
import { type ProposalAction, proposalRoles } from '@/lib/identity/proposals/model';
import { propose } from '@/lib/identity/proposals/propose';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { aPerson, ownerDb } from './world';

/** Two people with the role propose and approve something, more than a minute ago. */
export async function agreedOn(action: ProposalAction, subject: string): Promise<Id<'proposal'>> {
  const [one, other] = await Promise.all([1, 2].map(() => aPerson({ roles: [proposalRoles[action]] })));
  if (!one || !other) throw new Error('it takes two');
  const proposal = newId('proposal');
  const proposed = await propose(one, { id: proposal, action, subject, payload: {}, reason: 'As agreed.' });
  if (!proposed.ok) throw new Error(proposed.code);
  const answered = await answerProposal(other, { proposal, verdict: 'approved' });
  if (!answered.ok) throw new Error(answered.code);
  await minuteOver(proposal);
  return proposal;
}

/** Lets the minute be over in which an approval is taken back. */
export async function minuteOver(proposal: Id<'proposal'>): Promise<void> {
  await ownerDb().execute(sql`
    update identity.proposal set decided_at = decided_at - interval '61 seconds' where id = ${toUuid(proposal)}::uuid`);
}

/** Two people of money write down that what is owed of an order was given in another way. */
export async function settled(orderId: Id<'order'>): Promise<void> {
  const ended = await carryOut(await agreedOn('refund.settle', toUuid(orderId)));
  if (ended !== 'done') throw new Error(ended);
}
