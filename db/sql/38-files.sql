-- Files that products are delivered as. Their owners write them; money reads which there are, for whoever bought them, and nobody else.
revoke all on shop.product_file, shop.file_upload, shop.file_waste from {{shop}}, {{money}}, {{social}}, {{identity}};
grant select, insert, update, delete on shop.product_file, shop.file_upload, shop.file_waste to {{shop}};
grant select on shop.product_file to {{money}};

-- They weigh as pictures and videos do; what comes weighs what it said, and what was taken off and is kept for its buyers weighs on.
-- What was there before it was weighed is weighed once, up to all that a page may store.
do $$ begin
  if not exists (select from pg_trigger where tgrelid = 'shop.product_file'::regclass and tgname = 'product_file_weighed_in') then
    insert into shop.page_storage as s (page_id, bytes)
    select page_id, least(sum(bytes), 2147483648)
    from (select page_id, bytes from shop.product_file union all select page_id, bytes from shop.file_upload) f group by page_id
    on conflict (page_id) do update set bytes = least(s.bytes + excluded.bytes, 2147483648);
  end if;
end $$;
create or replace trigger product_file_weighed_in after insert on shop.product_file referencing new table as changed
  for each statement execute function shop.weigh_pictures();
create or replace trigger product_file_weighed_out after delete on shop.product_file referencing old table as changed
  for each statement execute function shop.weigh_pictures();
create or replace trigger product_file_weighed_again after update of bytes on shop.product_file
  for each row when (old.bytes <> new.bytes) execute function shop.weigh_video_again();
create or replace trigger file_upload_weighed_in after insert on shop.file_upload referencing new table as changed
  for each statement execute function shop.weigh_pictures();
create or replace trigger file_upload_weighed_out after delete on shop.file_upload referencing old table as changed
  for each statement execute function shop.weigh_pictures();

-- Whether something of a product is sold as files for which there is no file.
create or replace function shop.lacks_files(p_product uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from shop.product p where p.id = p_product and p.as_files) and (
    not exists (select from shop.variant v where v.product_id = p_product and v.removed_at is null)
    or exists (select from shop.variant v where v.product_id = p_product and v.removed_at is null
      and not exists (select from shop.product_file f where f.product_id = p_product and f.removed_at is null
        and (f.variant_id is null or f.variant_id = v.id))))
$$;

-- The last wall: what is delivered as files is on sale with them only, whichever verb forgot to ask. Looked at when all is written.
create or replace function shop.files_or_draft() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_product uuid := coalesce(to_jsonb(new)->>'product_id', new.id::text)::uuid;
begin
  if exists (select from shop.product p where p.id = v_product and p.state = 'published' and p.as_files) and shop.lacks_files(v_product) then
    raise exception 'what is delivered as files is on sale with a file' using errcode = '23514', constraint = 'product_has_files';
  end if;
  return null;
end $$;
drop trigger if exists product_has_files on shop.product;
create constraint trigger product_has_files after insert or update of state, as_files on shop.product
  deferrable initially deferred for each row when (new.as_files and new.state = 'published') execute function shop.files_or_draft();
drop trigger if exists variant_has_files on shop.variant;
create constraint trigger variant_has_files after insert on shop.variant
  deferrable initially deferred for each row execute function shop.files_or_draft();
drop trigger if exists file_stays on shop.product_file;
create constraint trigger file_stays after update of removed_at, variant_id on shop.product_file
  deferrable initially deferred for each row when (new.removed_at is not null) execute function shop.files_or_draft();

-- The bytes of what is gone go too, a day later.
create or replace function shop.waste_bytes() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into shop.file_waste (key, after) values (old.key, clock_timestamp() + interval '1 day') on conflict do nothing;
  return null;
end $$;
create or replace trigger product_file_waste after delete on shop.product_file for each row execute function shop.waste_bytes();
create or replace trigger product_file_renewed after update of key on shop.product_file
  for each row when (old.key <> new.key) execute function shop.waste_bytes();

-- As many units as can be typed of what is delivered as files is no limit: selling takes nothing away from it. Of a page with several
-- places they are counted all the same, for they lie at one.
create or replace function shop.no_limit() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from shop.product p where p.id = new.product_id and p.as_files) then
    new.stock := old.stock;
  end if;
  return new;
end $$;
create or replace trigger variant_no_limit before update of stock on shop.variant for each row
  when (old.stock = 999999 and new.stock <> old.stock and not new.placed and current_setting('souk.selling', true) = 'on')
  execute function shop.no_limit();

revoke all on function shop.lacks_files(uuid), shop.files_or_draft(), shop.waste_bytes(), shop.no_limit() from public;
grant execute on function shop.lacks_files(uuid) to {{shop}};
