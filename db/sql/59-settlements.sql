-- What sellers are due: held, and sent to their account at the provider. The provider is called between these functions, never inside.

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
  else
    -- The oldest first, until they are as much together as what was decided on: an order waits as a whole.
    until := identity.money_held(s.page_id, s.currency, (select coalesce(sum(t.total_minor), 0)::bigint from money.settlement t
      where t.page_id = s.page_id and t.currency = s.currency and t.state in ('held', 'due', 'failed')
        and (t.captured_at, t.id) < (s.captured_at, s.id)));
    reason := case when until is not null then 'decided' end;
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
