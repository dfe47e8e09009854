/** A transfer from its promise to its end, by the functions that the verbs call, each a transaction of its own; and what a snapshot has to say meanwhile. */
import type { Sql } from 'postgres';
import { call, uuid } from '../property/statements';
import { ask, send } from './sending';
import type { Move, SentThing, Walk } from './walk';

/** What a client counts: how its transfers ended, and how often the database asked it to try once more. */
export type Counts = { ends: Record<string, number>; retried: number };

const tryAgain = ['40P01', '40001'];

async function said(sql: Sql, statement: string, counts: Counts): Promise<unknown> {
  for (;;) {
    try {
      const [row] = await sql.unsafe(statement);
      return Object.values(row ?? {})[0];
    } catch (error) {
      const { code } = error as { code?: string };
      if (!tryAgain.includes(code ?? '')) throw new Error(`${error} ${statement}`);
      counts.retried++;
    }
  }
}

async function played(sql: Sql, moves: readonly Move[], counts: Counts): Promise<void> {
  for (const { statement, after } of moves) {
    const answer = await said(sql, statement, counts);
    after?.(answer);
  }
}

/** One transfer of one client. How it goes is the client's chance: most arrive, some are declined, undone, sent back, claimed, or pay what was asked for. */
export async function oneTransfer(sql: Sql, walk: Walk, counts: Counts): Promise<void> {
  const { chance } = walk;
  walk.sent = [];
  if (chance.often(6)) {
    // Asked for first, then paid.
    walk.asked = [];
    await played(sql, ask(walk), counts);
    if (walk.asked.length > 0) await played(sql, ask(walk), counts);
  } else {
    await played(sql, send(walk), counts);
  }
  const [one] = walk.sent;
  const end = one ? await wayOf(sql, walk, one, counts) : 'not placed';
  counts.ends[end] = (counts.ends[end] ?? 0) + 1;
}

async function wayOf(sql: Sql, { chance }: Walk, one: SentThing, counts: Counts): Promise<string> {
  const attempt = uuid(one.attempt);
  const id = uuid(one.id);
  const does = (expression: string) => said(sql, call(expression), counts);
  if (chance.often(1))
    return (await does(`money.declined(${attempt}, null, 'card_declined') is not null`)) ? 'declined' : 'lost';
  await does(`money.authorized(${attempt}, 'pi_${one.attempt}', 0)->'result'`);
  if (one.receiver && one.recipient === null)
    await does(`money.claim_addressed(${uuid(one.receiver.id)}, array[${id}])`);
  if (!(await does(`money.begin_capture(${attempt}) is not null`))) {
    // It can be taken back still, or waits for an account that there is not.
    await does(`money.begin_void(${attempt}, 'undo') is not null`);
    return (await does(`money.voided(${attempt})`)) ? 'undone' : 'lost';
  }
  await does(`money.captured(${attempt})`);
  await does(`money.claim_sendings(${id}, 1)`);
  const isSent = !chance.often(4);
  if (isSent) {
    await does(`money.transfer_sent(${id}, 1, 'obp_${one.id}', ${one.promised.send.amount + BigInt(chance.below(3))})`);
    // Whether its bank takes it or not is known later.
    if (!chance.often(3)) await does(`money.transfer_delivered(${id}, 'obp_${one.id}', null)`);
    if (!chance.often(5)) return 'delivered or on its way';
  }
  await does(`money.transfer_failed(${id}, 1, ${isSent ? `'obp_${one.id}'` : 'null'}, 'no_account')`);
  await does(`money.return_due(${id}) is not null`);
  return (await does(`money.transfer_returned(${id})`)) ? 'returned' : 'lost';
}

/** By the states of the transfers, currency by currency: what has to stand on each kind of account. */
const byStates = `
  select t.currency, t.kind || ' ' || t.phase as account, sum(t.minor)::text as minor from (
    select x.currency, v.kind, v.phase, v.minor
    from money.transfer x join money.attempt a on a.purchase_id = x.purchase_id
    cross join lateral (select x.send_minor + x.fee_minor as paid, a.state in ('authorized', 'capturing', 'voiding') as held,
      x.state in ('taken', 'returning') or x.state = 'sending' and x.provider_intent is null as here,
      x.state in ('sending', 'delivered') and x.provider_intent is not null as gone) s
    cross join lateral (values
      ('transfer', 'pending', case when s.held then s.paid end), ('psp', 'pending', case when s.held then -s.paid end),
      ('transfer', 'posted', case when s.here then s.paid end), ('fees', 'posted', case when s.gone then x.fee_minor end),
      ('fx', 'posted', case when s.gone then x.send_minor - x.debited_minor end),
      ('psp', 'posted', case when s.here then -s.paid when s.gone then x.debited_minor - s.paid end)) v(kind, phase, minor)
    where v.minor is not null) t
  group by t.currency, t.kind, t.phase having sum(t.minor) <> 0`;

/** The same by the entries of the ledger, credit above zero. */
const byEntries = `
  select e.currency, a.kind || ' ' || case e.phase when 'posted' then 'posted' else 'pending' end as account,
    sum(case e.side when 'credit' then e.amount_minor else -e.amount_minor end * case e.phase when 'released' then -1 else 1 end)::text as minor
  from ledger.entry e join ledger.account a on a.code = e.account
  group by e.currency, a.kind, (e.phase = 'posted'), case e.phase when 'posted' then 'posted' else 'pending' end
  having sum(case e.side when 'credit' then e.amount_minor else -e.amount_minor end * case e.phase when 'released' then -1 else 1 end) <> 0`;

/** One moment of the books: what does not sum to zero, and where ledger and states differ. Empty when everything is whole. */
export async function snapshot(sql: Sql, thorough: boolean): Promise<string[]> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const crooked = await tx.unsafe<
      { what: string }[]
    >(`select currency || ' ' || phase || ' sums to ' || sum(case side when 'debit' then amount_minor else -amount_minor end) as what
      from ledger.entry group by currency, phase having sum(case side when 'debit' then amount_minor else -amount_minor end) <> 0`);
    const differing = await tx.unsafe<
      { what: string }[]
    >(`select coalesce(s.currency, e.currency) || ' ' || coalesce(s.account, e.account)
        || ': by states ' || coalesce(s.minor, '0') || ', by entries ' || coalesce(e.minor, '0') as what
      from (${byStates}) s full join (${byEntries}) e on e.currency = s.currency and e.account = s.account where s.minor is distinct from e.minor`);
    const each = thorough
      ? await tx.unsafe<
          { what: string }[]
        >(`select d.kind || ' ' || d.subject || ': ' || d.expected || ' is not ' || d.found as what
          from money.transfer_differences_between('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff') d`)
      : [];
    return [...crooked, ...differing, ...each].map(({ what }) => what);
  }) as Promise<string[]>;
}
