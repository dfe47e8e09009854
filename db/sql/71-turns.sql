-- The line of an opening: who waited before it opens is put in order by lot, whoever comes later stands behind in the order of coming,
-- and as many are let in at a time as will find something.

-- Lots are below this, and places of those who came after the opening above it.
create or replace function money.after_lots() returns bigint language sql immutable as $$ select 1000000000::bigint $$;

-- Gives somebody her one place, and keeps it when she has one: joined | sign_in | had_all | not_found. Who missed her turn, or had it and
-- may buy more, stands at the end again. Before the opening the draw waits for whoever is on her way in, so nobody is forgotten.
create or replace function money.join_line(p_owner text, p_opening uuid, p_turn_seconds int) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare o shop.opening; v_late boolean; v_rank bigint;
begin
  perform set_config('souk.actor', 'system', true);
  if p_owner not like 'person:%' then
    return 'sign_in';
  end if;
  select x.* into o from shop.opening x join shop.product p on p.id = x.product_id and p.state = 'published'
  join shop.page g on g.id = x.page_id and g.state = 'published'
  where x.id = p_opening;
  if not found or not money.is_lined(o) then
    return 'not_found';
  elsif money.units_had(p_owner, o.product_id, o.opens_at) >= o.per_person then
    return 'had_all';
  end if;
  v_late := o.opens_at <= clock_timestamp();
  if not v_late then
    perform pg_advisory_xact_lock_shared(hashtextextended('draw:' || p_opening, 0));
    v_late := exists (select from shop.opening x where x.id = p_opening and x.opens_at <= clock_timestamp());
  end if;
  insert into money.turn as kept (opening_id, owner) values (p_opening, p_owner)
  on conflict (opening_id, owner) do update
    set no = default, ticket = gen_random_uuid(), state = 'waiting', rank = null, until = null, joined_at = clock_timestamp()
    where kept.state = 'missed' or (kept.state in ('called', 'bought') and kept.until <= clock_timestamp());
  if v_late then
    update money.turn t set rank = money.after_lots() + t.no
    where t.opening_id = p_opening and t.owner = p_owner and t.rank is null and t.joined_at >= o.opens_at returning t.rank into v_rank;
    -- With nobody before her she need not wait for the worker.
    if v_rank is not null and not exists (
      select from money.turn t where t.opening_id = p_opening and t.state = 'waiting' and (t.rank < v_rank or t.rank is null)
    ) then
      perform money.turn_line(p_opening, p_turn_seconds);
    end if;
  end if;
  return 'joined';
end $$;

-- Draws when the moment has come, ends turns that are over, and lets in who is next; says how many. One process at a time.
create or replace function money.turn_line(p_opening uuid, p_turn_seconds int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare o shop.opening; v_free bigint; v_called int;
begin
  perform set_config('souk.actor', 'system', true);
  if not pg_try_advisory_xact_lock(hashtextextended('line:' || p_opening, 0)) then
    return 0;
  end if;
  select * into o from shop.opening x where x.id = p_opening and x.opens_at <= clock_timestamp();
  if not found or not money.is_lined(o) then
    return 0;
  elsif o.seed is null then
    perform money.draw_lots(p_opening);
  end if;
  with over as materialized (
    select x.owner from money.turn x where x.opening_id = p_opening and x.state = 'called' and x.until <= clock_timestamp() for update skip locked)
  update money.turn t set state = 'missed' from over where t.opening_id = p_opening and t.owner = over.owner;
  -- So many that the last of them finds one unit though all before her take what they may.
  select ceil(u.free::numeric / o.per_person) - (select count(*) from money.turn t where t.opening_id = p_opening and t.state = 'called')
  into v_free from shop.units_of(o.product_id) u;
  if v_free <= 0 then
    return 0;
  end if;
  -- Materialized: joined as a subquery it may be asked again for every row, and each time skips those of the time before.
  with next as materialized (
    select x.owner from money.turn x where x.opening_id = p_opening and x.state = 'waiting' and x.rank is not null
    order by x.rank limit least(v_free, 500) for update skip locked)
  update money.turn t set state = 'called', until = clock_timestamp() + make_interval(secs => p_turn_seconds) from next
  where t.opening_id = p_opening and t.owner = next.owner;
  get diagnostics v_called = row_count;
  return v_called;
end $$;

-- The draw: tickets in the order of the hash of seed and ticket. It waits for whoever is joining, and nobody joins it afterwards.
create or replace function money.draw_lots(p_opening uuid) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_seed text; v_drawn int;
begin
  perform set_config('souk.actor', 'system', true);
  perform pg_advisory_xact_lock(hashtextextended('draw:' || p_opening, 0));
  v_seed := shop.reveal_seed(p_opening);
  if v_seed is null then
    return 0;
  end if;
  insert into money.lot (opening_id, ticket, lot)
  select p_opening, t.ticket, row_number() over (order by sha256(convert_to(v_seed || ':' || t.ticket, 'UTF8')))
  from money.turn t where t.opening_id = p_opening and t.rank is null and t.state = 'waiting';
  get diagnostics v_drawn = row_count;
  update money.turn t set rank = l.lot from money.lot l
  where t.opening_id = p_opening and l.opening_id = p_opening and l.ticket = t.ticket;
  return v_drawn;
end $$;

-- Openings whose line moves: that have not been drawn, or where somebody waits or is let in.
create or replace function money.moving_lines() returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select set_config('souk.actor', 'system', true);
  select coalesce(jsonb_agg(o.id order by o.opens_at), '[]') from shop.opening o
  where o.opens_at <= clock_timestamp() and money.is_lined(o) and (o.seed is null or exists (
    select from money.turn t where t.opening_id = o.id and t.state in ('waiting', 'called')))
$$;

-- How somebody stands with an opening: what it is, whether anything can be had, and her own place. `ahead` are those who wait before her,
-- `together` how many are let in at a time.
create or replace function money.standing(p_owner text, p_opening uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare o shop.opening; t money.turn; u record;
begin
  perform set_config('souk.actor', 'system', true);
  select * into o from shop.opening x where x.id = p_opening;
  if not found then
    return null;
  end if;
  select * into t from money.turn x where x.opening_id = p_opening and x.owner = p_owner;
  select * into u from shop.units_of(o.product_id);
  return jsonb_build_object(
    'id', o.id, 'opensAt', o.opens_at, 'now', clock_timestamp(), 'perPerson', o.per_person, 'lined', money.is_lined(o),
    'drawn', o.seed is not null, 'free', u.free, 'held', u.held,
    'bar', money.opening_bar(p_owner, o.product_id)->>'problem',
    'reminded', exists (select from money.reminder r where r.opening_id = o.id and r.owner = p_owner),
    'turn', case when t.owner is not null then jsonb_build_object('ticket', t.ticket, 'until', t.until,
      'state', case when t.state in ('called', 'bought') and t.until <= clock_timestamp() then
        case t.state when 'called' then 'missed' else 'over' end else t.state end,
      'ahead', case when t.rank is not null and t.state = 'waiting' then (
        select count(*) from money.turn x where x.opening_id = o.id and x.state = 'waiting' and x.rank < t.rank) end,
      'lot', case when t.rank < money.after_lots() then t.rank end) end,
    'together', case when o.per_person is null then null else ceil(u.free::numeric / o.per_person) end);
end $$;

do $$
declare name text;
begin
  foreach name in array array['after_lots()', 'join_line(text, uuid, int)', 'turn_line(uuid, int)', 'draw_lots(uuid)', 'moving_lines()',
    'standing(text, uuid)'] loop
    execute format('revoke all on function money.%s from public', name);
    execute format('grant execute on function money.%s to {{money}}', name);
  end loop;
  revoke all on function money.draw_lots(uuid) from {{money}};
end $$;
