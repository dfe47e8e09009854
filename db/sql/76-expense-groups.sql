-- Groups that split what they spend: seen by their members and nobody else, written by the functions below alone.

grant insert, delete on money.expense_group, money.group_member, money.expense, money.expense_version, money.expense_part,
  money.group_repayment, money.group_reminder, money.reminder_off to {{money}};
grant update (at) on money.group_reminder to {{money}};
grant update (turn) on money.expense_group to {{money}};
grant update (owner, sealed, token_hash, reminders_off, left_at) on money.group_member to {{money}};
grant update (version, removed) on money.expense to {{money}};
grant update (state, answered_at) on money.group_repayment to {{money}};

-- The groups that somebody is in. It reads as the system for as long as it reads, or the row security that asks it would ask itself.
create or replace function money.groups_of(p_owner text) returns setof uuid
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare v_actor text := money.actor();
begin
  perform set_config('souk.actor', 'system', true);
  return query select m.group_id from money.group_member m where m.owner = p_owner and m.left_at is null;
  perform set_config('souk.actor', v_actor, true);
end $$;

do $$
declare v_table text;
begin
  foreach v_table in array '{expense_group,group_member,expense,expense_version,expense_part,group_repayment,group_reminder}'::text[] loop
    execute format('alter table money.%I enable row level security', v_table);
    execute format('alter table money.%I force row level security', v_table);
    execute format('drop policy if exists members_see on money.%I', v_table);
    execute format('create policy members_see on money.%I for select using (money.actor() = ''system'' or %s)', v_table, case v_table
      when 'expense_group' then 'id in (select money.groups_of(money.actor()))'
      else 'group_id in (select money.groups_of(money.actor()))' end);
    execute format('drop policy if exists functions_write on money.%I', v_table);
    execute format('create policy functions_write on money.%I for insert with check (money.actor() = ''system'')', v_table);
    execute format('drop policy if exists functions_change on money.%I', v_table);
    execute format('create policy functions_change on money.%I for update using (money.actor() = ''system'')', v_table);
    execute format('drop policy if exists functions_forget on money.%I', v_table);
    execute format('create policy functions_forget on money.%I for delete using (money.actor() = ''system'')', v_table);
  end loop;
end $$;

-- What was paid and what is borne of a version are its whole, to the unit: asked when the transaction ends.
create or replace function money.check_expense() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.expense_version; v_paid numeric; v_borne numeric;
begin
  perform set_config('souk.actor', 'system', true);
  select * into v from money.expense_version where expense_id = new.expense_id and version = new.version;
  if v.expense_id is null then return null; end if;
  select coalesce(sum(p.paid_minor), 0), coalesce(sum(p.borne_minor), 0) into v_paid, v_borne
  from money.expense_part p where p.expense_id = v.expense_id and p.version = v.version;
  if v_paid <> v.amount_minor or v_borne <> v.amount_minor then
    raise exception 'an expense does not come out' using errcode = '23514', constraint = 'expense_comes_out';
  end if;
  return null;
end $$;
drop trigger if exists expense_comes_out on money.expense_version;
create constraint trigger expense_comes_out after insert on money.expense_version deferrable initially deferred
  for each row execute function money.check_expense();
drop trigger if exists parts_come_out on money.expense_part;
create constraint trigger parts_come_out after insert on money.expense_part deferrable initially deferred
  for each row execute function money.check_expense();

create or replace function money.refuse_rewriting() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'what was said of an expense stays as it was said' using errcode = '23514', constraint = 'expense_stays_said';
end $$;
create or replace trigger version_stays before update on money.expense_version for each row execute function money.refuse_rewriting();
create or replace trigger part_stays before update on money.expense_part for each row execute function money.refuse_rewriting();

-- What each member is owed (or owes, below zero), currency by currency, in the groups that whoever asks may see; who is even is left out.
-- A sum of many is larger than the largest of one may be: it is exact at any size.
drop function if exists money.group_balances(uuid[]);
create function money.group_balances(p_groups uuid[])
returns table (group_id uuid, member_id uuid, currency text, minor numeric)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select x.group_id, x.member_id, x.currency, sum(x.minor) from (
    select v.group_id, p.member_id, v.currency, p.paid_minor - p.borne_minor as minor
    from money.expense e join money.expense_version v on v.expense_id = e.id and v.version = e.version
    join money.expense_part p on p.expense_id = v.expense_id and p.version = v.version
    where e.group_id = any(p_groups) and not e.removed
    union all
    select r.group_id, s.member_id, r.currency, s.minor from money.group_repayment r
    cross join lateral (values (r.from_id, r.amount_minor), (r.to_id, -r.amount_minor)) s(member_id, minor)
    where r.group_id = any(p_groups) and r.state = 'confirmed'
  ) x group by x.group_id, x.member_id, x.currency having sum(x.minor) <> 0
$$;

-- The place of whoever acts in a group, which is held against everybody else who changes it; null where she has none.
create or replace function money.take_group(p_group uuid, p_owner text) returns uuid
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  perform from money.expense_group g where g.id = p_group for update;
  return (select m.id from money.group_member m where m.group_id = p_group and m.owner = p_owner and m.left_at is null);
end $$;

-- Begins a group: {owner, group, member, sealed, currency}. The same group again is a replay; an id that somebody else has is `not_found`.
create or replace function money.start_group(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  perform pg_advisory_xact_lock(hashtextextended('groups:' || (p->>'owner'), 0));
  if exists (select from money.expense_group g where g.id = (p->>'group')::uuid) then
    return jsonb_build_object('result', case when money.take_group((p->>'group')::uuid, p->>'owner') is null then 'not_found' else 'replay' end);
  elsif (select count(*) from money.groups_of(p->>'owner')) >= 200 then
    return '{"result": "full"}';
  end if;
  insert into money.expense_group (id, sealed, currency) values ((p->>'group')::uuid, p->>'sealed', p->>'currency');
  insert into money.group_member (id, group_id, owner, place) values ((p->>'member')::uuid, (p->>'group')::uuid, p->>'owner', 0);
  return '{"result": "done"}';
end $$;

-- A new place: {owner, group, member, person?, sealed?}: a person's, or a name's. The same id again is a `replay` (with what is sealed of a name, so
-- that it can be compared), for somebody else `mismatch`.
create or replace function money.add_member(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_group uuid := (p->>'group')::uuid; v_known money.group_member;
begin
  if money.take_group(v_group, p->>'owner') is null then
    return '{"result": "not_found"}';
  end if;
  select * into v_known from money.group_member m where m.id = (p->>'member')::uuid and m.group_id = v_group;
  if v_known.id is not null then
    return jsonb_build_object('result', case when v_known.owner is distinct from p->>'person' then 'mismatch' else 'replay' end, 'sealed', v_known.sealed);
  elsif exists (select from money.group_member m where m.group_id = v_group and m.owner = p->>'person' and m.left_at is null) then
    return '{"result": "already_in"}';
  elsif (select count(*) from money.group_member m where m.group_id = v_group) >= 50 then
    return '{"result": "full"}';
  end if;
  insert into money.group_member (id, group_id, owner, sealed, place)
  select (p->>'member')::uuid, v_group, p->>'person', p->>'sealed', max(m.place) + 1
  from money.group_member m where m.group_id = v_group;
  return '{"result": "done"}';
end $$;

-- A link for a place that is a name's: the one before opens nothing any more.
create or replace function money.renew_invite(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if money.take_group((p->>'group')::uuid, p->>'owner') is null then
    return '{"result": "not_found"}';
  end if;
  update money.group_member m set token_hash = p->>'tokenHash'
  where m.id = (p->>'member')::uuid and m.group_id = (p->>'group')::uuid and m.owner is null and m.left_at is null;
  return jsonb_build_object('result', case when found then 'done' else 'not_found' end);
end $$;

-- Takes a place over by its link: {owner, tokenHash}. Of two at once one is first; the other finds nothing.
create or replace function money.join_group(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_group uuid; v_place uuid;
begin
  perform set_config('souk.actor', 'system', true);
  select m.group_id into v_group from money.group_member m where m.token_hash = p->>'tokenHash' and m.left_at is null;
  if v_group is null then
    return '{"result": "not_found"}';
  elsif money.take_group(v_group, p->>'owner') is not null then
    return jsonb_build_object('result', 'already_in', 'group', v_group);
  end if;
  update money.group_member m set owner = p->>'owner', sealed = null, token_hash = null
  where m.token_hash = p->>'tokenHash' and m.owner is null and m.left_at is null returning m.id into v_place;
  if v_place is null then return '{"result": "not_found"}'; end if;
  return jsonb_build_object('result', 'done', 'group', v_group);
end $$;

-- Everything of groups in which nobody is left who could look at them; the keys that opened it are destroyed by jobs of the same transaction.
create or replace function money.end_empty_groups(p_groups uuid[]) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_ended uuid[];
begin
  perform set_config('souk.actor', 'system', true);
  perform from money.expense_group g where g.id = any(p_groups) order by g.id for update;
  select coalesce(array_agg(g.id), '{}') into v_ended from money.expense_group g where g.id = any(p_groups) and not exists (
    select from money.group_member m where m.group_id = g.id and m.owner is not null and m.left_at is null
      and not exists (select from money.gone_buyer b where b.owner = m.owner));
  delete from money.group_reminder r where r.group_id = any(v_ended);
  delete from money.group_repayment r where r.group_id = any(v_ended);
  delete from money.expense_photo x where x.group_id = any(v_ended);
  delete from money.expense_part p where p.group_id = any(v_ended);
  delete from money.expense_version v where v.group_id = any(v_ended);
  delete from money.expense e where e.group_id = any(v_ended);
  delete from money.group_member m where m.group_id = any(v_ended);
  delete from money.expense_group g where g.id = any(v_ended);
  perform queue.add_money('money:destroy-key', json_build_object('owner', 'group:' || x), now(), 'destroy-key:group:' || x)
  from unnest(v_ended) x;
end $$;

-- What a closed account was in goes on without her name, and ends where she was the last.
create or replace function money.forget_groups(p_owner text) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  select money.end_empty_groups(array(select money.groups_of(p_owner)))
$$;

-- Leaves a group, or takes a place out of it that is a name's: {owner, group, member?}. {result: done | not_even | waiting | not_found}.
create or replace function money.leave_group(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_group uuid := (p->>'group')::uuid; v_me uuid := money.take_group((p->>'group')::uuid, p->>'owner'); v_who uuid;
begin
  select m.id into v_who from money.group_member m where m.group_id = v_group and m.left_at is null
    and m.id = coalesce((p->>'member')::uuid, v_me) and (m.id = v_me or m.owner is null);
  if v_me is null or v_who is null then
    return '{"result": "not_found"}';
  elsif exists (select from money.group_balances(array[v_group]) b where b.member_id = v_who) then
    return '{"result": "not_even"}';
  elsif exists (select from money.group_repayment r where r.group_id = v_group and v_who in (r.from_id, r.to_id) and (r.state = 'said'
      -- A bank may send back what has arrived for some days.
      or r.way = 'transfer' and r.state = 'confirmed' and r.answered_at > clock_timestamp() - interval '10 days')) then
    return '{"result": "waiting"}';
  end if;
  update money.group_member m set left_at = clock_timestamp(), token_hash = null where m.id = v_who;
  perform money.end_empty_groups(array[v_group]);
  return '{"result": "done"}';
end $$;

-- Writes an expense, a change of it or that it is taken away: {owner, group, expense, version (0 for a new one, else the one that is changed),
-- key, removed, currency, amount, way, turn, day, sealed, parts: [{member, paid, borne, weight, adjusted}]}.
-- {result: done | replay | moved | changed | left | not_found, expense?, turn?}. `moved`: the turn went on meanwhile; `left`: it would change
-- what is open for somebody who has left.
create or replace function money.write_expense(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_group uuid := (p->>'group')::uuid; v_expense uuid := (p->>'expense')::uuid; v_was int := (p->>'version')::int;
  v_removed boolean := (p->>'removed')::boolean;
  v_me uuid := money.take_group((p->>'group')::uuid, p->>'owner'); v_turn int; v_known uuid; v_latest int;
begin
  if v_me is null then return '{"result": "not_found"}'; end if;
  select v.expense_id into v_known from money.expense_version v where v.group_id = v_group and v.key = p->>'key';
  if v_known is not null then
    return jsonb_build_object('result', 'replay', 'expense', v_known);
  elsif exists (select from jsonb_array_elements(p->'parts') x where not exists (
    select from money.group_member m where m.id = (x->>'member')::uuid and m.group_id = v_group)) then
    return '{"result": "not_found"}';
  end if;
  if v_was = 0 then
    select g.turn into v_turn from money.expense_group g where g.id = v_group;
    if v_turn <> (p->>'turn')::int then
      return jsonb_build_object('result', 'moved', 'turn', v_turn);
    end if;
  else
    select e.version into v_latest from money.expense e where e.id = v_expense and e.group_id = v_group and not e.removed;
    if v_latest is null then
      return '{"result": "not_found"}';
    elsif v_latest <> v_was then
      return '{"result": "changed"}';
    end if;
  end if;
  if exists (
    select from (
      select (x->>'member')::uuid as member, p->>'currency' as currency, (x->>'paid')::bigint - (x->>'borne')::bigint as minor
      from jsonb_array_elements(p->'parts') x where not v_removed
      union all
      select o.member_id, v.currency, o.borne_minor - o.paid_minor from money.expense_part o
      join money.expense_version v on v.expense_id = o.expense_id and v.version = o.version
      where o.expense_id = v_expense and o.version = v_was and v.group_id = v_group
    ) s join money.group_member m on m.id = s.member and m.left_at is not null
    group by s.member, s.currency having sum(s.minor) <> 0) then
    return '{"result": "left"}';
  end if;
  if v_was = 0 then
    insert into money.expense (id, group_id) values (v_expense, v_group);
    update money.expense_group g set turn = g.turn + 1 where g.id = v_group;
  else
    update money.expense e set version = v_was + 1, removed = v_removed where e.id = v_expense;
  end if;
  insert into money.expense_version (expense_id, version, group_id, writer_id, key, removed, currency, amount_minor, way, turn, day, sealed)
  values (v_expense, v_was + 1, v_group, v_me, p->>'key', v_removed, p->>'currency', (p->>'amount')::bigint, p->>'way', (p->>'turn')::int,
    (p->>'day')::date, p->>'sealed');
  insert into money.expense_part (expense_id, version, group_id, member_id, paid_minor, borne_minor, weight, adjusted_minor)
  select v_expense, v_was + 1, v_group, (x->>'member')::uuid, (x->>'paid')::bigint, (x->>'borne')::bigint, (x->>'weight')::bigint, (x->>'adjusted')::bigint
  from jsonb_array_elements(p->'parts') x;
  return jsonb_build_object('result', 'done', 'expense', v_expense);
end $$;

-- Whether a place has somebody behind it who could confirm or deny anything.
create or replace function money.can_answer(m money.group_member) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select m.owner is not null and m.left_at is null and not exists (select from money.gone_buyer b where b.owner = m.owner)
$$;

-- Says that one member paid another outside of here, or lets her off: {owner, group, repayment, from, to, way, currency, amount}.
-- By one of the two, or by anybody where neither has an account; let off only by whom it is owed to. It holds at once where nobody
-- could answer it; not while a transfer pays the same. {result: said | confirmed | replay | mismatch | being_paid | not_found}; `mismatch`: the same id
-- said something else.
create or replace function money.say_repaid(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_group uuid := (p->>'group')::uuid; v_me uuid := money.take_group((p->>'group')::uuid, p->>'owner');
  v_from money.group_member; v_to money.group_member; v_other money.group_member; v_state text; v_known money.group_repayment;
begin
  select * into v_from from money.group_member m where m.id = (p->>'from')::uuid and m.group_id = v_group and m.left_at is null;
  select * into v_to from money.group_member m where m.id = (p->>'to')::uuid and m.group_id = v_group and m.left_at is null;
  select * into v_known from money.group_repayment r where r.id = (p->>'repayment')::uuid and r.group_id = v_group;
  if v_me is null or v_from.id is null or v_to.id is null or v_from.id = v_to.id then
    return '{"result": "not_found"}';
  elsif v_known.id is not null then
    return jsonb_build_object('result', case when (v_known.from_id, v_known.to_id, v_known.way, v_known.currency, v_known.amount_minor)
      = (v_from.id, v_to.id, p->>'way', p->>'currency', (p->>'amount')::bigint) then 'replay' else 'mismatch' end);
  elsif exists (select from money.group_repayment r where r.group_id = v_group and r.from_id = v_from.id and r.to_id = v_to.id
      and r.currency = p->>'currency' and r.way = 'transfer' and r.state = 'said') then
    return '{"result": "being_paid"}';
  elsif v_me not in (v_from.id, v_to.id) and (money.can_answer(v_from) or money.can_answer(v_to))
     or p->>'way' = 'forgiven' and v_me <> v_to.id and money.can_answer(v_to) then
    return '{"result": "not_found"}';
  end if;
  if v_me = v_from.id then v_other := v_to; else v_other := v_from; end if;
  v_state := case when p->>'way' = 'forgiven' or not money.can_answer(v_other) then 'confirmed' else 'said' end;
  insert into money.group_repayment (id, group_id, from_id, to_id, teller_id, way, currency, amount_minor, state, answered_at)
  values ((p->>'repayment')::uuid, v_group, v_from.id, v_to.id, v_me, p->>'way', p->>'currency', (p->>'amount')::bigint, v_state,
    case when v_state = 'confirmed' then clock_timestamp() end);
  return jsonb_build_object('result', v_state);
end $$;

-- Confirms or denies what the other side says was paid, or takes back what one said oneself: {owner, group, repayment, answer}.
-- {result: done | replay | too_late | not_found}. One that names a transfer is answered by that alone.
create or replace function money.answer_repaid(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_group uuid := (p->>'group')::uuid; v_me uuid := money.take_group((p->>'group')::uuid, p->>'owner'); r money.group_repayment;
begin
  select * into r from money.group_repayment x where x.id = (p->>'repayment')::uuid and x.group_id = v_group and x.transfer_id is null for update;
  if v_me is null or r.id is null or v_me not in (r.from_id, r.to_id, r.teller_id) or (v_me = r.teller_id) <> (p->>'answer' = 'taken_back') then
    return '{"result": "not_found"}';
  elsif r.state = p->>'answer' then
    return '{"result": "replay"}';
  elsif r.state <> 'said' then
    return '{"result": "too_late"}';
  end if;
  update money.group_repayment x set state = p->>'answer', answered_at = clock_timestamp() where x.id = r.id;
  return '{"result": "done"}';
end $$;

alter table money.reminder_off enable row level security;
alter table money.reminder_off force row level security;
drop policy if exists hers on money.reminder_off;
create policy hers on money.reminder_off using (money.actor() = 'system' or owner = money.actor());

-- Reminds a member of what is open for her, by mail: {owner, group, member}. {result: done | too_soon | unwanted | not_found}. At most once in
-- three days, by somebody who is owed something in a currency in which she owes; never one who wants none of this group or of this person.
create or replace function money.remind_member(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_group uuid := (p->>'group')::uuid; v_me uuid := money.take_group((p->>'group')::uuid, p->>'owner'); v_to money.group_member;
begin
  select * into v_to from money.group_member m where m.id = (p->>'member')::uuid and m.group_id = v_group;
  if v_me is null or v_to.id is null or v_to.id = v_me or not money.can_answer(v_to) or not exists (
    select from money.group_balances(array[v_group]) mine join money.group_balances(array[v_group]) hers using (currency)
    where mine.member_id = v_me and mine.minor > 0 and hers.member_id = v_to.id and hers.minor < 0) then
    return '{"result": "not_found"}';
  elsif v_to.reminders_off or exists (select from money.reminder_off o where o.owner = v_to.owner and o.other = p->>'owner') then
    return '{"result": "unwanted"}';
  end if;
  insert into money.group_reminder as r (group_id, from_id, to_id, at) values (v_group, v_me, v_to.id, clock_timestamp())
  on conflict (group_id, from_id, to_id) do update set at = excluded.at where r.at <= clock_timestamp() - interval '3 days';
  if not found then return '{"result": "too_soon"}'; end if;
  perform queue.add_money('money:mail-reminder', json_build_object('group', v_group, 'from', v_me, 'to', v_to.id), now(),
    'reminder:' || v_me || ':' || v_to.id);
  return '{"result": "done"}';
end $$;

-- Whether she wants reminders of this group, or (with a member) of that person in any group: {owner, group, member?, wanted}.
create or replace function money.want_reminders(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_group uuid := (p->>'group')::uuid; v_me uuid := money.take_group((p->>'group')::uuid, p->>'owner'); v_other text;
begin
  if v_me is null then return '{"result": "not_found"}'; end if;
  if p->>'member' is null then
    update money.group_member m set reminders_off = not (p->>'wanted')::boolean where m.id = v_me;
    return '{"result": "done"}';
  end if;
  select m.owner into v_other from money.group_member m where m.id = (p->>'member')::uuid and m.group_id = v_group and m.id <> v_me;
  if v_other is null then return '{"result": "not_found"}'; end if;
  if (p->>'wanted')::boolean then
    delete from money.reminder_off o where o.owner = p->>'owner' and o.other = v_other;
  else
    insert into money.reminder_off (owner, other) values (p->>'owner', v_other) on conflict do nothing;
  end if;
  return '{"result": "done"}';
end $$;
