-- Where a shop delivers: its zones and rates, and the number that rises when what it asks besides its goods changes.

grant select, insert, update, delete on shop.delivery_zone, shop.delivery_rate to {{shop}};
-- What a tax service said of places: asked and kept by the shop ring alone.
grant select, insert, update on shop.local_tax to {{shop}};

-- A purchase is recorded under the version of the terms it was priced with, so a change between looking and paying is noticed.
create or replace function shop.terms_changed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.terms_version := greatest(new.terms_version, old.terms_version + 1);
  return new;
end $$;
create or replace trigger page_terms before update on shop.page for each row
  when ((old.delivery_minor, old.delivery_days_min, old.delivery_days_max, old.delivery_countries, old.tax_basis_points, old.tax_inclusive,
         old.tax_places, old.currency, old.country)
        is distinct from
        (new.delivery_minor, new.delivery_days_min, new.delivery_days_max, new.delivery_countries, new.tax_basis_points, new.tax_inclusive,
         new.tax_places, new.currency, new.country))
  execute function shop.terms_changed();

-- For tables that carry the page's id and change what it asks. The page's own triggers raise what the public sees with it.
create or replace function shop.part_of_terms_changed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  update shop.page set terms_version = terms_version + 1
  where id = case tg_op when 'DELETE' then old.page_id else new.page_id end;
  return null;
end $$;
create or replace trigger delivery_zone_terms after insert or update or delete on shop.delivery_zone
  for each row execute function shop.part_of_terms_changed();
create or replace trigger delivery_rate_terms after insert or update or delete on shop.delivery_rate
  for each row execute function shop.part_of_terms_changed();

-- No area stands in two zones of a page: two owners at once wait for each other at the page's row.
create or replace function shop.guard_zone() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from shop.page where id = new.page_id for no key update;
  if exists (select from shop.delivery_zone z where z.page_id = new.page_id and z.id <> new.id and z.areas && new.areas) then
    raise exception 'an area stands in one zone' using errcode = 'check_violation', constraint = 'delivery_zone_apart';
  end if;
  return new;
end $$;
create or replace trigger delivery_zone_guard before insert or update on shop.delivery_zone
  for each row execute function shop.guard_zone();

create or replace function shop.guard_rate() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from generate_subscripts(new.band_from, 1) i where i > 1 and new.band_from[i] <= new.band_from[i - 1]) then
    raise exception 'bands ascend' using errcode = 'check_violation', constraint = 'delivery_rate_ascends';
  end if;
  if not exists (select from shop.delivery_zone z where z.id = new.zone_id and z.page_id = new.page_id) then
    raise exception 'a rate is of its page' using errcode = 'check_violation', constraint = 'delivery_rate_own';
  end if;
  return new;
end $$;
create or replace trigger delivery_rate_guard before insert or update on shop.delivery_rate
  for each row execute function shop.guard_rate();

-- The zones of a page as `lib/shop/delivery/schema.ts` reads them, amounts as text; those of its simple settings are not among them.
create or replace function shop.delivery_zones(p_page uuid) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', z.id, 'name', z.name, 'areas', z.areas, 'rates', (
      select coalesce(jsonb_agg(jsonb_build_object('place', r.position, 'name', r.name, 'currency', r.currency, 'basis', r.basis,
        'bandFrom', r.band_from::text[], 'bandMinor', r.band_minor::text[], 'most', r.most::text, 'freeFrom', r.free_from_minor::text,
        'processingDays', r.processing_days, 'transitMin', r.transit_min, 'transitMax', r.transit_max) order by r.position), '[]')
      from shop.delivery_rate r where r.zone_id = z.id),
      'door', (select jsonb_build_object('currency', d.currency, 'feeMinor', d.fee_minor::text, 'mostMinor', d.most_minor::text)
               from shop.door_zone d where d.zone_id = z.id)) order by z.position), '[]')
  from shop.delivery_zone z where z.page_id = p_page
$$;
