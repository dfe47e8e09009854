-- Orders that are paid in cash when they are handed over. Souk never holds this money: the ledger knows nothing of it, and no
-- provider is asked. What ends such an order is a change of its state, made by one of the two sides, each once.

grant update on money.no_show to {{money}};
grant insert on money.no_show, money.cash_back to {{money}};

do $$
declare name text;
begin
  foreach name in array array['no_show', 'cash_back'] loop
    execute format('alter table money.%I enable row level security', name);
    execute format('alter table money.%I force row level security', name);
    execute format('drop policy if exists both_sides on money.%I', name);
    execute format('drop policy if exists who_may on money.%I', name);
  end loop;
end $$;
create policy both_sides on money.no_show using (
  money.actor() = 'system' or owner = money.actor() or money.may(page_id, 'see_orders'));
create policy who_may on money.no_show as restrictive for update using (
  money.actor() = 'system' or owner = money.actor() or money.may(page_id, 'change_orders'));
create policy both_sides on money.cash_back using (
  money.actor() = 'system' or exists (select 1 from money."order" o where o.id = order_id));

-- How somebody stands who would pay at the door: {open, until}. `open` are her orders that are on their way; `until` is the moment before
-- which it is not offered to her, because two orders were not taken within a year, or null. What she contests does not count.
create or replace function money.door_standing(p_owner text) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', p_owner, true);
  return jsonb_build_object(
    'open', (select count(*) from money."order" o where o.owner = p_owner and o.at_door and o.state in ('pending', 'due')),
    'until', (select (array_agg(n.at order by n.at desc))[2] + interval '12 months' from money.no_show n
              where n.owner = p_owner and n.contested_at is null and n.withdrawn_at is null and n.at > now() - interval '12 months'));
end $$;

-- Raises SK107 with why this person may not. Her orders wait for each other here, so that two tabs are not two more.
create or replace function money.door_bar(p_owner text, p_orders jsonb) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v jsonb;
begin
  if p_owner not like 'person:%' then
    raise exception 'door_guest' using errcode = 'SK107';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('door:' || p_owner, 0));
  v := money.door_standing(p_owner);
  if v->>'until' is not null then
    raise exception 'door_barred' using errcode = 'SK107';
  end if;
  if (v->>'open')::int + jsonb_array_length(p_orders) > 2 then
    raise exception 'door_open' using errcode = 'SK107';
  end if;
  -- Each takes goods off a shelf until it is called off: five a day are a change of mind, more keep others from buying.
  if (select count(*) >= 5 from money."order" o join money.order_event e on e.order_id = o.id
      where o.owner = p_owner and o.at_door and o.state = 'canceled' and e.kind = 'called_off' and e.detail->>'by' = 'buyer'
        and e.at > now() - interval '24 hours') then
    raise exception 'door_open' using errcode = 'SK107';
  end if;
end $$;

-- A purchase that is paid at the door stands: its stock is sold, its orders are due, both sides are told. Part of `money.place`.
create or replace function money.agree(p_attempt uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_purchase uuid;
begin
  perform shop.sell(p_attempt);
  update money.attempt set state = 'agreed' where id = p_attempt and state = 'pending' and provider = 'door' returning purchase_id into strict v_purchase;
  perform money.move_orders(v_purchase, 'pending', 'due', 'agreed');
  perform money.empty_cart(v_purchase);
  perform money.tell_both(v_purchase);
end $$;

-- Ends an order that nobody will pay: `canceled` by either side before anything of it was sent, `not_taken` by its seller's people after
-- all of it was, with a reason that stays on the buyer's record. The stock goes back, discounts count no longer.
-- Answers ended (also to whoever says the same again) | not_found | too_late | not_sent.
create or replace function money.end_door(p_actor text, p_order uuid, p_to text, p_reason text) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare o money."order"; v record; v_left boolean;
begin
  perform set_config('souk.actor', p_actor, true);
  select * into o from money."order" where id = p_order and at_door;
  if not found or not (money.may(o.page_id, 'change_orders') or (p_to = 'canceled' and o.owner = p_actor)) then
    return 'not_found';
  end if;
  perform set_config('souk.actor', 'system', true);
  select * into o from money."order" where id = p_order for update;
  v_left := o.shipped_at is not null or exists (select from money.parcel c where c.order_id = o.id and c.sent_at is not null);
  if o.state = p_to then
    return 'ended';
  elsif o.state <> 'due' or o.delivered_at is not null or (p_to = 'canceled' and v_left) then
    return 'too_late';
  elsif p_to = 'not_taken' and o.shipped_at is null then
    return 'not_sent';
  end if;
  -- Discounts are always locked before stock.
  for v in select x.discount_id, x.code, x.amount_minor from money.discount_use x
    where x.order_id = o.id and x.state = 'held' order by x.discount_id for update
  loop
    update money.discount_use set state = 'released' where order_id = o.id and discount_id = v.discount_id;
    perform shop.give_back_discount(v.discount_id, v.code, v.amount_minor);
  end loop;
  update money."order" set state = p_to where id = o.id;
  perform shop.take_back(a.id, (select jsonb_object_agg(l.variant, l.units) from (
      select variant_id::text as variant, sum(quantity) as units from money.order_line
      where order_id = o.id and kind = 'goods' group by variant_id) l))
  from money.attempt a where a.purchase_id = o.purchase_id and a.state = 'agreed';
  insert into money.order_event (order_id, owner, page_id, kind, detail)
  values (o.id, o.owner, o.page_id, case p_to when 'canceled' then 'called_off' else 'not_taken' end, jsonb_build_object('reason', p_reason, 'by', case when o.owner = p_actor then 'buyer' else 'seller' end));
  if p_to = 'not_taken' then
    insert into money.no_show (order_id, owner, page_id, reason) values (o.id, o.owner, o.page_id, p_reason);
  end if;
  return 'ended';
end $$;

-- Notes that cash of an order was given back, under the caller's key. Answers noted (also to whoever says it again) | not_found | too_much
-- (also any amount of another currency) | mismatch.
drop function if exists money.note_cash_back(text, uuid, text, bigint);
create or replace function money.note_cash_back(p_actor text, p_order uuid, p_key text, p_amount bigint, p_currency text) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare o money."order"; v_known bigint;
begin
  perform set_config('souk.actor', p_actor, true);
  select * into o from money."order" where id = p_order and at_door;
  if not found or not money.may(o.page_id, 'refund_orders') then
    return 'not_found';
  end if;
  perform set_config('souk.actor', 'system', true);
  select * into o from money."order" where id = p_order for update;
  select c.amount_minor into v_known from money.cash_back c where c.order_id = o.id and c.key = p_key;
  if found then
    return case when v_known = p_amount and p_currency = o.currency then 'noted' else 'mismatch' end;
  end if;
  if o.state <> 'collected' or p_amount <= 0 or p_amount > o.total_minor - o.cash_back_minor or p_currency <> o.currency then
    return 'too_much';
  end if;
  update money."order" set cash_back_minor = cash_back_minor + p_amount where id = o.id;
  insert into money.cash_back (order_id, page_id, key, amount_minor) values (o.id, o.page_id, p_key, p_amount);
  insert into money.order_event (order_id, owner, page_id, kind, detail)
  values (o.id, o.owner, o.page_id, 'cash_back', jsonb_build_object('amount', p_amount::text, 'currency', o.currency));
  return 'noted';
end $$;
