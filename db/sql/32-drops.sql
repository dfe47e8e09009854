-- Drops: variants that very many want in the same second. One row is one unit on sale, and whoever takes one takes a row that
-- nobody else holds: buyers do not queue for the variant's own row. What is true of a drop are its unit rows; `variant.stock`
-- is a figure that every write of it, and every few seconds `shop.count_units`, brings up to date. It may say more than there is
-- for that long, never less.

-- No ring reads or writes units but through these functions, and those of 30-stock.sql.
revoke all on shop.unit from {{shop}}, {{money}}, {{social}}, {{identity}};

-- Takes units of a drop off sale: true when it did, false when there are too few, null when the variant is no drop (any more).
-- Rows that others hold are passed over first. Only when what is free is too little are they waited for, since whoever holds
-- them may yet give them back. Who waits holds no unit but those before the one waited for, so that nobody waits in a circle.
create or replace function shop.take_units(p_variant uuid, p_units int) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_numbers bigint[]; v_taken int; v_drop boolean; v_rows bigint;
begin
  begin
    with free as materialized (
      select u.no from shop.unit u where u.variant_id = p_variant order by u.no limit p_units for update skip locked)
    delete from shop.unit u using free where u.variant_id = p_variant and u.no = free.no;
    get diagnostics v_taken = row_count;
    if v_taken = p_units then
      return true;
    elsif v_taken > 0 then
      raise exception 'too few are free' using errcode = 'SK106';
    end if;
  exception when sqlstate 'SK106' then
    null; -- The few are free again: in the order of their numbers nobody may hold one that comes later.
  end;
  loop
    -- One statement, so that switching the drop off or on cannot fall between the two. Rows that others are about to take count.
    select v.drop, (select count(*) from shop.unit u where u.variant_id = v.id) into v_drop, v_rows
    from shop.variant v where v.id = p_variant;
    if v_rows < p_units then
      return case when v_drop then false end;
    end if;
    v_numbers := array(select u.no from shop.unit u where u.variant_id = p_variant order by u.no limit p_units for update);
    if cardinality(v_numbers) = p_units then
      delete from shop.unit u where u.variant_id = p_variant and u.no = any (v_numbers);
      return true;
    end if;
  end loop;
end $$;

-- Carries every change of a drop's stock over to its units: what comes back, what an owner changes, what an exchange sends. The
-- row is locked here, so such changes come one after the other, and new units get rising numbers. Raises SK101 when units are
-- short. Switching a drop on makes a unit of each piece in stock; switching it off waits for whoever holds one, and counts.
create or replace function shop.mirror_stock() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_more int := new.stock - old.stock; v_rows int;
begin
  if not new.drop then
    perform from shop.unit u where u.variant_id = new.id order by u.no for update;
    delete from shop.unit where variant_id = new.id;
    get diagnostics v_rows = row_count;
    new.stock := v_rows + v_more;
    if new.stock < 0 then
      raise exception '%', new.id using errcode = 'SK101';
    end if;
    return new;
  end if;
  if not old.drop then
    v_more := new.stock;
  end if;
  if v_more > 0 then
    insert into shop.unit (variant_id) select new.id from generate_series(1, v_more);
  elsif v_more < 0 and shop.take_units(new.id, -v_more) is not true then
    raise exception '%', new.id using errcode = 'SK101';
  end if;
  new.stock := (select count(*) from shop.unit u where u.variant_id = new.id);
  return new;
end $$;
create or replace trigger variant_drop before update of stock, drop on shop.variant
  for each row when (new.drop or old.drop) execute function shop.mirror_stock();

create or replace function shop.first_units() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into shop.unit (variant_id) select new.id from generate_series(1, new.stock);
  return null;
end $$;
create or replace trigger variant_drop_first after insert on shop.variant
  for each row when (new.drop) execute function shop.first_units();

-- At most 10,000 units of a drop are on sale by its owner's will, else SK105. What comes back through the database's own functions,
-- which run as its owner, is never refused: a buyer's money would wait for it.
create or replace function shop.limit_drop() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if quote_ident(current_user)::regrole = '{{shop}}'::regrole and (tg_op = 'INSERT' or not old.drop or new.stock > old.stock) then
    raise exception 'a drop is of at most 10,000 units' using errcode = 'SK105';
  end if;
  return new;
end $$;
create or replace trigger variant_drop_limit before insert or update of stock, drop on shop.variant
  for each row when (new.drop and new.stock > 10000) execute function shop.limit_drop();

-- An owner's change of stock by a difference, with the switch of the drop: `changed`, `short` (more was sold than the change
-- leaves), `too_many` (for a drop). Nothing is changed but by the first. Runs with the shop's own rights.
create or replace function shop.change_stock(p_variant uuid, p_change int, p_most int, p_drop boolean) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  update shop.variant v set stock = least(v.stock + p_change, p_most), drop = coalesce(p_drop, v.drop)
  where v.id = p_variant and v.stock + p_change >= 0;
  return case when found then 'changed' else 'short' end;
exception
  when sqlstate 'SK101' then return 'short';
  when sqlstate 'SK105' then return 'too_many';
end $$;

-- Brings the stock figures of drops up to date; says how many were not. Safe to run from several processes.
create or replace function shop.count_units(p_limit int default 200) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_variant uuid; rows int := 0;
begin
  for v_variant in
    select v.id from shop.variant v
    where v.drop and v.stock <> (select count(*) from shop.unit u where u.variant_id = v.id)
    order by v.id limit p_limit for no key update skip locked
  loop
    update shop.variant set stock = stock where id = v_variant;
    rows := rows + 1;
  end loop;
  return rows;
end $$;

-- For the proof of the books: units of what is no drop, and drops of which there is more than is shown.
create or replace function shop.unit_differences() returns table (kind text, subject text, expected text, found text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select 'unit_mismatch', v.id::text, case when v.drop then 'at most ' || v.stock else '0' end, u.units::text
  from shop.variant v join lateral (select count(*) as units from shop.unit u where u.variant_id = v.id) u on true
  where u.units > case when v.drop then v.stock else 0 end
$$;

revoke all on function shop.take_units(uuid, int), shop.mirror_stock(), shop.first_units(), shop.limit_drop(),
  shop.change_stock(uuid, int, int, boolean), shop.count_units(int), shop.unit_differences() from public;
grant execute on function shop.change_stock(uuid, int, int, boolean) to {{shop}};
grant execute on function shop.count_units(int), shop.unit_differences() to {{money}};
