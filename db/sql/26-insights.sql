-- Insights of a page: how often it was visited, counted without persons and told so that none can be singled out (decision 042).
--
-- What happens is added to one row alone of its kind: the days of that row do not overlap those of any other. When they are over it is told
-- once, with chance in it and rounded, or not at all, and the exact number is deleted in the same statement. So whatever is asked
-- afterwards is reckoned from what was told, and tells no more than that.

-- Chance within ten: a two-sided geometric law, each step seven tenths as likely as the one before it. From the server's own strong source.
create or replace function shop.insight_cuts() returns float8[] language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select array_agg(cut order by k) from (
    select k, (sum(power(0.7::float8, abs(k))) over (order by k)) / sum(power(0.7::float8, abs(k))) over () as cut
    from generate_series(-10, 10) k) law
  where k < 10
$$;
create or replace function shop.insight_noise() returns int language sql volatile
set search_path = pg_catalog, pg_temp as $$
  select width_bucket(
    ('x' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 12))::bit(48)::bigint::float8 / 281474976710656, shop.insight_cuts()) - 10
$$;

-- What is told of a count: with chance of at most ten and never below twenty, so of ten or more; in tens. Null: nothing.
create or replace function shop.insight_told(p_count int) returns int language plpgsql volatile
set search_path = pg_catalog, pg_temp as $$
declare
  v_count int := p_count + shop.insight_noise();
begin
  return case when v_count >= 20 then (round(v_count / 10.0) * 10)::int end;
end $$;

-- The days that are told together with this one.
create or replace function shop.insight_span(p_grain text, p_day date, out first_day date, out last_day date) language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select date_trunc(p_grain, p_day::timestamp)::date, (date_trunc(p_grain, p_day::timestamp) + ('1 ' || p_grain)::interval)::date - 1
$$;

create or replace function shop.insight_today() returns date language sql stable
set search_path = pg_catalog, pg_temp as $$ select (now() at time zone 'UTC')::date $$;

-- Adds what was counted during some seconds. Visitors of a page are told by its grain; carts, taps and products, which are fewer, by the
-- next coarser one.
create or replace function shop.count_visits(p_counts jsonb) returns void language sql security definer
set search_path = pg_catalog, pg_temp as $$
  insert into shop.tally as t (page_id, product_id, kind, first_day, last_day, count)
  select c.page, c.product, c.kind, s.first_day, s.last_day, sum(least(greatest(c.count, 0), 100000))
  from jsonb_to_recordset(p_counts) as c (page uuid, product uuid, kind text, count int)
  join shop.page g on g.id = c.page and g.state = 'published'
  left join shop.product p on p.id = c.product and p.page_id = g.id and p.state = 'published'
  left join shop.insight_grain i on i.page_id = g.id
  cross join lateral shop.insight_span(
    case when c.product is null and c.kind = 'visit' then coalesce(i.grain, 'week') when i.grain = 'day' then 'week' else 'month' end, shop.insight_today()) s
  where c.product is null or p.id is not null
  group by 1, 2, 3, 4, 5 order by 1, 2, 3
  on conflict on constraint tally_cell do update set count = least(t.count + excluded.count, 1000000000)
$$;

-- Tells what is over, and forgets how much it was: at most some ten thousand rows at once, and answers how many. Called until it answers none.
create or replace function shop.close_insights() returns int language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  v_today date := shop.insight_today();
  v_month date := date_trunc('month', shop.insight_today()::timestamp)::date;
  v_due int;
begin
  -- One at a time, or two would judge grains by halves.
  perform pg_advisory_xact_lock(hashtext('shop.close_insights'));

  with due as materialized (
    delete from shop.tally where ctid = any(array(select ctid from shop.tally where last_day < v_today order by last_day, page_id limit 10000))
    returning page_id, product_id, kind, first_day, last_day, count
  ), found as materialized (
    delete from shop.found_by_picture
    where day < v_month and product_id in (select distinct product_id from shop.found_by_picture where day < v_month limit 2000)
    returning product_id, day, shown, opened
  ), all_due as (
    select page_id, product_id, kind, first_day, last_day, count from due
    union all
    select p.page_id, f.product_id, k.kind, s.first_day, s.last_day, sum(case k.kind when 'found' then f.shown else f.opened end)::int
    from found f join shop.product p on p.id = f.product_id
    cross join (values ('found'), ('opened')) k (kind)
    cross join lateral shop.insight_span('month', f.day) s
    group by 1, 2, 3, 4, 5
  ), told as materialized (
    select page_id, product_id, kind, first_day, last_day, shop.insight_told(count) as count from all_due
  ), kept as (
    insert into shop.insight (page_id, product_id, kind, first_day, last_day, count)
    select page_id, product_id, kind, first_day, last_day, count from told where count is not null
    -- What comes late, after its days were told, is lost: a second number would tell the difference.
    on conflict on constraint insight_cell do nothing
    returning page_id, product_id, kind, first_day, last_day, count
  ), finer as (
    insert into shop.insight_grain as i (page_id, grain, since)
    select page_id, case when count >= 60 * (last_day - first_day + 1) then 'day' else 'week' end, v_today
    from (
      select distinct on (page_id) * from kept where product_id is null and kind = 'visit' order by page_id, last_day desc
    ) latest
    where count * 7 >= 60 * (last_day - first_day + 1)
    on conflict (page_id) do update set grain = excluded.grain, since = excluded.since
    where (i.grain, excluded.grain) in (('month', 'week'), ('month', 'day'), ('week', 'day'))
    returning page_id
  )
  select count(*) into v_due from told;

  -- A page of which nothing could be told is told of more days at once. Whether there was nothing or too little makes no difference:
  -- its grain may be seen.
  update shop.insight_grain i set grain = 'week', since = v_today
  where i.grain = 'day' and i.since < v_today and not shop.insight_is_told(i.page_id, v_today - 1);
  insert into shop.insight_grain as i (page_id, grain, since)
  select g.id, 'month', v_today
  from shop.page g left join shop.insight_grain known on known.page_id = g.id
  where g.state = 'published' and coalesce(known.grain, 'week') = 'week'
    and coalesce(known.since, (g.created_at at time zone 'UTC')::date) <= date_trunc('week', v_today::timestamp)::date - 7
    and not shop.insight_is_told(g.id, date_trunc('week', v_today::timestamp)::date - 1)
  on conflict (page_id) do update set grain = 'month', since = v_today;

  delete from shop.insight where last_day < v_today - 800;
  return v_due;
end $$;

create or replace function shop.insight_is_told(p_page uuid, p_last date) returns boolean language sql stable
set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from shop.insight t where t.page_id = p_page and t.product_id is null and t.kind = 'visit' and t.last_day = p_last)
$$;

revoke all on function shop.count_visits(jsonb), shop.close_insights(), shop.insight_told(int), shop.insight_noise() from public;
grant execute on function shop.count_visits(jsonb), shop.close_insights() to {{shop}};
grant select on shop.insight, shop.insight_grain to {{shop}};
revoke all on shop.tally from {{shop}}, {{money}}, {{social}};
revoke all on shop.insight, shop.insight_grain from {{money}}, {{social}};
