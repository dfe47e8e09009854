-- How often products are found by picture, and which products a post shows.

-- Counts are written by this function alone, in sums of some seconds: a row says how often on a day, never when, by whom or with what
-- picture. Days older than a quarter of a year are forgotten. `p_counts` maps a product to [shown, opened].
create or replace function shop.count_found(p_counts jsonb) returns void language sql security definer
set search_path = pg_catalog, pg_temp as $$
  delete from shop.found_by_picture f using jsonb_object_keys(p_counts) as one
  where f.product_id = one::uuid and f.day < (now() at time zone 'UTC')::date - 90;
  insert into shop.found_by_picture as f (product_id, day, shown, opened)
  select p.id, (now() at time zone 'UTC')::date, least(greatest((c.value ->> 0)::int, 0), 100000), least(greatest((c.value ->> 1)::int, 0), 100000)
  from shop.product p join jsonb_each(p_counts) c on p.id = c.key::uuid
  where p.state = 'published' order by p.id for key share of p
  on conflict (product_id, day) do update set shown = f.shown + excluded.shown, opened = f.opened + excluded.opened;
$$;
revoke all on function shop.count_found(jsonb) from public;
grant execute on function shop.count_found(jsonb) to {{shop}};
grant select on shop.found_by_picture to {{shop}};
revoke all on shop.found_by_picture from {{money}}, {{social}};

grant select, insert, update, delete on shop.post_product to {{shop}};
create or replace function shop.post_products_changed() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  perform shop.raise_version(page_id) from shop.post where id = coalesce(new.post_id, old.post_id);
  return null;
end $$;
create or replace trigger post_product_version after insert or update or delete on shop.post_product
  for each row execute function shop.post_products_changed();
