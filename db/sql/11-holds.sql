-- What is held back, and by nothing but a decision (db/schema/identity/decision.ts). Whoever shows or changes a thing asks these
-- questions; who decided and why is not told by them.

revoke all on identity.decision, identity.appeal from {{identity}}, {{shop}}, {{money}}, {{social}};
grant select on identity.decision, identity.appeal to {{social}};

-- Whether a decision still holds.
create or replace function identity.holds(d identity.decision) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select d.lifted_at is null and (d.ends_at is null or d.ends_at > now())
$$;
-- Whether a thing is held back by a measure: removed, for what people say and shops show.
create or replace function identity.held(p_kind text, p_id uuid, p_measure text default 'remove') returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from identity.decision d
    where d.subject_kind = p_kind and d.subject_id = p_id and d.lifted_at is null and d.measure = p_measure and identity.holds(d))
$$;
-- Things of a kind that are found by their address alone: no search, no feed.
create or replace function identity.limited(p_kind text) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.subject_id from identity.decision d
  where d.subject_kind = p_kind and d.lifted_at is null and d.measure = 'limit' and identity.holds(d)
$$;
-- Accounts that are nobody to everybody else for a time.
create or replace function identity.is_suspended(p_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select identity.held('person', p_person, 'suspend')
$$;
create or replace function identity.suspended() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.subject_id from identity.decision d
  where d.subject_kind = 'person' and d.lifted_at is null and d.measure = 'suspend' and identity.holds(d)
$$;
-- What of a page's money waits for a decision: whole orders, the oldest first, until they are as much as was decided on. `p_before` is what the older ones
-- come to.
drop function if exists identity.money_held(uuid, text, bigint);
create or replace function identity.money_held(p_page uuid, p_currency text, p_before bigint, out until timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select max(d.ends_at) from identity.decision d
  where d.subject_kind = 'page' and d.subject_id = p_page and d.lifted_at is null and d.measure = 'hold_money'
    and identity.holds(d) and d.currency = p_currency and d.amount_minor > p_before
$$;
revoke all on function identity.holds(identity.decision), identity.held(text, uuid, text), identity.limited(text),
  identity.is_suspended(uuid), identity.suspended(), identity.money_held(uuid, text, bigint) from public;
grant execute on function identity.holds(identity.decision) to {{social}};
grant execute on function identity.held(text, uuid, text), identity.limited(text), identity.is_suspended(uuid), identity.suspended()
  to {{identity}}, {{shop}}, {{money}}, {{social}};
grant execute on function identity.money_held(uuid, text, bigint) to {{money}};

-- Who may not write for now says nothing new anywhere; a trigger on every table of words asks. The column that names her is its argument.
create or replace function identity.refuse_paused() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_person uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  if v_person is not null and (identity.held('person', v_person, 'pause') or identity.held('person', v_person, 'suspend')) then
    raise exception 'this account may not write for now' using errcode = '23514', constraint = 'account_paused';
  end if;
  return new;
end $$;
-- What was taken away by a decision is not shown again by its owner.
create or replace function identity.refuse_held() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if identity.held(tg_argv[0], new.id, tg_argv[1]) then
    raise exception 'held back by a decision' using errcode = '23514', constraint = 'held_by_decision';
  end if;
  return new;
end $$;
-- And nothing is marked as held without one.
create or replace function identity.refuse_undecided() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not identity.held(tg_argv[0], new.id, tg_argv[1]) then
    raise exception 'nothing is held back without a decision' using errcode = '23514', constraint = 'hold_needs_decision';
  end if;
  return new;
end $$;
revoke all on function identity.refuse_paused(), identity.refuse_held(), identity.refuse_undecided() from public;
