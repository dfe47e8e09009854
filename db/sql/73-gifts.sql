-- Gifts: an order that somebody else receives, and where it goes to, which its buyer never reads.

grant insert on money.gift to {{money}};
grant update (state, receiver_id, token_hash, note, answer, accepted_by, receiver_hash, ended_at) on money.gift to {{money}};
grant insert, delete on money.gift_address to {{money}};
alter table money.gift enable row level security;
alter table money.gift force row level security;
alter table money.gift_address enable row level security;
alter table money.gift_address force row level security;

drop policy if exists who_sees on money.gift;
create policy who_sees on money.gift for select using (
  money.actor() = 'system' or owner = money.actor() or 'person:' || receiver_id::text = money.actor() or accepted_by = money.actor()
  or money.may(page_id, 'see_orders'));
drop policy if exists who_gives on money.gift;
create policy who_gives on money.gift for insert with check (owner = money.actor());
-- Only its giver says to whom it goes, as long as nobody has accepted it; everything else is done by the functions below.
drop policy if exists who_sends on money.gift;
create policy who_sends on money.gift for update
  using (money.actor() = 'system' or (owner = money.actor() and state = 'waiting'))
  with check (money.actor() = 'system' or (owner = money.actor() and state = 'waiting'));
-- The wall: nobody's rows but those of her who receives and of those who send.
drop policy if exists who_sees on money.gift_address;
create policy who_sees on money.gift_address for select using (
  money.actor() = 'system' or receiver = money.actor() or money.may(page_id, 'see_buyers'));
drop policy if exists who_writes on money.gift_address;
create policy who_writes on money.gift_address for insert with check (money.actor() = 'system');
drop policy if exists who_forgets on money.gift_address;
create policy who_forgets on money.gift_address for delete using (money.actor() = 'system');

-- Whether an order was given away by whoever asks: she bought it, and is none of the people who send it.
create or replace function money.gave_away(p_order uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from money.gift g where g.order_id = p_order and g.owner = money.actor() and not money.may(g.page_id, 'see_orders'))
$$;
-- So neither its parcels nor anything of how it came back are rows of hers: a carrier's code tells a town, and a return tells why.
drop policy if exists not_who_gave on money.parcel;
create policy not_who_gave on money.parcel as restrictive for select using (money.actor() = 'system' or not money.gave_away(order_id));
drop policy if exists not_who_gave on money.return_request;
create policy not_who_gave on money.return_request as restrictive for select using (
  money.actor() = 'system' or not money.gave_away(order_id));
drop policy if exists not_who_gave on money.order_event;
create policy not_who_gave on money.order_event as restrictive for select using (
  money.actor() = 'system' or (kind not like 'return\_%' and kind <> 'exchanged') or not money.gave_away(order_id));

-- The order and its timeline are rows of hers: those of a gift hold no carrier and no code at all, whoever writes them.
create or replace function money.untrace_order() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from money.gift g where g.order_id = new.id) then
    new.carrier := '';
    new.tracking_code := '';
  end if;
  return new;
end $$;
create or replace trigger order_of_gift before insert or update of carrier, tracking_code on money."order"
  for each row when (new.carrier <> '' or new.tracking_code <> '') execute function money.untrace_order();
create or replace function money.untrace_event() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from money.gift g where g.order_id = new.order_id) then
    new.detail := new.detail - 'carrier' - 'trackingCode';
  end if;
  return new;
end $$;
create or replace trigger event_of_gift before insert or update of detail on money.order_event
  for each row when (new.detail ?| array['carrier', 'trackingCode']) execute function money.untrace_event();

-- Whether a gift can be accepted or declined now: it waits, in time, and its order is paid and has not gone back.
create or replace function money.gift_is_open(g money.gift, o money."order") returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select g.state = 'waiting' and g.expires_at > clock_timestamp() and o.state in ('paid', 'partially_refunded')
    and o.refunded_minor < o.total_minor
    and exists (select from money.order_line l where l.order_id = o.id and l.kind = 'goods' and l.returned < l.quantity)
$$;

-- No gift is packed before it is known where it goes, whoever asks.
create or replace function money.refuse_early_parcel() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from money.gift g where g.order_id = new.order_id and g.state <> 'accepted') then
    raise exception 'a gift waits for where it goes' using errcode = '23514';
  end if;
  return new;
end $$;
create or replace trigger parcel_of_gift before insert on money.parcel
  for each row execute function money.refuse_early_parcel();

-- Whoever is named is told by mail once the order is paid: the same key is the same mail.
create or replace function money.tell_gift(p_purchase uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.add_money('money:mail-gift', json_build_object('order', o.id, 'step', 'given'), now(), 'gift:' || o.id || ':' || g.receiver_id)
  from money."order" o join money.gift g on g.order_id = o.id
  where o.purchase_id = p_purchase and o.state in ('paid', 'partially_refunded') and g.state = 'waiting' and g.receiver_id is not null;
end $$;

-- Takes a gift: the document holds {order, sealed, receiverHash, variant?, by?}. The caller has found that it is hers: by its link, or by
-- name. {result: accepted | replay | ended | not_choosable | sold_out}. Of two at once one is first; the other finds it ended.
create or replace function money.accept_gift(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare o money."order"; g money.gift; l money.order_line; v_days int; v_wanted uuid := (p->>'variant')::uuid; v_attempt uuid;
begin
  perform set_config('souk.actor', 'system', true);
  select * into o from money."order" where id = (p->>'order')::uuid for update;
  select * into g from money.gift where order_id = o.id for update;
  if g.state = 'accepted' and g.receiver_hash = p->>'receiverHash' then
    return '{"result": "replay"}';
  elsif g.order_id is null or not money.gift_is_open(g, o) then
    return '{"result": "ended"}';
  end if;
  select * into strict l from money.order_line where order_id = o.id and kind = 'goods';
  if v_wanted is not null and v_wanted <> l.variant_id then
    -- What costs the same as was paid and nothing else: there is no difference that anybody owes.
    if not g.choosable or money.refuse_exchange(o, jsonb_build_object(l.variant_id, l.quantity), v_wanted) is not null then
      return '{"result": "not_choosable"}';
    end if;
    select a.id into strict v_attempt from money.attempt a where a.purchase_id = o.purchase_id and a.state = 'captured';
    begin
      perform shop.send_instead(v_attempt, v_wanted, l.quantity);
      perform shop.take_back(v_attempt, jsonb_build_object(l.variant_id, l.quantity));
    exception when sqlstate 'SK101' then
      return '{"result": "sold_out"}';
    end;
    update money.order_line set variant_id = v_wanted,
      option_text = (select array_to_string(w."values", ' · ') from shop.variant w where w.id = v_wanted)
    where id = l.id;
  end if;
  insert into money.gift_address (order_id, page_id, receiver, ship_sealed) values (o.id, o.page_id, p->>'by', p->>'sealed');
  update money.gift set state = 'accepted', accepted_by = p->>'by', receiver_hash = p->>'receiverHash', ended_at = clock_timestamp()
  where order_id = o.id;
  -- The days of its way begin now.
  v_days := greatest(0, (clock_timestamp() at time zone 'utc')::date - (o.created_at at time zone 'utc')::date);
  update money."order" set arrives_from = arrives_from + v_days, arrives_by = arrives_by + v_days where id = o.id and v_days > 0;
  perform money.note_gift(o, 'accepted');
  return '{"result": "accepted"}';
end $$;

-- Ends a gift that waits: declined by its receiver, taken_back by its giver, expired by the sweeper. {result: ended | replay | too_late}.
-- Its money goes back in full by the job that is queued here, and by the sweeper when that is lost.
create or replace function money.end_gift(p_order uuid, p_state text, p_answer text default null) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare o money."order"; g money.gift;
begin
  perform set_config('souk.actor', 'system', true);
  select * into o from money."order" where id = p_order for update;
  select * into g from money.gift where order_id = o.id for update;
  if g.state = p_state then
    return '{"result": "replay"}';
  elsif g.order_id is null or g.state <> 'waiting' or o.state not in ('paid', 'partially_refunded')
     or (p_state = 'expired') <> (g.expires_at <= clock_timestamp()) then
    return '{"result": "too_late"}';
  end if;
  update money.gift set state = p_state, answer = p_answer, ended_at = clock_timestamp() where order_id = o.id;
  perform money.note_gift(o, p_state);
  perform queue.add_money('money:gift-back', json_build_object('order', o.id), now(), 'gift-back:' || o.id);
  return '{"result": "ended"}';
end $$;

-- What became of a gift, for the timeline and the mails: of its receiver nothing.
create or replace function money.note_gift(o money."order", p_state text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into money.order_event (order_id, owner, page_id, kind) values (o.id, o.owner, o.page_id, 'gift_' || p_state);
  perform queue.add_money('money:mail-gift', json_build_object('order', o.id, 'step', p_state), now(), 'gift-' || p_state || ':' || o.id);
end $$;

-- Gifts of which something is to be done, at most so many: {expired: those whose time is over, back: ended ones whose money was not sent
-- back yet}. What ended with its order (undone, given back by its seller) is closed here without a word.
create or replace function money.gifts_due(p_limit int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.gift g set state = 'expired', ended_at = clock_timestamp() from money."order" o
  where o.id = g.order_id and g.state = 'waiting' and g.expires_at <= clock_timestamp()
    and (o.state in ('canceled', 'failed', 'expired', 'refunded') or o.refunded_minor >= o.total_minor);
  return jsonb_build_object(
    'expired', (select coalesce(jsonb_agg(x.order_id), '[]') from (
      select g.order_id from money.gift g join money."order" o on o.id = g.order_id
      where g.state = 'waiting' and g.expires_at <= clock_timestamp() and o.state in ('paid', 'partially_refunded')
      order by g.expires_at limit p_limit) x),
    'back', (select coalesce(jsonb_agg(x.order_id), '[]') from (
      select g.order_id from money.gift g join money."order" o on o.id = g.order_id
      where g.state in ('declined', 'expired', 'taken_back') and o.state in ('paid', 'partially_refunded') and o.refunded_minor < o.total_minor
        and not exists (select from money.refund r where r.order_id = o.id and r.key = 'gift-back')
      order by g.ended_at limit p_limit) x));
end $$;

-- Other options of what is given that can be taken at the price that was paid, and are there: [{id, text}].
create or replace function money.gift_options(p_order uuid) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  return (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'text', array_to_string(w."values", ' · ')) order by w."values"), '[]')
    from money."order" o
    join money.order_line l on l.order_id = o.id and l.kind = 'goods'
    join shop.variant w on w.product_id = l.product_id and w.id <> l.variant_id and w.stock >= l.quantity and w.removed_at is null
    where o.id = p_order and money.refuse_exchange(o, jsonb_build_object(l.variant_id, l.quantity), w.id) is null);
end $$;
