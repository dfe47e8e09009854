-- What models see in pictures: who may read and write it, and that every picture of a published product is looked at.

-- Rows of codes are read by the hundred thousand, vectors by the hundred: a vector stays out of line, as it is.
alter table shop.picture_vector alter column vector set storage external;
do $$
begin
  if not exists (select from pg_constraint where conname = 'picture_vector_of_code') then
    alter table shop.picture_vector add constraint picture_vector_of_code
      foreign key (embedder, media_id) references shop.picture_code (embedder, media_id) on delete cascade;
  end if;
end $$;
create index if not exists picture_code_media on shop.picture_code (media_id);

-- Codes made another way cannot be compared with these: their pictures are looked at again, which the worker's routine does.
do $$
begin
  if obj_description('shop.picture_code'::regclass, 'pg_class') is distinct from 'Signs of turned numbers' then
    delete from shop.picture_code;
    comment on table shop.picture_code is 'Signs of turned numbers';
  end if;
end $$;

grant select, insert, update, delete on shop.embedder, shop.picture_code, shop.picture_vector, shop.picture_facts to {{shop}};
revoke all on shop.embedder, shop.picture_code, shop.picture_vector, shop.picture_facts from {{money}}, {{social}};

-- What filters ask of a picture, beside its codes. Stock is not among it: a sale would have to wait for this row. Of all products that
-- show it: their shelf only if it is one; no price at all means any.
create or replace function shop.hint_at(p_media uuid[]) returns void language sql
set search_path = pg_catalog, pg_temp as $$
  update shop.picture_code c
  set is_public = hint.is_public, category = hint.category, price_low = hint.low, price_high = hint.high
  from (
    select m.media_id, count(p.id) > 0 as is_public,
      case when min(p.category) = max(p.category) then min(p.category) end as category, min(v.low) as low, max(v.high) as high
    from unnest(p_media) m (media_id)
    left join shop.product_media pm on pm.media_id = m.media_id
    left join shop.product p on p.id = pm.product_id and p.state = 'published'
    left join lateral (
      select min(price_minor) as low, max(price_minor) as high from shop.variant v
      where v.product_id = p.id and v.removed_at is null) v on true
    group by m.media_id) hint
  where c.media_id = hint.media_id and (c.is_public, c.category, c.price_low, c.price_high)
    is distinct from (hint.is_public, hint.category, hint.low, hint.high)
$$;
create or replace function shop.hint_at_product(p_product uuid) returns void language sql
set search_path = pg_catalog, pg_temp as $$
  select shop.hint_at(array_agg(media_id order by media_id)) from shop.product_media where product_id = p_product
$$;
create or replace function shop.product_hinted() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform shop.hint_at_product(new.id);
  return null;
end $$;
create or replace trigger product_yields_hint after update of state, category on shop.product
  for each row when (new.state <> old.state or new.category <> old.category) execute function shop.product_hinted();
create or replace function shop.variant_hinted() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform shop.hint_at_product(coalesce(new.product_id, old.product_id));
  return null;
end $$;
create or replace trigger variant_yields_hint after insert or delete on shop.variant
  for each row execute function shop.variant_hinted();
create or replace trigger variant_yields_price_hint after update of price_minor, removed_at on shop.variant for each row
  when (new.price_minor is distinct from old.price_minor or new.removed_at is distinct from old.removed_at)
  execute function shop.variant_hinted();
create or replace function shop.picture_hinted() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform shop.hint_at(array[coalesce(new.media_id, old.media_id)]);
  return null;
end $$;
create or replace trigger product_media_yields_hint after insert or delete on shop.product_media
  for each row execute function shop.picture_hinted();
create or replace function shop.code_placed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.page_id := (select page_id from shop.media where id = new.media_id);
  return new;
end $$;
create or replace trigger code_placed before insert on shop.picture_code for each row execute function shop.code_placed();
-- Whoever changes a product has its page's row (20-shop.sql) and leaves its hint only then, by the names of the triggers: so who has
-- changed one and not ended yet is waited for here, and who changes one afterwards finds this row.
create or replace function shop.code_hinted() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform from shop.page where id = new.page_id for share;
  perform shop.hint_at(array[new.media_id]);
  return null;
end $$;
create or replace trigger code_hinted after insert on shop.picture_code for each row execute function shop.code_hinted();
do $$
begin
  if exists (select from shop.picture_code where page_id is null) then
    update shop.picture_code c set page_id = m.page_id from shop.media m where m.id = c.media_id and c.page_id is null;
    perform shop.hint_at(array_agg(distinct media_id)) from shop.picture_code;
  end if;
end $$;

-- A picture is looked at when its product becomes public or it joins one that is. The job may run twice; what was missed is
-- found by the worker's routine.
create or replace function shop.ask_to_see(p_media uuid) returns void language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.add_shop('shop:see-picture', json_build_object('media', p_media), now(), 'see ' || p_media);
end $$;
create or replace function shop.product_to_be_seen() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform shop.ask_to_see(pm.media_id) from shop.product_media pm
  where pm.product_id = new.id and not exists (
    select from shop.embedder e where e.state = 'current' and exists (
      select from shop.picture_code c where c.embedder = e.id and c.media_id = pm.media_id));
  return null;
end $$;
create or replace trigger product_seen after update of state on shop.product
  for each row when (new.state = 'published' and old.state <> 'published') execute function shop.product_to_be_seen();
create or replace function shop.picture_to_be_seen() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform shop.ask_to_see(new.media_id) from shop.product p where p.id = new.product_id and p.state = 'published';
  return null;
end $$;
create or replace trigger product_picture_seen after insert on shop.product_media
  for each row execute function shop.picture_to_be_seen();

-- Pictures with some of these words printed on them, and how many of them; at most two dozen words. A word that more than 200 pictures have
-- tells nothing. The index is always followed: how often a word stands somewhere is not known ahead.
create or replace function shop.pictures_with_words(p_words text[]) returns table (media_id uuid, shared int)
language sql stable rows 100 set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
  select p.media_id, count(*)::int from (
    select array(select f.media_id from shop.picture_facts f where f.label @> array[w.word] limit 201) as pictures
    from unnest(p_words[1:24]) as w (word)) said
  cross join unnest(said.pictures) as p (media_id)
  where cardinality(said.pictures) <= 200 group by p.media_id
$$;

-- A number under a barcode, where a shop writes it as its SKU: however many digits are printed, it is found as fourteen.
create index if not exists variant_gtin on shop.variant (lpad(sku, 14, '0'))
  where sku ~ '^([0-9]{8}|[0-9]{12,14})$' and removed_at is null;

-- And as its GTIN, which has a field of its own.
create index if not exists variant_gtin_number on shop.variant (lpad(gtin, 14, '0')) where gtin <> '' and removed_at is null;

-- The size among the values of a variant: that of the first option whose name says size; null where none does.
create or replace function shop.size_of(p_options jsonb, p_values text[]) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select p_values[o.place::int] from jsonb_array_elements(p_options) with ordinality as o(option, place)
  where lower(o.option->>'name') ~ U&'(^|[^a-z])(sizes?|talla|taille|taglia|gr(o|\00f6)(ss|\00df)e|maat|tamanho)([^a-z]|$)|\0645\0642\0627\0633|\062d\062c\0645'
  order by o.place limit 1
$$;
