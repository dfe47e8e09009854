-- Where the server has pgvector 0.8 or newer, the numbers of pictures stand in its graph as well, written in the transaction that writes
-- them, and the nearest are found by following it. Where it has not, or an administrator has not made it and we may not, nothing of
-- this exists, and codes are compared. Looked at anew at every start of another server or version (db/migrate.ts).
do $near$
declare
  v_home text;
begin
  if exists (select from pg_available_extensions where name = 'vector')
     and not exists (select from pg_extension where extname = 'vector') then
    begin
      create extension vector schema shop;
    exception when insufficient_privilege then
      null;
    end;
  end if;
  select n.nspname into v_home from pg_extension e join pg_namespace n on n.oid = e.extnamespace
  where e.extname = 'vector' and string_to_array(substring(e.extversion from '^[0-9]+\.[0-9]+'), '.')::int[] >= '{0,8}';
  if v_home is null then
    drop trigger if exists picture_vector_near on shop.picture_vector;
    drop function if exists shop.near_pictures(text, text, int), shop.fill_near(int), shop.keep_near(), shop.near_numbers(bytea);
    drop table if exists shop.picture_near;
    return;
  end if;
  -- An extension that was dropped with all that hangs on it took the numbers along.
  if to_regclass('shop.picture_near') is not null and not exists (
    select from pg_attribute where attrelid = to_regclass('shop.picture_near') and attname = 'numbers' and not attisdropped) then
    drop table shop.picture_near;
  end if;
  -- Loads the library, without which its settings are unknown.
  execute format('select ''[1]''::%I.halfvec', v_home);
  execute format($sql$
    create table if not exists shop.picture_near (
      embedder text not null,
      media_id uuid not null,
      numbers %1$I.halfvec(512) not null,
      primary key (embedder, media_id),
      foreign key (embedder, media_id) references shop.picture_code (embedder, media_id) on delete cascade);
    create index if not exists picture_near_graph on shop.picture_near using hnsw (numbers %1$I.halfvec_ip_ops);
    grant select, insert, update, delete on shop.picture_near to {{shop}};
    revoke all on shop.picture_near from {{money}}, {{social}};

    create or replace function shop.near_numbers(p_vector bytea) returns %1$I.halfvec language sql immutable strict parallel safe
    set search_path = %1$I, pg_catalog, pg_temp as $f$
      select array_agg((get_byte(p_vector, at) + 128) %% 256 - 128 order by at)::real[]::halfvec
      from generate_series(0, octet_length(p_vector) - 1) at
    $f$;

    create or replace function shop.keep_near() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $f$
    begin
      if octet_length(new.vector) = 512 then
        insert into shop.picture_near (embedder, media_id, numbers)
        values (new.embedder, new.media_id, shop.near_numbers(new.vector))
        on conflict (embedder, media_id) do update set numbers = excluded.numbers;
      end if;
      return null;
    end $f$;
    create or replace trigger picture_vector_near after insert or update of vector on shop.picture_vector
      for each row execute function shop.keep_near();

    -- Takes in what was there before the graph, some at a time; answers how many.
    create or replace function shop.fill_near(p_most int) returns int language plpgsql set search_path = pg_catalog, pg_temp as $f$
    declare
      v_filled int;
    begin
      insert into shop.picture_near (embedder, media_id, numbers)
      select v.embedder, v.media_id, shop.near_numbers(v.vector) from shop.picture_vector v
      where octet_length(v.vector) = 512 and not exists (
        select from shop.picture_near n where n.embedder = v.embedder and n.media_id = v.media_id)
      limit p_most
      on conflict do nothing;
      get diagnostics v_filled = row_count;
      return v_filled;
    end $f$;

    create or replace function shop.near_pictures(p_embedder text, p_numbers text, p_most int)
    returns table (media_id uuid, distance float8) language plpgsql stable rows 1000
    set search_path = %1$I, pg_catalog, pg_temp
    set hnsw.ef_search = 400 set hnsw.iterative_scan = strict_order set hnsw.max_scan_tuples = 100000 as $f$
    begin
      return query select n.media_id, n.numbers <#> p_numbers::halfvec(512) from shop.picture_near n
      where n.embedder = p_embedder order by 2 limit p_most;
    end $f$;
  $sql$, v_home);
end $near$;
