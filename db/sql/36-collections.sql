-- Collections of a shop: its own words and rules. Till, people and accounts have nothing to do with them.
revoke all on shop.collection, shop.collection_product, shop.former_collection_slug from {{money}}, {{social}}, {{identity}};
grant select, insert, update, delete on shop.collection, shop.collection_product, shop.former_collection_slug to {{shop}};

-- A discount that is for collections is another one as soon as one of them finds other things: a purchase that was reckoned with what
-- it found before is reckoned again (35-discounts.sql). Words, pictures and places of a collection change nothing of that.
create or replace function shop.renew_collection_discounts() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update shop.discount d set version = d.version + 1
  where d.target_kind = 'collections' and d.state <> 'ended' and d.page_id in (
    select c.page_id from changed k join shop.collection c on c.id = k.collection_id);
  return null;
end $$;
create or replace function shop.renew_discounts_of_rules() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update shop.discount d set version = d.version + 1
  where d.target_kind = 'collections' and d.state <> 'ended' and d.page_id = old.page_id;
  return null;
end $$;
create or replace trigger collection_product_in after insert on shop.collection_product
  referencing new table as changed for each statement execute function shop.renew_collection_discounts();
create or replace trigger collection_product_out after delete on shop.collection_product
  referencing old table as changed for each statement execute function shop.renew_collection_discounts();
create or replace trigger collection_rules_discounts after update on shop.collection for each row
  when (old.rules is distinct from new.rules or old.match is distinct from new.match) execute function shop.renew_discounts_of_rules();
create or replace trigger collection_gone_discounts after delete on shop.collection
  for each row execute function shop.renew_discounts_of_rules();
revoke all on function shop.renew_collection_discounts(), shop.renew_discounts_of_rules() from public;
