import 'server-only';
import { asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { transfer, transferCase } from '@/db/schema/money/transfer';
import { type Actor, actorKey, holds, type PersonActor, type SystemActor } from '@/lib/identity/actor/model';
import { assert } from '@/lib/kernel/assert';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import { openRows } from '@/lib/money/vault/open-rows';
import { type TransferState, transferStateOf } from '../model';
import { type CaseKind, caseKinds, type Remedy, remedies } from './model';
import { CaseWords } from './schema';

const system: SystemActor = { kind: 'system', name: 'transfer-cases', locale: 'en' };

/** So many cases operators see at once. */
const casesMax = 100;

/** What was said to be wrong with a transfer, and, once it is decided, what was found. */
export type CaseView = {
  id: Id<'transferCase'>;
  transferId: Id<'transfer'>;
  kind: CaseKind;
  words: string;
  at: Date;
  decideBy: Date;
  remedy: Remedy | null;
  reason: string;
  decidedAt: Date | null;
};

/** Everything the actor said was wrong with transfers of hers, the latest first. */
export async function myCases(actor: PersonActor): Promise<CaseView[]> {
  const own = eq(transferCase.owner, actorKey(actor) ?? '');
  return viewsOf(
    await asActor(actor, (tx) => tx.select().from(transferCase).where(own).orderBy(desc(transferCase.createdAt))),
  );
}

/** What she said was wrong with one transfer of hers. */
export async function casesOf(actor: PersonActor, id: Id<'transfer'>): Promise<CaseView[]> {
  return (await myCases(actor)).filter(({ transferId }) => transferId === id);
}

/** A case that is to be decided; `late` when its days are over. */
type OpenCase = CaseView & { state: TransferState; total: Money; problem: string | null; late: boolean };

/** How many cases are to be decided, for money, without a look at any; null for everybody else. */
export async function openCaseCount(actor: Actor): Promise<number | null> {
  if (!holds(actor, 'money')) return null;
  return asActor(system, (tx) => tx.$count(transferCase, isNull(transferCase.decidedAt)));
}

/** Cases to decide, for money, whose look each of the senders reads: whose day is over stands first; nothing for everybody else. */
export async function openCases(actor: Actor): Promise<OpenCase[]> {
  if (!holds(actor, 'money')) return [];
  await asActor(system, (tx) =>
    tx.execute(sql`
      select identity.look(${toUuid(actor.personId)}::uuid, 'money', person_id, 'transfer', id::text, 'case', '')
      from money.transfer_case where decided_at is null order by decide_by limit ${casesMax}`),
  );
  const rows = await asActor(system, (tx) =>
    tx
      .select({
        row: transferCase,
        ...{ state: transfer.state, problem: transfer.problem, currency: transfer.currency },
        total: sql<string>`${transfer.sendMinor} + ${transfer.feeMinor}`,
        late: sql<boolean>`${transferCase.decideBy} < clock_timestamp()`,
      })
      .from(transferCase)
      .innerJoin(transfer, eq(transfer.id, transferCase.transferId))
      .where(isNull(transferCase.decidedAt))
      .orderBy(asc(transferCase.decideBy))
      .limit(casesMax),
  );
  const views = await viewsOf(rows.map(({ row }) => row));
  return rows.flatMap(({ state, problem, currency, total, late }, index) => {
    const view = views[index];
    assert(isCurrency(currency), 'a transfer is in a known currency');
    return view
      ? [{ ...view, state: transferStateOf(state), problem, late, total: money(BigInt(total), currency) }]
      : [];
  });
}

/** A case for the mail about it, with whose it is; null for a missing one. */
export async function caseToTell(id: Id<'transferCase'>): Promise<(CaseView & { personId: Id<'person'> }) | null> {
  const which: SQL = eq(transferCase.id, id);
  const [row] = await asActor(system, (tx) => tx.select().from(transferCase).where(which));
  const [view] = row ? await viewsOf([row]) : [];
  return row && view ? { ...view, personId: row.personId } : null;
}

async function viewsOf(rows: readonly (typeof transferCase.$inferSelect)[]): Promise<CaseView[]> {
  const sealed = rows.flatMap(({ id, owner, sealed: words, reason }) => [
    { id, owner, sealed: words },
    { id: `${id}:reason`, owner, sealed: reason },
  ]);
  const opened = await openRows('transferCase', sealed);
  const wordsOf = (id: string) => CaseWords.safeParse(opened.get(id)).data?.words ?? '';
  return rows.map(({ id, transferId, kind, createdAt, decideBy, remedy, decidedAt }) => ({
    ...{ id, transferId, decideBy, decidedAt, at: createdAt, words: wordsOf(id), reason: wordsOf(`${id}:reason`) },
    kind: caseKinds.find((one) => one === kind) ?? 'other',
    remedy: remedies.find((one) => one === remedy) ?? null,
  }));
}
