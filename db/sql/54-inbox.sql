-- The providers' events: kept once each, worked only while they can still change something.

-- Whether an event is about what is paid out: to sellers (their account, a transfer to it, a payout from it), or sent to people (084).
create or replace function money.event_of_seller(p_type text) returns boolean language sql immutable as $$
  select p_type like any (array['payout.%', 'transfer.%', 'v2.core.account%', 'v2.money\_management.payout\_intent%', 'v2.money\_management.outbound\_payment%'])
$$;

-- Whether an event is about what became of a refund after it was given: its bank may send it back days later.
create or replace function money.event_of_refund(p_type text) returns boolean language sql immutable as $$
  select p_type in ('refund.updated', 'refund.failed', 'charge.refund.updated')
$$;

-- Whether an event's refund may be one of ours whose answer is not written yet: nobody knows its name, and one has none. A bank that
-- refuses at once may be told of before that.
create or replace function money.refund_unanswered(p_object text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  return (exists (select 1 from money.refund where state = 'pending') or exists (select 1 from money.split_refund where state = 'pending'))
    and not exists (select 1 from money.refund where provider_refund = p_object)
    and not exists (select 1 from money.split_refund where provider_refund = p_object);
end $$;

-- Whether nothing the provider could say about an event's object would change a row of ours: it is no payment, or the
-- payment of an attempt that is decided. A dispute is neither: it begins when all is decided, and a refund that was given may come back after it. An attempt is decided but for
-- `settling`, in which its bank still decides, and none becomes undecided again (money.attempt_may), so what is over stays over.
-- PayPal's events name the hold or the capture, not the payment that an attempt knows: of those only the type tells.
create or replace function money.event_is_over(p_provider text, p_type text, p_object text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when p_provider = 'paypal'
    then p_type !~ '^(PAYMENT\.AUTHORIZATION|PAYMENT\.CAPTURE|CHECKOUT\.ORDER|CUSTOMER\.DISPUTE)\.'
    when money.event_of_refund(p_type) then not exists (
      select 1 from money.refund where provider_refund = p_object and state = 'succeeded')
      and not exists (select 1 from money.split_refund where provider_refund = p_object and state = 'succeeded') and not money.refund_unanswered(p_object)
    else p_type not like 'charge.dispute.%' and not money.event_of_seller(p_type) and (p_type not like 'payment\_intent.%' or exists (
      select 1 from money.attempt where provider_intent = p_object and state not in ('pending', 'action', 'unknown', 'settling'))) end
$$;

-- Keeps a verified event, once per id, in one round trip; true when it was new. One that is over is closed at once, and
-- nothing would be lost with it, so it does not wait for the disk. The others are worked a second later: by then the tap
-- that made the payment has usually recorded it itself.
create or replace function money.receive_event(p_provider text, p_id text, p_type text, p_object text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_over boolean;
begin
  perform set_config('souk.actor', 'system', true);
  v_over := money.event_is_over(p_provider, p_type, p_object);
  insert into money.webhook_event (id, provider, type, object_id, processed_at)
  values (p_id, p_provider, p_type, p_object, case when v_over then clock_timestamp() end)
  on conflict (id) do nothing;
  if not found then
    return false;
  end if;
  if v_over then
    perform set_config('synchronous_commit', 'off', true);
  else
    perform queue.add_money(case when money.event_of_seller(p_type) then 'money:seller-event' else 'money:event' end, json_build_object('event', p_id), now() + interval '1 second', 'event:' || p_id);
  end if;
  return true;
end $$;

-- An event that is still to be worked, {provider, type, object}, or null when it is closed, by now over, or unknown.
drop function if exists money.claim_event(text);
create or replace function money.claim_event(p_id text) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.webhook_event;
begin
  perform set_config('souk.actor', 'system', true);
  update money.webhook_event set tries = tries + 1,
    processed_at = coalesce(processed_at, case when money.event_is_over(provider, type, object_id) then clock_timestamp() end)
  where id = p_id returning * into v;
  return case when v.processed_at is null then
    jsonb_build_object('provider', v.provider, 'type', v.type, 'object', v.object_id) end;
end $$;
drop function if exists money.receive_event(text, text, text);
drop function if exists money.event_is_over(text, text);

-- What an event told of has been read from the provider and recorded.
create or replace function money.close_event(p_id text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.webhook_event set processed_at = clock_timestamp() where id = p_id and processed_at is null;
  return found;
end $$;
