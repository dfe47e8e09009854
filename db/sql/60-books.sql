-- The proof of the books that the database can give by itself. Each row is a difference; none means sound.
-- Runs as the money role with the system actor; ids are uuids, amounts minor units as text.

-- Of what has an id above p_from, up to p_to: a statement ends within seconds, however large the books are, when they are
-- proven by parts of so many ids.
create or replace function money.book_differences_between(p_from uuid, p_to uuid)
returns table (kind text, subject text, expected text, found text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return query
  select 'ledger_unbalanced', e.txn_id::text, '0', sum(case e.side when 'debit' then e.amount_minor else -e.amount_minor end)::text
  from ledger.entry e where e.txn_id > p_from and e.txn_id <= p_to group by e.txn_id, e.phase, e.currency
  having sum(case e.side when 'debit' then e.amount_minor else -e.amount_minor end) <> 0
  union all
  select 'order_lines', o.id::text, o.total_minor::text,
         coalesce(sum(l.amount_minor) filter (where l.kind <> 'tax' or l.included = 0), 0)::text
  from money."order" o left join money.order_line l on l.order_id = o.id
  where o.id > p_from and o.id <= p_to group by o.id
  having o.total_minor <> coalesce(sum(l.amount_minor) filter (where l.kind <> 'tax' or l.included = 0), 0)
  union all
  -- One consent is over orders, or over a transfer; what pays a share of a split purchase is measured by that share.
  select 'purchase_total', u.id::text, u.total_minor::text, (coalesce(o.total, 0) + coalesce(t.send_minor + t.fee_minor, 0))::text
  from money.purchase u
  left join lateral (select sum(x.total_minor) as total from money."order" x where x.purchase_id = u.id) o on true
  left join money.transfer t on t.purchase_id = u.id
  where u.id > p_from and u.id <= p_to and u.part_id is null
    and u.total_minor <> coalesce(o.total, 0) + coalesce(t.send_minor + t.fee_minor, 0)
  union all
  -- What the ledger holds for an order follows from the order's state.
  select 'order_without_posting', o.id::text,
         case when o.state in ('authorized', 'settling') then 'pending ' else 'posted ' end || o.total_minor,
         coalesce(t.state || ' ' || h.held, 'nothing')
  from money."order" o
  left join ledger.txn t on t.id = o.id and t.kind = 'authorize'
  left join lateral (select sum(e.amount_minor) as held from ledger.entry e
                     where e.txn_id = t.id and e.phase = 'pending' and (e.account like 'psp:%' or e.account like 'split:%') and e.side = 'debit') h on true
  where o.id > p_from and o.id <= p_to and not o.at_door and o.state not in ('pending', 'failed', 'expired', 'canceled')
    and (t.id is null or h.held <> o.total_minor or t.state <> case when o.state in ('authorized', 'settling') then 'pending' else 'posted' end)
  union all
  -- What is paid at the door is cash that Souk never holds: nothing of it stands in the ledger, and no provider knows of it.
  select 'posting_at_the_door', o.id::text, 'nothing', coalesce(t.kind, 'paid with ' || a.provider)
  from money."order" o join money.attempt a on a.purchase_id = o.purchase_id
  left join ledger.txn t on t.id = o.id
  where o.id > p_from and o.id <= p_to and o.at_door and (t.id is not null or a.provider <> 'door')
  union all
  select 'cash_back_mismatch', o.id::text, o.cash_back_minor::text, c.given::text
  from money."order" o
  cross join lateral (select coalesce(sum(b.amount_minor), 0) as given from money.cash_back b where b.order_id = o.id) c
  where o.id > p_from and o.id <= p_to and o.at_door and o.cash_back_minor <> c.given
  union all
  select 'posting_without_order', t.id::text, 'a standing order', coalesce(o.state, 'no order')
  from ledger.txn t left join money."order" o on o.id = t.id
  where t.kind = 'authorize' and t.id > p_from and t.id <= p_to
    and ((t.state = 'posted' and coalesce(o.state, '') not in ('paid', 'fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed'))
      or (t.state = 'pending' and coalesce(o.state, '') not in ('authorized', 'settling')
          and not exists (select 1 from money.attempt a where a.purchase_id = o.purchase_id and a.state = 'voiding')))
  union all
  select 'refund_mismatch', o.id::text, o.refunded_minor::text, (r.asked || ' asked, ' || r.posted || ' posted')
  from money."order" o
  cross join lateral (
    select coalesce((select sum(f.amount_minor) from money.refund f where f.order_id = o.id and f.state <> 'failed'), 0) as asked,
           coalesce((select sum(f.amount_minor) from money.refund f where f.order_id = o.id and f.state = 'succeeded'), 0) as answered,
           coalesce((select sum(e.amount_minor) from ledger.txn t join ledger.entry e on e.txn_id = t.id and e.side = 'debit' and e.phase = 'posted'
                     where t.kind = 'refund' and t.meta->>'order' = o.id::text), 0)
           -- What a bank sent back is posted a second time, the other way.
           - coalesce((select sum(e.amount_minor) from money.refund f join ledger.txn t on t.idempotency_key = 'refund_return:' || f.id
                       join ledger.entry e on e.txn_id = t.id and e.side = 'debit' and e.phase = 'posted'
                       where f.order_id = o.id and f.state = 'failed'), 0) as posted) r
  where o.id > p_from and o.id <= p_to and (r.asked <> o.refunded_minor or r.answered <> r.posted)
  union all
  -- Units sold for a purchase are the units of ours on its orders (of what another site sells none lies here), less those that refunds put
  -- back on sale, also where the money came back; an exchange puts some
  -- back and sends others.
  select 'reservation_mismatch', a.id::text, coalesce(g.units, 0)::text, coalesce(s.units, 0)::text
  from money.attempt a
  left join lateral (select sum(l.quantity) - coalesce((
                       select sum(b.value::int) from money."order" o join money.refund f on f.order_id = o.id and f.provider_refund is not null
                       cross join lateral jsonb_each_text(f.back) b where o.purchase_id = a.purchase_id), 0) + coalesce((
                       select sum(u.units) from money."order" o join money.return_request t on t.order_id = o.id and t.state = 'exchanged'
                       cross join lateral (select value::int as units from jsonb_each_text(t.units)
                                           union all select -value::int from jsonb_each_text(t.back)) u
                       where o.purchase_id = a.purchase_id), 0) as units
                     from money."order" o join money.order_line l on l.order_id = o.id and l.kind = 'goods' and l.variant_id is not null
                     where o.purchase_id = a.purchase_id and (not o.at_door or o.state not in ('canceled', 'not_taken'))) g on true
  left join lateral (select sum(v.quantity - v.returned) as units from shop.reservation v where v.attempt_id = a.id and v.state = 'sold') s on true
  where a.id > p_from and a.id <= p_to and a.state in ('authorized', 'capturing', 'settling', 'captured', 'agreed') and coalesce(g.units, 0) <> coalesce(s.units, 0)
  union all
  select 'reservation_mismatch', v.attempt_id::text, 'released', v.state
  from shop.reservation v left join money.attempt a on a.id = v.attempt_id
  where v.attempt_id > p_from and v.attempt_id <= p_to and v.state = 'sold' and coalesce(a.state, 'none') not in ('authorized', 'capturing', 'settling', 'captured', 'agreed')
  union all
  select d.kind, d.subject, d.expected, d.found from money.settlement_differences_between(p_from, p_to) d
  union all
  select d.kind, d.subject, d.expected, d.found from money.transfer_differences_between(p_from, p_to) d;
end $$;

-- Of accounts and of what is on the shelf: as many as there are sellers and products.
create or replace function money.book_differences_of_accounts() returns table (kind text, subject text, expected text, found text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return query
  select 'balance_drift', a.code, b.posted::text,
         ((a.posted_debits - a.posted_credits) * case a.normal when 'debit' then 1 else -1 end)::text
  from ledger.account a join ledger.balance b on b.code = a.code
  where not a.hot and b.posted <> (a.posted_debits - a.posted_credits) * case a.normal when 'debit' then 1 else -1 end
  union all
  select 'clearing_not_zero', b.code, '0', b.posted::text from ledger.balance b where b.kind = 'order' and b.posted <> 0
  union all
  -- Of what is over nothing is left on its account, but for what was given back whole and came back.
  select 'split_not_zero', b.code, w.back::text, b.posted::text from ledger.balance b
  join money.split_purchase s on s.purchase_id = split_part(b.code, ':', 2)::uuid
  cross join lateral (select coalesce(sum(r.amount_minor), 0) as back from money.split_part q join money.split_refund r on r.part_id = q.id
    where q.purchase_id = s.purchase_id and r.refund_id is null and r.state = 'failed') w
  where b.kind = 'split' and b.posted <> w.back and s.state in ('captured', 'ended')
    and not exists (select from money.split_part q join money.split_refund r on r.part_id = q.id where q.purchase_id = s.purchase_id and r.state = 'pending')
    and not exists (select from money."order" o join money.refund f on f.order_id = o.id where o.purchase_id = s.purchase_id and f.state = 'pending')
  union all
  -- The shares of a split purchase are the whole, and what pays one is exactly that share, or what was promised of it in another currency.
  select 'split_parts', u.id::text, u.total_minor::text, sum(q.amount_minor)::text
  from money.split_part q join money.purchase u on u.id = q.purchase_id group by u.id having u.total_minor <> sum(q.amount_minor)
  union all
  select d.kind, d.subject, d.expected, d.found from money.part_quote_differences() d
  union all
  select d.kind, d.subject, d.expected, d.found from money.seller_differences() d
  union all
  select d.kind, d.subject, d.expected, d.found from shop.unit_differences() d
  union all
  select 'stock_negative', v.id::text, '0', v.stock::text from shop.variant v where v.stock < 0;
end $$;

-- Everything in one statement, for books that are small.
create or replace function money.book_differences() returns table (kind text, subject text, expected text, found text)
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  return query
  select * from money.book_differences_between('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff')
  union all
  select * from money.book_differences_of_accounts();
end $$;

-- The refunds of an order are looked for order by order.
create index if not exists txn_refunds on ledger.txn ((meta->>'order')) where kind = 'refund';
