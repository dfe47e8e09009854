-- What the provider keeps for taking the money of a purchase: asked of it, and entered once.

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
  if exists (select from money.purchase u where u.id = p_purchase and u.part_id is not null) then
    return money.record_part_fee((select u.part_id from money.purchase u where u.id = p_purchase), p_charge, p_fee);
  end if;
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
