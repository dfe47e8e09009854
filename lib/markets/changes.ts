import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { holds, type PersonActor } from '@/lib/identity/actor/model';
import { listProposals, type ProposalView } from '@/lib/identity/proposals/queries';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import type { Rule } from './model';
import { listRules, type RuleRow, ruleColumns, toRule } from './queries';
import { ChangePayload } from './schema';

/** A proposed or decided change of a country, with the rules that stand there now. */
export type ChangeView = Omit<ProposalView, 'payload'> & {
  readonly change: ChangePayload;
  readonly standing: readonly Rule[];
};

/** Changes that wait for a second operator, and the last that were decided; nothing for whoever has not the role. */
export async function listChanges(actor: PersonActor): Promise<{ waiting: ChangeView[]; decided: ChangeView[] }> {
  const [{ waiting, decided }, rules] = await Promise.all([listProposals(actor, 'market.change'), listRules()]);
  const toChange = ({ payload, ...view }: ProposalView): ChangeView[] => {
    const parsed = ChangePayload.safeParse(payload);
    if (!parsed.success) return [];
    return [{ ...view, change: parsed.data, standing: rules.filter((rule) => rule.country === view.subject) }];
  };
  return { waiting: waiting.flatMap(toChange), decided: decided.flatMap(toChange) };
}

/** A rule as it was written: `since` is the moment it counts from; by whom it was proposed and approved, null for the first ones. */
export type WrittenRule = Rule & {
  /** The order in which it was written. */
  readonly seq: string;
  readonly coming: boolean;
  readonly proposedBy: Id<'person'> | null;
  readonly decidedBy: Id<'person'> | null;
};

/** Every rule of a country that was ever written, the newest first; nothing for whoever has not the role. */
export async function ruleHistory(actor: PersonActor, country: string): Promise<WrittenRule[]> {
  if (!holds(actor, 'markets')) return [];
  type Row = RuleRow & { seq: string; coming: boolean; proposed_by: string | null; decided_by: string | null };
  const rows = await identityDb().execute<Row>(sql`
    select ${ruleColumns}, seq::text, effective_from as since, effective_from > now() as coming, proposed_by, decided_by
    from markets.rule left join (select id, proposed_by, decided_by from identity.proposal) p on p.id = change_id
    where country = ${country} order by seq desc limit 200`);
  const person = (id: string | null) => (id === null ? null : fromUuid('person', id));
  return rows.flatMap((row) =>
    toRule(row).map((rule) => ({
      ...rule,
      ...{ seq: row.seq, coming: row.coming, proposedBy: person(row.proposed_by), decidedBy: person(row.decided_by) },
    })),
  );
}
