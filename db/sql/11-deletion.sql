-- What a closed account leaves is deleted step by step, by jobs of the rings. Identity knows nothing of theirs, so the database itself
-- asks each, in the transaction that closes, and asks again until each has said that it is done.

grant select, insert, update, delete on identity.deletion, identity.deletion_step, identity.deletion_count to {{identity}};
grant select, insert on identity.gone_handle, identity.gone_person to {{identity}};
grant select, insert, delete on identity.former_handle to {{identity}};

-- Asks the ring that does a step; asked twice before it ran, it runs once.
create or replace function identity.ask_step(p_person uuid, p_step text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform case p_step
    when 'money' then queue.enqueue('money', 'money:forget-wallet', json_build_object('person', p_person), now(), 'forget:' || p_person)
    when 'shop' then queue.enqueue('shop', 'shop:forget-reviewer', json_build_object('person', p_person), now(), 'forget:' || p_person)
    when 'social' then queue.enqueue('social', 'social:forget-person', json_build_object('person', p_person), now(), 'forget:' || p_person)
    when 'traces' then queue.enqueue('identity', 'identity:forget-traces', json_build_object('person', p_person), now(), 'forget:' || p_person)
  end;
end
$$;

-- Counts what was deleted of somebody whose deletion runs. Part of the statement that deletes: with it or not at all.
create or replace function identity.count_deleted(p_person uuid, p_kind text, p_rows int) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into identity.deletion_count (number, kind, rows)
  select d.number, p_kind, p_rows from identity.deletion d where d.person_id = p_person and p_rows > 0
  on conflict (number, kind) do update set rows = deletion_count.rows + excluded.rows
$$;

-- Says how many of her letters went so far, counted where they lay: whoever comes after says at least as much.
create or replace function identity.count_letters(p_person uuid, p_letters int) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into identity.deletion_count (number, kind, rows)
  select d.number, 'letters', p_letters from identity.deletion d where d.person_id = p_person and p_letters > 0
  on conflict (number, kind) do update set rows = greatest(deletion_count.rows, excluded.rows)
$$;

-- A step is done. What lay about is looked for when everything else is; when that is done too, the deletion names nobody any more.
create or replace function identity.step_done(p_person uuid, p_step text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_number text;
  v_left text[];
begin
  select d.number into v_number from identity.deletion d where d.person_id = p_person for update;
  if v_number is null then return; end if;
  update identity.deletion_step s set done_at = now() where s.number = v_number and s.step = p_step and s.done_at is null;
  if not found then return; end if;
  select coalesce(array_agg(s.step), '{}') into v_left from identity.deletion_step s where s.number = v_number and s.done_at is null;
  if v_left = '{}' then
    update identity.deletion d set done_at = now(), person_id = null, mail_mark = null where d.number = v_number;
  elsif v_left = '{traces}' then
    perform identity.ask_step(p_person, 'traces');
  end if;
end
$$;

-- Closing begins the deletion, and ends at once what others could see that she chose to show: her shares, lists and recommendations.
-- Browsers that wait for live news of hers are hung up on.
create or replace function identity.person_closed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into identity.deletion (number, person_id)
  values (upper(substr(replace(gen_random_uuid()::text, '-', ''), 1, 16)), new.id) on conflict (person_id) do nothing;
  insert into identity.deletion_step (number, step, done_at)
  select d.number, step, case when step = 'account' then now() end
  from identity.deletion d, unnest('{account,social,shop,money,traces}'::text[]) as step where d.person_id = new.id;
  perform identity.end_what_she_showed(new.id);
  perform social.tell_live('gone:' || new.id);
  perform identity.ask_step(new.id, step) from unnest('{money,shop,social}'::text[]) as step;
  return null;
end
$$;

create or replace function identity.end_what_she_showed(p_person uuid) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_rows int;
begin
  delete from social.share where person_id = p_person;
  get diagnostics v_rows = row_count;
  perform identity.count_deleted(p_person, 'shares', v_rows);
  delete from social.recommendation where person_id = p_person;
  get diagnostics v_rows = row_count;
  perform identity.count_deleted(p_person, 'shares', v_rows);
  delete from social.list where person_id = p_person;
  get diagnostics v_rows = row_count;
  perform identity.count_deleted(p_person, 'lists', v_rows);
  -- What was given at a fundraiser of hers stays given.
  delete from shop.fundraiser where person_id = p_person;
  get diagnostics v_rows = row_count;
  perform identity.count_deleted(p_person, 'words', v_rows);
end
$$;

-- Asks again for steps that nobody is about to do: a job that was given up, or that would wait for long. Answers how many.
create or replace function identity.resume_deletions() returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_asked int := 0;
  one record;
begin
  for one in
    select d.person_id, s.step, case s.step when 'traces' then 'identity' else s.step end as ring
    from identity.deletion d join identity.deletion_step s on s.number = d.number
    where d.done_at is null and s.done_at is null and d.closed_at < now() - interval '5 seconds'
      and (s.step <> 'traces' or not exists (
        select from identity.deletion_step o where o.number = d.number and o.step <> 'traces' and o.done_at is null))
    for update of s skip locked
  loop
    if not queue.is_near(one.ring || ':forget:' || one.person_id) then
      perform identity.ask_step(one.person_id, one.step);
      v_asked := v_asked + 1;
    end if;
  end loop;
  return v_asked;
end
$$;

-- Waiting jobs that would only have written to her go with her; those that still have to be done name no person.
create or replace function identity.forget_jobs(p_person uuid, p_shown text) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return queue.forget_jobs(p_person::text, p_shown);
end
$$;

revoke all on function identity.ask_step(uuid, text), identity.count_deleted(uuid, text, int), identity.count_letters(uuid, int),
  identity.step_done(uuid, text),
  identity.person_closed(), identity.end_what_she_showed(uuid), identity.resume_deletions(), identity.forget_jobs(uuid, text) from public;
grant execute on function identity.count_deleted(uuid, text, int), identity.count_letters(uuid, int), identity.step_done(uuid, text)
  to {{identity}}, {{shop}}, {{money}}, {{social}};
grant execute on function identity.resume_deletions(), identity.forget_jobs(uuid, text) to {{identity}};

create or replace trigger person_closed after update of state on identity.person
  for each row when (new.state = 'closed' and old.state <> 'closed') execute function identity.person_closed();
