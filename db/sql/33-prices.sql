-- What a product was: the prices it was offered at, day by day, and what was changed of it by whom.

-- Prices are kept by the triggers below alone; changes are only ever added, and are nobody's business but the owners'.
revoke all on shop.price_day, shop.product_change, shop.bulk_edit from {{shop}}, {{money}}, {{social}}, {{identity}};
grant select on shop.price_day to {{shop}}, {{money}};
grant select, insert on shop.product_change, shop.bulk_edit to {{shop}};
grant update (undone_at) on shop.bulk_edit to {{shop}};

-- Notes what these variants are offered at from now on. What applied until now counts for today too, so a day's lowest is never
-- too high; what is not on sale has no price, and nothing is noted where nothing changes. Days are those of UTC.
create or replace function shop.note_prices(p_variants uuid[]) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into shop.price_day as d (variant_id, day, lowest_minor, last_minor)
  select v.id, (clock_timestamp() at time zone 'UTC')::date, least(old.last_minor, asked.price), asked.price
  from shop.variant v
  join shop.product p on p.id = v.product_id
  cross join lateral (select case when p.state = 'published' and v.removed_at is null then v.price_minor end as price) asked
  left join lateral (
    select k.last_minor from shop.price_day k where k.variant_id = v.id order by k.day desc limit 1) old on true
  where v.id = any (p_variants) and old.last_minor is distinct from asked.price
  order by v.id
  on conflict (variant_id, day) do update
    set lowest_minor = least(d.lowest_minor, excluded.lowest_minor), last_minor = excluded.last_minor
$$;

-- Once per statement where rows are new, for many come at once; row by row where they change, for selling changes their stock.
create or replace function shop.new_prices() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform shop.note_prices(array(select id from fresh));
  perform shop.note_market_prices(array(select id from fresh));
  return null;
end $$;
create or replace trigger variant_first_price after insert on shop.variant referencing new table as fresh
  for each statement execute function shop.new_prices();
create or replace function shop.price_changed() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform shop.note_prices(array[new.id]);
  perform shop.note_market_prices(array[new.id]);
  return null;
end $$;
create or replace trigger variant_price_changed after update of price_minor, removed_at on shop.variant
  for each row when (old.price_minor is distinct from new.price_minor or (old.removed_at is null) <> (new.removed_at is null))
  execute function shop.price_changed();
create or replace function shop.went_on_sale() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform shop.note_prices(array(select id from shop.variant where product_id = new.id));
  perform shop.note_market_prices(array(select id from shop.variant where product_id = new.id));
  return null;
end $$;
create or replace trigger product_prices after update of state on shop.product
  for each row when (old.state <> new.state) execute function shop.went_on_sale();

-- The lowest price of a variant in the 30 days before its present price began to apply; null when it never had another. Days off
-- sale begin no new price.
create or replace function shop.lowest_before(p_variant uuid) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
  with steps as (
    select day, last_minor, lag(last_minor) over (order by day) as before
    from shop.price_day where variant_id = p_variant and last_minor is not null),
  began as (select max(day) as day from steps where before <> last_minor)
  select least(
    (select min(d.lowest_minor) from shop.price_day d where d.variant_id = p_variant and d.day >= began.day - 30 and d.day < began.day),
    (select d.last_minor from shop.price_day d where d.variant_id = p_variant and d.day < began.day - 30 order by d.day desc limit 1))
  from began
$$;

revoke all on function shop.note_prices(uuid[]), shop.new_prices(), shop.price_changed(), shop.went_on_sale() from public;

-- What was on sale before these triggers.
select shop.note_prices(array(
  select v.id from shop.variant v join shop.product p on p.id = v.product_id and p.state = 'published'
  where v.removed_at is null and v.price_minor is not null and not exists (select from shop.price_day d where d.variant_id = v.id)));
