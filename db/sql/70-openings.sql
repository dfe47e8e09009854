-- Who may buy of an opening, who waits in its line, and who wants to be told of it. The functions run as their owner and count across
-- people, whom no ring may read: what they answer is about the one who asks. Those that are asked in the middle
-- of something else give the actor back; the others are asked alone.

do $$
declare name text;
begin
  foreach name in array array['turn', 'reminder'] loop
    execute format('alter table money.%I enable row level security', name);
    execute format('alter table money.%I force row level security', name);
    execute format('drop policy if exists owner_only on money.%I', name);
    execute format($p$create policy owner_only on money.%I using (money.actor() = 'system' or owner = money.actor())$p$, name);
  end loop;
  alter table money.lot enable row level security;
  alter table money.lot force row level security;
  drop policy if exists anybody on money.lot;
  -- Tickets name nobody, and a draw is there to be checked.
  create policy anybody on money.lot using (true);
end $$;

-- Seeds are nobody's (36-openings.sql); 50-money.sql has granted it every table of the shop again.
revoke all on shop.opening_seed from {{money}};

-- Units of a product that somebody has bought since a moment, or is paying for.
create or replace function money.units_had(p_owner text, p_product uuid, p_since timestamptz) returns int
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(sum(l.quantity), 0)::int
  from money."order" o join money.order_line l on l.order_id = o.id and l.kind = 'goods' and l.product_id = p_product
  where o.owner = p_owner and o.created_at >= p_since and o.state not in ('canceled', 'failed', 'expired')
$$;

-- Whether an opening is sold by its line now: from the opening on, for a week.
create or replace function money.is_lined(o shop.opening) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select o.queued and o.opens_at > clock_timestamp() - interval '7 days'
$$;

-- What keeps somebody from buying a product, {problem, most}: not_open | person_needed | had_all | queue, and how many she may still buy
-- when nothing does; null where no opening says anything.
create or replace function money.opening_bar(p_owner text, p_product uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare o shop.opening; v_was text := money.actor(); v_had int; v_in boolean;
begin
  select * into o from shop.opening x where x.product_id = p_product;
  if not found then
    return null;
  elsif o.opens_at > clock_timestamp() then
    return '{"problem": "not_open"}';
  elsif o.per_person is null then
    return null;
  elsif p_owner not like 'person:%' then
    return '{"problem": "person_needed"}';
  end if;
  perform set_config('souk.actor', 'system', true);
  v_had := money.units_had(p_owner, p_product, o.opens_at);
  v_in := exists (
    select from money.turn t where t.opening_id = o.id and t.owner = p_owner and t.state in ('called', 'bought') and t.until > clock_timestamp());
  perform set_config('souk.actor', v_was, true);
  if v_had >= o.per_person then
    return '{"problem": "had_all"}';
  elsif money.is_lined(o) and not v_in then
    return '{"problem": "queue"}';
  end if;
  return jsonb_build_object('most', o.per_person - v_had);
end $$;

-- Asked by `money.place` of what is about to be bought: SK107 with the problem as its message, and she has had her turn. Two taps of
-- one person at one product wait for each other.
create or replace function money.take_turn(p_owner text, p_orders jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare wanted record; v_bar jsonb; v_was text := money.actor();
begin
  for wanted in
    select (l.line->>'productId')::uuid as product, sum((l.line->>'quantity')::int) as units, x.id as opening
    from jsonb_array_elements(p_orders) o, jsonb_array_elements(o->'lines') l(line)
    join shop.opening x on x.product_id = (l.line->>'productId')::uuid
    where l.line->>'kind' = 'goods' group by 1, 3 order by 1
  loop
    perform pg_advisory_xact_lock(hashtextextended('opening:' || p_owner || wanted.product, 0));
    v_bar := money.opening_bar(p_owner, wanted.product);
    if v_bar ? 'problem' or wanted.units > (v_bar->>'most')::int then
      raise exception '%', coalesce(v_bar->>'problem', 'had_all') using errcode = 'SK107';
    end if;
    perform set_config('souk.actor', 'system', true);
    update money.turn t set state = 'bought' where t.opening_id = wanted.opening and t.owner = p_owner and t.state = 'called';
    perform set_config('souk.actor', v_was, true);
  end loop;
end $$;

-- Tells somebody of an opening, or no more: whether she will be told, null when it has opened or is not there.
create or replace function money.set_reminder(p_owner text, p_opening uuid, p_wanted boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  if p_owner not like 'person:%' or not exists (
    select from shop.opening o join shop.product p on p.id = o.product_id and p.state = 'published'
    join shop.page g on g.id = o.page_id and g.state = 'published'
    where o.id = p_opening and o.opens_at > clock_timestamp()
  ) then
    return null;
  elsif p_wanted then
    insert into money.reminder (opening_id, owner) values (p_opening, p_owner) on conflict do nothing;
  else
    delete from money.reminder r where r.opening_id = p_opening and r.owner = p_owner;
  end if;
  return p_wanted;
end $$;

-- Has those written to whose opening is near: one job for each person and moment, in the transaction that says she was told. An opening
-- that was not told of in time is told of up to an hour late. Safe to run from several processes; says how many.
create or replace function money.tell_openings(p_before_seconds int, p_limit int default 500) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_told int;
begin
  perform set_config('souk.actor', 'system', true);
  with due as materialized (
    select r.opening_id, r.owner, o.opens_at from money.reminder r
    join shop.opening o on o.id = r.opening_id and r.told_for is distinct from o.opens_at
      and o.opens_at <= clock_timestamp() + make_interval(secs => p_before_seconds) and o.opens_at > clock_timestamp() - interval '1 hour'
    order by o.opens_at, r.asked_at limit p_limit for update of r skip locked
  ), told as (
    update money.reminder r set told_for = d.opens_at, told_at = clock_timestamp() from due d
    where r.opening_id = d.opening_id and r.owner = d.owner returning r.opening_id, r.owner
  ), jobs as (
    select queue.add_money_jobs(jsonb_agg(jsonb_build_object('task', 'money:mail-opening',
      'payload', jsonb_build_object('opening', t.opening_id, 'owner', t.owner),
      'key', 'opening:' || t.opening_id || ':' || t.owner))) as added, count(*) as people
    from told t having count(*) > 0
  )
  select people into v_told from jobs;
  return coalesce(v_told, 0);
end $$;

-- What a reminder says, and when it was decided: null for who has taken it back, and for what is not shown any more.
create or replace function money.reminder_mail(p_opening uuid, p_owner text) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select set_config('souk.actor', 'system', true);
  select jsonb_build_object('title', p.title, 'slug', p.slug, 'page', g.name, 'handle', g.handle, 'country', g.country,
                            'opensAt', o.opens_at, 'queued', o.queued, 'toldAt', r.told_at)
  from money.reminder r join shop.opening o on o.id = r.opening_id and o.opens_at = r.told_for
  join shop.product p on p.id = o.product_id and p.state = 'published' join shop.page g on g.id = p.page_id and g.state = 'published'
  where r.opening_id = p_opening and r.owner = p_owner
$$;

-- How many want to be told of a product's opening, for those of its page who see its catalogue: null to everybody else, and no number
-- below ten, which might be somebody.
create or replace function money.count_reminders(p_owner text, p_product uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select set_config('souk.actor', 'system', true);
  select case when c.people < 10 then '{"few": true}' else jsonb_build_object('few', false, 'people', c.people) end
  from shop.opening o join shop.page_member m on m.page_id = o.page_id and 'person:' || m.person_id = p_owner
    and shop.roles_may(m.roles, 'see_catalog')
  cross join lateral (select count(*) as people from money.reminder r where r.opening_id = o.id) c
  where o.product_id = p_product
$$;

-- A closed account waits nowhere and is told nothing. What was drawn names nobody.
create or replace function money.forget_openings(p_owner text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  delete from money.reminder r where r.owner = p_owner;
  delete from money.turn t where t.owner = p_owner;
  return true;
end $$;

-- Takes away what belongs to openings that are no more, or to those of a month ago; says how much.
create or replace function money.sweep_openings() returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_rows int; v_more int;
begin
  perform set_config('souk.actor', 'system', true);
  delete from money.reminder r where not exists (
    select from shop.opening o where o.id = r.opening_id and o.opens_at > now() - interval '30 days');
  get diagnostics v_rows = row_count;
  delete from money.turn t where not exists (
    select from shop.opening o where o.id = t.opening_id and o.opens_at > now() - interval '30 days');
  get diagnostics v_more = row_count;
  delete from money.lot l where not exists (select from shop.opening o where o.id = l.opening_id);
  return v_rows + v_more;
end $$;

do $$
declare name text;
begin
  foreach name in array array['units_had(text, uuid, timestamptz)', 'is_lined(shop.opening)', 'opening_bar(text, uuid)', 'take_turn(text, jsonb)',
    'set_reminder(text, uuid, boolean)', 'tell_openings(int, int)', 'reminder_mail(uuid, text)', 'count_reminders(text, uuid)',
    'forget_openings(text)', 'sweep_openings()'] loop
    execute format('revoke all on function money.%s from public', name);
    execute format('grant execute on function money.%s to {{money}}', name);
  end loop;
end $$;
