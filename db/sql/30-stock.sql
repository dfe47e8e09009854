-- Stock as the money ring may touch it: through these functions, inside its own transaction, and in no
-- other way. Rows name no person; `attempt` is an opaque number. `souk.selling` says that what they change is no
-- adjustment; of a variant whose stock is kept by place they take from places too (35-places.sql).

-- Takes units for an attempt. Lines are [{variant, quantity, unit_minor, country, place?}]; two lines of one variant count
-- together. What is fetched is taken from the place where it is fetched and from no other. Raises SK101 when a variant is short
-- (its id is the message) and SK102 when the variant is gone, has not opened yet (36-openings.sql), is not sold to where it goes,
-- or its price there is no longer the one quoted. Rows are taken in the order of their ids. The page's row is locked with
-- what conflicts with nothing but closing the page (31-closing.sql): owners may change it meanwhile. Every other change
-- of a drop's stock here reaches its units by a trigger (32-drops.sql).
create or replace function shop.reserve(p_attempt uuid, p_lines jsonb, p_seconds int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare line record; v_taken boolean; v_placed boolean; v_stock int;
begin
  perform set_config('souk.selling', 'on', true);
  for line in
    select variant, sum(quantity)::int as quantity, min(unit_minor) as unit_minor, max(unit_minor) as unit_max,
      min(country) as country, min(place)::uuid as place
    from jsonb_to_recordset(p_lines) as l(variant uuid, quantity int, unit_minor bigint, country text, place text)
    group by variant order by variant
  loop
    v_stock := null;
    if line.quantity is null or line.quantity <= 0 then
      raise exception 'a reservation is of at least one unit' using errcode = 'SK004';
    end if;
    insert into shop.reservation (attempt_id, variant_id, page_id, quantity, state, expires_at, place_id)
    select p_attempt, v.id, v.page_id, line.quantity, 'held', clock_timestamp() + make_interval(secs => p_seconds), line.place
    from shop.variant v
    join shop.product p on p.id = v.product_id and p.state = 'published'
    join shop.page g on g.id = v.page_id and g.state = 'published' and g.shop_open
    where v.id = line.variant and v.removed_at is null and shop.price_at(v.id, line.country) = line.unit_minor and line.unit_max = line.unit_minor
      and not exists (select from shop.opening o where o.product_id = v.product_id and o.opens_at > clock_timestamp())
    for key share of g;
    if not found then
      raise exception '%', line.variant using errcode = 'SK102';
    end if;
    -- The hot row last within the line: its lock is held for the shortest time. That of a drop is not touched at all.
    update shop.variant v set stock = v.stock - line.quantity
    where v.id = line.variant and not v.drop and v.stock >= line.quantity returning v.placed, v.stock into v_placed, v_stock;
    if not found then
      v_taken := shop.take_units(line.variant, line.quantity);
      if v_taken is null then
        -- No drop, or until a moment ago: whatever it is now, this keeps both right.
        update shop.variant set stock = stock - line.quantity where id = line.variant and stock >= line.quantity
        returning placed, stock into v_placed, v_stock;
        v_taken := found;
      end if;
      if not v_taken then
        raise exception '%', line.variant using errcode = 'SK101';
      end if;
    end if;
    perform shop.take_where(p_attempt, line.variant, line.quantity, line.place, coalesce(v_placed, false));
    if v_stock = 999999 then
      -- Only what is no limit is still as many (38-files.sql).
      update shop.reservation set untaken = quantity where attempt_id = p_attempt and variant_id = line.variant;
    end if;
  end loop;
  perform set_config('souk.selling', '', true);
end $$;

-- Turns an attempt's held units into sold ones. Units that had gone back on sale meanwhile are taken again,
-- or SK101 is raised.
create or replace function shop.sell(p_attempt uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare held record; v_placed boolean; v_stock int;
begin
  perform set_config('souk.selling', 'on', true);
  for held in select * from shop.reservation where attempt_id = p_attempt order by variant_id for update loop
    if held.state = 'released' then
      update shop.variant set stock = stock - held.quantity where id = held.variant_id and stock >= held.quantity
      returning placed, stock into v_placed, v_stock;
      if not found then
        raise exception '%', held.variant_id using errcode = 'SK101';
      end if;
      perform shop.take_where(p_attempt, held.variant_id, held.quantity, held.place_id, v_placed);
      update shop.reservation set untaken = case when v_stock = 999999 then quantity else 0 end
      where attempt_id = p_attempt and variant_id = held.variant_id;
    end if;
    update shop.reservation set state = 'sold' where attempt_id = p_attempt and variant_id = held.variant_id;
  end loop;
  perform set_config('souk.selling', '', true);
end $$;

-- Puts all of an attempt's units back on sale, once. Says how many.
drop function if exists shop.release(uuid, uuid);
create or replace function shop.release(p_attempt uuid) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare held record; units int := 0; v_placed boolean;
begin
  perform set_config('souk.selling', 'on', true);
  for held in
    select * from shop.reservation
    where attempt_id = p_attempt and state <> 'released'
    order by variant_id for update
  loop
    update shop.reservation set state = 'released' where attempt_id = p_attempt and variant_id = held.variant_id;
    update shop.variant set stock = stock + held.quantity - held.untaken where id = held.variant_id returning placed into v_placed;
    if v_placed and held.quantity > held.untaken then
      perform shop.give_back(held.attempt_id, held.variant_id, held.quantity - held.untaken);
    end if;
    units := units + held.quantity;
  end loop;
  perform set_config('souk.selling', '', true);
  return units;
end $$;

-- Puts some of an attempt's sold units, {variant: units}, back on sale. More than were sold and did not come back yet
-- break a CHECK.
create or replace function shop.take_back(p_attempt uuid, p_units jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare back record; v_placed boolean; v_taken int;
begin
  perform set_config('souk.selling', 'on', true);
  for back in select u.key::uuid as variant, u.value::int as units from jsonb_each_text(p_units) u order by 1 loop
    if back.units <= 0 then
      raise exception 'at least one unit comes back' using errcode = 'SK004';
    end if;
    update shop.reservation set returned = returned + back.units
    where attempt_id = p_attempt and variant_id = back.variant and state = 'sold'
    returning greatest(0, returned - untaken) - greatest(0, returned - back.units - untaken) into v_taken;
    if not found then
      raise exception 'only what was sold comes back' using errcode = 'SK004';
    end if;
    update shop.variant set stock = stock + v_taken where id = back.variant returning placed into v_placed;
    if v_placed and v_taken > 0 then
      perform shop.give_back(p_attempt, back.variant, v_taken);
    end if;
  end loop;
  perform set_config('souk.selling', '', true);
end $$;

-- Takes units of another variant for what was sold and came back: they count as sold for the same attempt. Whether it is on
-- sale, and at which price, was asked when the exchange was wished for; SK101 when it is short or gone.
create or replace function shop.send_instead(p_attempt uuid, p_variant uuid, p_units int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_placed boolean; v_stock int;
begin
  perform set_config('souk.selling', 'on', true);
  if p_attempt is null or p_units is null or p_units <= 0 then
    raise exception 'at least one unit is sent instead' using errcode = 'SK004';
  end if;
  update shop.variant v set stock = stock - p_units where id = p_variant and removed_at is null and stock >= p_units
    and not exists (select from shop.opening o where o.product_id = v.product_id and o.opens_at > clock_timestamp())
  returning placed, stock into v_placed, v_stock;
  if not found then
    raise exception '%', p_variant using errcode = 'SK101';
  end if;
  insert into shop.reservation as kept (attempt_id, variant_id, page_id, quantity, state, expires_at, untaken)
  select p_attempt, v.id, v.page_id, p_units, 'sold', clock_timestamp(), case when v_stock = 999999 then p_units else 0 end from shop.variant v where v.id = p_variant
  on conflict (attempt_id, variant_id) do update set quantity = kept.quantity + excluded.quantity, untaken = kept.untaken + excluded.untaken;
  if v_placed then
    perform shop.take_for(p_attempt, p_variant, p_units);
  end if;
  perform set_config('souk.selling', '', true);
end $$;

-- Puts reservations that nobody finished in time back on sale; safe to run from several processes.
create or replace function shop.expire_reservations(p_limit int default 200) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare held record; rows int := 0; v_placed boolean;
begin
  perform set_config('souk.selling', 'on', true);
  for held in
    select * from shop.reservation where state = 'held' and expires_at < clock_timestamp()
    order by variant_id limit p_limit for update skip locked
  loop
    update shop.reservation set state = 'released' where attempt_id = held.attempt_id and variant_id = held.variant_id;
    update shop.variant set stock = stock + held.quantity - held.untaken where id = held.variant_id returning placed into v_placed;
    if v_placed and held.quantity > held.untaken then
      perform shop.give_back(held.attempt_id, held.variant_id, held.quantity - held.untaken);
    end if;
    rows := rows + 1;
  end loop;
  perform set_config('souk.selling', '', true);
  return rows;
end $$;

-- The most units there ever were of a variant at one time. A sale never raises it, so the trigger does not run for one.
create or replace function shop.keep_stock_most() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.stock_most := new.stock;
  return new;
end $$;
create or replace trigger variant_stock_most before insert or update of stock on shop.variant
  for each row when (new.stock > new.stock_most) execute function shop.keep_stock_most();

-- It counts from the moment a product becomes public: what its owner tried before that, nobody could buy.
create or replace function shop.begin_stock_most() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  update shop.variant set stock_most = stock where product_id = new.id and stock_most <> stock;
  return null;
end $$;
create or replace trigger product_stock_most after update of published_at on shop.product
  for each row when (old.published_at is null and new.published_at is not null) execute function shop.begin_stock_most();

revoke all on function shop.reserve(uuid, jsonb, int) from public;
revoke all on function shop.sell(uuid) from public;
revoke all on function shop.release(uuid) from public;
revoke all on function shop.take_back(uuid, jsonb) from public;
revoke all on function shop.send_instead(uuid, uuid, int) from public;
revoke all on function shop.expire_reservations(int) from public;
grant execute on function shop.reserve(uuid, jsonb, int), shop.sell(uuid), shop.release(uuid), shop.take_back(uuid, jsonb),
  shop.send_instead(uuid, uuid, int), shop.expire_reservations(int) to {{money}};
