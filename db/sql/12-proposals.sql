-- What one operator proposes and another approves (db/schema/identity/proposal.ts): written by these functions alone, each with its
-- line in the audit in the same transaction. `p_name` is how the audit names whoever asks.

-- Whose role it takes; null for what nobody proposes.
create or replace function identity.role_for(p_action text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case p_action when 'market.change' then 'markets'
    when 'payout.release' then 'money' when 'payout.hold-review' then 'money' when 'refund.settle' then 'money'
    when 'key.receipts' then 'keys' when 'key.vault' then 'keys' when 'key.revoke-review' then 'keys' end
$$;
-- What one person did at once to stop harm, and another looks at after: written by what stopped it, proposed by nobody.
create or replace function identity.is_review(p_action text) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select p_action in ('payout.hold-review', 'key.revoke-review')
$$;

-- What an approval does, and what taking it back does, by the action. Codes besides `done` are the action's own refusals.
create or replace function identity.carry_out(p identity.proposal) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  case p.action
    when 'market.change' then return markets.carry_out(p);
    when 'payout.release', 'refund.settle' then
      if identity.standing(p.action, p.subject, p.payload) is distinct from p.payload -> 'was' then return 'changed_since'; end if;
      perform queue.enqueue('identity', 'identity:carry-out', json_build_object('proposal', p.id), now() + interval '65 seconds', 'carry-out:' || p.id);
    when 'key.receipts', 'key.vault' then
      perform queue.enqueue('money', 'money:turn-key', json_build_object('proposal', p.id, 'action', p.action), now() + interval '65 seconds',
        'turn-key:' || p.id);
    else if not identity.is_review(p.action) then return 'not_found'; end if;
  end case;
  return 'done';
end $$;
create or replace function identity.take_back(p identity.proposal) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  case p.action
    when 'market.change' then return markets.take_back(p);
    -- Nothing of the others was done yet: what waits its minute is not carried out once it was taken back.
    else return 'done';
  end case;
end $$;
-- What has to be as it is now when it is carried out.
create or replace function identity.standing(p_action text, p_subject text, p_payload jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  case p_action
    when 'market.change' then return markets.standing(p_subject, p_payload -> 'capabilities');
    when 'payout.release' then return identity.money_hold(p_subject::uuid);
    when 'refund.settle' then return money.owed_now(p_subject::uuid);
    else return '{}'::jsonb;
  end case;
end $$;
-- Whether somebody is one of the people of a page, whatever her roles there.
create or replace function identity.works_on(p_page uuid, p_person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from shop.page_member m where m.page_id = p_page and m.person_id = p_person)
$$;
-- Whether somebody would decide about her own money: she works on the page of it, or is the buyer.
create or replace function identity.is_concerned(p_action text, p_subject text, p_person uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return coalesce(case
    when p_action in ('payout.release', 'payout.hold-review') then (select identity.works_on(d.page_id, p_person) from identity.decision d where d.id = p_subject::uuid)
    when p_action = 'refund.settle' then money.is_party(p_subject::uuid, p_person) end, false);
end $$;

-- A money hold that is in force, as those who release it agree on it: {page, amountMinor, currency, until}; null for none.
create or replace function identity.money_hold(p_decision uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('page', d.page_id, 'amountMinor', d.amount_minor::text, 'currency', d.currency, 'until', d.ends_at)
  from identity.decision d where d.id = p_decision and d.measure = 'hold_money' and identity.holds(d)
$$;
-- All of them, the oldest first: [{decision, rule, at, page, amountMinor, currency, until}]. Not why: that is read at the decision, where a look is noted.
create or replace function identity.money_holds(p_limit int) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(identity.money_hold(h.id) || jsonb_build_object('decision', h.id, 'rule', h.rule, 'at', h.at) order by h.at), '[]')
  from (select d.* from identity.decision d where d.measure = 'hold_money' and d.lifted_at is null and identity.holds(d) order by d.at limit p_limit) h
$$;

-- Whether both who agreed may still: whose role was taken away since is nobody's second pair of eyes.
create or replace function identity.both_may(p identity.proposal) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(identity.has_role(p.proposed_by, identity.role_for(p.action)) and identity.has_role(p.decided_by, identity.role_for(p.action)), false)
$$;
-- What two agreed on and whose minute is over, to be carried out once: locked until the caller ends. Null when it was never approved, was taken
-- back or was carried out before, and, which is noted, when one of the two may no longer; raises while its minute runs.
create or replace function identity.due_proposal(p_id uuid, p_action text) returns identity.proposal
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p identity.proposal;
begin
  select * into p from identity.proposal where id = p_id and action = p_action for update;
  if p.id is null or p.state <> 'approved' or p.done_at is not null then return null; end if;
  if clock_timestamp() <= p.decided_at + interval '1 minute' then
    raise exception 'its minute is not over' using errcode = '55000';
  end if;
  if not identity.both_may(p) then
    perform identity.done_proposal(p, 'role_gone');
    return null;
  end if;
  return p;
end $$;
create or replace function identity.done_proposal(p identity.proposal, p_outcome text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update identity.proposal set done_at = clock_timestamp(), outcome = p_outcome where id = p.id;
  perform identity.audit('system:four-eyes', 'proposal.carry-out', p.subject,
    jsonb_build_object('proposal', p.id, 'action', p.action, 'outcome', p_outcome));
  return p_outcome;
end $$;
-- Whether two people agreed on something about a thing, and their minute is over. What loosens a hold asks it once more where it is done.
create or replace function identity.agreed(p_action text, p_subject text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from identity.proposal p where p.action = p_action and p.subject = p_subject and p.state = 'approved'
    and p.decided_by <> p.proposed_by and identity.both_may(p) and p.done_at is null and clock_timestamp() > p.decided_at + interval '1 minute')
$$;
-- Carries out what was approved a minute ago, of money: the job of that moment. Codes: done, changed_since, over.
create or replace function identity.carry_out_due(p_id uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p identity.proposal;
  v_action constant text := (select action from identity.proposal where id = p_id and action in ('payout.release', 'refund.settle'));
begin
  p := identity.due_proposal(p_id, v_action);
  if p.id is null then return 'over'; end if;
  if identity.standing(p.action, p.subject, p.payload) is distinct from p.payload -> 'was' then
    return identity.done_proposal(p, 'changed_since');
  end if;
  if p.action = 'payout.release' then
    perform identity.lift(p.subject::uuid, false);
    perform identity.tell_decided(d, 'ended') from identity.decision d where d.id = p.subject::uuid;
  else
    perform money.settle_owed(p.subject::uuid);
  end if;
  return identity.done_proposal(p, 'done');
end $$;

-- No hold of money ends before its time but by two people, whoever asks.
create or replace function identity.release_takes_two() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not identity.agreed('payout.release', old.id::text) then
    raise exception 'a hold of money is released by two people' using errcode = '42501', constraint = 'release_takes_two';
  end if;
  return new;
end $$;
create or replace trigger release_takes_two before update of lifted_at on identity.decision for each row
  when (old.measure = 'hold_money' and old.lifted_at is null and new.lifted_at is not null and old.ends_at > clock_timestamp())
  execute function identity.release_takes_two();

-- What was stopped at once, by one person, is looked at by another: whether it was right. It is the second one's to say, nothing follows by itself.
create or replace function identity.must_review(p_id uuid, p_action text, p_subject text, p_payload jsonb, p_person uuid, p_reason text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into identity.proposal (id, action, subject, payload, reason, proposed_by, expires_at)
  values (p_id, p_action, p_subject, p_payload, p_reason, p_person, now() + interval '90 days') on conflict (id) do nothing
$$;
revoke all on function identity.both_may(identity.proposal), identity.is_review(text), identity.works_on(uuid, uuid), identity.is_concerned(text, text, uuid), identity.money_hold(uuid), identity.money_holds(int),
  identity.due_proposal(uuid, text), identity.done_proposal(identity.proposal, text), identity.agreed(text, text),
  identity.carry_out_due(uuid), identity.release_takes_two(), identity.must_review(uuid, text, text, jsonb, uuid, text) from public;
grant execute on function identity.money_holds(int) to {{money}};
grant execute on function identity.carry_out_due(uuid) to {{identity}};
revoke all on function identity.role_for(text), identity.carry_out(identity.proposal), identity.take_back(identity.proposal),
  identity.standing(text, text, jsonb) from public;

-- Proposes, on a session with a passkey shown within ten minutes. The id is made before the tap, so that twice is once. Codes: done, again, prove,
-- own (it is about her own money), not_found (not her role, or nothing there to be done).
drop function if exists identity.propose(text, uuid, uuid, text, text, jsonb, text);
create or replace function identity.propose(p_name text, p_person uuid, p_session uuid, p_id uuid, p_action text, p_subject text, p_payload jsonb,
  p_reason text) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_by uuid;
  v_was jsonb;
  v_may constant text := identity.may_operate(p_session, p_person, identity.role_for(p_action), 10);
begin
  if identity.is_review(p_action) then return 'not_found'; end if;
  if v_may is distinct from 'yes' then return coalesce(v_may, 'not_found'); end if;
  if identity.is_concerned(p_action, p_subject, p_person) then return 'own'; end if;
  v_was := identity.standing(p_action, p_subject, p_payload);
  if v_was is null and not exists (select from identity.proposal where id = p_id) then return 'not_found'; end if;
  insert into identity.proposal (id, action, subject, payload, reason, proposed_by, expires_at)
  values (p_id, p_action, p_subject, p_payload || jsonb_build_object('was', v_was), p_reason, p_person, now() + interval '7 days')
  on conflict (id) do nothing;
  if not found then
    select proposed_by into v_by from identity.proposal where id = p_id;
    return case when v_by = p_person then 'again' else 'not_found' end;
  end if;
  perform identity.audit(p_name, 'proposal.make', p_subject, jsonb_build_object('proposal', p_id, 'action', p_action));
  return 'done';
end $$;

-- Approves or refuses: by another operator than whoever proposed it (the table holds that too), with a fresh passkey of her own, once. What is
-- approved is carried out here, or a minute later. Codes: done, again, not_found, prove, own, over, expired, role_gone (whoever proposed it is no longer
-- of the role), and the action's own.
drop function if exists identity.answer_proposal(text, uuid, uuid, text);
create or replace function identity.answer_proposal(p_name text, p_person uuid, p_session uuid, p_id uuid, p_verdict text)
returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p identity.proposal;
  v_code text := 'done';
begin
  select * into p from identity.proposal where id = p_id for update;
  if p.id is null then return 'not_found'; end if;
  v_code := identity.may_operate(p_session, p_person, identity.role_for(p.action), 10);
  if v_code is distinct from 'yes' then return coalesce(v_code, 'not_found'); end if;
  v_code := 'done';
  if p.state <> 'proposed' then
    return case when p.state = p_verdict and p.decided_by = p_person then 'again' else 'over' end;
  end if;
  if p.proposed_by = p_person or identity.is_concerned(p.action, p.subject, p_person) then return 'own'; end if;
  if p.expires_at <= now() then return 'expired'; end if;
  -- What stopped harm is looked at whoever did it; of anything else both have to be of the role.
  if p_verdict = 'approved' and not identity.is_review(p.action) and not coalesce(identity.has_role(p.proposed_by, identity.role_for(p.action)), false) then
    return 'role_gone';
  end if;
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
  select * into p from identity.proposal where id = p_id and proposed_by = p_person and not identity.is_review(action) for update;
  if p.id is null or not coalesce(identity.has_role(p_person, identity.role_for(p.action)), false) then return 'not_found'; end if;
  if p.state <> 'proposed' then return case p.state when 'withdrawn' then 'again' else 'over' end; end if;
  update identity.proposal set state = 'withdrawn', decided_at = clock_timestamp() where id = p_id;
  perform identity.audit(p_name, 'proposal.withdraw', p.subject, jsonb_build_object('proposal', p_id, 'action', p.action));
  return 'done';
end $$;

-- Takes an approval back within a minute, by either of the two; what was said of a review stays said. Codes: done, again, not_found, over, too_late, and the action's own.
create or replace function identity.undo_proposal(p_name text, p_person uuid, p_id uuid)
returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p identity.proposal;
  v_code text;
begin
  select * into p from identity.proposal where id = p_id and p_person in (proposed_by, decided_by) and not identity.is_review(action) for update;
  if p.id is null or not coalesce(identity.has_role(p_person, identity.role_for(p.action)), false) then return 'not_found'; end if;
  if p.state <> 'approved' then return case p.state when 'undone' then 'again' else 'over' end; end if;
  if clock_timestamp() > p.decided_at + interval '1 minute' then return 'too_late'; end if;
  v_code := identity.take_back(p);
  if v_code <> 'done' then return v_code; end if;
  update identity.proposal set state = 'undone', undone_by = p_person, undone_at = clock_timestamp() where id = p_id;
  perform identity.audit(p_name, 'proposal.undo', p.subject, jsonb_build_object('proposal', p_id, 'action', p.action));
  return 'done';
end $$;

revoke all on function identity.propose(text, uuid, uuid, uuid, text, text, jsonb, text), identity.answer_proposal(text, uuid, uuid, uuid, text),
  identity.withdraw_proposal(text, uuid, uuid), identity.undo_proposal(text, uuid, uuid) from public;
grant execute on function identity.propose(text, uuid, uuid, uuid, text, text, jsonb, text), identity.answer_proposal(text, uuid, uuid, uuid, text),
  identity.withdraw_proposal(text, uuid, uuid), identity.undo_proposal(text, uuid, uuid) to {{identity}};
