-- The people who run Souk: which roles somebody has on a session, whether she may act now, and her looks at people's data. Nothing else
-- asks who is an operator.

revoke all on identity.operator_role, identity.look from {{identity}}, {{shop}}, {{money}}, {{social}};
grant select, insert, delete on identity.operator_role to {{identity}};
grant select on identity.look to {{identity}};

-- Roles count in a session that was begun with a passkey. Demo accounts are excused, whose password is printed: live mode does not
-- start while there is one.
create or replace function identity.roles_in(p_session uuid) returns text[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(r.role order by r.role), '{}')
  from identity.session s join identity.person p on p.id = s.person_id join identity.operator_role r on r.person_id = p.id
  where s.id = p_session and s.revoked_at is null and s.expires_at > now() and p.state = 'active' and (s.method = 'passkey' or p.demo)
$$;

-- Whether somebody has a role at all: what is decided and looked at asks it once more where it is done.
create or replace function identity.has_role(p_person uuid, p_role text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from identity.operator_role r join identity.person p on p.id = r.person_id
    where r.person_id = p_person and r.role = p_role and p.state = 'active')
$$;

-- Whether an act of a role may be done now: on a session of hers in which the role counts, with a passkey shown in the last minutes.
-- Codes: yes, not_found, prove.
create or replace function identity.may_operate(p_session uuid, p_person uuid, p_role text, p_minutes int) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((
    select case when not p_role = any (identity.roles_in(s.id)) then 'not_found'
      when case when p.demo then greatest(s.proven_at, s.passkey_proven_at) else s.passkey_proven_at end
        > now() - make_interval(mins => p_minutes) then 'yes'
      else 'prove' end
    from identity.session s join identity.person p on p.id = s.person_id where s.id = p_session and s.person_id = p_person), 'not_found')
$$;

-- Looks are appended for ever. One is open for half an hour, in which the same again is the same look.
create or replace function identity.refuse_look_change() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'looks are append-only' using errcode = '42501';
end $$;
create or replace trigger look_append_only before update or delete on identity.look
  for each row execute function identity.refuse_look_change();
create or replace trigger look_no_truncate before truncate on identity.look
  for each statement execute function identity.refuse_look_change();

create or replace function identity.looking(p_looker uuid, p_kind text, p_subject text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from identity.look l where l.looker_id = p_looker and l.kind = p_kind and l.subject = p_subject
    and l.at > now() - interval '30 minutes')
$$;

-- Writes a look, before anything is shown. Whoever has not the role writes none, and is shown nothing.
create or replace function identity.look(p_looker uuid, p_role text, p_person uuid, p_kind text, p_subject text, p_ground text, p_words text)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not identity.has_role(p_looker, p_role) then return false; end if;
  if not exists (select from identity.look l where l.looker_id = p_looker and l.kind = p_kind and l.subject = p_subject
      and l.person_id is not distinct from p_person and l.at > now() - interval '30 minutes') then
    insert into identity.look (person_id, looker_id, role, kind, subject, ground, words)
    values (p_person, p_looker, p_role, p_kind, p_subject, p_ground, p_words);
  end if;
  return true;
end $$;

-- The same of what is a page's: each of its owners reads it.
create or replace function identity.look_at_page(p_looker uuid, p_role text, p_page uuid, p_kind text, p_subject text, p_ground text, p_words text)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_person uuid;
begin
  if not identity.has_role(p_looker, p_role) then return false; end if;
  for v_person in select m.person_id from shop.page_member m where m.page_id = p_page and 'owner' = any (m.roles) loop
    perform identity.look(p_looker, p_role, v_person, p_kind, p_subject, p_ground, p_words);
  end loop;
  return true;
end $$;

revoke all on function identity.roles_in(uuid), identity.has_role(uuid, text), identity.may_operate(uuid, uuid, text, int),
  identity.refuse_look_change(), identity.looking(uuid, text, text), identity.look(uuid, text, uuid, text, text, text, text),
  identity.look_at_page(uuid, text, uuid, text, text, text, text) from public;
grant execute on function identity.roles_in(uuid), identity.may_operate(uuid, uuid, text, int) to {{identity}};
grant execute on function identity.looking(uuid, text, text), identity.look(uuid, text, uuid, text, text, text, text),
  identity.look_at_page(uuid, text, uuid, text, text, text, text) to {{identity}}, {{money}}, {{social}};
