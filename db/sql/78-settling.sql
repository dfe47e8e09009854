-- What a transfer settles: a request to pay, or what one member of a group owes another. The quote names it; from the moment its transfer is placed
-- the request, or a repayment of the group, names that transfer, counts when it is delivered, and no longer when the money comes back.

-- Whether what a quote was asked for can still be paid by it. Locks the request or the group, so that two taps are one after the other.
create or replace function money.settling_stands(q money.quote) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_actor constant text := current_setting('souk.actor'); r money.payment_request; v_stands boolean := true;
begin
  if q.request_id is not null then
    perform set_config('souk.actor', 'system', true);
    select * into r from money.payment_request x where x.id = q.request_id for update;
    v_stands := coalesce(r.asked = q.owner and r.owner = 'person:' || q.receiver_id and r.ended_at is null and r.transfer_id is null
      and r.expires_at > clock_timestamp() and (r.currency, r.amount_minor) = (q.send_currency, q.send_minor), false);
  elsif q.group_id is not null then
    v_stands := money.take_group(q.group_id, q.owner) is not distinct from q.debtor_id
      and exists (select from money.group_member m where m.id = q.creditor_id and m.group_id = q.group_id and m.owner = 'person:' || q.receiver_id and m.left_at is null)
      and not exists (select from money.group_repayment x where x.group_id = q.group_id and x.from_id = q.debtor_id and x.to_id = q.creditor_id
        and x.currency = q.send_currency and x.way = 'transfer' and x.state = 'said');
  end if;
  perform set_config('souk.actor', v_actor, true);
  return v_stands;
end $$;

-- The transfer of a quote is placed: what it settles names it.
create or replace function money.begin_settling() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_actor constant text := current_setting('souk.actor');
begin
  perform set_config('souk.actor', 'system', true);
  if new.request_id is not null then
    update money.payment_request x set transfer_id = new.transfer_id where x.id = new.request_id;
    perform money.tell_talk(x.talk_id) from money.payment_request x where x.id = new.request_id;
  else
    insert into money.group_repayment (id, group_id, from_id, to_id, teller_id, way, currency, amount_minor, transfer_id)
    values (new.transfer_id, new.group_id, new.debtor_id, new.creditor_id, new.debtor_id, 'transfer', new.send_currency, new.send_minor, new.transfer_id);
  end if;
  perform set_config('souk.actor', v_actor, true);
  return null;
end $$;
create or replace trigger quote_begins_settling after update of transfer_id on money.quote for each row
  when (new.transfer_id is not null and num_nonnulls(new.request_id, new.group_id) > 0) execute function money.begin_settling();

-- What a transfer settles follows it: it counts once the money has arrived; where the money comes back, or never left, it is open again.
create or replace function money.follow_transfer() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_actor constant text := current_setting('souk.actor');
begin
  perform set_config('souk.actor', 'system', true);
  if new.state = 'delivered' then
    update money.group_repayment x set state = 'confirmed', answered_at = clock_timestamp() where x.transfer_id = new.id and x.state = 'said';
    update money.payment_request x set state = 'paid', ended_at = clock_timestamp() where x.transfer_id = new.id and x.ended_at is null;
  else
    update money.group_repayment x set state = 'taken_back', answered_at = clock_timestamp() where x.transfer_id = new.id and x.state in ('said', 'confirmed');
    update money.payment_request x set transfer_id = null,
      state = case when x.state <> 'paid' then x.state when x.reminded_at is null then 'requested' else 'reminded' end,
      ended_at = case when x.state <> 'paid' then x.ended_at end where x.transfer_id = new.id;
  end if;
  perform money.tell_talk(x.talk_id) from money.payment_request x join money.quote q on q.request_id = x.id where q.transfer_id = new.id;
  perform set_config('souk.actor', v_actor, true);
  return null;
end $$;
create or replace trigger transfer_settles after update of state on money.transfer for each row
  when (new.state is distinct from old.state and new.state in ('delivered', 'declined', 'canceled', 'expired', 'returning'))
  execute function money.follow_transfer();

-- Whether money may leave where its sender is, and arrive where it goes, now. What is held already goes on: closing a country ends no transfer.
-- Whoever has an account to receive on was let in when it was made, so that there a part of all is enough.
create or replace function money.sending_open(q money.quote, p jsonb) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  with open as (select array(select jsonb_array_elements_text(p->'open')) as states),
  goes as (
    select r.country, r.kind from money.recipient r
    where r.id = q.recipient_id or (r.kind = 'own' and r.person_id = q.receiver_id and r.state = 'active'))
  select markets.lets(p->'transfer'->>'from', 'send', markets.person_of(q.owner), open.states)
    and not exists (select from goes where not case goes.kind when 'own' then exists (
        select from markets.market k where k.country = goes.country and k.capability = 'receive'
          and (k.state = any (open.states) or k.state in ('invited', 'percent')))
      else markets.lets(goes.country, 'receive', markets.person_of(q.owner), open.states) end)
  from open
$$;
