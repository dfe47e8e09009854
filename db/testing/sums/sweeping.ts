/** The sweepers' rounds, with the provider's answers given: everything that is past its time comes to its end. */
import type { Sql } from 'postgres';
import { jsonOf, uuid } from '../property/statements';

type Due = { go: string[]; release: string[]; refunds: string[] };
type Gifts = { expired: string[]; back: string[] };

/** What is still past its time: each is a fault once a sweeper has been there. */
const late = `select coalesce(jsonb_agg(x.what), '[]') as late from (
  select 'hold ' || a.id as what from money.attempt a where a.provider <> 'split' and a.state = 'authorized' and a.undo_until <= clock_timestamp()
  union all select 'hold ' || a.id from money.attempt a where a.state in ('capturing', 'voiding')
  union all select 'share of an ended purchase ' || q.id from money.split_part q join money.split_purchase s on s.purchase_id = q.purchase_id
    join money.attempt a on a.id = q.attempt_id where s.state = 'ended' and a.state = 'authorized'
  union all select 'split ' || s.purchase_id from money.split_purchase s where s.state = 'open' and s.deadline <= clock_timestamp()
  union all select 'transfer ' || t.id from money.transfer t where t.state = 'held' and t.claim_by <= clock_timestamp()
  union all select 'pending ' || x.id from ledger.txn x where x.state = 'pending'
    and not exists (select from money.transfer t join money.attempt a on a.purchase_id = t.purchase_id where t.id = x.id and a.state = 'authorized')
    and not exists (select from money."order" o join money.attempt a on a.purchase_id = o.purchase_id where o.id = x.id and a.state = 'authorized')
  union all select 'gift ' || g.order_id from money.gift g join money."order" o on o.id = g.order_id
    where g.state = 'waiting' and g.expires_at <= clock_timestamp() and o.state in ('paid', 'partially_refunded')) x`;

/** Sweeps until nothing is past its time. Answers what is after so many rounds. */
export async function sweepAll(sql: Sql): Promise<string[]> {
  for (let round = 0; round < 12; round++) {
    await sweepSplits(sql);
    await sweepHolds(sql);
    await sweepGifts(sql);
    const found = await lateOnes(sql);
    if (found.length === 0) return [];
  }
  return lateOnes(sql);
}

const lateOnes = async (sql: Sql) => (await sql.unsafe<{ late: string[] }[]>(late))[0]?.late ?? [];
const say = (sql: Sql, statements: readonly string[]) => Promise.all(statements.map((one) => sql.unsafe(one)));

/** An hour is over in which nothing more is taken of a wallet whose bank has said no ten times. */
export async function anHourIsOver(clock: Sql): Promise<void> {
  await clock.unsafe(
    `update money.attempt set created_at = created_at - interval '2 hours' where state = 'declined' and created_at > now() - interval '1 hour'`,
  );
}

/** What a worker and a database do by themselves where they are not a test's: jobs are done and gone, and tables are tidied. */
export async function tidyUp(clock: Sql, tables: 'tables too' | 'jobs alone'): Promise<void> {
  await clock.unsafe('delete from graphile_worker._private_jobs');
  await clock.unsafe(tables === 'tables too' ? 'vacuum (analyze)' : 'vacuum (analyze) graphile_worker._private_jobs');
}

/** As `sweepSplits`. */
async function sweepSplits(sql: Sql): Promise<void> {
  const [row] = await sql.unsafe<{ due: Due }[]>('select money.splits_due(50) as due');
  const { go = [], release = [], refunds = [] } = row?.due ?? {};
  await say(
    sql,
    go.map((id) => `select money.go_split(${uuid(id)})`),
  );
  await say(
    sql,
    release.flatMap((id) => [`select money.release_part(${uuid(id)})`, `select money.voided(${uuid(id)})`]),
  );
  await say(
    sql,
    refunds.map((id) => `select money.part_refunded(${uuid(id)}, 're_${id}')`),
  );
}

/** As `sweep` and `captureDue`: what nobody claimed is let go, what may be taken is taken, and what was begun is ended. */
async function sweepHolds(sql: Sql): Promise<void> {
  const open = await sql.unsafe<
    { id: string; state: string; awaits: boolean }[]
  >(`select id, state, awaits from money.attempt
    where provider <> 'split' and (state in ('capturing', 'voiding') or (state = 'authorized' and undo_until <= clock_timestamp())) order by updated_at limit 200`);
  await say(
    sql,
    open.flatMap(({ id, state, awaits }) => {
      if (state === 'capturing') return [`select money.captured(${uuid(id)})`];
      if (state === 'voiding') return [`select money.voided(${uuid(id)})`];
      if (awaits) return [`select money.begin_void(${uuid(id)}, 'unclaimed')`, `select money.voided(${uuid(id)})`];
      return [`select money.begin_capture(${uuid(id)})`, `select money.captured(${uuid(id)})`];
    }),
  );
}

/** As `sweepGifts`. */
async function sweepGifts(sql: Sql): Promise<void> {
  const [row] = await sql.unsafe<{ due: Gifts }[]>('select money.gifts_due(50) as due');
  const { expired = [], back = [] } = row?.due ?? {};
  await say(
    sql,
    expired.map((id) => `select money.end_gift(${uuid(id)}, 'expired')`),
  );
  for (const order of back) {
    const [made] = await sql.unsafe<{ answer: { refund?: string } }[]>(
      `select money.begin_refund(${jsonOf({ actor: 'system', order, key: 'gift-back' })} || jsonb_build_object('id', gen_random_uuid(),
        'currency', (select currency from money."order" where id = ${uuid(order)}))) as answer`,
    );
    if (made?.answer.refund)
      await sql.unsafe(`select money.refund_succeeded(${uuid(made.answer.refund)}, 're_${made.answer.refund}')`);
  }
}
