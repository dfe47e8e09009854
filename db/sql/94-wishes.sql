-- Wishes: which products changed in what a list remembers of them. A row is a product to look at, now or on its day; it says nothing else.

grant select, insert, delete on social.offer_change to {{social}};

-- Remembers a product that somebody keeps; of others nothing is written, so that selling and importing cost no more than this look.
create or replace function social.note_offer(p_product uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into social.offer_change (product_id)
  select p_product where exists (select from social.list_item i where i.subject_kind = 'product' and i.subject_id = p_product)
$$;
revoke all on function social.note_offer(uuid) from public;

create or replace function social.variant_offered() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform social.note_offer(coalesce(new.product_id, old.product_id));
  return null;
end $$;
create or replace trigger variant_offered after insert or delete on shop.variant
  for each row execute function social.variant_offered();
-- Of stock only whether there is any: selling one of many is no change of what is offered.
create or replace trigger variant_offer_changed after update of price_minor, stock, removed_at on shop.variant
  for each row when (old.price_minor is distinct from new.price_minor or (old.stock > 0) is distinct from (new.stock > 0)
    or old.removed_at is distinct from new.removed_at)
  execute function social.variant_offered();

create or replace function social.product_offered() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform social.note_offer(new.id);
  return null;
end $$;
create or replace trigger product_offered after update of state on shop.product
  for each row when (old.state <> new.state) execute function social.product_offered();

create or replace function social.page_offered() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into social.offer_change (product_id)
  select p.id from shop.product p
  where p.page_id = new.id and exists (select from social.list_item i where i.subject_kind = 'product' and i.subject_id = p.id);
  return null;
end $$;
create or replace trigger page_offered after update of state, shop_open, currency on shop.page
  for each row when (old.state <> new.state or old.shop_open <> new.shop_open or old.currency <> new.currency)
  execute function social.page_offered();

-- What is put into a list is looked at once: its shop may have changed it in the same moment, seeing no list with it yet.
create or replace function social.item_wished() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into social.offer_change (product_id)
  select new.subject_id from social.list l where l.id = new.list_id and l.kind = 'wish';
  return null;
end $$;
create or replace trigger item_wished after insert on social.list_item
  for each row when (new.subject_kind = 'product') execute function social.item_wished();

-- Whoever wants to be told from now on is told of what changed while she did not.
create or replace function social.list_heard() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into social.offer_change (product_id)
  select i.subject_id from social.list_item i where i.list_id = new.id and i.subject_kind = 'product';
  return null;
end $$;
create or replace trigger list_heard after update of notices on social.list
  for each row when (new.notices and not old.notices) execute function social.list_heard();
revoke all on function social.variant_offered(), social.product_offered(), social.page_offered(), social.item_wished(), social.list_heard()
  from public;
