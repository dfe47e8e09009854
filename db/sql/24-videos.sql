-- Videos: who may read and write them, what they weigh, and when one that nothing shows any more goes.

grant select, insert, update, delete on shop.video, shop.product_video, shop.post_video to {{shop}};
-- Nothing is sold or told by them.
revoke all on shop.video, shop.product_video, shop.post_video from {{money}}, {{social}}, {{identity}};

-- They weigh as pictures do; what comes weighs what it said, so that many at once cannot pass the limit together.
create or replace trigger video_weighed_in after insert on shop.video referencing new table as changed
  for each statement execute function shop.weigh_pictures();
create or replace trigger video_weighed_out after delete on shop.video referencing old table as changed
  for each statement execute function shop.weigh_pictures();
create or replace function shop.weigh_video_again() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update shop.page_storage set bytes = bytes + new.bytes - old.bytes where page_id = new.page_id;
  return null;
end $$;
revoke all on function shop.weigh_video_again() from public;
create or replace trigger video_weighed_again after update of bytes on shop.video
  for each row when (old.bytes <> new.bytes) execute function shop.weigh_video_again();

-- What the public sees of a page changes with its videos.
create or replace trigger video_version after update of alt, no_speech, poster_media_id, captions, captions_language on shop.video
  for each row execute function shop.part_of_page_changed();
create or replace trigger product_video_version after insert or update or delete on shop.product_video
  for each row execute function shop.product_pictures_changed();
create or replace trigger post_video_version after insert or update or delete on shop.post_video
  for each row execute function shop.post_pictures_changed();

-- Whether the public sees it: what it shows is said, and of one that speaks what is said in it. A video is not public before.
create or replace function shop.is_told(v shop.video) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select v.state = 'kept' and v.alt <> '' and (not v.has_sound or v.no_speech or v.captions <> '')
$$;

-- A video taken off its product or post goes with its poster. At the end of the transaction, for a new order takes all off and puts them back.
create or replace function shop.video_taken_off() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  delete from shop.video where id = old.video_id
    and not exists (select 1 from shop.product_video p where p.video_id = old.video_id)
    and not exists (select 1 from shop.post_video p where p.video_id = old.video_id);
  return null;
end $$;
drop trigger if exists product_video_off on shop.product_video;
create constraint trigger product_video_off after delete on shop.product_video deferrable initially deferred
  for each row execute function shop.video_taken_off();
drop trigger if exists post_video_off on shop.post_video;
create constraint trigger post_video_off after delete on shop.post_video deferrable initially deferred
  for each row execute function shop.video_taken_off();

create or replace function shop.video_poster_off() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  delete from shop.media where id = old.poster_media_id and not in_orders and not shop.is_shown(id);
  return null;
end $$;
drop trigger if exists video_poster_off on shop.video;
create constraint trigger video_poster_off after delete or update of poster_media_id on shop.video deferrable initially deferred
  for each row when (old.poster_media_id is not null) execute function shop.video_poster_off();

-- The bytes follow the row: those that were sent at once when it is kept, all of them an hour after it is gone, for pages that are
-- open still show it, and a piece may be on its way.
create or replace function shop.video_gone() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.add_shop('shop:remove-video', json_build_object('key', old.key),
    now() + case when tg_op = 'DELETE' then interval '1 hour' else interval '0' end,
    'video ' || lower(tg_op) || ' ' || old.key);
  return null;
end $$;
create or replace trigger video_bytes after delete on shop.video for each row execute function shop.video_gone();
create or replace trigger video_sent_bytes after update of state on shop.video
  for each row when (old.state = 'coming' and new.state = 'kept') execute function shop.video_gone();
