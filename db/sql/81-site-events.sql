-- What sites are told: which deliveries are due, what became of each try, and sending again. `docs/decisions/058` says why.

-- Addresses and secrets of a site are its owners' to change, whatever a verb forgets.
create policy who_may on money.pay_hook as restrictive for update using (
  money.actor() = 'system' or exists (select from money.pay_site s where s.id = site_id and money.may(s.page_id, 'change_settings')));
drop policy if exists who_adds on money.pay_hook;
create policy who_adds on money.pay_hook as restrictive for insert with check (
  money.actor() = 'system' or exists (select from money.pay_site s where s.id = site_id and money.may(s.page_id, 'change_settings')));

-- Takes deliveries that are due for whoever asks, for so many seconds: at most so many, and few of one address, so that a slow one keeps the
-- others waiting little. Each is counted as a try at once: who is killed over it has tried.
create or replace function money.claim_deliveries(p_most int, p_of_one int, p_lease_seconds int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  with due as (
    select d.event_id, d.hook_id, d.next_at, row_number() over (partition by d.hook_id order by d.next_at) as place
    from (select event_id, hook_id, next_at from money.pay_delivery
          where state = 'waiting' and next_at <= clock_timestamp() order by next_at limit 1000) d
    join money.pay_hook h on h.id = d.hook_id and h.removed_at is null and h.disabled_at is null
  ), held as (
    select d.event_id, d.hook_id from money.pay_delivery d
    join (select event_id, hook_id from due where place <= p_of_one order by next_at limit p_most) first using (event_id, hook_id)
    where d.state = 'waiting' and d.next_at <= clock_timestamp()
    for update of d skip locked
  ), taken as (
    update money.pay_delivery d set tries = d.tries + 1, next_at = clock_timestamp() + make_interval(secs => p_lease_seconds)
    from held where d.event_id = held.event_id and d.hook_id = held.hook_id returning d.event_id, d.hook_id, d.tries
  )
  select coalesce(jsonb_agg(jsonb_build_object('event', e.id, 'type', e.type, 'order', e.data->'order', 'createdAt', e.created_at,
      'hook', h.id, 'site', h.site_id, 'url', h.url, 'secret', convert_from(h.secret, 'UTF8'),
      'earlier', case when h.earlier_until > clock_timestamp() then convert_from(h.earlier_secret, 'UTF8') end, 'tries', t.tries)), '[]') into v
  from taken t join money.pay_event e on e.id = t.event_id join money.pay_hook h on h.id = t.hook_id;
  return v;
end $$;

-- Notes what became of a try, of which the last twenty are kept; the state it led to, or null when another try has begun meanwhile. Without
-- seconds until the next try it is dead. 410 says that nobody is there any more: the address is told nothing further. The page's people are
-- written to once, until something arrives again.
create or replace function money.note_delivery(p_event uuid, p_hook uuid, p_try int, p_status int, p_problem text, p_ms int,
                                               p_retry_seconds numeric) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_state text; v_tells boolean := false;
begin
  perform set_config('souk.actor', 'system', true);
  -- One after the other, so that two that die at once are one letter; without keeping away who writes new deliveries.
  perform from money.pay_hook where id = p_hook for no key update;
  v_state := case when p_status between 200 and 299 then 'delivered' when p_status = 410 or p_retry_seconds is null then 'dead' else 'waiting' end;
  if v_state = 'dead' then
    v_tells := not exists (select from money.pay_delivery d where d.hook_id = p_hook and d.state = 'dead' and d.next_at > coalesce(
      (select max(g.next_at) from money.pay_delivery g where g.hook_id = p_hook and g.state = 'delivered'), '-infinity'));
  end if;
  update money.pay_delivery d set state = v_state,
    next_at = clock_timestamp() + case when v_state = 'waiting' then make_interval(secs => p_retry_seconds) else interval '0' end,
    log = (select jsonb_agg(k.entry order by k.place) from (
        select entry, place from jsonb_array_elements(d.log || jsonb_build_object('at', clock_timestamp(), 'status', p_status,
          'problem', p_problem, 'ms', p_ms)) with ordinality as each (entry, place) order by place desc limit 20) k)
  where d.event_id = p_event and d.hook_id = p_hook and d.tries = p_try and d.state = 'waiting';
  if not found then
    return null;
  end if;
  if p_status = 410 then
    update money.pay_hook set disabled_at = clock_timestamp(), disabled_for = 'gone' where id = p_hook and disabled_at is null;
    v_tells := found or v_tells;
    update money.pay_delivery set state = 'dead', next_at = clock_timestamp() where hook_id = p_hook and state = 'waiting';
  end if;
  if v_tells then
    perform queue.add_money('money:mail-hook', json_build_object('hook', p_hook), now(), 'hook-dead:' || p_hook);
  end if;
  return v_state;
end $$;

-- Sends again what a site was told, by whoever the transaction acts for: one event, whatever became of it, or all since a moment that did not
-- arrive or was never sent; to one address or to all that stand. An address that was given up is tried again. Answers how many are on their way.
create or replace function money.replay_deliveries(p_site uuid, p_hook uuid, p_event uuid, p_since timestamptz) returns int
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_many int;
begin
  update money.pay_hook set disabled_at = null, disabled_for = ''
  where site_id = p_site and removed_at is null and disabled_at is not null and (p_hook is null or id = p_hook);
  insert into money.pay_delivery (event_id, hook_id)
  select e.id, h.id from money.pay_event e join money.pay_hook h on h.site_id = e.site_id and h.removed_at is null
  where e.site_id = p_site and (p_hook is null or h.id = p_hook) and (e.id = p_event or (p_event is null and e.created_at >= p_since))
  order by e.created_at, e.id limit 5000
  on conflict (event_id, hook_id) do update set state = 'waiting', tries = 0, next_at = clock_timestamp()
  where p_event is not null or money.pay_delivery.state = 'dead';
  get diagnostics v_many = row_count;
  if v_many > 0 then
    perform queue.add_money('money:tell-sites', '{}'::json, now(), 'tell-sites-again:' || p_site);
  end if;
  return v_many;
end $$;
