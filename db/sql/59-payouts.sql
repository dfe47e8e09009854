-- What sellers are due: held, sent to their account at the provider, taken back in proportion when a buyer gets money back, and paid
-- out to their bank. The provider is called between these functions, never inside.

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

-- Why the money of an order waits, and until when; no reason when it need not. The first of several counts.
create or replace function money.hold_of(s money.settlement, out reason text, out until timestamptz)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  -- An order may be disputed without anything being known of the dispute: then it waits as well.
  if money.is_disputed(s.order_id) or exists (select 1 from money."order" o where o.id = s.order_id and o.state = 'disputed'
      and not exists (select 1 from money.dispute d where d.order_id = o.id)) then
    reason := 'disputed';
    return;
  end if;
  select 'return_open', (r.send_by + 1)::timestamp at time zone 'UTC' into reason, until from money.return_request r
  where r.order_id = s.order_id and r.state in ('requested', 'accepted', 'sent', 'received');
  if found then
    return;
  end if;
  if exists (select 1 from money.refund f where f.order_id = s.order_id and f.state = 'pending') then
    reason := 'refund_open';
  elsif not exists (select 1 from money.seller_account a where a.page_id = s.page_id and a.state = 'active') then
    reason := 'verify';
  elsif s.captured_at + money.hold_time() > clock_timestamp() then
    reason := 'new_order';
    until := s.captured_at + money.hold_time();
  end if;
end $$;

-- Looks at everything that waits: what may go becomes due, what must wait (again) is held with its reason, and what was refunded
-- or lost to a bank whole is over. Failed ones are due again after an hour. Answers how many changed.
create or replace function money.review_settlements() returns int
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_changed int;
begin
  perform set_config('souk.actor', 'system', true);
  with waiting as materialized (
    select s.id, s.state, s.hold_reason, s.hold_until, s.updated_at, h.reason, h.until, money.gone_from(s.order_id) >= s.total_minor and not money.is_disputed(s.order_id) as gone
    from money.settlement s join money."order" o on o.id = s.order_id cross join lateral money.hold_of(s) h
    where s.state in ('held', 'due', 'failed')
  ), judged as (
    select w.*, case when w.gone then 'reversed' when w.reason is not null then 'held'
      when w.state = 'failed' and w.updated_at > clock_timestamp() - interval '1 hour' then 'failed' else 'due' end as next
    from waiting w
  )
  update money.settlement s set state = j.next, problem = case when j.next = 'due' then null else s.problem end,
    refunded_minor = case when j.next = 'reversed' then s.total_minor else s.refunded_minor end,
    hold_reason = case when j.next = 'held' then j.reason end, hold_until = case when j.next = 'held' then j.until end
  from judged j where s.id = j.id and s.state = j.state
    and (j.next <> j.state or (j.next = 'held' and (j.reason, j.until) is distinct from (j.hold_reason, j.hold_until)));
  get diagnostics v_changed = row_count;
  return v_changed;
end $$;

-- Who took the money of a purchase, and has it.
create or replace function money.provider_of(p_purchase uuid) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select provider from money.attempt where purchase_id = p_purchase and state = 'captured'
$$;

-- Purchases whose provider has not yet told its fee: [{purchase, provider, intent, currency}]. Who was not asked for longest comes first, and
-- asking counts: a fee that cannot be read stands in nobody's way.
create or replace function money.claim_fees(p_limit int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  with next as materialized (
    select s.purchase_id, s.currency, a.provider, a.provider_intent, min(s.updated_at) as asked from money.settlement s
    join money.attempt a on a.purchase_id = s.purchase_id and a.state = 'captured' and a.provider_intent is not null
    where s.provider_charge is null group by s.purchase_id, s.currency, a.provider, a.provider_intent order by min(s.updated_at), min(s.captured_at) limit p_limit
  ), locked as (
    select s.id from money.settlement s where s.purchase_id in (select purchase_id from next) and s.provider_charge is null
    order by s.id for update skip locked
  ), asked as (
    update money.settlement s set updated_at = clock_timestamp() from locked where s.id = locked.id
  )
  select coalesce(jsonb_agg(jsonb_build_object('purchase', n.purchase_id, 'provider', n.provider, 'intent', n.provider_intent, 'currency', n.currency) order by n.asked), '[]')
  into v from next n;
  return v;
end $$;

-- The provider's fee of a purchase, once: each order bears its part by its total, and the books have it from now on, also for an
-- order that is given back whole. True for the call that recorded it.
create or replace function money.record_fee(p_purchase uuid, p_charge text, p_fee bigint) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare s money.settlement; v_provider text; v_found boolean := false;
begin
  perform set_config('souk.actor', 'system', true);
  v_provider := money.provider_of(p_purchase);
  perform 1 from money.settlement where purchase_id = p_purchase order by id for update;
  for s in
    update money.settlement t set provider_charge = p_charge, provider_fee_minor = coalesce(t.provider_fee_minor, u.fee)
    from (select o.id, div(p_fee::numeric * o.upto, o.whole) - div(p_fee::numeric * (o.upto - o.total_minor), o.whole) as fee
          from (select id, total_minor, sum(total_minor) over (order by id) as upto, sum(total_minor) over () as whole
                from money."order" where purchase_id = p_purchase) o) u
    where t.order_id = u.id and t.purchase_id = p_purchase and t.provider_charge is null returning t.*
  loop
    v_found := true;
    if s.provider_fee_minor > 0 then
      perform ledger.apply(gen_random_uuid(), 'provider_fee', 'provider-fee:' || s.id, 'posted',
        money.signed_line('psp_fees:' || v_provider, s.provider_fee_minor, s.currency) || money.signed_line('psp:' || v_provider, -s.provider_fee_minor, s.currency),
        jsonb_build_object('order', s.order_id, 'settlement', s.id));
    end if;
  end loop;
  return v_found;
end $$;

-- What sending a settlement needs: {settlement, page, purchase, currency, tries, account, charge}. `charge` is null for what was paid
-- through another provider than the one that transfers: then it goes from what lies there of the platform's.
create or replace function money.describe_settlement(s money.settlement) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('settlement', s.id, 'page', s.page_id, 'purchase', s.purchase_id, 'currency', s.currency, 'tries', s.tries,
    'account', (select a.provider_account from money.seller_account a where a.page_id = s.page_id),
    'charge', case when money.provider_of(s.purchase_id) = 'stripe' then s.provider_charge end)
$$;

-- Claims settlements that are due, and those whose answer never came: both are sent the same way. Each is claimed by one process.
create or replace function money.claim_settlements(p_limit int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  with ready as materialized (
    select id from money.settlement
    where (state = 'due' and provider_charge is not null) or (state in ('sending', 'unknown') and updated_at < clock_timestamp() - interval '30 seconds')
    order by captured_at limit p_limit for update skip locked
  ), claimed as (
    update money.settlement s set tries = s.tries + (s.state = 'due')::int, state = case when s.state = 'due' then 'sending' else s.state end
    from ready where s.id = ready.id returning s.*
  )
  select coalesce(jsonb_agg(money.describe_settlement(c::money.settlement)), '[]') into v from claimed c;
  return v;
end $$;

-- Decides, once, what goes to the seller. Answers the amount as text, or null when it is no longer to be sent: nothing is left (that
-- ends it), or a bank asked for it since it became due (it waits again).
drop function if exists money.decide_settlement(uuid, text, bigint);
create or replace function money.decide_settlement(p_settlement uuid) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare s money.settlement;
begin
  perform set_config('souk.actor', 'system', true);
  -- The order first, as a dispute takes it: what is decided here is before it or after it.
  perform 1 from money."order" o join money.settlement t on t.order_id = o.id where t.id = p_settlement for update of o;
  select * into s from money.settlement where id = p_settlement and state in ('sending', 'unknown') for update;
  if not found then
    return null;
  elsif s.sent_minor > 0 then
    return s.sent_minor::text;
  elsif money.is_disputed(s.order_id) then
    update money.settlement set state = 'failed', problem = 'disputed' where id = s.id;
    return null;
  end if;
  update money.settlement set refunded_minor = g.gone,
    sent_minor = money.seller_keeps(s.total_minor, g.gone, s.provider_fee_minor + s.platform_fee_minor, s.currency)
  from (select money.gone_from(s.order_id) as gone) g where id = s.id returning settlement.* into s;
  if s.sent_minor = 0 then
    perform money.post_settlement(s);
    update money.settlement set state = 'reversed' where id = s.id;
    return null;
  end if;
  return s.sent_minor::text;
end $$;

-- The books of a settlement: the seller has what she keeps, from the provider that transfers; what was withheld covers both fees. What
-- was paid through PayPal stays at PayPal (`psp:paypal`) and is advanced from `psp:stripe`.
create or replace function money.post_settlement(s money.settlement) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_left bigint := s.total_minor - s.refunded_minor; v_part bigint := div(s.platform_fee_minor::numeric * v_left, s.total_minor);
  v_meta jsonb := jsonb_build_object('order', s.order_id, 'settlement', s.id);
begin
  if v_left > 0 then
    perform ledger.apply(gen_random_uuid(), 'transfer', 'transfer:' || s.id, 'posted',
      money.signed_line('seller:' || s.page_id, v_left, s.currency) || money.signed_line('psp:stripe', -s.sent_minor, s.currency)
      || money.signed_line('fees', -v_part, s.currency) || money.signed_line('psp_fees:' || money.provider_of(s.purchase_id), s.sent_minor + v_part - v_left, s.currency), v_meta);
  end if;
end $$;

-- The provider's answer: `sent` with its id, `failed` with its reason, `unknown`. True for the call that recorded it.
create or replace function money.settlement_answered(p_settlement uuid, p_state text, p_transfer text, p_problem text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare s money.settlement;
begin
  perform set_config('souk.actor', 'system', true);
  select * into s from money.settlement where id = p_settlement and state in ('sending', 'unknown') and state <> p_state for update;
  if not found then
    return false;
  end if;
  update money.settlement set state = p_state, problem = p_problem,
    provider_transfer = coalesce(p_transfer, provider_transfer), sent_at = case when p_state = 'sent' then clock_timestamp() end,
    sent_minor = case when p_state = 'failed' then 0 else sent_minor end
  where id = s.id returning * into s;
  if p_state = 'sent' then
    perform money.post_settlement(s);
  end if;
  return true;
end $$;

-- Opens what has to come back of settlements whose buyer got money back since, from her seller or because her bank decided for her, and claims those and earlier ones without an answer:
-- [{reversal, transfer, amount, currency, tries}].
create or replace function money.claim_reversals(p_limit int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare r record; v jsonb; v_id uuid;
begin
  perform set_config('souk.actor', 'system', true);
  for r in
    select s.*, f.refunded - s.refunded_minor - b.refunded as more,
           s.sent_minor - b.amount - money.seller_keeps(s.total_minor, f.refunded::bigint, s.provider_fee_minor + s.platform_fee_minor, s.currency) as back
    from money.settlement s
    cross join lateral (select money.gone_from(s.order_id) as refunded) f
    cross join lateral (select coalesce(sum(x.refunded_minor), 0) as refunded, coalesce(sum(x.amount_minor), 0) as amount
                        from money.settlement_reversal x where x.settlement_id = s.id) b
    where s.state = 'sent' and f.refunded > s.refunded_minor + b.refunded and not money.is_disputed(s.order_id)
      and exists (select 1 from money."order" o where o.id = s.order_id and (o.refunded_minor > 0
                  or exists (select 1 from money.dispute d where d.order_id = o.id and d.withdrawn)))
      and not exists (select 1 from money.settlement_reversal x where x.settlement_id = s.id and x.state = 'pending')
    limit p_limit
  loop
    insert into money.settlement_reversal (id, settlement_id, page_id, currency, amount_minor, refunded_minor)
    values (gen_random_uuid(), r.id, r.page_id, r.currency, r.back, r.more) on conflict do nothing returning id into v_id;
    if v_id is not null and r.back = 0 then
      perform money.reversal_succeeded(v_id, null);
    end if;
  end loop;
  with open as materialized (
    select x.id from money.settlement_reversal x
    where x.state = 'pending' and (x.tries = 0 or x.updated_at < clock_timestamp() - least(x.tries, 60) * interval '30 seconds')
    order by x.created_at limit p_limit for update skip locked
  ), claimed as (
    update money.settlement_reversal x set tries = x.tries + 1 from open where x.id = open.id returning x.*
  )
  select coalesce(jsonb_agg(jsonb_build_object('reversal', c.id, 'transfer', s.provider_transfer, 'amount', c.amount_minor::text,
                                               'currency', c.currency, 'tries', c.tries)), '[]') into v
  from claimed c join money.settlement s on s.id = c.settlement_id;
  return v;
end $$;

-- The provider has taken it back (or there was nothing to take): the seller owes it no longer, and bears no fee for it.
create or replace function money.reversal_succeeded(p_reversal uuid, p_provider text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare r money.settlement_reversal; s money.settlement; v_before bigint; v_part bigint;
begin
  perform set_config('souk.actor', 'system', true);
  select t.* into s from money.settlement t join money.settlement_reversal x on x.settlement_id = t.id where x.id = p_reversal for update of t;
  update money.settlement_reversal set state = 'succeeded', provider_reversal = p_provider, problem = null
  where id = p_reversal and state = 'pending' returning * into r;
  if not found then
    return false;
  end if;
  select s.total_minor - s.refunded_minor - coalesce(sum(x.refunded_minor), 0) into v_before
  from money.settlement_reversal x where x.settlement_id = s.id and x.state = 'succeeded' and x.id <> r.id;
  v_part := div(s.platform_fee_minor::numeric * v_before, s.total_minor) - div(s.platform_fee_minor::numeric * (v_before - r.refunded_minor), s.total_minor);
  perform ledger.apply(gen_random_uuid(), 'transfer_reversal', 'reversal:' || r.id, 'posted',
    money.signed_line('psp:stripe', r.amount_minor, r.currency) || money.signed_line('fees', v_part, r.currency)
    || money.signed_line('psp_fees:' || money.provider_of(s.purchase_id), r.refunded_minor - r.amount_minor - v_part, r.currency)
    || money.signed_line('seller:' || r.page_id, -r.refunded_minor, r.currency), jsonb_build_object('order', s.order_id, 'settlement', s.id));
  if v_before = r.refunded_minor then
    update money.settlement set state = 'reversed' where id = s.id and state = 'sent';
  end if;
  return true;
end $$;

-- The provider could not take it back now, mostly because the seller has no money there. It is asked again, less and less often.
create or replace function money.reversal_refused(p_reversal uuid, p_problem text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.settlement_reversal set problem = p_problem where id = p_reversal and state = 'pending';
  return found;
end $$;

-- What is in a seller's account and not on its way to her bank, by what put it there or took it away.
create or replace view money.unpaid with (security_invoker = true) as
select s.page_id, s.currency, s.id as settlement_id, null::uuid as reversal_id, s.sent_minor as amount_minor, s.sent_at as at
from money.settlement s where s.sent_at is not null and s.state in ('sent', 'reversed') and not money.is_disputed(s.order_id)
  and not exists (select 1 from money.payout_item i where i.settlement_id = s.id and not i.released)
union all
select r.page_id, r.currency, null, r.id, -r.amount_minor, r.updated_at
from money.settlement_reversal r where r.state = 'succeeded' and r.amount_minor > 0
  and not exists (select 1 from money.payout_item i where i.reversal_id = r.id and not i.released);
grant select on money.unpaid to {{money}};

-- What stays in a seller's account: while banks decide about orders whose money she has already, as much as would have to come back;
-- and what is to come back and has not, so that no payout takes it away first.
drop function if exists money.kept_for_banks(uuid, text);
create or replace function money.kept_back(p_page uuid, p_currency text) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
  select ((select coalesce(sum(greatest(0, least(d.amount, s.sent_minor
    - (select coalesce(sum(r.amount_minor), 0) from money.settlement_reversal r where r.settlement_id = s.id and r.state = 'succeeded')))), 0)
  from money.settlement s
  cross join lateral (select sum(d.amount_minor) as amount from money.dispute d
                      where d.order_id = s.order_id and d.state in ('needs_response', 'under_review')) d
  where s.page_id = p_page and s.currency = p_currency and s.sent_at is not null and d.amount is not null)
  + (select coalesce(sum(r.amount_minor), 0) from money.settlement_reversal r
     where r.page_id = p_page and r.currency = p_currency and r.state = 'pending'))::bigint
$$;

-- Pages whose account has something that could be paid out: [{page, currency, account}]. After a payout that failed an hour passes.
create or replace function money.payable_pages(p_limit int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  return (select coalesce(jsonb_agg(jsonb_build_object('page', p.page_id, 'currency', p.currency, 'account', p.provider_account)), '[]') from (
    select u.page_id, u.currency, a.provider_account from money.unpaid u join money.seller_account a on a.page_id = u.page_id
    where a.state = 'active' and a.bank_refused_at is null
      and not exists (select 1 from money.payout p where p.page_id = u.page_id and p.currency = u.currency
                      and (p.state in ('sending', 'unknown') or (p.state = 'failed' and p.updated_at > clock_timestamp() - interval '1 hour')))
    group by u.page_id, u.currency, a.provider_account having sum(u.amount_minor) > 0 order by min(u.at) limit p_limit) p);
end $$;

-- Begins a payout of what is there: everything that came back, and the oldest settlements that the provider's balance covers.
-- Answers {payout, account, amount, currency} or null.
create or replace function money.begin_payout(p_id uuid, p_page uuid, p_currency text, p_available bigint) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_amount bigint; v_account text; v_available bigint;
begin
  perform set_config('souk.actor', 'system', true);
  v_available := p_available - money.kept_back(p_page, p_currency);
  select provider_account into v_account from money.seller_account
  where page_id = p_page and state = 'active' and bank_refused_at is null for update;
  if not found or exists (select 1 from money.payout where page_id = p_page and currency = p_currency and state in ('sending', 'unknown')) then
    return null;
  end if;
  with item as (
    select u.*, sum(u.amount_minor) over (order by u.reversal_id is null, u.at, coalesce(u.settlement_id, u.reversal_id)) as upto
    from money.unpaid u where u.page_id = p_page and u.currency = p_currency
  )
  select coalesce(sum(amount_minor), 0) into v_amount from item where upto <= v_available;
  if v_amount <= 0 then
    return null;
  end if;
  insert into money.payout (id, page_id, currency, amount_minor) values (p_id, p_page, p_currency, v_amount);
  insert into money.payout_item (payout_id, page_id, settlement_id, reversal_id, amount_minor)
  select p_id, p_page, i.settlement_id, i.reversal_id, i.amount_minor from (
    select u.*, sum(u.amount_minor) over (order by u.reversal_id is null, u.at, coalesce(u.settlement_id, u.reversal_id)) as upto
    from money.unpaid u where u.page_id = p_page and u.currency = p_currency) i
  where i.upto <= v_available;
  return jsonb_build_object('payout', p_id, 'account', v_account, 'amount', v_amount::text, 'currency', p_currency);
end $$;

-- Payouts that somebody has to ask about: without an answer for half a minute, or on their way for ten minutes since the last look.
create or replace function money.claim_payouts(p_limit int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  with open as materialized (
    select id from money.payout
    where (state in ('sending', 'unknown') and updated_at < clock_timestamp() - interval '30 seconds')
       or (state = 'in_transit' and updated_at < clock_timestamp() - interval '10 minutes')
    order by updated_at limit p_limit for update skip locked
  ), claimed as (
    update money.payout p set updated_at = clock_timestamp() from open where p.id = open.id returning p.*
  )
  select coalesce(jsonb_agg(c.id), '[]') into v from claimed c;
  return v;
end $$;

-- What the provider says of a payout. True for the call that recorded it; only that one has its owners told.
create or replace function money.payout_answered(p_payout uuid, p_state text, p_provider text, p_arrives date, p_problem text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare p money.payout; v_before text;
begin
  perform set_config('souk.actor', 'system', true);
  select * into p from money.payout where id = p_payout for update;
  v_before := p.state;
  if not found or not money.payout_may(v_before, case when p_state = 'paid' and v_before in ('sending', 'unknown') then 'in_transit' else p_state end) then
    return false;
  end if;
  if p_state = 'paid' and v_before in ('sending', 'unknown') then
    update money.payout set state = 'in_transit' where id = p.id;
  end if;
  update money.payout set state = p_state, provider_payout = coalesce(p_provider, provider_payout), arrives_on = coalesce(p_arrives, arrives_on),
    problem = p_problem where id = p.id returning * into p;
  if p_state = 'failed' then
    update money.payout_item set released = true where payout_id = p.id;
    if p.provider_payout is not null and p_problem is distinct from 'canceled' then
      update money.seller_account set bank_refused_at = clock_timestamp() where page_id = p.page_id;
      perform queue.add_money('money:mail-payout', json_build_object('payout', p.id, 'step', 'failed'), now(), 'payout-failed:' || p.id);
    end if;
  elsif v_before in ('sending', 'unknown') and p_state in ('in_transit', 'paid') then
    perform queue.add_money('money:mail-payout', json_build_object('payout', p.id, 'step', 'sent'), now(), 'payout-sent:' || p.id);
  end if;
  return true;
end $$;

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
$$;

create or replace function money.seller_differences() returns table (kind text, subject text, expected text, found text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select 'seller_balance', w.account, w.waits::text, coalesce(b.posted, 0)::text from (
    select 'seller:' || s.page_id || ':' || lower(s.currency) as account,
      sum(case when s.sent_at is not null or s.state = 'reversed'
        then s.refunded_minor + (select coalesce(sum(r.refunded_minor), 0) from money.settlement_reversal r where r.settlement_id = s.id and r.state = 'succeeded')
        else s.total_minor end
        - (select coalesce(sum(f.amount_minor), 0) from money.refund f where f.order_id = s.order_id and f.state = 'succeeded')
        -- What the bank holds for a dispute, or has given the buyer, is not with the seller.
        - (select coalesce(sum(d.amount_minor), 0) from money.dispute d where d.order_id = s.order_id and d.withdrawn)) as waits
    from money.settlement s group by 1) w
  left join ledger.balance b on b.code = w.account
  where w.waits <> coalesce(b.posted, 0)
$$;

-- Settlements that ended before their refunds were written on them.
do $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.settlement set refunded_minor = total_minor where state = 'reversed' and sent_at is null and provider_charge is null and refunded_minor < total_minor;
end $$;

-- Orders that were paid before there were settlements get theirs.
do $$
begin
  perform set_config('souk.actor', 'system', true);
  insert into money.settlement (id, order_id, purchase_id, page_id, currency, total_minor, platform_fee_minor, hold_reason, hold_until, captured_at)
  select gen_random_uuid(), o.id, o.purchase_id, o.page_id, o.currency, o.total_minor, money.platform_fee(o.total_minor),
         'new_order', p.at + money.hold_time(), p.at
  from money."order" o
  cross join lateral (select coalesce(min(e.at), o.created_at) as at from money.order_event e where e.order_id = o.id and e.kind = 'paid') p
  where o.state in ('paid', 'fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed')
    and not exists (select 1 from money.settlement s where s.order_id = o.id);
end $$;
