/** What is whole at every moment, whatever happened before. */
import type { Sql } from 'postgres';

/** Each row names what is wrong. */
const faults = `
  select 'ledger of ' || currency || ' ' || phase as what, sum(case side when 'debit' then amount_minor else -amount_minor end)::text as found from ledger.entry
    group by currency, phase having sum(case side when 'debit' then amount_minor else -amount_minor end) <> 0
  union all select 'below zero: ' || code, posted || ' and ' || pending from ledger.balance
    where kind in ('user', 'order', 'transfer', 'seller') and posted < 0 or kind in ('transfer', 'split', 'order') and pending < 0 and kind <> 'split'
  union all select 'group ' || b.group_id || ' ' || b.currency, sum(b.minor)::text from money.group_balances(array(select id from money.expense_group)) b
    group by b.group_id, b.currency having sum(b.minor) <> 0
  union all select 'expense ' || p.expense_id, min(least(p.paid_minor, p.borne_minor))::text from money.expense_part p group by p.expense_id having min(least(p.paid_minor, p.borne_minor)) < 0
  union all select 'shares of ' || u.id, u.total_minor || ' is not ' || sum(q.amount_minor) from money.split_part q join money.purchase u on u.id = q.purchase_id
    group by u.id having u.total_minor <> sum(q.amount_minor)
  union all select 'taken of ' || q.purchase_id, count(*) filter (where q.state <> 'captured') || ' shares are not' from money.split_part q
    join money.split_purchase s on s.purchase_id = q.purchase_id where s.state = 'captured' group by q.purchase_id having bool_or(q.state <> 'captured')
  union all select 'refund ' || f.id, f.amount_minor || ' is not ' || sum(r.amount_minor) from money.refund f join money.split_refund r on r.refund_id = f.id
    group by f.id having f.amount_minor <> sum(r.amount_minor)
  union all select 'share ' || q.id, q.amount_minor || ' is less than ' || sum(r.amount_minor) from money.split_part q join money.split_refund r on r.part_id = q.id
    group by q.id having q.amount_minor < sum(r.amount_minor)
  union all select 'order ' || o.id, o.refunded_minor || ' of ' || o.total_minor from money."order" o where o.refunded_minor not between 0 and o.total_minor
  union all select 'repayment ' || r.id, r.state || ' while ' || t.state from money.group_repayment r join money.transfer t on t.id = r.transfer_id
    where (r.state = 'confirmed') <> (t.state = 'delivered') or (r.state = 'said') <> (t.state in ('asked', 'held', 'taken', 'sending'))
  union all select 'request ' || r.id, r.state || ' while ' || t.state from money.payment_request r join money.transfer t on t.id = r.transfer_id
    where (r.state = 'paid') <> (t.state = 'delivered')
  union all select d.kind || ' ' || d.subject, d.expected || ' is not ' || d.found from money.book_differences() d`;

/** Everything that is not whole, in words; nothing when all is. */
export async function faultsOf(sql: Sql): Promise<string[]> {
  const rows = await sql.unsafe<{ what: string; found: string }[]>(faults);
  return rows.map(({ what, found }) => `${what}: ${found}`);
}
