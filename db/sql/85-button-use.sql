-- How the button of a site is used and what goes wrong with it: counters alone, never a person. `docs/decisions/062` says why.

do $$
declare name text;
begin
  foreach name in array array['pay_use', 'pay_trouble'] loop
    execute format('alter table money.%I enable row level security', name);
    execute format('alter table money.%I force row level security', name);
    execute format('drop policy if exists who_sees on money.%I', name);
    execute format('create policy who_sees on money.%I using (money.actor() = ''system'' or exists (
      select from money.pay_site s where s.id = site_id and money.may(s.page_id, ''see_settings'')))', name);
  end loop;
end $$;

-- Adds what was gathered during some seconds: [{pk or site, origin, kind, count}]. A site is named by its publishable key where a page says
-- it. Of pages that may not show the button nothing is counted but that they do. Of one site at most 30 origins are counted in a day, and 20
-- are named among its troubles, so that nobody who copies a key fills our tables: what is beyond stands under no name.
create or replace function money.count_button_use(p_counts jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c record; v_day date := (clock_timestamp() at time zone 'UTC')::date; v_origin text;
begin
  perform set_config('souk.actor', 'system', true);
  for c in
    select site, origin, case when isuse and not known then 'foreign_origin' else kind end as kind, isuse and known as counts,
      least(sum(count), 100000)::int as count
    from (
      select s.id as site, g.origin, r.kind, least(greatest(r.count, 0), 100000) as count, r.kind in ('seen', 'tapped') as isuse,
        money.is_known_origin(s.id, g.origin) as known
      from jsonb_to_recordset(p_counts) as r (pk text, site uuid, origin text, kind text, count int)
      join money.pay_site s on (s.publishable = r.pk or s.id = r.site) and s.removed_at is null
      cross join lateral (select case when r.origin = 'null' or (r.origin ~ '^https?://[a-z0-9.:\[\]-]+$' and length(r.origin) <= 260)
                                 then r.origin else '' end as origin) g
    ) named
    where count > 0 group by 1, 2, 3, 4 order by 1, 2, 3
  loop
    -- One after the other for each site, so that two at once do not pass a limit together.
    perform pg_advisory_xact_lock(hashtextextended('pay-use:' || c.site, 0));
    if c.counts then
      insert into money.pay_use as u (site_id, day, origin, seen, tapped)
      select c.site, v_day, c.origin, case when c.kind = 'seen' then c.count else 0 end, case when c.kind = 'tapped' then c.count else 0 end
      where exists (select from money.pay_use k where k.site_id = c.site and k.day = v_day and k.origin = c.origin)
        or (select count(*) from money.pay_use k where k.site_id = c.site and k.day = v_day) < 30
      on conflict (site_id, day, origin) do update
      set seen = least(u.seen + excluded.seen, 1000000000), tapped = least(u.tapped + excluded.tapped, 1000000000);
    else
      v_origin := case when exists (select from money.pay_trouble k where k.site_id = c.site and k.origin = c.origin)
        or (select count(distinct k.origin) from money.pay_trouble k where k.site_id = c.site and k.origin <> '') < 20 then c.origin else '' end;
      insert into money.pay_trouble as t (site_id, day, kind, origin, count) values (c.site, v_day, c.kind, v_origin, c.count)
      on conflict (site_id, day, kind, origin) do update
      set count = least(t.count + excluded.count, 1000000000), last_at = clock_timestamp();
    end if;
  end loop;
end $$;

-- Forgets counts after more than a year, and troubles after a month.
create or replace function money.forget_button_use() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  delete from money.pay_use where day < current_date - 400;
  delete from money.pay_trouble where day < current_date - 30;
end $$;
revoke all on function money.count_button_use(jsonb), money.forget_button_use() from public;
grant execute on function money.count_button_use(jsonb), money.forget_button_use() to {{money}};

-- What a site's button did on each of the last days, for whoever the transaction acts for: seen and tapped as counted; paid, by the day of
-- her approval, what was not let go since; and how many seconds of those lay between the sheet and the approval, in the middle of them.
create or replace function money.button_days(p_site uuid, p_days int) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  with days as (
    select (clock_timestamp() at time zone 'UTC')::date - k as day from generate_series(0, p_days - 1) k
  ), used as (
    select day, sum(seen) as seen, sum(tapped) as tapped from money.pay_use where site_id = p_site group by day
  ), paid as (
    select (e.created_at at time zone 'UTC')::date as day, count(*) as paid,
      percentile_cont(0.5) within group (order by extract(epoch from e.created_at - coalesce(o.presented_at, o.created_at))) as seconds
    from money.pay_event e join money.pay_order o on o.id = e.pay_order_id
    where e.site_id = p_site and e.type = 'order.approved' and o.state in ('authorized', 'captured', 'partially_refunded', 'refunded')
      and e.created_at >= ((clock_timestamp() at time zone 'UTC')::date - p_days)::timestamp at time zone 'UTC'
    group by 1
  )
  select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'seen', coalesce(u.seen, 0), 'tapped', coalesce(u.tapped, 0),
    'paid', coalesce(p.paid, 0), 'seconds', round(p.seconds::numeric, 1)) order by d.day), '[]')
  from days d left join used u using (day) left join paid p using (day)
$$;

-- What can be seen of how a site is built in, of the last days, for whoever the transaction acts for. `lib/money/button/health` says what follows.
create or replace function money.button_health(p_site uuid, p_days int) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  with since as (select clock_timestamp() - make_interval(days => p_days) as at),
  recent as (select o.* from money.pay_order o, since where o.site_id = p_site and o.created_at >= since.at),
  hooks as (select h.* from money.pay_hook h where h.site_id = p_site and h.removed_at is null)
  select jsonb_build_object(
    'test', s.test, 'anyLocal', s.any_local, 'suspension', s.suspension,
    'sells', coalesce((select money.site_sells(s, g) from shop.page g where g.id = s.page_id), false),
    'origins', (select coalesce(jsonb_agg(o.origin), '[]') from money.pay_origin o where o.site_id = s.id),
    'keys', (select coalesce(jsonb_agg(jsonb_build_object('ending', k.ending, 'used', k.last_used_at, 'made', k.created_at)), '[]')
      from money.pay_key k where k.site_id = s.id and k.revoked_at is null and (k.expires_at is null or k.expires_at > clock_timestamp())),
    'hooks', (select count(*) from hooks where disabled_at is null),
    'hooksGone', (select count(*) from hooks where disabled_at is not null),
    'dead', (select count(*) from money.pay_delivery d join hooks h on h.id = d.hook_id, since where d.state = 'dead' and d.next_at >= since.at),
    'late', (select count(*) from money.pay_delivery d join hooks h on h.id = d.hook_id where d.state = 'waiting' and d.tries > 1),
    'arrived', exists (select from money.pay_delivery d join hooks h on h.id = d.hook_id where d.state = 'delivered'),
    'made', (select count(*) from recent),
    'unshown', (select count(*) from recent where presented_at is null and purchase_id is null and expires_at < clock_timestamp()),
    'shown', (select count(*) from recent where presented_at is not null),
    'expired', (select count(*) from recent where presented_at is not null and purchase_id is null
      and (state = 'expired' or (state = 'presented' and expires_at < clock_timestamp()))),
    'uncompleted', (select count(*) from recent r join money.attempt a on a.purchase_id = r.purchase_id where a.problem = 'unclaimed'),
    'uncounted', (select coalesce(jsonb_agg(distinct r.origin), '[]') from recent r where r.presented_at is not null
      and not exists (select from money.pay_use u, since where u.site_id = p_site and u.origin = r.origin and u.day >= since.at::date)),
    'liveSite', (select l.name from money.pay_site l where s.test and l.page_id = s.page_id and not l.test and l.removed_at is null
      and l.created_at > s.created_at order by l.created_at limit 1),
    'troubles', (select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'origin', t.origin, 'count', t.count, 'days', t.days,
        'lastAt', t.last_at) order by t.last_at desc), '[]')
      from (select kind, origin, sum(count) as count, count(*) as days, max(last_at) as last_at from money.pay_trouble, since
            where site_id = p_site and day >= since.at::date group by kind, origin) t))
  from money.pay_site s where s.id = p_site
$$;
