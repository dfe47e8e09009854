-- The sums of what sellers are due: what the rest of `59-*.sql` reckons with.

-- Souk's part of an order: nothing. `lib/money/payouts/model.ts` holds the same figures, and a test compares them.
create or replace function money.platform_fee(p_total bigint) returns bigint language sql immutable as $$ select 0::bigint $$;
-- How long the money of an order waits after it was taken.
create or replace function money.hold_time() returns interval language sql immutable as $$ select interval '7 days' $$;

-- What the seller keeps of an order: its total without both fees, for the part that was not refunded, rounded down to what the
-- provider can move.
create or replace function money.seller_keeps(p_total bigint, p_refunded bigint, p_fees bigint, p_currency text) returns bigint
language sql immutable as $$
  select div(div(greatest(0, p_total - p_fees)::numeric * (p_total - p_refunded), p_total), s.step)::bigint * s.step
  from (select case when p_currency in ('BHD', 'JOD', 'KWD', 'OMR', 'TND') then 10 else 1 end as step) s
$$;

-- One line of a ledger transaction: a debit above zero, a credit below, none at zero.
create or replace function money.signed_line(p_account text, p_amount bigint, p_currency text) returns jsonb language sql immutable as $$
  select case when p_amount = 0 then '[]'::jsonb else jsonb_build_array(jsonb_build_object('account', p_account || ':' || lower(p_currency),
    'side', case when p_amount > 0 then 'debit' else 'credit' end, 'amount', abs(p_amount), 'currency', p_currency)) end
$$;

-- What of an order is no longer the seller's: given back to the buyer, or taken by her bank, for now or for good.
create or replace function money.gone_from(p_order uuid) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
  select least(o.total_minor,
    (select coalesce(sum(f.amount_minor), 0) from money.refund f where f.order_id = o.id and f.state = 'succeeded')
    + (select coalesce(sum(d.amount_minor), 0) from money.dispute d where d.order_id = o.id and d.withdrawn))::bigint
  from money."order" o where o.id = p_order
$$;

-- Whether a bank has still to decide about an order: then its money goes nowhere.
create or replace function money.is_disputed(p_order uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from money.dispute d where d.order_id = p_order and d.state in ('needs_response', 'under_review'))
$$;

-- Who took the money of a purchase, and has it.
create or replace function money.provider_of(p_purchase uuid) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select provider from money.attempt where purchase_id = p_purchase and state = 'captured'
$$;

-- What an operator sent the seller of a settlement by hand (`61-credits.sql`), less what he took back so: what left her account in the
-- ledger with it, and what was transferred.
create or replace function money.sent_by_hand(p_settlement uuid, out gross bigint, out amount bigint)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(sum(case e.side when 'debit' then e.amount_minor else -e.amount_minor end) filter (where e.account like 'seller:%'), 0)::bigint,
         coalesce(sum(case e.side when 'credit' then e.amount_minor else -e.amount_minor end) filter (where e.account like 'psp:%'), 0)::bigint
  from ledger.txn t join ledger.entry e on e.txn_id = t.id and e.phase = 'posted'
  where t.idempotency_key in ('credit:' || p_settlement, 'credit_back:' || p_settlement)
$$;
