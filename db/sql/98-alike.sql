-- Pictures that are nearly the same: what a shop shows that stands with another seller or in somebody's review already, and what operators
-- took away and is there again. It flags, and takes nothing away. Only what everybody may see is compared: products, updates and
-- reviews. Pictures of messages, of disputes and of accounts have no likeness.

-- A likeness (lib/shop/media/likeness/model.ts) in seven parts: of two that differ in six bits of 64 at most, one part is the same, so
-- that an index finds what the count of bits then decides.
create or replace function shop.likeness_parts(p bigint) returns int[]
  language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
  select array[(p & 511)::int, (p >> 9 & 511)::int + 512, (p >> 18 & 511)::int + 1024, (p >> 27 & 511)::int + 1536,
    (p >> 36 & 511)::int + 2048, (p >> 45 & 511)::int + 2560, (p >> 54 & 1023)::int + 3072]
$$;
create or replace function shop.is_near(a bigint, b bigint) returns boolean
  language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
  select bit_count((a # b)::bit(64)) <= 6
$$;
create index if not exists media_alike on shop.media using gin (shop.likeness_parts(likeness)) where likeness <> 0;
create index if not exists review_photo_alike on shop.review_photo using gin (shop.likeness_parts(likeness)) where likeness <> 0;
create index if not exists removed_picture_alike on shop.removed_picture using gin (shop.likeness_parts(likeness));

revoke all on shop.removed_picture from {{shop}}, {{money}}, {{social}};

-- Whether everybody may see it now.
create or replace function shop.is_public(p_kind text, p_id uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case p_kind
    when 'product' then exists (select from shop.product o join shop.page g on g.id = o.page_id
      where o.id = p_id and o.state = 'published' and g.state = 'published')
    when 'post' then exists (select from shop.post o join shop.page g on g.id = o.page_id
      where o.id = p_id and o.published_at <= now() and g.state = 'published')
    when 'review' then exists (select from shop.review r where r.id = p_id and r.hidden_at is null)
    else false end
$$;
-- The pictures of a thing, whose they are, and since when they are there.
create or replace function shop.pictures_of(p_kind text, p_id uuid)
  returns table (key text, likeness bigint, page uuid, person uuid, at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.key, m.likeness, m.page_id, null::uuid, m.created_at
  from shop.product_media s join shop.media m on m.id = s.media_id where p_kind = 'product' and s.product_id = p_id
  union all select m.key, m.likeness, m.page_id, null, m.created_at
  from shop.post_media s join shop.media m on m.id = s.media_id where p_kind = 'post' and s.post_id = p_id
  union all select h.key, h.likeness, null, r.person_id, coalesce(r.edited_at, r.created_at)
  from shop.review_photo h join shop.review r on r.id = h.review_id where p_kind = 'review' and h.review_id = p_id
$$;
-- Things by their ids, for what goes through them all.
create or replace function shop.showing(p_kind text, p_after uuid, p_most int) returns table (id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  (select o.id from shop.product o where p_kind = 'product' and o.id > p_after order by o.id limit p_most)
  union all (select o.id from shop.post o where p_kind = 'post' and o.id > p_after order by o.id limit p_most)
  union all (select r.id from shop.review r where p_kind = 'review' and r.id > p_after order by r.id limit p_most)
$$;

-- What everybody sees with a picture nearly like this one.
create or replace function shop.shown_alike(p_likeness bigint)
  returns table (kind text, id uuid, key text, page uuid, person uuid, at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with near as materialized (
    select m.id, m.key, m.page_id, m.created_at from shop.media m
    where m.likeness <> 0 and shop.likeness_parts(m.likeness) && shop.likeness_parts(p_likeness) and shop.is_near(m.likeness, p_likeness))
  select 'product', s.product_id, n.key, n.page_id, null::uuid, n.created_at
  from near n join shop.product_media s on s.media_id = n.id where shop.is_public('product', s.product_id)
  union all select 'post', s.post_id, n.key, n.page_id, null, n.created_at
  from near n join shop.post_media s on s.media_id = n.id where shop.is_public('post', s.post_id)
  union all select 'review', r.id, h.key, null, r.person_id, coalesce(r.edited_at, r.created_at)
  from shop.review_photo h join shop.review r on r.id = h.review_id
  where h.likeness <> 0 and shop.likeness_parts(h.likeness) && shop.likeness_parts(p_likeness) and shop.is_near(h.likeness, p_likeness)
    and r.hidden_at is null
$$;
-- Whether two are the same seller or person: one page, two pages of one owner, one person, or one of a page's own people.
create or replace function shop.same_hands(p_page uuid, p_person uuid, q_page uuid, q_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(p_page = q_page, false) or coalesce(p_person = q_person, false)
    or exists (select from shop.page_member m where (m.page_id, m.person_id) in ((p_page, q_person), (q_page, p_person)))
    or exists (select from shop.page_member m join shop.page_member n on n.person_id = m.person_id
      where m.page_id = p_page and n.page_id = q_page and 'owner' = any (m.roles) and 'owner' = any (n.roles))
$$;
-- The pictures of a thing that others show too, or that were taken away, each beside its like. `is_later` says which of the two came
-- second, and `is_first` that nobody had it before: whoever shows her own once more had it since the first time. What more than ten
-- others show is a maker's picture, or says that there is none: nobody took it from anybody.
drop function if exists shop.alike_to(text, uuid) cascade;
create function shop.alike_to(p_kind text, p_id uuid)
  returns table (key text, other_kind text, other_id uuid, other_key text, is_later boolean, is_first boolean, decision uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with seen as (
    select mine.key, mine.at as mine_at, o.kind, o.id, o.key as other_key, o.at, shop.same_hands(mine.page, mine.person, o.page, o.person) as own
    from shop.pictures_of(p_kind, p_id) mine cross join lateral shop.shown_alike(mine.likeness) o where mine.likeness <> 0),
  dated as (
    select s.*, least(s.mine_at, min(s.at) filter (where s.own) over w) as since, min(s.at) filter (where not s.own) over w as others_since,
      count(*) filter (where not s.own) over w as times
    from seen s window w as (partition by s.key))
  select d.key, d.kind, d.id, d.other_key, d.at <= d.since, d.others_since > d.since, null::uuid
  from dated d where not d.own and d.times <= 10
  union all select mine.key, d.subject_kind, d.subject_id, r.key, true, false, d.id
  from shop.pictures_of(p_kind, p_id) mine
  join shop.removed_picture r on shop.likeness_parts(r.likeness) && shop.likeness_parts(mine.likeness) and shop.is_near(r.likeness, mine.likeness)
  join identity.decision d on d.id = r.decision_id and (d.subject_kind, d.subject_id) <> (p_kind, p_id)
  where mine.likeness <> 0
$$;
-- Flags a thing whose picture somebody had before, and those that came after one that nobody had.
create or replace function shop.flag_alike(p_kind text, p_id uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a record;
begin
  if not shop.is_public(p_kind, p_id) then return; end if;
  for a in select * from shop.alike_to(p_kind, p_id) loop
    if a.decision is not null then
      perform identity.raise_flag(p_kind, p_id, 'removed_picture');
    elsif a.is_first then
      perform identity.raise_flag(a.other_kind, a.other_id, 'picture');
    else
      perform identity.raise_flag(p_kind, p_id, 'picture');
    end if;
  end loop;
end $$;

-- The pictures of what a decision takes away are remembered as long as it stands, by their likeness alone.
create or replace function shop.keep_removed(p_decision uuid, p_kind text, p_id uuid) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into shop.removed_picture (decision_id, key, likeness)
  select p_decision, o.key, o.likeness from shop.pictures_of(p_kind, p_id) o where o.likeness <> 0
  union select p_decision, m.key, m.likeness from shop.media m where p_kind = 'page' and m.page_id = p_id and m.likeness <> 0
  on conflict do nothing
$$;

-- Side by side, for an operator: each picture of a thing and what it is like. `other_key` is null where its bytes are gone.
create or replace function identity.pictures_alike(p_operator uuid, p_kind text, p_id uuid)
  returns table (key text, other_kind text, other_id uuid, other_key text, is_later boolean, decision uuid, title text, whose text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.key, a.other_kind, a.other_id, case when exists (select from shop.media m where m.key = a.other_key)
      or exists (select from shop.review_photo h where h.key = a.other_key) then a.other_key end,
    a.is_later, a.decision, coalesce(o.title, v.title, ''), coalesce(g.handle, p.handle, '')
  from shop.alike_to(p_kind, p_id) a
  left join shop.product o on a.other_kind = 'product' and o.id = a.other_id
  left join shop.post t on a.other_kind = 'post' and t.id = a.other_id
  left join shop.review v on a.other_kind = 'review' and v.id = a.other_id
  left join shop.page g on g.id = coalesce(o.page_id, t.page_id, case when a.other_kind = 'page' then a.other_id end)
  left join identity.profile p on p.person_id = v.person_id
  where identity.has_role(p_operator, 'moderation')
  order by a.decision is null, a.key, a.other_key limit 24
$$;

-- Pictures are compared when what shows them becomes public, or when they join it.
create or replace function shop.ask_to_compare(p_kind text, p_id uuid, p_at timestamptz) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.add_shop('shop:compare-pictures', json_build_object('kind', p_kind, 'id', p_id), greatest(now(), p_at),
    concat_ws(' ', 'compare', p_kind, p_id));
end $$;
create or replace function shop.to_be_compared() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare v jsonb := to_jsonb(new); v_id uuid := (v ->> tg_argv[1])::uuid; v_at timestamptz := now();
begin
  if tg_table_name = 'product_media' and not exists (select from shop.product o where o.id = v_id and o.state = 'published') then
    return null;
  end if;
  if tg_argv[0] = 'post' then
    select o.published_at into v_at from shop.post o where o.id = v_id;
    if v_at is null then return null; end if;
  end if;
  perform shop.ask_to_compare(tg_argv[0], v_id, v_at);
  return null;
end $$;
create or replace trigger product_compared after update of state on shop.product
  for each row when (new.state = 'published' and old.state <> 'published') execute function shop.to_be_compared('product', 'id');
create or replace trigger product_picture_compared after insert on shop.product_media
  for each row execute function shop.to_be_compared('product', 'product_id');
create or replace trigger post_compared after update of published_at on shop.post
  for each row when (new.published_at is not null and new.published_at is distinct from old.published_at)
  execute function shop.to_be_compared('post', 'id');
create or replace trigger post_picture_compared after insert on shop.post_media
  for each row execute function shop.to_be_compared('post', 'post_id');
create or replace trigger review_photo_compared after insert on shop.review_photo
  for each row execute function shop.to_be_compared('review', 'review_id');

revoke all on function shop.is_public(text, uuid), shop.pictures_of(text, uuid), shop.showing(text, uuid, int), shop.shown_alike(bigint),
  shop.same_hands(uuid, uuid, uuid, uuid), shop.alike_to(text, uuid), shop.flag_alike(text, uuid), shop.keep_removed(uuid, text, uuid),
  identity.pictures_alike(uuid, text, uuid), shop.ask_to_compare(text, uuid, timestamptz), shop.to_be_compared() from public;
grant execute on function shop.is_public(text, uuid), shop.pictures_of(text, uuid), shop.showing(text, uuid, int), shop.flag_alike(text, uuid)
  to {{shop}};
grant execute on function identity.pictures_alike(uuid, text, uuid) to {{social}};

-- What was there before is compared by a job that goes through it; likenesses made another way are made anew.
do $$
begin
  if obj_description('shop.removed_picture'::regclass, 'pg_class') is distinct from 'Slow waves of grey' then
    update shop.media set likeness = null where likeness is not null;
    update shop.review_photo set likeness = null where likeness is not null;
    delete from shop.removed_picture;
    if exists (select from shop.media) or exists (select from shop.review_photo) then
      perform queue.add_shop('shop:compare-stored', '{}', now(), 'compare');
    end if;
    comment on table shop.removed_picture is 'Slow waves of grey';
  end if;
end $$;
