import type { PersonActor } from '@/lib/identity/actor/model';
import { listFailedJobs } from '@/lib/identity/operations/queries';
import { listChanges } from '@/lib/markets/changes';
import { lastProof } from '@/lib/money/books/queries';
import { turnedKeys } from '@/lib/money/keys/model';
import { listAgreements } from '@/lib/money/operations/agreements';
import { inboxNow, openDisputes, stuckMoney } from '@/lib/money/operations/queries';
import { refundsThatCameBack } from '@/lib/money/orders/refunds/queries';
import { openCaseCount } from '@/lib/money/transfers/cases/queries';
import { charitiesToDecide } from '@/lib/shop/charities/queries';
import { appealsWaiting } from '@/lib/social/decisions/queries';
import { reportedThings } from '@/lib/social/decisions/reported';
import type { ConsoleSection } from './sections';

/** How much waits in each section, of those that are the actor's: nothing is asked for that her roles do not open. */
export async function waitingIn(actor: PersonActor): Promise<ReadonlyMap<ConsoleSection, number>> {
  const [reported, appeals, disputes, stuck, back, proof, inbox, jobs, changes, cases, charities, ofMoney, ofKeys] =
    await Promise.all([
      reportedThings(actor),
      appealsWaiting(actor),
      openDisputes(actor),
      stuckMoney(actor),
      refundsThatCameBack(actor),
      lastProof(actor),
      inboxNow(actor),
      listFailedJobs(actor),
      listChanges(actor),
      openCaseCount(actor),
      charitiesToDecide(actor),
      listAgreements(actor, 'payout.release', 'refund.settle', 'payout.hold-review'),
      listAgreements(actor, ...turnedKeys, 'key.revoke-review'),
    ]);
  return new Map<ConsoleSection, number>([
    ['decisions', reported.count + appeals.length],
    ['disputes', disputes.filter(({ state }) => state === 'needs_response').length],
    ['payouts', stuck.length + back.length + ofMoney.waiting.length],
    ['books', proof?.differences ?? 0],
    ['webhooks', inbox?.failed.length ?? 0],
    ['jobs', jobs.length],
    ['transfers', cases ?? 0],
    ['charities', charities.filter(({ state }) => state === 'asked').length],
    ['markets', changes.waiting.length],
    ['keys', ofKeys.waiting.length],
  ]);
}
