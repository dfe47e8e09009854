-- Openings: the moment a product that is shown goes on sale, the cap for each person, and the seed of the draw among those who
-- wait for it. Who waits, and who wants to be reminded, is the money ring's (70-openings.sql).

grant select, delete on shop.opening to {{shop}};
-- What makes the draw true is written by the database alone.
grant insert (id, product_id, page_id, opens_at, per_person, queued), update (opens_at, per_person, queued) on shop.opening to {{shop}};
revoke all on shop.opening_seed from {{shop}}, {{money}}, {{social}}, {{identity}};

-- Every opening has a seed from its beginning, which nobody knows, and whose hash everybody knows.
create or replace function shop.seal_seed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_seed text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
begin
  insert into shop.opening_seed (opening_id, seed) values (new.id, v_seed);
  update shop.opening set commitment = encode(sha256(convert_to(v_seed, 'UTF8')), 'hex') where id = new.id;
  return null;
end $$;
create or replace trigger opening_sealed after insert on shop.opening for each row execute function shop.seal_seed();

-- What has begun does not begin again: SK109 for another moment, or a line, after the opening, and for taking away one whose line has
-- been drawn.
create or replace function shop.keep_opened() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.opens_at <= clock_timestamp()
     and (new.opens_at <> old.opens_at or (new.queued and not old.queued)) then
    raise exception 'it has opened' using errcode = 'SK109';
  end if;
  return new;
end $$;
create or replace trigger opening_kept before update of opens_at, queued on shop.opening
  for each row execute function shop.keep_opened();

-- Reveals the seed, once, when the moment has come: null before, and when it was revealed already.
create or replace function shop.reveal_seed(p_opening uuid) returns text
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update shop.opening o set seed = s.seed, drawn_at = clock_timestamp() from shop.opening_seed s
  where o.id = p_opening and s.opening_id = o.id and o.seed is null and o.opens_at <= clock_timestamp() returning o.seed
$$;

-- What can still be had of a product: units on sale, counted, and units that somebody holds who is paying for them.
create or replace function shop.units_of(p_product uuid) returns table (free bigint, held bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(sum(case when v.drop then (select count(*) from shop.unit u where u.variant_id = v.id) else v.stock end), 0)::bigint,
         coalesce(sum((select sum(r.quantity) from shop.reservation r where r.variant_id = v.id and r.state = 'held')), 0)::bigint
  from shop.variant v where v.product_id = p_product and v.removed_at is null and v.price_minor is not null
$$;

revoke all on function shop.seal_seed(), shop.keep_opened(), shop.reveal_seed(uuid), shop.units_of(uuid) from public;
grant execute on function shop.reveal_seed(uuid), shop.units_of(uuid) to {{money}};
