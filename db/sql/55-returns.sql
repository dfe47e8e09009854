-- Returns: what a buyer wants to send back, the seller's answer, and the money or the other thing she gets for it.
-- Whoever moves one holds its order first, as refunds do: of two at once the later one sees what the earlier has done.

do $$
begin
  grant insert, update on money.return_request to {{money}};
  alter table money.return_request enable row level security;
  alter table money.return_request force row level security;
  drop policy if exists both_sides on money.return_request;
  create policy both_sides on money.return_request using (
    money.actor() = 'system' or owner = money.actor() or exists (select 1 from money."order" o where o.id = order_id));
  drop policy if exists who_may on money.return_request;
  create policy who_may on money.return_request as restrictive for update using (
    money.actor() = 'system' or owner = money.actor() or money.may(page_id, 'change_orders'));
end $$;

-- The graph of states. `lib/money/returns/model.ts` holds the same table, and a test compares them.
create or replace function money.return_may(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('requested', 'accepted'), ('requested', 'declined'), ('requested', 'withdrawn'), ('requested', 'refunded'),
    ('accepted', 'sent'), ('accepted', 'received'), ('accepted', 'withdrawn'), ('accepted', 'refunded'),
    ('sent', 'received'), ('sent', 'refunded'),
    ('received', 'refunded'), ('received', 'exchanged'))
$$;

-- A return follows the graph, and ends in no other way while its money is on the way: the provider may still say yes.
create or replace function money.guard_return() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.state <> old.state and (not money.return_may(old.state, new.state)
      or (new.state in ('declined', 'withdrawn', 'exchanged')
          and exists (select 1 from money.refund f where f.id = new.refund_id and f.state = 'pending'))) then
    raise exception 'return_request cannot go from % to %', old.state, new.state using errcode = 'SK005';
  end if;
  new.updated_at := clock_timestamp();
  return new;
end $$;
create or replace trigger return_state_guard before update on money.return_request for each row execute function money.guard_return();

-- Until when something of an order may be asked to go back: 30 days after it arrived, or after the last promised day when
-- nobody said that it did. Null when it has not left, when all its money is back, and for an order that ended otherwise.
create or replace function money.returnable_until(o money."order") returns timestamptz
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when o.state in ('fulfilled', 'delivered', 'partially_refunded') and o.refunded_minor < o.total_minor
      and (o.state <> 'partially_refunded' or count(*) > 0) then
    coalesce(min(e.at) filter (where e.kind = 'delivered'), (o.arrives_by + 1)::timestamp at time zone 'UTC') + interval '720 hours' end
  from money.order_event e where e.order_id = o.id and e.kind in ('shipped', 'delivered')
$$;

-- The units of an order that its buyer still has, {variant: units}: sold, less those on the shelf again, less those that
-- came back and were not put there. What was delivered as files cannot be sent back.
create or replace function money.units_away(o money."order") returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  with line as (
    select l.variant_id::text as variant, l.quantity - l.returned - coalesce((
        select sum(greatest(0, coalesce((t.units->>l.variant_id::text)::int, 0)
                             - coalesce((coalesce(f.back, t.back)->>l.variant_id::text)::int, 0)))
        from money.return_request t left join money.refund f on f.id = t.refund_id and f.provider_refund is not null
        where t.order_id = o.id and t.state in ('refunded', 'exchanged')), 0) as units
    from money.order_line l where l.order_id = o.id and l.kind = 'goods' and not l.as_files
  )
  select coalesce(jsonb_object_agg(variant, units) filter (where units > 0), '{}') from line
$$;

-- What speaks against the thing wanted in exchange, or null: `not_found` (it is none, or no other one of the same product),
-- `price_differs`.
create or replace function money.refuse_exchange(o money."order", p_units jsonb, p_wanted uuid) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare v shop.variant; v_currency text;
begin
  select w.* into v from shop.variant w
  join shop.product p on p.id = w.product_id and p.state = 'published'
  join shop.page g on g.id = w.page_id and g.id = o.page_id and g.state = 'published'
  where w.id = p_wanted and w.removed_at is null;
  if not found or p_units ? p_wanted::text or exists (
      select 1 from money.order_line l
      where l.order_id = o.id and p_units ? l.variant_id::text and l.product_id is distinct from v.product_id) then
    return 'not_found';
  end if;
  select g.currency into v_currency from shop.page g where g.id = v.page_id;
  if v_currency <> o.currency or exists (
      select 1 from money.order_line l
      where l.order_id = o.id and p_units ? l.variant_id::text and shop.price_at(v.id, o.ship_to->>'country') is distinct from l.unit_minor) then
    return 'price_differs';
  end if;
  return null;
end $$;

-- The buyer asks to send units back. The document holds actor, id, order, key, units {variant: units}, reason, note, wish and,
-- for an exchange, wanted. {result: asked|replay, return} or
-- {result: not_found|return_open|not_returnable|nothing_chosen|too_many_back|wanted_not_found|price_differs}.
create or replace function money.ask_return(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare o money."order"; r money.return_request; v_refused text; v_given boolean := p ? 'receiver';
begin
  perform set_config('souk.actor', p->>'actor', true);
  select * into o from money."order" where id = (p->>'order')::uuid and (v_given or owner = p->>'actor') for update;
  if not found then
    return '{"result": "not_found"}';
  end if;
  select * into r from money.return_request where order_id = o.id and key = p->>'key';
  if found then
    return jsonb_build_object('result', 'replay', 'return', r.id);
  end if;
  if exists (select 1 from money.return_request where order_id = o.id and state in ('requested', 'accepted', 'sent', 'received')) then
    return '{"result": "return_open"}';
  end if;
  -- Somebody who is declined again and again writes to the seller, or to her bank.
  -- What was given to somebody is not with its buyer: it goes back from who has it.
  if coalesce(money.returnable_until(o) < clock_timestamp(), true) or money.units_away(o) = '{}'
     or v_given <> exists (select from money.gift g where g.order_id = o.id)
     or exists (select from money.gift g where g.order_id = o.id and g.state <> 'accepted')
     or (select count(*) from money.return_request where order_id = o.id) >= 10 then
    return '{"result": "not_returnable"}';
  end if;
  if p->'units' = '{}' then
    return '{"result": "nothing_chosen"}';
  end if;
  if exists (select 1 from jsonb_each_text(p->'units') u
             where u.value::int not between 1 and coalesce((money.units_away(o)->>u.key)::int, 0)) then
    return '{"result": "too_many_back"}';
  end if;
  if p->>'wish' = 'exchange' then
    v_refused := money.refuse_exchange(o, p->'units', (p->>'wanted')::uuid);
    if v_refused is not null then
      return jsonb_build_object('result', case v_refused when 'not_found' then 'wanted_not_found' else v_refused end);
    end if;
  end if;
  insert into money.return_request (id, order_id, owner, page_id, key, units, reason, note, wish, wanted_variant_id, wanted_text)
  values ((p->>'id')::uuid, o.id, coalesce(p->>'receiver', o.owner), o.page_id, p->>'key', p->'units', p->>'reason', p->>'note', p->>'wish', (p->>'wanted')::uuid,
          coalesce((select array_to_string(w."values", ' · ') from shop.variant w where w.id = (p->>'wanted')::uuid), ''));
  insert into money.order_event (order_id, owner, page_id, kind) values (o.id, o.owner, o.page_id, 'return_requested');
  perform money.mail_return((p->>'id')::uuid, 'requested');
  return jsonb_build_object('result', 'asked', 'return', p->>'id');
end $$;

-- Has the other side told by mail what happened to a return, once.
create or replace function money.mail_return(p_return uuid, p_step text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.add_money('money:mail-return', json_build_object('return', p_return, 'step', p_step), now(), 'return:' || p_return || ':' || p_step);
end $$;

-- A return, held together with its order, for who may do this on the page that sold it; null for everybody else.
drop function if exists money.hold_sold_return(text, uuid);
create or replace function money.hold_sold_return(p_actor text, p_return uuid, p_capability text) returns money.return_request
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare r money.return_request;
begin
  perform set_config('souk.actor', p_actor, true);
  select * into r from money.return_request where id = p_return and money.may(page_id, p_capability);
  if not found then
    return null;
  end if;
  perform set_config('souk.actor', 'system', true);
  perform from money."order" where id = r.order_id for update;
  -- The lock may have been waited for: a second statement sees what is true now.
  select * into r from money.return_request where id = p_return;
  return r;
end $$;

-- Begins the refund of a return, under its own key, as `begin_refund` does and with its answers; besides those,
-- {result: moved} when the return has ended. The document holds actor, id, return, amount, currency, back, reason. While one is
-- under way, and after it succeeded, asking again is that one; after one that failed it is another.
create or replace function money.begin_return_refund(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare r money.return_request; v_key text; v_begun jsonb;
begin
  r := money.hold_sold_return(p->>'actor', (p->>'return')::uuid, 'refund_returns');
  if r.id is null then
    return '{"result": "not_found"}';
  end if;
  select f.key into v_key from money.refund f where f.id = r.refund_id and f.state <> 'failed';
  if v_key is null then
    if r.state not in ('requested', 'accepted', 'sent', 'received') then
      return '{"result": "moved"}';
    end if;
    select 'return:' || r.id || case when count(*) > 0 then ':' || count(*) + 1 else '' end into v_key
    from money.refund f where f.order_id = r.order_id and starts_with(f.key, 'return:' || r.id);
  end if;
  -- Who may end a return with money may do no other refund: that question is answered above. Of a gift the money goes to who gave it,
  -- who reads refunds: what is said about the return is not for her.
  v_begun := money.begin_refund(p || jsonb_build_object('actor', 'system', 'order', r.order_id, 'key', v_key,
    'reason', case when exists (select from money.gift g where g.order_id = r.order_id) then '' else p->>'reason' end));
  if v_begun->>'result' = 'begun' then
    update money.return_request set refund_id = (v_begun->>'refund')::uuid where id = r.id;
  end if;
  return v_begun;
end $$;

-- Sends the thing wanted in exchange: its units are taken from the stock here and now, and those that came back go on the shelf
-- as chosen in `back`. The document holds actor, return, back, carrier, trackingCode.
-- {result: exchanged|replay|not_found|moved|too_many_back|sold_out}.
create or replace function money.exchange_return(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare o money."order"; r money.return_request; v_attempt uuid; v_back jsonb;
begin
  r := money.hold_sold_return(p->>'actor', (p->>'return')::uuid, 'change_orders');
  if r.id is null then
    return '{"result": "not_found"}';
  elsif r.state = 'exchanged' then
    return '{"result": "replay"}';
  elsif r.state <> 'received' or r.wish <> 'exchange'
      or exists (select 1 from money.refund f where f.id = r.refund_id and f.state = 'pending') then
    return '{"result": "moved"}';
  end if;
  select * into o from money."order" where id = r.order_id;
  v_back := money.units_back(o, coalesce(p->'back', '{}'), false);
  if v_back is null then
    return '{"result": "too_many_back"}';
  end if;
  select a.id into v_attempt from money.attempt a where a.purchase_id = o.purchase_id and a.state = 'captured';
  begin
    perform shop.send_instead(v_attempt, r.wanted_variant_id, (select sum(u.value::int)::int from jsonb_each_text(r.units) u));
  exception when sqlstate 'SK101' then
    return '{"result": "sold_out"}';
  end;
  perform shop.take_back(v_attempt, v_back);
  update money.order_line l set returned = l.returned + b.value::int
  from jsonb_each_text(v_back) b where l.order_id = o.id and l.kind = 'goods' and l.variant_id = b.key::uuid;
  update money.return_request set state = 'exchanged', back = v_back, replacement_carrier = p->>'carrier', replacement_code = p->>'trackingCode'
  where id = r.id;
  insert into money.order_event (order_id, owner, page_id, kind, detail)
  values (o.id, o.owner, o.page_id, 'exchanged', jsonb_build_object('carrier', p->>'carrier', 'trackingCode', p->>'trackingCode'));
  perform money.mail_return(r.id, 'exchanged');
  return '{"result": "exchanged"}';
end $$;

-- What a refund that succeeded means for the returns of its order: its own has its money, and so has an open one when
-- all the money of the order is back. The caller holds the order.
create or replace function money.return_refunded(r money.refund, p_everything boolean) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  update money.return_request t set state = 'refunded'
  where t.order_id = r.order_id and t.state in ('requested', 'accepted', 'sent', 'received') and (t.refund_id = r.id or p_everything)
$$;
