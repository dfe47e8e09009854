import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { holds, isOperator, type PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import {
  type ProposalAction,
  type ProposalState,
  proposalActions,
  proposalRoles,
  proposalStates,
  reviewActions,
} from './model';

/** A proposal as operators see it; `payload` is the action's own. */
export type ProposalView = {
  readonly id: Id<'proposal'>;
  readonly action: ProposalAction;
  readonly subject: string;
  readonly payload: unknown;
  readonly reason: string;
  readonly state: ProposalState;
  readonly proposedBy: Id<'person'>;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
  readonly expired: boolean;
  readonly decidedBy: Id<'person'> | null;
  readonly decidedAt: Date | null;
  /** How carrying it out ended, of what waits its minute; null before, and of what was carried out with the approval. */
  readonly outcome: string | null;
  /** The database's clock at the answer: what is left of a minute is counted from it. */
  readonly now: Date;
};

type Row = {
  id: string;
  action: string;
  subject: string;
  payload: unknown;
  reason: string;
  state: string;
  proposed_by: string;
  proposed_at: Date | string;
  expires_at: Date | string;
  expired: boolean;
  decided_by: string | null;
  decided_at: Date | string | null;
  outcome: string | null;
  now: Date | string;
};

/** What waits for a decision of some actions, the oldest first, and the last twenty that were decided, the newest first; nothing of those whose role she has not. */
export async function listProposals(
  actor: PersonActor,
  ...actions: ProposalAction[]
): Promise<{ waiting: ProposalView[]; decided: ProposalView[] }> {
  const hers = actions.filter((action) => holds(actor, proposalRoles[action]));
  if (hers.length === 0) return { waiting: [], decided: [] };
  const among = sql`action in (${sql.join(
    hers.map((action) => sql`${action}`),
    sql`, `,
  )})`;
  const rows = await identityDb().execute<Row>(sql`
    (select *, expires_at <= now() as expired, clock_timestamp() as now from identity.proposal
      where ${among} and state = 'proposed' and expires_at > now() - interval '30 days' order by proposed_at limit 100)
    union all
    (select *, false, clock_timestamp() from identity.proposal
      where ${among} and state <> 'proposed' order by decided_at desc limit 20)`);
  const views = rows.map(toView);
  return {
    waiting: views.filter(({ state }) => state === 'proposed'),
    decided: views.filter(({ state }) => state !== 'proposed'),
  };
}

/** What a proposal is about; null for a missing one, and for whoever does not run Souk. */
export async function actionOf(actor: PersonActor, proposal: Id<'proposal'>): Promise<ProposalAction | null> {
  if (!isOperator(actor)) return null;
  const [row] = await identityDb().execute<{ action: string }>(
    sql`select action from identity.proposal where id = ${toUuid(proposal)}::uuid`,
  );
  return known.find((action) => action === row?.action) ?? null;
}

const known: readonly ProposalAction[] = [...proposalActions, ...reviewActions];

function toView(row: Row): ProposalView {
  return {
    id: fromUuid('proposal', row.id),
    action: known.find((action) => action === row.action) ?? 'market.change',
    outcome: row.outcome,
    ...{ subject: row.subject, payload: row.payload, reason: row.reason, expired: row.expired },
    state: proposalStates.find((state) => state === row.state) ?? 'withdrawn',
    proposedBy: fromUuid('person', row.proposed_by),
    proposedAt: new Date(row.proposed_at),
    expiresAt: new Date(row.expires_at),
    decidedBy: row.decided_by === null ? null : fromUuid('person', row.decided_by),
    decidedAt: row.decided_at === null ? null : new Date(row.decided_at),
    now: new Date(row.now),
  };
}
