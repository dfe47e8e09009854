-- Stock by place, and every change of it that is no sale.
--
-- `variant.stock` stays what is sold from. Of a variant that is `placed` it is the sum of `place_stock`; all who change either hold
-- the lock of the variant's row, so the two never part and nobody waits in a circle. A page with one place has no such rows, and
-- selling there costs nothing more. A drop lies in one place: it is never placed.
--
-- Functions that sell carry `souk.selling`; every other change of stock leaves a row in `stock_move`, whoever makes it. So
-- stock = sum of moves - units of reservations that are held or sold and did not come back; the same for each place, with
-- `reservation_place`. An owner's change may say where, why and who by settings of its transaction: `souk.stock_place`,
-- `souk.stock_reason`, `souk.stock_note`, `souk.owner`.

revoke all on shop.place, shop.place_stock, shop.reservation_place, shop.stock_move
  from {{shop}}, {{money}}, {{social}}, {{identity}};
grant select, insert, update, delete on shop.place to {{shop}};
grant select on shop.place_stock, shop.reservation_place, shop.stock_move to {{shop}};
grant select on shop.place, shop.place_stock, shop.reservation_place to {{money}};
-- Where buyers fetch: a change of it is one of the page's terms (23-delivery.sql).
grant select, insert, update, delete on shop.pickup to {{shop}};
create or replace trigger pickup_terms after insert or update or delete on shop.pickup
  for each row execute function shop.part_of_terms_changed();
create or replace function shop.pickup_place_changed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from shop.pickup k where k.place_id = new.id) then
    update shop.page set terms_version = terms_version + 1 where id = new.page_id;
  end if;
  return null;
end $$;
create or replace trigger place_pickup_terms after update on shop.place
  for each row when ((old.name, old.active, old.position) is distinct from (new.name, new.active, new.position))
  execute function shop.pickup_place_changed();

-- The place that what is not said to lie elsewhere lies at: the first one that is active.
create or replace function shop.first_place(p_page uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id from shop.place p where p.page_id = p_page order by p.active desc, p.position, p.id limit 1
$$;

create or replace function shop.has_places(p_page uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*) > 1 from shop.place p where p.page_id = p_page and p.active
$$;

-- Where buyers of a page fetch, with the units of some variants that lie there: what is not there is left out.
create or replace function shop.pickups_of(p_page uuid, p_variants uuid[]) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'line1', k.line1, 'city', k.city, 'region', k.region,
      'postalCode', k.postal_code, 'country', g.country, 'hours', k.hours, 'days', k.days, 'units', (
        select coalesce(jsonb_object_agg(v.id, u.units), '{}')
        from shop.variant v cross join lateral (
          select case when v.placed then coalesce((select s.stock from shop.place_stock s where s.variant_id = v.id and s.place_id = p.id), 0)
                      when shop.first_place(p_page) = p.id then v.stock else 0 end as units) u
        where v.page_id = p_page and v.id = any (p_variants) and u.units > 0)) order by p.position, p.id), '[]')
  from shop.pickup k join shop.place p on p.id = k.place_id and p.active join shop.page g on g.id = k.page_id
  where k.page_id = p_page
$$;

-- Takes units off the places of a variant, whose row the caller has locked, in their order. Says how many from which.
create or replace function shop.take_places(p_variant uuid, p_units int) returns table (place uuid, units int)
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare here record; v_left int := p_units;
begin
  for here in
    select s.place_id, s.stock from shop.place_stock s join shop.place p on p.id = s.place_id
    where s.variant_id = p_variant and s.stock > 0 order by p.active desc, p.position, p.id
  loop
    exit when v_left = 0;
    place := here.place_id;
    units := least(v_left, here.stock);
    update shop.place_stock s set stock = s.stock - units where s.variant_id = p_variant and s.place_id = place;
    v_left := v_left - units;
    return next;
  end loop;
  if v_left > 0 then
    raise exception 'places hold less than the stock of %', p_variant using errcode = 'SK004';
  end if;
end $$;

create or replace function shop.put_at(p_variant uuid, p_place uuid, p_units int) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into shop.place_stock as kept (variant_id, place_id, stock) values (p_variant, p_place, p_units)
  on conflict (variant_id, place_id) do update set stock = kept.stock + excluded.stock
$$;

create or replace function shop.note_taken(p_attempt uuid, p_variant uuid, p_place uuid, p_units int) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into shop.reservation_place as kept (attempt_id, variant_id, place_id, units)
  values (p_attempt, p_variant, p_place, p_units)
  on conflict (attempt_id, variant_id, place_id) do update set units = kept.units + excluded.units
$$;

-- What a reservation takes, or takes again; the caller has just changed the variant's stock, and so holds its row.
create or replace function shop.take_for(p_attempt uuid, p_variant uuid, p_units int) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  select shop.note_taken(p_attempt, p_variant, t.place, t.units) from shop.take_places(p_variant, p_units) t
$$;

-- The same for what is fetched at a place (null for what is delivered): from that place alone, or SK101. Of a variant whose stock is
-- not kept by place all of it is at the first one.
create or replace function shop.take_where(p_attempt uuid, p_variant uuid, p_units int, p_place uuid, p_placed boolean) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if p_place is null then
    if p_placed then
      perform shop.take_for(p_attempt, p_variant, p_units);
    end if;
    return;
  end if;
  -- Whether it still is one where buyers fetch: an owner may have said otherwise a moment ago.
  perform from shop.pickup k join shop.place p on p.id = k.place_id and p.active join shop.variant v on v.page_id = k.page_id
  where k.place_id = p_place and v.id = p_variant;
  if not found then
    raise exception '%', p_variant using errcode = 'SK102';
  end if;
  if p_placed then
    update shop.place_stock s set stock = s.stock - p_units
    where s.variant_id = p_variant and s.place_id = p_place and s.stock >= p_units;
    if not found then
      raise exception '%', p_variant using errcode = 'SK101';
    end if;
    perform shop.note_taken(p_attempt, p_variant, p_place, p_units);
  elsif p_place is distinct from (select shop.first_place(v.page_id) from shop.variant v where v.id = p_variant) then
    raise exception '%', p_variant using errcode = 'SK101';
  end if;
end $$;

-- What comes back goes to where it was taken from, last place first; what was taken before there were places, to the first.
create or replace function shop.give_back(p_attempt uuid, p_variant uuid, p_units int) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare here record; v_left int := p_units; v_units int; v_place uuid;
begin
  for here in
    select r.place_id, r.units from shop.reservation_place r join shop.place p on p.id = r.place_id
    where r.attempt_id = p_attempt and r.variant_id = p_variant and r.units > 0
    order by p.active, p.position desc, p.id desc
  loop
    exit when v_left = 0;
    v_units := least(v_left, here.units);
    perform shop.put_at(p_variant, here.place_id, v_units);
    perform shop.note_taken(p_attempt, p_variant, here.place_id, -v_units);
    v_left := v_left - v_units;
  end loop;
  if v_left > 0 then
    select shop.first_place(v.page_id) into v_place from shop.variant v where v.id = p_variant;
    perform shop.put_at(p_variant, v_place, v_left);
    perform shop.note_taken(p_attempt, p_variant, v_place, -v_left);
  end if;
end $$;

create or replace function shop.note_move(p_variant uuid, p_page uuid, p_place uuid, p_units int, p_reason text) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into shop.stock_move (variant_id, page_id, place_id, units, reason, note, person_id)
  select p_variant, p_page, p_place, p_units, p_reason, coalesce(current_setting('souk.stock_note', true), ''),
    nullif(current_setting('souk.owner', true), '')::uuid
  where p_units <> 0
$$;

-- An owner's change of stock: noted, and done at a place when stock is kept by place. It runs before the units of a drop follow
-- (32-drops.sql), so that what is noted is what she meant. Raises SK101 when the place she named has too few.
create or replace function shop.stock_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_change int := new.stock - old.stock;
  v_reason text := coalesce(nullif(current_setting('souk.stock_reason', true), ''), 'edited');
  v_place uuid := nullif(current_setting('souk.stock_place', true), '')::uuid;
begin
  if new.drop and old.placed then
    perform shop.note_move(new.id, new.page_id, s.place_id, -s.stock, 'placed'), shop.note_move(new.id, new.page_id, null, s.stock, 'placed')
    from shop.place_stock s where s.variant_id = new.id;
    delete from shop.place_stock s where s.variant_id = new.id;
    new.placed := false;
  end if;
  if not new.placed then
    perform shop.note_move(new.id, new.page_id, null, v_change, v_reason);
  elsif v_change < 0 and v_place is null then
    perform shop.note_move(new.id, new.page_id, t.place, -t.units, v_reason) from shop.take_places(new.id, -v_change) t;
  elsif v_change <> 0 then
    v_place := coalesce(v_place, shop.first_place(new.page_id));
    update shop.place_stock s set stock = s.stock + v_change
    where s.variant_id = new.id and s.place_id = v_place and s.stock + v_change >= 0;
    if not found and v_change < 0 then
      raise exception '%', new.id using errcode = 'SK101';
    elsif not found then
      perform shop.put_at(new.id, v_place, v_change);
    end if;
    perform shop.note_move(new.id, new.page_id, v_place, v_change, v_reason);
  end if;
  return new;
end $$;
create or replace trigger variant_adjusted before update of stock, drop on shop.variant for each row
  when ((new.stock <> old.stock or (new.drop and old.placed)) and current_setting('souk.selling', true) is distinct from 'on')
  execute function shop.stock_changed();

-- Begins to keep the stock of a page's variants by place: all of it is at the first one until somebody says otherwise.
create or replace function shop.place_variants(p_page uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_first uuid := shop.first_place(p_page); one record;
begin
  if not shop.has_places(p_page) then
    return;
  end if;
  -- In the order in which a reservation of several takes them.
  perform from shop.variant v where v.page_id = p_page and not v.placed and not v.drop order by v.id for no key update;
  for one in
    update shop.variant v set placed = true where v.page_id = p_page and not v.placed and not v.drop returning v.id, v.stock
  loop
    if one.stock > 0 then
      perform shop.put_at(one.id, v_first, one.stock);
      perform shop.note_move(one.id, p_page, null, -one.stock, 'placed'), shop.note_move(one.id, p_page, v_first, one.stock, 'placed');
    end if;
  end loop;
end $$;

create or replace function shop.first_stock() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_page uuid;
begin
  insert into shop.stock_move (variant_id, page_id, units, reason, person_id)
  select f.id, f.page_id, f.stock, case when current_setting('souk.stock_reason', true) = 'import' then 'import' else 'opening' end,
    nullif(current_setting('souk.owner', true), '')::uuid
  from fresh f where f.stock > 0;
  for v_page in select distinct f.page_id from fresh f loop
    perform shop.place_variants(v_page);
  end loop;
  return null;
end $$;
create or replace trigger variant_first_stock after insert on shop.variant referencing new table as fresh
  for each statement execute function shop.first_stock();

create or replace function shop.no_drop_any_more() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform shop.place_variants(new.page_id);
  return null;
end $$;
create or replace trigger variant_undropped after update of drop on shop.variant
  for each row when (old.drop and not new.drop) execute function shop.no_drop_any_more();

create or replace function shop.places_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform shop.place_variants(new.page_id);
  return null;
end $$;
create or replace trigger place_changed after insert or update of active on shop.place
  for each row when (new.active) execute function shop.places_changed();

-- An owner's adjustment, at a place or (null) wherever: `changed`, `short`, `too_many`, as 32-drops.sql says.
create or replace function shop.adjust_stock(p_variant uuid, p_place uuid, p_change int, p_reason text, p_note text, p_most int)
returns text language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_result text;
begin
  perform set_config('souk.stock_place', coalesce(p_place::text, ''), true), set_config('souk.stock_reason', p_reason, true),
    set_config('souk.stock_note', p_note, true);
  v_result := shop.change_stock(p_variant, p_change, p_most, null);
  perform set_config('souk.stock_place', '', true), set_config('souk.stock_reason', '', true), set_config('souk.stock_note', '', true);
  return v_result;
end $$;

-- Units go from one place of a page to another: `changed`, or `short`. What is sold meanwhile waits for it.
create or replace function shop.move_stock(p_variant uuid, p_from uuid, p_to uuid, p_units int, p_note text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_page uuid;
begin
  select v.page_id into v_page from shop.variant v where v.id = p_variant and v.placed for no key update;
  if v_page is null or p_units <= 0 or p_from = p_to
    or (select count(*) from shop.place p where p.page_id = v_page and p.id in (p_from, p_to)) <> 2 then
    raise exception 'units move between two places of a page' using errcode = 'SK004';
  end if;
  update shop.place_stock s set stock = s.stock - p_units
  where s.variant_id = p_variant and s.place_id = p_from and s.stock >= p_units;
  if not found then
    return 'short';
  end if;
  perform shop.put_at(p_variant, p_to, p_units);
  perform set_config('souk.stock_note', p_note, true);
  perform shop.note_move(p_variant, v_page, p_from, -p_units, 'transfer'), shop.note_move(p_variant, v_page, p_to, p_units, 'transfer');
  perform set_config('souk.stock_note', '', true);
  return 'changed';
end $$;

-- For the proof of the books: variants whose stock is not what moves and reservations make, in all or at a place.
create or replace function shop.stock_differences() returns table (kind text, subject text, expected text, found text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with moved as (select m.variant_id, sum(m.units) as units from shop.stock_move m group by 1),
    taken as (select r.variant_id, sum(r.quantity - greatest(r.returned, r.untaken)) as units from shop.reservation r where r.state <> 'released' group by 1),
    here as (select s.variant_id, sum(s.stock) as units from shop.place_stock s group by 1)
  select 'stock_mismatch', v.id::text, (coalesce(m.units, 0) - coalesce(t.units, 0))::text, n.units::text
  from shop.variant v left join moved m on m.variant_id = v.id left join taken t on t.variant_id = v.id
    cross join lateral (select case when v.drop then (select count(*) from shop.unit u where u.variant_id = v.id) else v.stock end as units) n
  where n.units <> coalesce(m.units, 0) - coalesce(t.units, 0)
  union all
  select 'place_mismatch', v.id::text, v.stock::text, coalesce(h.units, 0)::text
  from shop.variant v left join here h on h.variant_id = v.id
  where coalesce(h.units, 0) <> case when v.placed then v.stock else 0 end
  union all
  select 'place_mismatch', s.variant_id || ' at ' || s.place_id, (coalesce(m.units, 0) - coalesce(r.units, 0))::text, s.stock::text
  from shop.place_stock s
    left join lateral (select sum(x.units) as units from shop.stock_move x where x.variant_id = s.variant_id and x.place_id = s.place_id) m on true
    left join lateral (select sum(x.units) as units from shop.reservation_place x where x.variant_id = s.variant_id and x.place_id = s.place_id) r on true
  where s.stock <> coalesce(m.units, 0) - coalesce(r.units, 0)
$$;

revoke all on function shop.take_places(uuid, int), shop.put_at(uuid, uuid, int), shop.note_taken(uuid, uuid, uuid, int),
  shop.take_for(uuid, uuid, int), shop.give_back(uuid, uuid, int), shop.note_move(uuid, uuid, uuid, int, text), shop.stock_changed(),
  shop.place_variants(uuid), shop.first_stock(), shop.no_drop_any_more(), shop.places_changed(), shop.first_place(uuid),
  shop.has_places(uuid), shop.take_where(uuid, uuid, int, uuid, boolean), shop.pickups_of(uuid, uuid[]), shop.pickup_place_changed(), shop.adjust_stock(uuid, uuid, int, text, text, int), shop.move_stock(uuid, uuid, uuid, int, text),
  shop.stock_differences() from public;
grant execute on function shop.adjust_stock(uuid, uuid, int, text, text, int), shop.move_stock(uuid, uuid, uuid, int, text) to {{shop}};
grant execute on function shop.stock_differences() to {{money}};
grant execute on function shop.pickups_of(uuid, uuid[]) to {{money}};
