-- The shop ring: who may read and write its tables, and the number that rises when what the public sees changes.

-- The catalogue is public: money and social read it. Reservations change only through the functions of 30-stock.sql, and
-- who owns a page is nobody's business in the social ring.
grant usage on schema shop to {{shop}}, {{money}}, {{social}};
grant select, insert, update, delete on shop.page, shop.page_member, shop.media, shop.post, shop.post_media, shop.product,
  shop.product_media, shop.variant to {{shop}};
grant select, insert, update, delete on shop.former_handle, shop.former_slug, shop.google_category to {{shop}};
grant select on shop.reservation to {{shop}};
grant select on all tables in schema shop to {{money}};
grant select on shop.page, shop.media, shop.post, shop.post_media, shop.product, shop.product_media, shop.variant to {{social}};

-- What a mail to an owner calls her page; the identity ring, which sends it, sees nothing else of the shop.
create or replace function shop.title_of(p_page uuid) returns table (name text, handle text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select g.name, g.handle from shop.page g where g.id = p_page
$$;
revoke all on function shop.title_of(uuid) from public;
grant usage on schema shop to {{identity}};
grant execute on function shop.title_of(uuid) to {{identity}};

-- Caches hold public data under (page, version). The version rises in the transaction that changes the data, once: a row
-- that this transaction has already written carries a version nobody else has seen.
create or replace function shop.raise_version(p_page uuid) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  update shop.page set version = version + 1
  where id = p_page and xmin <> pg_current_xact_id()::xid
$$;

create or replace function shop.page_changed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.version := greatest(new.version, old.version + 1);
  return new;
end $$;
create or replace trigger page_version before update on shop.page
  for each row execute function shop.page_changed();

-- For tables that carry the page's id.
create or replace function shop.part_of_page_changed() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op <> 'INSERT' then perform shop.raise_version(old.page_id); end if;
  if tg_op <> 'DELETE' then perform shop.raise_version(new.page_id); end if;
  return null;
end $$;
create or replace trigger product_version
  after insert or delete or update of page_id, slug, title, description, category, language, state, options, published_at, brand,
    material, colour, condition, tags, seo_title, seo_description, external_id, hs_code, origin_country, google_category,
    subcategory, category_text
  on shop.product for each row execute function shop.part_of_page_changed();
-- Stock is left out on purpose: it is read fresh, and selling must not wait for the page's row.
create or replace trigger variant_version
  after insert or delete or update of page_id, values, sku, price_minor, media_id, position, removed_at, gtin, mpn, external_id,
    weight_grams, compare_at_minor
  on shop.variant for each row execute function shop.part_of_page_changed();
create or replace trigger media_version after update of alt, focal_x, focal_y, blur, credit on shop.media
  for each row execute function shop.part_of_page_changed();
create or replace trigger post_version after insert or delete or update on shop.post
  for each row execute function shop.part_of_page_changed();

-- For the order of pictures, whose tables know only the product or the post.
create or replace function shop.product_pictures_changed() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  perform shop.raise_version(page_id) from shop.product where id = coalesce(new.product_id, old.product_id);
  return null;
end $$;
create or replace trigger product_media_version after insert or update or delete on shop.product_media
  for each row execute function shop.product_pictures_changed();
create or replace function shop.post_pictures_changed() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  perform shop.raise_version(page_id) from shop.post where id = coalesce(new.post_id, old.post_id);
  return null;
end $$;
create or replace trigger post_media_version after insert or update or delete on shop.post_media
  for each row execute function shop.post_pictures_changed();

-- The bytes of a picture follow its row: an hour later, for pages that are open still show it.
create or replace function shop.media_gone() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.add_shop('shop:remove-media', json_build_object('key', old.key), now() + interval '1 hour', 'media ' || old.key);
  return null;
end $$;
create or replace trigger media_bytes after delete on shop.media for each row execute function shop.media_gone();

-- An owner's lists of very many products: latest change first, and drafts in the order in which they were made.
create index if not exists product_changed on shop.product (page_id, updated_at desc, id desc);
create index if not exists product_drafts on shop.product (page_id, created_at, id) where state = 'draft';

-- The newest posts of everybody, for the home page.
create index if not exists post_fresh on shop.post (published_at, id);

-- Social: what a person follows is written by the social ring alone; the feed reads the pages' posts as the public does.
grant usage on schema social to {{social}};
grant select, insert, update, delete on all tables in schema social to {{social}};

-- An owner's list of her products, the last change first.
create index if not exists product_page_changed on shop.product (page_id, updated_at desc, id desc);
