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
