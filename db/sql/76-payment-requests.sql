-- What one person asks another to pay her: seen by the two, written by the functions below alone.

grant insert, delete on money.payment_request to {{money}};
grant update (state, reminded_at, ended_at, transfer_id) on money.payment_request to {{money}};
alter table money.payment_request enable row level security;
alter table money.payment_request force row level security;
drop policy if exists both_see on money.payment_request;
create policy both_see on money.payment_request for select using (money.actor() in ('system', owner, asked));
drop policy if exists functions_write on money.payment_request;
create policy functions_write on money.payment_request for insert with check (money.actor() = 'system');
drop policy if exists functions_change on money.payment_request;
create policy functions_change on money.payment_request for update using (money.actor() = 'system');
drop policy if exists functions_forget on money.payment_request;
create policy functions_forget on money.payment_request for delete using (money.actor() = 'system');

-- With a request goes the key of its reason: whoever deletes it, and however, the job for that is of the same transaction.
create or replace function money.request_gone() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.add_money('money:destroy-key', json_build_object('owner', 'request:' || old.id), now(), 'destroy-key:request:' || old.id);
  return null;
end $$;
create or replace trigger request_gone after delete on money.payment_request for each row execute function money.request_gone();

-- Where a request stands in a conversation, the browsers that show it are told that something changed there, and not what.
create or replace function money.tell_talk(p_talk uuid) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if p_talk is not null then perform pg_notify('souk_live', 'talk:' || p_talk || ' said'); end if;
end $$;
create or replace function money.tell_request() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform money.tell_talk(new.talk_id);
  return null;
end $$;
create or replace trigger tell_request after update of state on money.payment_request for each row execute function money.tell_request();

-- Asks: {owner, asked, request, talk, currency, amount, sealed}. {result: done | replay | mismatch | not_found | too_many, mark?, sealed?}: a
-- `replay` says what is sealed, so that it can be compared; `mismatch`: the same id asked for something else. Of one person at most ten may be open at once.
create or replace function money.ask_payment(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_id uuid := (p->>'request')::uuid; v_mark uuid; v_known money.payment_request;
begin
  perform set_config('souk.actor', 'system', true);
  perform pg_advisory_xact_lock(hashtextextended('request:' || (p->>'owner') || (p->>'asked'), 0));
  select * into v_known from money.payment_request r where r.id = v_id;
  if v_known.id is not null and v_known.owner <> p->>'owner' then
    return '{"result": "not_found"}';
  elsif v_known.id is not null and (v_known.asked, v_known.currency, v_known.amount_minor) <> (p->>'asked', p->>'currency', (p->>'amount')::bigint) then
    return '{"result": "mismatch"}';
  elsif v_known.id is not null then
    return jsonb_build_object('result', 'replay', 'mark', v_known.mark, 'sealed', v_known.sealed);
  elsif (select count(*) from money.payment_request r where r.owner = p->>'owner' and r.asked = p->>'asked' and r.ended_at is null
      and r.expires_at > clock_timestamp()) >= 10 then
    return '{"result": "too_many"}';
  end if;
  insert into money.payment_request (id, owner, asked, talk_id, currency, amount_minor, sealed, expires_at)
  values (v_id, p->>'owner', p->>'asked', (p->>'talk')::uuid, p->>'currency', (p->>'amount')::bigint, p->>'sealed',
    clock_timestamp() + interval '30 days')
  returning mark into v_mark;
  perform queue.add_money('money:mail-request', json_build_object('request', v_id), now(), 'request:' || v_id);
  return jsonb_build_object('result', 'done', 'mark', v_mark);
end $$;

-- Ends a request or reminds of it: {owner, request, answer: declined by who is asked; canceled, paid (otherwise) or reminded by who asks}.
-- {result: done | replay | too_late | too_soon | unwanted | being_paid | not_found}. While a transfer pays it, it ends by that alone. One whose time is over ends here as expired, whatever was wanted.
create or replace function money.answer_request(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare r money.payment_request; v_answer text := p->>'answer';
begin
  perform set_config('souk.actor', 'system', true);
  select * into r from money.payment_request x where x.id = (p->>'request')::uuid for update;
  if r.id is null or p->>'owner' <> (case when v_answer = 'declined' then r.asked else r.owner end) then
    return '{"result": "not_found"}';
  elsif r.ended_at is not null then
    return jsonb_build_object('result', case when r.state = v_answer then 'replay' else 'too_late' end);
  elsif r.transfer_id is not null then
    return '{"result": "being_paid"}';
  elsif r.expires_at <= clock_timestamp() then
    update money.payment_request x set state = 'expired', ended_at = x.expires_at where x.id = r.id;
    return '{"result": "too_late"}';
  elsif v_answer <> 'reminded' then
    update money.payment_request x set state = v_answer, ended_at = clock_timestamp() where x.id = r.id;
    return '{"result": "done"}';
  elsif exists (select from money.reminder_off o where o.owner = r.asked and o.other = r.owner) then
    return '{"result": "unwanted"}';
  elsif coalesce(r.reminded_at, r.at) > clock_timestamp() - interval '3 days' then
    return '{"result": "too_soon"}';
  end if;
  update money.payment_request x set state = 'reminded', reminded_at = clock_timestamp() where x.id = r.id;
  perform queue.add_money('money:mail-request', json_build_object('request', r.id), now(), 'request:' || r.id);
  return '{"result": "done"}';
end $$;
