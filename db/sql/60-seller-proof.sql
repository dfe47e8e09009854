-- The proof of what sellers are due, as far as the database can give it by itself: every paid order has its settlement, what was
-- sent and taken back is posted, and the seller's account in the ledger holds what waits, less what she owes. Acts for the system.
drop function if exists money.settlement_differences();
create or replace function money.settlement_differences_between(p_from uuid, p_to uuid)
returns table (kind text, subject text, expected text, found text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select 'order_without_settlement', o.id::text, 'a settlement', 'nothing' from money."order" o
  where o.id > p_from and o.id <= p_to and o.state in ('paid', 'fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed')
    and not exists (select 1 from money.settlement s where s.order_id = o.id)
  union all
  select 'transfer_not_posted', s.id::text, s.sent_minor::text, coalesce(sum(e.amount_minor), 0)::text
  from money.settlement s
  left join ledger.txn t on t.idempotency_key = 'transfer:' || s.id and t.state = 'posted'
  left join ledger.entry e on e.txn_id = t.id and e.account like 'psp:%' and e.side = 'credit'
  where s.id > p_from and s.id <= p_to and s.sent_at is not null group by s.id having s.sent_minor <> coalesce(sum(e.amount_minor), 0)
  union all
  select 'transfer_not_posted', r.id::text, r.amount_minor::text, coalesce(sum(e.amount_minor), 0)::text
  from money.settlement_reversal r
  left join ledger.txn t on t.idempotency_key = 'reversal:' || r.id and t.state = 'posted'
  left join ledger.entry e on e.txn_id = t.id and e.account like 'psp:%' and e.side = 'debit'
  where r.id > p_from and r.id <= p_to and r.state = 'succeeded' group by r.id having r.amount_minor <> coalesce(sum(e.amount_minor), 0)
  union all
  -- Sent again by hand and gone to the buyer after that: no reversal asks for it, so the platform has paid twice until an operator has it back.
  select 'credit_not_taken_back', s.id::text, '0', (least(g.gone, s.refunded_minor + r.refunded) - s.refunded_minor - r.refunded + h.gross)::text
  from (select x.* from money.settlement x join ledger.txn t on t.idempotency_key = 'credit:' || x.id where x.id > p_from and x.id <= p_to) s
  cross join lateral (select money.gone_from(s.order_id) as gone) g
  cross join lateral (select coalesce(sum(x.refunded_minor), 0) as refunded from money.settlement_reversal x where x.settlement_id = s.id) r
  cross join lateral money.sent_by_hand(s.id) h
  where least(g.gone, s.refunded_minor + r.refunded) > s.refunded_minor + r.refunded - h.gross and not money.is_disputed(s.order_id)
$$;

create or replace function money.seller_differences() returns table (kind text, subject text, expected text, found text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select 'seller_balance', w.account, w.waits::text, coalesce(b.posted, 0)::text from (
    select 'seller:' || s.page_id || ':' || lower(s.currency) as account,
      sum(case when s.sent_at is not null or s.state = 'reversed'
        then s.refunded_minor + (select coalesce(sum(r.refunded_minor), 0) from money.settlement_reversal r where r.settlement_id = s.id and r.state = 'succeeded')
        else s.total_minor end
        - (select coalesce(sum(f.amount_minor), 0) from money.refund f where f.order_id = s.order_id and f.state = 'succeeded')
        -- What an operator sent her again by hand, less what he took back so (`61-credits.sql`).
        - (select h.gross from money.sent_by_hand(s.id) h)
        -- What the bank holds for a dispute, or has given the buyer, is not with the seller.
        - (select coalesce(sum(d.amount_minor), 0) from money.dispute d where d.order_id = s.order_id and d.withdrawn)) as waits
    from money.settlement s group by 1) w
  left join ledger.balance b on b.code = w.account
  where w.waits <> coalesce(b.posted, 0)
$$;
