-- What sellers owe buyers still, because a bank sent a refund back days later (`money.refund_came_back`).

-- Those are few, and looked for by the page and by operators.
create index if not exists refund_sent_back on money.refund (page_id, updated_at) where state = 'failed' and provider_refund is not null;

-- What came back of an order's refunds less what its buyer was given since, by another refund or, as an operator wrote down, in another way.
-- Never more than is left of the order: what her bank took for a dispute, and what is on its way to her, she is not owed a second time. Asked
-- as the system, so that everybody who may see the order reads the same figure.
create or replace function money.owed_back(p_order uuid) returns bigint
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare v_asked text := coalesce(current_setting('souk.actor', true), ''); v_since bigint; v_left bigint;
begin
  perform set_config('souk.actor', 'system', true);
  with step as (
    select e.at, e.id, case e.kind when 'refund_came_back' then 1 else -1 end * (e.detail->>'amount')::bigint as amount
    from money.order_event e where e.order_id = p_order and e.kind in ('refund_came_back', 'refunded', 'refund_settled')
  ), upto as (
    select amount, sum(amount) over (order by at, id rows unbounded preceding) as sum from step
  )
  -- Since: what was given before the first one came back is owed to nobody.
  select coalesce(sum(amount) - least(0, min(sum)), 0) into v_since from upto;
  select o.total_minor - o.refunded_minor
    - (select coalesce(sum(d.amount_minor), 0) from money.dispute d where d.order_id = o.id and d.withdrawn) into v_left
  from money."order" o where o.id = p_order;
  perform set_config('souk.actor', v_asked, true);
  return greatest(0, least(v_since, v_left));
end $$;

-- The orders of a page of which all goods are on the shelf again though their money came back: nothing of them is packed, sent or handed
-- over any more, whether it is owed still or not.
create or replace function money.on_shelf(p_page uuid) returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct r.order_id), '{}') from money.refund r
  where r.page_id = p_page and r.state = 'failed' and r.provider_refund is not null
    and not exists (select 1 from money.order_line l where l.order_id = r.order_id and l.kind = 'goods' and l.returned < l.quantity)
$$;

-- What those agree on who write down that it was given in another way (12-proposals.sql): {page, amountMinor, currency}; null where nothing is owed.
create or replace function money.owed_now(p_order uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_asked text := coalesce(current_setting('souk.actor', true), ''); v jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  select jsonb_build_object('page', o.page_id, 'amountMinor', a.owed::text, 'currency', o.currency) into v
  from money."order" o cross join lateral (select money.owed_back(o.id) as owed) a where o.id = p_order and a.owed > 0;
  perform set_config('souk.actor', v_asked, true);
  return v;
end $$;
-- Whether an order is somebody's: she bought it, or works on its page.
create or replace function money.is_party(p_order uuid, p_person uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_asked text := coalesce(current_setting('souk.actor', true), ''); v boolean;
begin
  perform set_config('souk.actor', 'system', true);
  select o.owner = 'person:' || p_person or identity.works_on(o.page_id, p_person) into v from money."order" o where o.id = p_order;
  perform set_config('souk.actor', v_asked, true);
  return coalesce(v, false);
end $$;
-- Writes it down: all that is owed at this moment. No money moves.
create or replace function money.settle_owed(p_order uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_asked text := coalesce(current_setting('souk.actor', true), '');
begin
  perform set_config('souk.actor', 'system', true);
  insert into money.order_event (order_id, owner, page_id, kind, detail)
  select o.id, o.owner, o.page_id, 'refund_settled', jsonb_build_object('amount', money.owed_back(o.id)::text, 'currency', o.currency)
  from (select * from money."order" where id = p_order for update) o where money.owed_back(o.id) > 0;
  perform set_config('souk.actor', v_asked, true);
end $$;
-- Nobody but two people writes it, whoever asks.
create or replace function money.settling_takes_two() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not identity.agreed('refund.settle', new.order_id::text) then
    raise exception 'what a seller owes is settled by two people' using errcode = '42501', constraint = 'settling_takes_two';
  end if;
  return new;
end $$;
create or replace trigger settling_takes_two before insert on money.order_event for each row
  when (new.kind = 'refund_settled') execute function money.settling_takes_two();
-- That money was given back is written only where it was, for it counts as much (`money.owed_back`): a refund of that amount has succeeded, and
-- all that is written is no more than has succeeded, or had before it came back.
create or replace function money.refunded_is_given() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_asked text := coalesce(current_setting('souk.actor', true), ''); v_amount bigint := (new.detail->>'amount')::bigint; v_given boolean;
begin
  perform set_config('souk.actor', 'system', true);
  select coalesce(bool_or(f.amount_minor = v_amount), false)
    and v_amount + (select coalesce(sum((e.detail->>'amount')::bigint * case e.kind when 'refunded' then 1 else -1 end), 0) from money.order_event e
      where e.order_id = new.order_id and e.kind in ('refunded', 'refund_came_back')) <= coalesce(sum(f.amount_minor), 0)
  into v_given from money.refund f where f.order_id = new.order_id and f.state = 'succeeded';
  perform set_config('souk.actor', v_asked, true);
  if v_given is not true then
    raise exception 'no refund has given that back' using errcode = '42501', constraint = 'refunded_is_given';
  end if;
  return new;
end $$;
create or replace trigger refunded_is_given before insert on money.order_event for each row
  when (new.kind = 'refunded') execute function money.refunded_is_given();
revoke all on function money.owed_now(uuid), money.is_party(uuid, uuid), money.settle_owed(uuid), money.settling_takes_two(),
  money.refunded_is_given() from public;
