-- Which variants have few units left. A sale changes no index of `variant` by this: it reads the page's number, and writes only when a
-- variant crosses it. Single pieces are never low: there is no stock of them to run out.

revoke all on shop.low_stock from {{shop}}, {{money}}, {{social}}, {{identity}};
grant select, update on shop.low_stock to {{shop}};

create or replace function shop.is_low(v shop.variant, p_page_low int) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select v.removed_at is null and v.stock_most > 1 and v.stock <= coalesce(v.low_stock, p_page_low, -1)
$$;

create or replace function shop.mark_low_stock() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_page_low int := (select g.low_stock from shop.page g where g.id = new.page_id);
begin
  if shop.is_low(new, v_page_low) then
    insert into shop.low_stock (variant_id, page_id) values (new.id, new.page_id) on conflict do nothing;
  elsif tg_op = 'UPDATE' and shop.is_low(old, v_page_low) then
    delete from shop.low_stock where variant_id = new.id;
  end if;
  return null;
end $$;
create or replace trigger variant_low_stock after insert or update of stock, stock_most, low_stock, removed_at on shop.variant
  for each row execute function shop.mark_low_stock();

-- A page says another number. A sale in the same instant may still have read the old one: its variant is marked with its next sale.
create or replace function shop.mark_low_stock_of_page() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from shop.low_stock l using shop.variant v
  where l.page_id = new.id and v.id = l.variant_id and not shop.is_low(v, new.low_stock);
  insert into shop.low_stock (variant_id, page_id)
  select v.id, v.page_id from shop.variant v where v.page_id = new.id and shop.is_low(v, new.low_stock)
  on conflict do nothing;
  return null;
end $$;
create or replace trigger page_low_stock after update of low_stock on shop.page
  for each row when (old.low_stock is distinct from new.low_stock) execute function shop.mark_low_stock_of_page();

revoke all on function shop.mark_low_stock() from public;
revoke all on function shop.mark_low_stock_of_page() from public;
