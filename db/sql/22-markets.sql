-- Markets: what a thing costs in the countries for which its page asks another price, and where it is not sold. Here is the only
-- arithmetic of it: what is shown, found, charged and exported all ask these functions.

revoke all on shop.market, shop.market_country, shop.market_price, shop.market_absence, shop.market_price_day
  from {{shop}}, {{social}}, {{identity}};
grant select, insert, update, delete on shop.market, shop.market_country, shop.market_price, shop.market_absence to {{shop}};
grant select on shop.market_price_day to {{shop}}, {{money}};

-- The minor units of one: of yen 1, of dollars 100, of dinars 1000. The same currencies as `lib/kernel/money.ts`; a test compares them.
-- Not strict: then it is inlined.
create or replace function shop.minor_of_one(p_currency text) returns int
language sql immutable parallel safe as $$
  select case when p_currency in ('CLP', 'JPY', 'KRW') then 1
    when p_currency in ('BHD', 'JOD', 'KWD', 'OMR', 'TND') then 1000 else 100 end
$$;

-- A price changed by a percentage in basis points and rounded: `exact` half away from zero to what a card can be charged; `whole`,
-- `fives`, `tens`, `hundreds` to the nearest of these; `ends_99`, `ends_95` to the nearest price that ends so. A rule that would leave nothing, and an
-- ending in a currency without decimals, is as `exact`. Never more than one payment can carry.
-- In plpgsql because a search that is filtered by price asks it of every variant: as SQL, which is not inlined, it is ten times slower.
create or replace function shop.adjusted(p_minor bigint, p_basis_points int, p_rounding text, p_one int) returns bigint
language plpgsql immutable parallel safe as $$
declare
  raw constant numeric := p_minor * (10000 + p_basis_points) / 10000.0;
  step constant int := case when p_one = 1000 then 10 else 1 end;
  rounded numeric;
begin
  rounded := case
    when p_rounding in ('ends_99', 'ends_95') and p_one = 1 then null
    when p_rounding = 'ends_99' then round(raw / p_one + 0.01) * p_one - p_one / 100
    when p_rounding = 'ends_95' then round(raw / p_one + 0.05) * p_one - p_one / 20
    when p_rounding = 'whole' then round(raw / p_one) * p_one
    when p_rounding = 'fives' then round(raw / (5 * p_one)) * 5 * p_one
    when p_rounding = 'tens' then round(raw / (10 * p_one)) * 10 * p_one
    when p_rounding = 'hundreds' then round(raw / (100 * p_one)) * 100 * p_one
  end;
  if raw is null then return null; end if;
  if rounded is null or rounded <= 0 then rounded := greatest(step, round(raw / step) * step); end if;
  return least(50000000, rounded);
end $$;

-- What is asked in a market: what is fixed there, else what follows from the price. Inlined, so no search path of its own.
create or replace function shop.market_price_of(p_fixed bigint, p_price bigint, p_basis_points int, p_rounding text, p_currency text) returns bigint
language sql stable parallel safe as $$
  select coalesce(p_fixed, shop.adjusted(p_price, p_basis_points, p_rounding, shop.minor_of_one(p_currency)))
$$;

-- The price before, there: what stands beside a fixed price, else what follows from the page's own. Inlined, as above.
create or replace function shop.market_before_of(
  p_fixed bigint, p_fixed_before bigint, p_before bigint, p_basis_points int, p_rounding text, p_currency text) returns bigint
language sql stable parallel safe as $$
  select case when p_fixed is not null or p_fixed_before is not null then p_fixed_before
    else shop.market_price_of(null, p_before, p_basis_points, p_rounding, p_currency) end
$$;

-- What one of a variant costs somebody in a country: in no market its own price; null where it is not sold, or has no price.
create or replace function shop.price_at(p_variant uuid, p_country text) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when k.id is null then v.price_minor
    when exists (select from shop.market_absence a where a.product_id = v.product_id and a.market_id = k.id) then null
    else shop.market_price_of(f.price_minor, v.price_minor, k.basis_points, k.rounding, g.currency) end
  from shop.variant v
  join shop.page g on g.id = v.page_id
  left join shop.market_country here on here.page_id = v.page_id and here.country = p_country
  left join shop.market k on k.id = here.market_id
  left join shop.market_price f on f.variant_id = v.id and f.market_id = k.id
  where v.id = p_variant and v.price_minor is not null
$$;

-- The lowest price of a variant in a market in the 30 days before its present one began to apply; see `shop.lowest_before`.
create or replace function shop.lowest_before_in(p_variant uuid, p_market uuid) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
  with steps as (
    select day, last_minor, lag(last_minor) over (order by day) as before
    from shop.market_price_day where variant_id = p_variant and market_id = p_market and last_minor is not null),
  began as (select max(day) as day from steps where before <> last_minor)
  select least(
    (select min(d.lowest_minor) from shop.market_price_day d
     where d.variant_id = p_variant and d.market_id = p_market and d.day >= began.day - 30 and d.day < began.day),
    (select d.last_minor from shop.market_price_day d
     where d.variant_id = p_variant and d.market_id = p_market and d.day < began.day - 30 order by d.day desc limit 1))
  from began
$$;

-- All markets of a variant's page with what it is offered at there, amounts as text: [{market, countries, price, compareAt, sold}].
create or replace function shop.market_offers(p_variant uuid) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('market', k.id, 'countries', (
      select jsonb_agg(c.country order by c.country) from shop.market_country c where c.market_id = k.id),
    'price', shop.market_price_of(f.price_minor, v.price_minor, k.basis_points, k.rounding, g.currency)::text,
    'compareAt', shop.market_before_of(
      f.price_minor, f.compare_at_minor, v.compare_at_minor, k.basis_points, k.rounding, g.currency)::text,
    'lowest', shop.lowest_before_in(v.id, k.id)::text,
    'sold', not exists (select from shop.market_absence a where a.product_id = v.product_id and a.market_id = k.id))
    order by k.position), '[]')
  from shop.variant v
  join shop.page g on g.id = v.page_id
  join shop.market k on k.page_id = v.page_id
  left join shop.market_price f on f.variant_id = v.id and f.market_id = k.id
  where v.id = p_variant and v.price_minor is not null
$$;

drop function if exists shop.sells_at(uuid, bigint);

-- The public sees it: caches are kept by the page's version.
create or replace trigger market_version after insert or update or delete on shop.market
  for each row execute function shop.part_of_page_changed();
create or replace trigger market_country_version after insert or update or delete on shop.market_country
  for each row execute function shop.part_of_page_changed();
create or replace trigger market_price_version after insert or update or delete on shop.market_price
  for each row execute function shop.part_of_page_changed();
create or replace trigger market_absence_version after insert or update or delete on shop.market_absence
  for each row execute function shop.part_of_page_changed();

-- A market is of its page, and so is what is priced and left out in it.
create or replace function shop.guard_market_part() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from shop.market k where k.id = new.market_id and k.page_id = new.page_id) then
    raise exception 'a market is of its page' using errcode = 'check_violation', constraint = 'market_own';
  end if;
  return new;
end $$;
create or replace trigger market_country_guard before insert or update on shop.market_country
  for each row execute function shop.guard_market_part();
create or replace trigger market_price_guard before insert or update on shop.market_price
  for each row execute function shop.guard_market_part();
create or replace trigger market_absence_guard before insert or update on shop.market_absence
  for each row execute function shop.guard_market_part();

-- Notes what these variants are offered at in the markets of their page from now on, as `shop.note_prices` does of their own price.
create or replace function shop.note_market_prices(p_variants uuid[], p_market uuid default null) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into shop.market_price_day as d (variant_id, market_id, day, lowest_minor, last_minor)
  select v.id, k.id, (clock_timestamp() at time zone 'UTC')::date, least(old.last_minor, asked.price), asked.price
  from shop.variant v
  join shop.product p on p.id = v.product_id
  join shop.page g on g.id = v.page_id
  join shop.market k on k.page_id = v.page_id and (p_market is null or k.id = p_market)
  left join shop.market_price f on f.variant_id = v.id and f.market_id = k.id
  cross join lateral (select case when p.state = 'published' and v.removed_at is null then
    shop.market_price_of(f.price_minor, v.price_minor, k.basis_points, k.rounding, g.currency) end as price) asked
  left join lateral (
    select o.last_minor from shop.market_price_day o where o.variant_id = v.id and o.market_id = k.id order by o.day desc limit 1) old on true
  where v.id = any (p_variants) and old.last_minor is distinct from asked.price
  order by v.id, k.id
  on conflict (variant_id, market_id, day) do update
    set lowest_minor = least(d.lowest_minor, excluded.lowest_minor), last_minor = excluded.last_minor
$$;

create or replace function shop.market_changed() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform shop.note_market_prices(array(select id from shop.variant where page_id = new.page_id), new.id);
  return null;
end $$;
create or replace trigger market_made after insert on shop.market for each row execute function shop.market_changed();
create or replace trigger market_adjusted after update on shop.market for each row
  when ((old.basis_points, old.rounding) is distinct from (new.basis_points, new.rounding)) execute function shop.market_changed();

create or replace function shop.market_price_set() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform shop.note_market_prices(array(select variant_id from fresh));
  return null;
end $$;
create or replace trigger market_price_made after insert on shop.market_price referencing new table as fresh
  for each statement execute function shop.market_price_set();
create or replace trigger market_price_changed after update on shop.market_price referencing new table as fresh
  for each statement execute function shop.market_price_set();
create or replace function shop.market_price_gone() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform shop.note_market_prices(array(select variant_id from gone));
  return null;
end $$;
create or replace trigger market_price_taken after delete on shop.market_price referencing old table as gone
  for each statement execute function shop.market_price_gone();

revoke all on function shop.note_market_prices(uuid[], uuid), shop.market_changed(), shop.market_price_set(), shop.market_price_gone() from public;
