-- Parcels of an order, the notes of those who pack it, and under which name its conversation is kept.

grant insert, update, delete on money.parcel to {{money}};
grant insert, delete on money.parcel_line to {{money}};
grant insert on money.order_pickup, money.order_note, money.order_talk, money.gone_buyer to {{money}};

-- Parcels and the name of the conversation belong to both sides of the order; notes to those who sell it and may see buyers.
do $$
declare name text;
begin
  foreach name in array array['parcel', 'parcel_line', 'order_note', 'order_talk', 'order_pickup'] loop
    execute format('alter table money.%I enable row level security', name);
    execute format('alter table money.%I force row level security', name);
    execute format('drop policy if exists both_sides on money.%I', name);
    execute format('drop policy if exists sellers_only on money.%I', name);
  end loop;
end $$;
create policy both_sides on money.parcel using (
  money.actor() = 'system' or exists (select 1 from money."order" o where o.id = order_id));
create policy both_sides on money.parcel_line using (
  money.actor() = 'system' or exists (select 1 from money."order" o where o.id = order_id));
create policy both_sides on money.order_pickup using (
  money.actor() = 'system' or exists (select 1 from money."order" o where o.id = order_id));
create policy both_sides on money.order_talk using (
  money.actor() = 'system' or exists (select 1 from money."order" o where o.id = order_id));
create policy sellers_only on money.order_note using (
  money.actor() = 'system'
  or (money.may(page_id, 'see_buyers') and exists (select 1 from money."order" o where o.id = order_id and o.page_id = order_note.page_id)));

-- Whoever of the page's people sees an order does not therefore pack it.
do $$
declare name text;
begin
  foreach name in array array['parcel', 'parcel_line', 'order_note'] loop
    execute format('drop policy if exists who_may on money.%I', name);
    execute format($p$create policy who_may on money.%I as restrictive for insert with check (money.actor() = 'system'
      or exists (select 1 from money."order" o where o.id = order_id and money.may(o.page_id, 'change_orders')))$p$, name);
  end loop;
end $$;

-- A line counts what lies in parcels: its own limit holds however many pack at once.
create or replace function money.count_packed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    update money.order_line set packed = packed + new.quantity where id = new.line_id and order_id = new.order_id and not as_files;
    if not found then
      raise exception 'a parcel holds what its order sold' using errcode = '23503';
    end if;
  else
    update money.order_line set packed = packed - old.quantity where id = old.line_id;
  end if;
  return null;
end $$;
create or replace trigger parcel_line_count after insert or delete on money.parcel_line
  for each row execute function money.count_packed();

-- The first moment at which something happened to the parcel, beside the order for lists.
create or replace function money.note_moment() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.kind = 'shipped' then
    update money."order" set shipped_at = least(shipped_at, new.at) where id = new.order_id;
  else
    update money."order" set delivered_at = least(delivered_at, new.at) where id = new.order_id;
  end if;
  return null;
end $$;
create or replace trigger order_event_moment after insert on money.order_event
  for each row when (new.kind in ('shipped', 'delivered')) execute function money.note_moment();

alter table money.gone_buyer enable row level security;
alter table money.gone_buyer force row level security;
drop policy if exists system_only on money.gone_buyer;
create policy system_only on money.gone_buyer using (money.actor() = 'system');
