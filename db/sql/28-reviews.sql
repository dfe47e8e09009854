-- Reviews: who may touch them, what the database counts by itself, and how much anybody may do in a day.

grant select, insert, update, delete on shop.review, shop.review_photo, shop.review_report to {{shop}};
revoke all on shop.product_rating, shop.review_pace from {{shop}};
grant select on shop.product_rating to {{shop}};
-- The money ring answers whether somebody received a thing and learns nothing of what is said of it.
revoke all on shop.review, shop.review_photo, shop.review_report, shop.product_rating, shop.review_pace from {{money}}, {{social}};

-- The stars of a product are counted in one place, by whatever changes a review: who comes second waits for the row and adds to it.
create or replace function shop.rate(p_product uuid, p_stars int, p_by int) returns void language sql security definer
set search_path = pg_catalog, pg_temp as $$
  insert into shop.product_rating (product_id) select p.id from shop.product p where p.id = p_product on conflict do nothing;
  update shop.product_rating set
    one = one + case p_stars when 1 then p_by else 0 end, two = two + case p_stars when 2 then p_by else 0 end,
    three = three + case p_stars when 3 then p_by else 0 end, four = four + case p_stars when 4 then p_by else 0 end,
    five = five + case p_stars when 5 then p_by else 0 end
  where product_id = p_product;
$$;
create or replace function shop.review_counted() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (old.stars, old.hidden_at is null) = (new.stars, new.hidden_at is null) then
    return null;
  end if;
  if tg_op <> 'INSERT' and old.hidden_at is null then perform shop.rate(old.product_id, old.stars, -1); end if;
  if tg_op <> 'DELETE' and new.hidden_at is null then perform shop.rate(new.product_id, new.stars, 1); end if;
  return null;
end $$;
create or replace trigger review_counted after insert or delete or update of stars, hidden_at on shop.review
  for each row execute function shop.review_counted();

-- Nobody reviews what her own page sells. The page is shared until the end: who is becoming one of its people holds it meanwhile.
create or replace function shop.review_by_stranger() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  select p.page_id into new.page_id from shop.product p where p.id = new.product_id;
  perform from shop.page g where g.id = new.page_id for share;
  if exists (select from shop.page_member m where m.page_id = new.page_id and m.person_id = new.person_id) then
    raise exception 'nobody reviews her own goods' using errcode = '23514', constraint = 'review_by_stranger';
  end if;
  return new;
end $$;
create or replace trigger review_by_stranger before insert or update of stars, title, body on shop.review
  for each row execute function shop.review_by_stranger();

-- Who becomes one of a page's people no longer speaks of it as a stranger; who leaves does again.
create or replace function shop.review_of_member() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    update shop.review set hidden_at = now(), hidden_reason = 'own_page'
    where page_id = new.page_id and person_id = new.person_id and hidden_at is null;
  else
    update shop.review set hidden_at = null, hidden_reason = null
    where page_id = old.page_id and person_id = old.person_id and hidden_reason = 'own_page';
  end if;
  return null;
end $$;
create or replace trigger review_of_member after insert or delete on shop.page_member
  for each row execute function shop.review_of_member();

-- What one person may do in a day; the checks of `review_pace` are the limits, and yesterday is forgotten.
create or replace function shop.review_paced() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  v_person uuid;
  v_today date := (now() at time zone 'UTC')::date;
begin
  if tg_argv[0] = 'photo' then
    select r.person_id into v_person from shop.review r where r.id = new.review_id;
  else
    v_person := new.person_id;
  end if;
  delete from shop.review_pace where ctid = any(array(
    select ctid from shop.review_pace where day < v_today limit 20 for update skip locked));
  insert into shop.review_pace as p (person_id, day, reviews, photos, reports)
  values (v_person, v_today, (tg_argv[0] = 'review')::int, (tg_argv[0] = 'photo')::int, (tg_argv[0] = 'report')::int)
  on conflict (person_id, day) do update set
    reviews = p.reviews + excluded.reviews, photos = p.photos + excluded.photos, reports = p.reports + excluded.reports;
  return null;
end $$;
create or replace trigger review_paced after insert on shop.review for each row execute function shop.review_paced('review');
create or replace trigger review_photo_paced after insert on shop.review_photo
  for each row execute function shop.review_paced('photo');
create or replace trigger review_report_paced after insert on shop.review_report
  for each row execute function shop.review_paced('report');

-- The bytes of a photograph follow its row, and at once: unlike what a page shows, nothing else needs them for a while.
create or replace function shop.review_photo_gone() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.add_shop('shop:remove-media', json_build_object('key', old.key), now(), 'media ' || old.key);
  return null;
end $$;
create or replace trigger review_photo_bytes after delete on shop.review_photo
  for each row execute function shop.review_photo_gone();

-- A page is told of what is new about its goods, of several within a quarter of an hour once; not of what a seed writes of the past.
create or replace function shop.review_told() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.add_shop('shop:tell-reviews', json_build_object('page', new.page_id),
    date_bin('15 minutes', now(), 'epoch') + interval '15 minutes', 'reviews ' || new.page_id);
  return null;
end $$;
create or replace trigger review_told after insert on shop.review
  for each row when (new.created_at > now() - interval '1 hour') execute function shop.review_told();

revoke all on function shop.rate(uuid, int, int), shop.review_counted(), shop.review_of_member(), shop.review_paced() from public;
