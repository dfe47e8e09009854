-- What comes back of a transfer: in proportion, when a buyer gets money back.

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
