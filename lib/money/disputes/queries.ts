import 'server-only';
import { asc, desc, eq, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { dispute, disputeStatement } from '@/db/schema/money/dispute';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { isCurrency, money } from '@/lib/kernel/money';
import { filesOf } from './evidence/queries';
import { type DisputeState, type DisputeView, disputeNext, reasonOf } from './model';

/**
 * The latest dispute of an order, for its buyer and its seller alike; null when there was none, and for everybody else. One of a share that
 * somebody paid is for its seller alone; of several shares that are disputed the one that waits for her answer comes first.
 */
export async function disputeOf(actor: Actor, orderId: Id<'order'>): Promise<DisputeView | null> {
  return asActor(actor, async (tx) => {
    const [row] = await tx
      .select()
      .from(dispute)
      .where(eq(dispute.orderId, orderId))
      .orderBy(
        // As `money.dispute_at`; row security leaves the buyer those of the whole order.
        sql`(${dispute.partId} is not null and ${dispute.state} = 'needs_response' and ${dispute.answeredAt} is null) desc`,
        desc(dispute.createdAt),
        desc(dispute.id),
      )
      .limit(1);
    if (!row || !isCurrency(row.currency)) return null;
    const said = await tx
      .select({ side: disputeStatement.side, words: disputeStatement.words, at: disputeStatement.at })
      .from(disputeStatement)
      .where(eq(disputeStatement.disputeId, row.id))
      .orderBy(asc(disputeStatement.at));
    return {
      ...{
        id: row.id,
        provider: row.provider,
        state: stateOf(row.state),
        reason: reasonOf(row.reason),
        inquiry: row.inquiry,
        isShare: row.partId !== null,
      },
      ...{ amount: money(row.amountMinor, row.currency), withdrawn: row.withdrawn, dueBy: row.dueBy },
      ...{ answered: row.answeredAt !== null, openedAt: row.createdAt },
      statements: said.map(({ side, ...rest }) => ({ side: side === 'buyer' ? 'buyer' : 'seller', ...rest })),
      files: await filesOf(tx, row.id),
    };
  });
}

function stateOf(word: string): DisputeState {
  if (word in disputeNext) return word as DisputeState;
  throw new Error('Invariant broken: a state of a dispute that nobody knows');
}
