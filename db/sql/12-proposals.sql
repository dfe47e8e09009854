-- What one operator proposes and another approves (db/schema/identity/proposal.ts): written by these functions alone, each with its
-- line in the audit in the same transaction. `p_name` is how the audit names whoever asks.

-- Whose role it takes; null for what nobody proposes.
create or replace function identity.role_for(p_action text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case p_action when 'market.change' then 'markets' end
$$;

-- What an approval does, and what taking it back does, by the action. Codes besides `done` are the action's own refusals.
create or replace function identity.carry_out(p identity.proposal) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  case p.action
    when 'market.change' then return markets.carry_out(p);
    else return 'not_found';
  end case;
end $$;
create or replace function identity.take_back(p identity.proposal) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  case p.action
    when 'market.change' then return markets.take_back(p);
    else return 'not_found';
  end case;
end $$;
-- What has to be as it is now when it is carried out.
create or replace function identity.standing(p_action text, p_subject text, p_payload jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  case p_action
    when 'market.change' then return markets.standing(p_subject, p_payload -> 'capabilities');
    else return null;
  end case;
end $$;
revoke all on function identity.role_for(text), identity.carry_out(identity.proposal), identity.take_back(identity.proposal),
  identity.standing(text, text, jsonb) from public;

-- Proposes. The id is made before the tap, so that twice is once. Codes: done, again, not_found (not her role).
create or replace function identity.propose(p_name text, p_person uuid, p_id uuid, p_action text, p_subject text, p_payload jsonb, p_reason text)
returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_by uuid;
begin
  if not coalesce(identity.has_role(p_person, identity.role_for(p_action)), false) then return 'not_found'; end if;
  insert into identity.proposal (id, action, subject, payload, reason, proposed_by, expires_at)
  values (p_id, p_action, p_subject, p_payload || jsonb_build_object('was', identity.standing(p_action, p_subject, p_payload)), p_reason,
    p_person, now() + interval '7 days')
  on conflict (id) do nothing;
  if not found then
    select proposed_by into v_by from identity.proposal where id = p_id;
    return case when v_by = p_person then 'again' else 'not_found' end;
  end if;
  perform identity.audit(p_name, 'proposal.make', p_subject, jsonb_build_object('proposal', p_id, 'action', p_action));
  return 'done';
end $$;

-- Approves or refuses: by another operator than whoever proposed it (the table holds that too), once. What is approved is carried out
-- here. Codes: done, again, not_found, own, over, expired, and the action's own.
create or replace function identity.answer_proposal(p_name text, p_person uuid, p_id uuid, p_verdict text)
returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p identity.proposal;
  v_code text := 'done';
begin
  select * into p from identity.proposal where id = p_id for update;
  if p.id is null or not coalesce(identity.has_role(p_person, identity.role_for(p.action)), false) then return 'not_found'; end if;
  if p.state <> 'proposed' then
    return case when p.state = p_verdict and p.decided_by = p_person then 'again' else 'over' end;
  end if;
  if p.proposed_by = p_person then return 'own'; end if;
  if p.expires_at <= now() then return 'expired'; end if;
  if p_verdict = 'approved' then v_code := identity.carry_out(p); end if;
  if v_code <> 'done' then return v_code; end if;
  update identity.proposal set state = p_verdict, decided_by = p_person, decided_at = clock_timestamp() where id = p_id;
  perform identity.audit(p_name, case p_verdict when 'approved' then 'proposal.approve' else 'proposal.refuse' end, p.subject,
    jsonb_build_object('proposal', p_id, 'action', p.action));
  return 'done';
end $$;

-- Withdraws what nobody has decided yet; whoever proposed it. Codes: done, again, not_found, over.
create or replace function identity.withdraw_proposal(p_name text, p_person uuid, p_id uuid)
returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p identity.proposal;
begin
  select * into p from identity.proposal where id = p_id and proposed_by = p_person for update;
  if p.id is null or not coalesce(identity.has_role(p_person, identity.role_for(p.action)), false) then return 'not_found'; end if;
  if p.state <> 'proposed' then return case p.state when 'withdrawn' then 'again' else 'over' end; end if;
  update identity.proposal set state = 'withdrawn', decided_at = clock_timestamp() where id = p_id;
  perform identity.audit(p_name, 'proposal.withdraw', p.subject, jsonb_build_object('proposal', p_id, 'action', p.action));
  return 'done';
end $$;

-- Takes an approval back within a minute, by either of the two. Codes: done, again, not_found, over, too_late, and the action's own.
create or replace function identity.undo_proposal(p_name text, p_person uuid, p_id uuid)
returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p identity.proposal;
  v_code text;
begin
  select * into p from identity.proposal where id = p_id and p_person in (proposed_by, decided_by) for update;
  if p.id is null or not coalesce(identity.has_role(p_person, identity.role_for(p.action)), false) then return 'not_found'; end if;
  if p.state <> 'approved' then return case p.state when 'undone' then 'again' else 'over' end; end if;
  if clock_timestamp() > p.decided_at + interval '1 minute' then return 'too_late'; end if;
  v_code := identity.take_back(p);
  if v_code <> 'done' then return v_code; end if;
  update identity.proposal set state = 'undone', undone_by = p_person, undone_at = clock_timestamp() where id = p_id;
  perform identity.audit(p_name, 'proposal.undo', p.subject, jsonb_build_object('proposal', p_id, 'action', p.action));
  return 'done';
end $$;

revoke all on function identity.propose(text, uuid, uuid, text, text, jsonb, text), identity.answer_proposal(text, uuid, uuid, text),
  identity.withdraw_proposal(text, uuid, uuid), identity.undo_proposal(text, uuid, uuid) from public;
grant execute on function identity.propose(text, uuid, uuid, text, text, jsonb, text), identity.answer_proposal(text, uuid, uuid, text),
  identity.withdraw_proposal(text, uuid, uuid), identity.undo_proposal(text, uuid, uuid) to {{identity}};
