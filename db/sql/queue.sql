-- The queue. Rings enqueue inside their own transaction through queue.add_<ring>() and can neither read a job nor name a task
-- of another ring; only the worker's login reads jobs. Payloads hold ids, never content, hence the size limit.

create schema if not exists queue;
revoke all on schema queue, graphile_worker from public;
grant usage on schema queue to {{shop}}, {{money}}, {{social}}, {{identity}}, {{queue}};

grant usage on schema graphile_worker to {{queue}};
grant select, insert, update, delete on all tables in schema graphile_worker to {{queue}};
grant usage, select on all sequences in schema graphile_worker to {{queue}};
revoke execute on all functions in schema graphile_worker from public;
grant execute on all functions in schema graphile_worker to {{queue}};

-- graphile-worker enables row security on its tables and expects to own them; our worker does not, so it needs a policy.
do $$
declare
  found record;
begin
  for found in select relname from pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity
  loop
    execute format('drop policy if exists souk_worker on graphile_worker.%I', found.relname);
    execute format('create policy souk_worker on graphile_worker.%I to {{queue}} using (true) with check (true)', found.relname);
  end loop;
end
$$;

-- Refuses a task of another ring and a payload that holds more than ids.
create or replace function queue.check_job(ring text, task text, payload json) returns void
  language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
  if task is null or task !~ ('^' || ring || ':[a-z][a-z0-9-]{0,62}$') then
    raise exception 'task % does not belong to ring %', task, ring using errcode = '42501';
  end if;
  if octet_length(payload::text) > 2048 then
    raise exception 'the payload of % is over 2048 bytes: pass ids, not content', task using errcode = '22001';
  end if;
end
$$;

-- Adds a job. A key replaces the waiting job of the same ring and key.
create or replace function queue.enqueue(ring text, task text, payload json, run_at timestamptz, key text) returns bigint
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  job bigint;
begin
  perform queue.check_job(ring, task, payload);
  select added.id into job from graphile_worker.add_job(
    identifier => task, payload => payload, run_at => run_at, job_key => ring || ':' || key,
    -- A catalogue that is published at once asks for thousands of looks; whatever else is to be done goes before them.
    priority => case when task in ('shop:see-picture', 'shop:compare-pictures', 'shop:compare-stored') then 10 else 0 end) as added;
  return job;
end
$$;
revoke all on function queue.check_job(text, text, json), queue.enqueue(text, text, json, timestamptz, text) from public;

-- Adds several jobs of the money ring at once, [{task, payload, key}], for the price of one.
create or replace function queue.add_money_jobs(jobs jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.check_job('money', job->>'task', (job->'payload')::json) from jsonb_array_elements(jobs) as job;
  perform graphile_worker.add_jobs(array(
    select row(job->>'task', (job->'payload')::json, null, null, null, 'money:' || (job->>'key'), null, null)::graphile_worker.job_spec
    from jsonb_array_elements(jobs) as job));
end
$$;
revoke all on function queue.add_money_jobs(jsonb) from public;
grant execute on function queue.add_money_jobs(jsonb) to {{money}};

create or replace function queue.add_shop(task text, payload json default '{}', run_at timestamptz default now(), key text default null)
  returns bigint language sql security definer set search_path = pg_catalog, pg_temp
  as $$ select queue.enqueue('shop', task, payload, run_at, key) $$;
create or replace function queue.add_money(task text, payload json default '{}', run_at timestamptz default now(), key text default null)
  returns bigint language sql security definer set search_path = pg_catalog, pg_temp
  as $$ select queue.enqueue('money', task, payload, run_at, key) $$;
create or replace function queue.add_social(task text, payload json default '{}', run_at timestamptz default now(), key text default null)
  returns bigint language sql security definer set search_path = pg_catalog, pg_temp
  as $$ select queue.enqueue('social', task, payload, run_at, key) $$;
create or replace function queue.add_identity(task text, payload json default '{}', run_at timestamptz default now(), key text default null)
  returns bigint language sql security definer set search_path = pg_catalog, pg_temp
  as $$ select queue.enqueue('identity', task, payload, run_at, key) $$;

revoke all on function queue.add_shop(text, json, timestamptz, text), queue.add_money(text, json, timestamptz, text),
  queue.add_social(text, json, timestamptz, text), queue.add_identity(text, json, timestamptz, text) from public;
grant execute on function queue.add_shop(text, json, timestamptz, text) to {{shop}};
grant execute on function queue.add_money(text, json, timestamptz, text) to {{money}};
grant execute on function queue.add_social(text, json, timestamptz, text) to {{social}};
grant execute on function queue.add_identity(text, json, timestamptz, text) to {{identity}};

-- When each table was last rewritten, and how many changes the server had counted by then (db/compact.ts).
create table if not exists queue.compacted (name text primary key, changes bigint not null, at timestamptz not null);

-- A worker says every few seconds that it lives and under which names it locks jobs. One that has been silent for 30 s is
-- dead; its jobs go back to the queue. The health page asks how long ago the last sign of life was.
create table if not exists queue.heartbeat (worker text primary key, locks text[] not null, seen_at timestamptz not null);

-- Whether a job runs: a worker that lives holds it, or one that took it just now and has not said yet that it lives. One that was killed
-- before it could say so holds nothing.
create or replace function queue.is_running(p_locked_at timestamptz, p_locked_by text) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select p_locked_at is not null and (p_locked_at > now() - interval '30 seconds'
    or exists (select from queue.heartbeat h where p_locked_by = any (h.locks)))
$$;
-- Whether the job of a key runs, or will within a minute.
create or replace function queue.is_near(p_key text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from graphile_worker._private_jobs j where j.key = p_key
    and (queue.is_running(j.locked_at, j.locked_by)
      or (j.locked_at is null and j.attempts < j.max_attempts and j.run_at < now() + interval '1 minute')))
$$;
-- Takes jobs out whose payload names a person, as the database writes her id or as the app does; those that run end by themselves.
create or replace function queue.forget_jobs(p_uuid text, p_shown text) returns int
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (
    delete from graphile_worker._private_jobs j
    where not queue.is_running(j.locked_at, j.locked_by)
      and (strpos(j.payload::text, p_uuid) > 0 or strpos(j.payload::text, p_shown) > 0) returning 1)
  select count(*)::int from gone
$$;
revoke all on function queue.is_running(timestamptz, text), queue.is_near(text), queue.forget_jobs(text, text) from public;

create or replace function queue.beat(worker_name text, lock_names text[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  dead text[];
begin
  with gone as (delete from queue.heartbeat where seen_at < now() - interval '30 seconds' returning locks)
  select array_agg(name) into dead from gone, unnest(gone.locks) as name;
  if dead is not null then
    perform graphile_worker.force_unlock_workers(dead);
  end if;
  insert into queue.heartbeat values (worker_name, lock_names, now())
  on conflict (worker) do update set seen_at = now(), locks = excluded.locks;
end
$$;
create or replace function queue.leave(worker_name text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  left_locks text[];
begin
  delete from queue.heartbeat where worker = worker_name returning locks into left_locks;
  perform graphile_worker.force_unlock_workers(left_locks);
end
$$;
create or replace function queue.worker_seen_seconds() returns double precision
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select extract(epoch from now() - max(seen_at))::float8 from queue.heartbeat $$;
revoke all on function queue.beat(text, text[]), queue.leave(text), queue.worker_seen_seconds() from public;
grant execute on function queue.beat(text, text[]), queue.leave(text) to {{queue}};
grant execute on function queue.worker_seen_seconds() to {{shop}}, {{money}}, {{social}}, {{identity}}, {{queue}};

-- What an operator may see of jobs that failed or that nobody takes: never the payload.
drop function if exists queue.failed_jobs();
create function queue.failed_jobs()
  returns table (id bigint, task text, attempts int, attempts_max int, last_error text, next_run_at timestamptz, given_up boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jobs.id, jobs.task_identifier, jobs.attempts::int, jobs.max_attempts::int, left(jobs.last_error, 400), jobs.run_at,
         jobs.attempts >= jobs.max_attempts
  from graphile_worker.jobs
  where jobs.last_error is not null or (jobs.run_at < now() - interval '2 minutes' and jobs.locked_at is null)
  order by jobs.updated_at desc limit 200
$$;
-- What waits, runs or failed about things, by their ids: the task and how it stands, never the payload. What is done has left the queue.
create or replace function queue.jobs_about(ids uuid[])
  returns table (task text, attempts int, attempts_max int, last_error text, added_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.identifier, j.attempts::int, j.max_attempts::int, left(j.last_error, 400), j.created_at
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where json_typeof(j.payload) = 'object' and exists (select from json_each_text(j.payload) e where e.value = any (ids::text[]))
  order by j.created_at limit 100
$$;
revoke all on function queue.jobs_about(uuid[]) from public;
grant execute on function queue.jobs_about(uuid[]) to {{money}};
-- Gives a failed job its first attempt back, so that a person can try again after mending the cause.
create or replace function queue.retry_job(job_id bigint) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update graphile_worker._private_jobs set attempts = 0, run_at = now(), last_error = null
  where _private_jobs.id = job_id and last_error is not null and locked_at is null returning true
$$;
revoke all on function queue.failed_jobs(), queue.retry_job(bigint) from public;
grant execute on function queue.failed_jobs(), queue.retry_job(bigint) to {{identity}}, {{queue}};
