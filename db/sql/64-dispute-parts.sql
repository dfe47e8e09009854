-- Who bears how much of a dispute, and what comes back of it. `65-disputes.sql` calls these.

-- Holds all parts of a dispute, in the one order in which everybody does: by their orders, as whoever records it holds those first.
create or replace function money.hold_dispute(p_key text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from money.dispute where provider_dispute = p_key order by order_id for update;
end $$;

-- Parts of a disputed amount by what is left of each order, the largest remainders first; the parts sum to the amount, or to
-- what is left when that is less. An order that was never paid bears nothing: its seller has nothing of it.
create or replace function money.dispute_parts(p_purchase uuid, p_amount bigint) returns table (order_id uuid, part bigint)
language sql stable set search_path = pg_catalog, pg_temp as $$
  with open as (
    select o.id, (o.total_minor - o.refunded_minor)::numeric as rest, sum(o.total_minor - o.refunded_minor) over () as all_rest
    from money."order" o where o.purchase_id = p_purchase and o.total_minor > o.refunded_minor
      and o.state in ('paid', 'fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed')
  ), share as (
    select id, rest, least(p_amount, all_rest) as whole, floor(least(p_amount, all_rest) * rest / all_rest) as floored,
           least(p_amount, all_rest) * rest / all_rest - floor(least(p_amount, all_rest) * rest / all_rest) as remainder
    from open
  ), ranked as (
    select id, floored, whole - sum(floored) over () as over, row_number() over (order by remainder desc, id) as place from share
  )
  select id, (floored + case when place <= over then 1 else 0 end)::bigint from ranked
  where floored + case when place <= over then 1 else 0 end > 0
$$;

-- Parts by weights, in the order of the orders' ids; they sum to the amount, and none is more than its weight as long as the
-- amount is not more than all of them.
create or replace function money.shares_of(p_amount numeric, p_ids uuid[], p_weights bigint[]) returns table (id uuid, part bigint)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  with weighed as (
    select w.id, w.weight, sum(w.weight) over (order by w.place) as upto, sum(w.weight) over () as whole
    from unnest(p_ids, p_weights) with ordinality as w(id, weight, place)
  )
  select id, (div(p_amount * upto, whole) - div(p_amount * (upto - weight), whole))::bigint from weighed
$$;

-- What of an order PayPal can still hold for a dispute: what was neither given back nor taken by another dispute.
create or replace function money.left_for(d money.dispute) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
  select greatest(0, o.total_minor
    - (select coalesce(sum(f.amount_minor), 0) from money.refund f where f.order_id = o.id and f.state = 'succeeded')
    - (select coalesce(sum(x.amount_minor), 0) from money.dispute x where x.order_id = o.id and x.id <> d.id and x.withdrawn))::bigint
  from money."order" o where o.id = d.order_id
$$;

-- A seller to whom nothing was left, and nothing was sent, is due what came back after all.
create or replace function money.due_after_all(p_order uuid) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  update money.settlement s set state = 'held', hold_reason = 'new_order', hold_until = s.captured_at + money.hold_time(), refunded_minor = 0
  where s.order_id = p_order and s.state = 'reversed' and s.sent_at is null and money.gone_from(p_order) < s.total_minor
    and not exists (select 1 from ledger.txn t where t.idempotency_key = 'transfer:' || s.id)
$$;

-- A key of the ledger that nobody has used: this one, or its second, third, and so on. For what is guarded by the row it is about.
create or replace function money.next_key(p_key text) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare v_key text := p_key; v_step int := 1;
begin
  while exists (select 1 from ledger.txn where idempotency_key = v_key) loop
    v_step := v_step + 1;
    v_key := p_key || ':' || v_step;
  end loop;
  return v_key;
end $$;

-- What the ledger says of a posting for a dispute: its order, and the share where it is about one, which the order's buyer is not told of.
create or replace function money.dispute_meta(d money.dispute) returns jsonb language sql stable as $$
  select jsonb_strip_nulls(jsonb_build_object('order', d.order_id, 'part', d.part_id))
$$;

-- Of what was taken for a part of a dispute only so much is kept, less than was taken: the rest is the seller's again. The caller holds it.
create or replace function money.keep_of_dispute(d money.dispute, p_kept bigint) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform ledger.apply(gen_random_uuid(), 'dispute_won',
    money.next_key(case when p_kept = 0 then 'dispute_won:' || d.id else 'dispute_part:' || d.id || ':' || p_kept end), 'posted',
    money.signed_line(money.dispute_place(d), d.amount_minor - p_kept, d.currency)
      || money.signed_line('seller:' || d.page_id, p_kept - d.amount_minor, d.currency),
    money.dispute_meta(d));
  update money.dispute set withdrawn = p_kept > 0, amount_minor = case when p_kept > 0 then p_kept else amount_minor end where id = d.id;
  perform money.due_after_all(d.order_id);
end $$;
