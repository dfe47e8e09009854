-- Pictures: how much a page may store, and when one that nothing shows any more goes.

-- The weight of a page's pictures follows their rows; the CHECK on it is the limit. Once per statement, not per row: a seed
-- writes thousands. With the rights of the owner, so that the shop's role cannot write the sum itself.
create or replace function shop.weigh_pictures() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into shop.page_storage as s (page_id, bytes)
    select page_id, sum(bytes) from changed group by page_id having sum(bytes) > 0 order by page_id
    on conflict (page_id) do update set bytes = s.bytes + excluded.bytes;
  else
    update shop.page_storage s set bytes = greatest(0, s.bytes - gone.bytes)
    from (select page_id, sum(bytes) as bytes from changed group by page_id) gone where s.page_id = gone.page_id;
  end if;
  return null;
end $$;
revoke all on function shop.weigh_pictures() from public;
-- It may read it: what will not fit is told before anything of it is stored.
grant select on shop.page_storage to {{shop}};
create or replace trigger media_weighed_in after insert on shop.media referencing new table as changed
  for each statement execute function shop.weigh_pictures();
create or replace trigger media_weighed_out after delete on shop.media referencing old table as changed
  for each statement execute function shop.weigh_pictures();

-- Whether something of the page shows a picture.
create or replace function shop.is_shown(p_media uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from shop.product_media where media_id = p_media)
    or exists (select 1 from shop.post_media where media_id = p_media)
    or exists (select 1 from shop.variant where media_id = p_media)
    or exists (select 1 from shop.video where poster_media_id = p_media)
    or exists (select 1 from shop.media m join shop.page g on g.id = m.page_id
               where m.id = p_media and p_media in (g.logo_media_id, g.cover_media_id))
    -- What a page showed before it moved in can be shown again.
    or exists (select 1 from shop.move where before_logo_id = p_media and state <> 'undone')
    or exists (select 1 from shop.move where before_cover_id = p_media and state <> 'undone')
$$;

-- A picture taken off its product, update or page goes, unless something else shows it or the product was ever ordered,
-- refunds and all: its orders show it too. At the end of the transaction, for a new order of pictures takes all off and
-- puts them back.
create or replace function shop.picture_taken_off() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare v_gone uuid[];
begin
  if tg_table_name = 'page' then
    v_gone := array[old.logo_media_id, old.cover_media_id];
  else
    v_gone := array[old.media_id];
  end if;
  if tg_table_name = 'product_media' then
    update shop.media set in_orders = true
    where id = old.media_id and not in_orders
      and not exists (select 1 from shop.product_media p where p.product_id = old.product_id and p.media_id = old.media_id)
      and exists (select 1 from shop.variant v join shop.reservation r on r.variant_id = v.id
                  where v.product_id = old.product_id);
  end if;
  delete from shop.media where id = any(v_gone) and not in_orders and not shop.is_shown(id);
  return null;
end $$;
drop trigger if exists product_picture_off on shop.product_media;
create constraint trigger product_picture_off after delete on shop.product_media deferrable initially deferred
  for each row execute function shop.picture_taken_off();
drop trigger if exists post_picture_off on shop.post_media;
create constraint trigger post_picture_off after delete on shop.post_media deferrable initially deferred
  for each row execute function shop.picture_taken_off();
drop trigger if exists page_picture_off on shop.page;
create constraint trigger page_picture_off after update of logo_media_id, cover_media_id on shop.page deferrable initially deferred
  for each row execute function shop.picture_taken_off();
