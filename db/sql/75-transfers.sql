-- Transfers: money from one person to another. What is paid is held and taken by the halves of a checkout (51-checkout.sql): a transfer follows the
-- attempt of its purchase. What is sent follows here.

grant insert, update on money.recipient, money.quote to {{money}};
grant delete on money.quote to {{money}};
grant insert on money.transfer to {{money}};
do $$
declare name text;
begin
  foreach name in array array['recipient', 'quote'] loop
    execute format('alter table money.%I enable row level security', name);
    execute format('alter table money.%I force row level security', name);
    execute format('drop policy if exists owner_only on money.%I', name);
    execute format($p$create policy owner_only on money.%I using (money.actor() = 'system' or owner = money.actor())$p$, name);
  end loop;
  -- Whether somebody can receive is told to who sends to her, by a function that says nothing else.
  drop policy if exists by_functions on money.recipient;
  create policy by_functions on money.recipient for select to {{owner}} using (true);
  alter table money.transfer enable row level security;
  alter table money.transfer force row level security;
end $$;
-- Whoever receives it reads it from the moment its money is held; whoever sends it, from the start. Its states are moved by the functions below.
drop policy if exists both_sides on money.transfer;
create policy both_sides on money.transfer for select using (
  money.actor() = 'system' or owner = money.actor()
  or ('person:' || receiver_id::text = money.actor()
      and (state in ('held', 'taken', 'sending', 'delivered', 'returning', 'returned') or (state = 'canceled' and problem = 'called_off'))));
drop policy if exists who_sends on money.transfer;
create policy who_sends on money.transfer for insert with check (owner = money.actor());
drop policy if exists who_moves on money.transfer;
create policy who_moves on money.transfer for update using (money.actor() = 'system');
grant update on money.transfer to {{money}};

-- What is wrong with a transfer is said by whoever paid it, within 180 days of it, and decided by operators.
grant select, insert, update on money.transfer_case to {{money}};
alter table money.transfer_case enable row level security;
alter table money.transfer_case force row level security;
drop policy if exists owner_reads on money.transfer_case;
create policy owner_reads on money.transfer_case for select using (money.actor() = 'system' or owner = money.actor());
drop policy if exists owner_says on money.transfer_case;
create policy owner_says on money.transfer_case for insert with check (owner = money.actor() and exists (
  select from money.transfer t where t.id = transfer_id and t.owner = money.actor() and t.created_at > clock_timestamp() - interval '180 days'));
drop policy if exists who_decides on money.transfer_case;
create policy who_decides on money.transfer_case for update using (money.actor() = 'system');
-- It is decided once; what her account takes with it are words.
create or replace function money.guard_case() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (old.decided_at is not null and (new.decided_at, new.remedy) is distinct from (old.decided_at, old.remedy)
      or (new.id, new.transfer_id, new.owner, new.kind, new.decide_by) is distinct from (old.id, old.transfer_id, old.owner, old.kind, old.decide_by)) then
    raise exception 'what was decided of a transfer stays' using errcode = 'SK005';
  end if;
  if tg_op = 'INSERT' or (old.decided_at is null and new.decided_at is not null) then
    perform queue.add_money('money:mail-case', json_build_object('case', new.id), now(), 'case:' || (new.decided_at is null)::text || ':' || new.id);
  end if;
  return new;
end $$;
create or replace trigger case_guard before insert or update on money.transfer_case for each row execute function money.guard_case();

-- The graph of states. `lib/money/transfers/model.ts` holds the same, and a test compares them.
create or replace function money.transfer_may(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('asked', 'held'), ('asked', 'declined'), ('asked', 'expired'), ('asked', 'canceled'),
    ('held', 'taken'), ('held', 'canceled'), ('held', 'expired'), ('held', 'declined'),
    ('taken', 'sending'), ('taken', 'returning'), ('sending', 'delivered'), ('sending', 'returning'),
    ('delivered', 'returning'), ('returning', 'returned'))
$$;
create or replace function money.guard_transfer() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.state <> old.state and not money.transfer_may(old.state, new.state) then
    raise exception 'a transfer cannot go from % to %', old.state, new.state using errcode = 'SK005';
  end if;
  -- Of what was sent to an address or a number it is found out later who has it, once.
  if new.receiver_id is distinct from old.receiver_id and not (old.addressed and old.receiver_id is null and old.state = 'held') then
    raise exception 'a transfer has its receiver' using errcode = 'SK005';
  end if;
  if (new.id, new.purchase_id, new.owner, new.addressed, new.by_phone, new.recipient_id, new.send_minor, new.fee_minor, new.currency, new.arrive_minor,
      new.arrive_currency, new.refund_id)
     is distinct from (old.id, old.purchase_id, old.owner, old.addressed, old.by_phone, old.recipient_id, old.send_minor, old.fee_minor, old.currency, old.arrive_minor,
      old.arrive_currency, old.refund_id) then
    raise exception 'what a transfer is does not change' using errcode = 'SK005';
  end if;
  -- Whoever receives it agrees to what it is changed into while nothing is taken.
  if (new.converted_minor, new.converted_currency) is distinct from (old.converted_minor, old.converted_currency) and old.state <> 'held' then
    raise exception 'what arrives of a transfer does not change' using errcode = 'SK005';
  end if;
  new.updated_at := clock_timestamp();
  return new;
end $$;
create or replace function money.guard_recipient() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.state <> old.state and not money.seller_account_may(old.state, new.state) then
    raise exception 'a recipient cannot go from % to %', old.state, new.state using errcode = 'SK005';
  end if;
  new.updated_at := clock_timestamp();
  return new;
end $$;
create or replace trigger transfer_guard before update on money.transfer for each row execute function money.guard_transfer();
create or replace trigger recipient_guard before update on money.recipient for each row execute function money.guard_recipient();

-- What one person may send in a currency within 24 hours and within 30 days: four and twenty times what an unverified seller may sell, so
-- 2,000 and 10,000 US dollars, by the rates that stand there. {day, month} or null for a currency in which nothing is sent.
create or replace function money.transfer_limits(p_currency text) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('day', (limit_minor * 4)::text, 'month', (limit_minor * 20)::text) from money.seller_limit where currency = p_currency
$$;
-- What of it is used: everything that was not let go.
create or replace function money.transferred(p_owner text, p_currency text, p_span interval) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(sum(send_minor), 0)::bigint from money.transfer
  where owner = p_owner and currency = p_currency and created_at > now() - p_span and state not in ('declined', 'expired', 'canceled', 'returned')
$$;

-- Whether an actor has ever sent something there that arrived.
create or replace function money.paid_before(p_owner text, p_receiver uuid, p_recipient uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from money.transfer t where t.owner = p_owner and t.state = 'delivered' and not t.addressed
    and (t.receiver_id = p_receiver or t.recipient_id = p_recipient))
$$;

-- Whether it is known where a transfer goes: the account of whoever receives it is open, in the currency that was promised, or that she has agreed to. Taken out of what its
-- sender keeps, it still receives what is on its way.
create or replace function money.transfer_ready(t money.transfer) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from money.recipient r where r.state = 'active' and r.provider_account is not null and r.currency = coalesce(t.converted_currency, t.arrive_currency)
    and case when t.recipient_id is not null then r.id = t.recipient_id else r.kind = 'own' and r.person_id = t.receiver_id end)
$$;
revoke all on function money.transfer_ready(money.transfer) from public;
grant execute on function money.transfer_ready(money.transfer) to {{money}};

-- First half: records what is about to be sent, as its quote says it. The document is that of `money.place`, with the orders that `money.guard` reads
-- (one, of whoever receives it) and transfer {id, quote, refundId, shortPause, longPause}: seconds in which it can be taken back for nothing, of
-- which the long ones are for what goes abroad and for whoever she has never paid. A quote is hers, in time, and used once.
-- Answers {result}: placed | replay | mismatch | too_many | confirm | guarded | not_found | quote_ended | sending_closed | over_day | over_month.
create or replace function money.place_transfer(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_owner text := p->>'actor';
  v_attempt jsonb := p->'attempt';
  v_purchase jsonb := p->'purchase';
  v_id uuid := (p->'transfer'->>'id')::uuid;
  v_known money.attempt;
  q money.quote;
  v_limits jsonb;
  v_ask jsonb;
  v_bar text;
begin
  perform set_config('souk.actor', v_owner, true);
  v_ask := money.answered_before(v_owner, v_attempt);
  if v_ask is not null then
    return v_ask;
  end if;
  if exists (select from money.guardianship g where g.owner = v_owner and g.ends_on > money.today()) then
    return '{"result": "guarded"}';
  end if;
  -- Limits are counted one transfer after another of the same person.
  perform pg_advisory_xact_lock(hashtextextended('transfers of ' || v_owner, 75));
  select * into q from money.quote where id = (p->'transfer'->>'quote')::uuid and owner = v_owner for update;
  if not found then
    return '{"result": "not_found"}';
  elsif q.transfer_id is not null or q.expires_at <= clock_timestamp() then
    return '{"result": "quote_ended"}';
  elsif (q.send_currency, q.send_minor + q.fee_minor) is distinct from (v_purchase->>'currency', (v_purchase->>'total')::bigint) then
    return '{"result": "quote_ended"}';
  elsif q.recipient_id is not null and not exists (select from money.recipient r where r.id = q.recipient_id and r.owner = v_owner
      and r.kind = 'other' and r.state = 'active' and r.removed_at is null and r.currency = q.arrive_currency) then
    return '{"result": "not_found"}';
  end if;
  if not money.sending_open(q, p) then
    return '{"result": "sending_closed"}';
  elsif not money.settling_stands(q) then
    return '{"result": "quote_ended"}';
  end if;
  v_bar := markets.bar(p->'transfer'->>'from', 'send', q.send_currency, q.send_minor, markets.method_of(v_attempt));
  if v_bar is not null then
    return jsonb_build_object('result', v_bar);
  end if;
  v_limits := money.transfer_limits(q.send_currency);
  if v_limits is null or (v_limits->>'day')::bigint < q.send_minor + money.transferred(v_owner, q.send_currency, interval '24 hours') then
    return '{"result": "over_day"}';
  elsif (v_limits->>'month')::bigint < q.send_minor + money.transferred(v_owner, q.send_currency, interval '720 hours') then
    return '{"result": "over_month"}';
  end if;
  begin
    v_ask := money.guard(p);
    if v_ask is not null then
      return v_ask;
    end if;
    insert into money.purchase (id, owner, person_id, currency, total_minor, contact_email, locale, from_cart, open_token_hash)
    values ((v_purchase->>'id')::uuid, v_owner, (v_purchase->>'personId')::uuid, q.send_currency, q.send_minor + q.fee_minor,
            v_purchase->>'email', v_purchase->>'locale', false, v_purchase->>'tokenHash');
    insert into money.transfer (id, purchase_id, owner, person_id, kind, receiver_id, recipient_id, addressed, address_mark, sealed, by_phone, send_minor, fee_minor, currency, arrive_minor,
                                arrive_currency, abroad, reason, pause_seconds, refund_id)
    values (v_id, (v_purchase->>'id')::uuid, v_owner, (v_purchase->>'personId')::uuid, 'send', q.receiver_id, q.recipient_id,
            q.address_mark is not null, q.address_mark, p->'transfer'->>'sealed', p->'transfer'->>'linkHash' is not null, q.send_minor, q.fee_minor,
            q.send_currency, q.arrive_minor, q.arrive_currency, q.abroad, q.reason,
            (p->'transfer'->>(case when q.abroad or q.name_check = 'none' or not money.paid_before(v_owner, q.receiver_id, q.recipient_id) then 'longPause' else 'shortPause' end))::int,
            (p->'transfer'->>'refundId')::uuid);
    if p->'transfer'->>'linkHash' is not null then
      insert into money.transfer_link (transfer_id, owner, token_hash) values (v_id, v_owner, p->'transfer'->>'linkHash');
    end if;
    update money.quote set transfer_id = v_id where id = q.id;
    insert into money.attempt (id, purchase_id, owner, person_id, key, body_hash, provider, awaits, provider_customer, provider_method, network_hash, fingerprint)
    values ((v_attempt->>'id')::uuid, (v_purchase->>'id')::uuid, v_owner, (v_purchase->>'personId')::uuid, v_attempt->>'key', v_attempt->>'bodyHash',
            v_attempt->>'provider', true, v_attempt->>'customer', v_attempt->>'method', v_attempt->>'networkHash', v_attempt->>'fingerprint');
  exception
    when unique_violation then
      select * into v_known from money.attempt where owner = v_owner and key = v_attempt->>'key';
      if not found then
        raise;
      end if;
      return money.describe_attempt(v_known, v_attempt->>'bodyHash');
  end;
  return '{"result": "placed"}';
end $$;

-- The transfer of a purchase follows its attempt: held, taken, or let go, with what the ledger has of it, in the same statement. While it is not known
-- where it goes nothing is taken, and the hold ends with the days in which that may be said; once it is, with the time to take it back.
create or replace function money.move_transfer() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare t money.transfer; v_account text; v_total bigint; v_ready boolean;
begin
  select * into t from money.transfer where purchase_id = new.purchase_id for update;
  if not found then
    return new;
  end if;
  v_account := 'transfer:' || t.id;
  v_total := t.send_minor + t.fee_minor;
  case new.state
    when 'authorized' then
      v_ready := money.transfer_ready(t);
      update money.transfer set state = 'held', cancel_until = clock_timestamp() + make_interval(secs => t.pause_seconds),
        claim_by = clock_timestamp() + interval '5 days' where id = t.id returning * into t;
      new.awaits := not v_ready;
      new.undo_until := case when v_ready then t.cancel_until else t.claim_by end;
      perform ledger.apply(t.id, 'send_in', 'send_in:' || t.id, 'pending',
        money.signed_line('psp:' || new.provider, v_total, t.currency) || money.signed_line(v_account, -v_total, t.currency),
        jsonb_build_object('transfer', t.id, 'attempt', new.id));
      perform money.tell_transfer(t.id, 'held');
    when 'captured' then
      update money.transfer set state = 'taken', taken_at = clock_timestamp() where id = t.id;
      perform ledger.resolve(t.id, 'posted');
      perform queue.add_money('money:send-transfer', json_build_object('transfer', t.id), now(), 'send:' || t.id);
    when 'declined' then
      update money.transfer set state = 'declined', problem = new.problem where id = t.id;
      -- What was promised still stands for its minutes: another card may pay it.
      update money.quote set transfer_id = null where transfer_id = t.id;
    when 'voiding' then
      update money.transfer set problem = new.problem,
        state = case when new.problem in ('undo', 'called_off') then 'canceled' when new.problem in ('expired', 'unclaimed') then 'expired' else 'declined' end
      where id = t.id;
      perform money.tell_transfer(t.id, 'let_go');
    when 'voided' then
      perform ledger.resolve(x.id, 'voided') from ledger.txn x where x.id = t.id and x.state = 'pending';
    else null;
  end case;
  return new;
end $$;
create or replace trigger attempt_moves_transfer before update of state on money.attempt
  for each row when (new.state is distinct from old.state) execute function money.move_transfer();

-- Mails of a transfer: to whoever sent it, and, from the moment it is held, to whoever receives it. The same key is the same mail.
create or replace function money.tell_transfer(p_transfer uuid, p_step text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.add_money('money:mail-transfer', json_build_object('transfer', p_transfer, 'step', p_step), now(), 'transfer:' || p_step || ':' || p_transfer);
end $$;

-- Somebody has proven that an address is hers: of what was sent to it these are for her, as if she had been named. Answers how many.
create or replace function money.claim_addressed(p_person uuid, p_transfers uuid[]) returns int
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_count int;
begin
  perform set_config('souk.actor', 'system', true);
  update money.transfer set receiver_id = p_person
  where id = any (p_transfers) and addressed and not by_phone and receiver_id is null and state = 'held' and person_id <> p_person and claim_by > clock_timestamp();
  get diagnostics v_count = row_count;
  perform money.release_transfers(r.id) from money.recipient r where r.kind = 'own' and r.person_id = p_person;
  return v_count;
end $$;

-- It is known now where it goes: of what waited for that the free time alone is left. Answers how many.
create or replace function money.release_transfers(p_recipient uuid) returns int
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_count int;
begin
  update money.attempt a set awaits = false, undo_until = greatest(clock_timestamp(), t.cancel_until)
  from money.transfer t, money.recipient r
  where r.id = p_recipient and (t.recipient_id = r.id or (r.kind = 'own' and t.receiver_id = r.person_id))
    and t.state = 'held' and a.purchase_id = t.purchase_id and a.state = 'authorized' and a.awaits and a.undo_until > clock_timestamp()
    and money.transfer_ready(t);
  get diagnostics v_count = row_count;
  return v_count;
end $$;

-- The provider has made an account. Whoever comes first is believed; answers the account that counts.
create or replace function money.recipient_made(p_recipient uuid, p_account text) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.recipient set state = 'started', provider_account = p_account where id = p_recipient and state = 'none';
  return (select provider_account from money.recipient where id = p_recipient);
end $$;

-- What the provider says now of an account: its state, and of its bank what may be shown. True when the state is news.
create or replace function money.recipient_read(p_recipient uuid, p_state text, p_currency text, p_bank text, p_last4 text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_before text; v_moves boolean;
begin
  perform set_config('souk.actor', 'system', true);
  select state into v_before from money.recipient where id = p_recipient for update;
  v_moves := v_before is not null and money.seller_account_may(v_before, p_state) and (p_state <> 'active' or p_currency is not null);
  update money.recipient set checked_at = clock_timestamp(), state = case when v_moves then p_state else state end,
    currency = coalesce(p_currency, currency), bank = coalesce(p_bank, bank), last4 = coalesce(p_last4, last4)
  where id = p_recipient;
  perform money.release_transfers(p_recipient);
  return v_moves;
end $$;

-- Second leg. Claims what is to be sent, or was being sent when somebody died over it: one transfer by its id, or those that nobody touched for ten
-- seconds, at most so many. [{transfer, account, arrive, arriveCurrency, currency, tries, intent, age}]. `age` is in seconds, since its money was taken. `account` is null where it was not known any more when it was to begin: nothing was asked for.
create or replace function money.claim_sendings(p_transfer uuid, p_limit int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  with due as materialized (
    select id from money.transfer where state in ('taken', 'sending')
      and (id = p_transfer or (p_transfer is null
        -- What has been on its way for days is asked about every few hours.
        and updated_at < clock_timestamp() - greatest(interval '10 seconds', (clock_timestamp() - coalesce(taken_at, cancel_until)) / 20,
          -- What our money at the provider was not enough for is tried again later each time.
          case when provider_intent is null then resends * interval '10 minutes' end)))
    order by updated_at limit p_limit for update skip locked
  ), claimed as (
    -- Where it goes is written down with the first try: whatever becomes of the account, the provider is asked about that try.
    update money.transfer t set state = 'sending', tries = t.tries + (t.state = 'taken')::int,
      provider_account = case when t.state = 'taken' then (select r.provider_account from money.recipient r where money.transfer_ready(t)
        and case when t.recipient_id is not null then r.id = t.recipient_id else r.kind = 'own' and r.person_id = t.receiver_id end)
        else t.provider_account end
    from due where t.id = due.id returning t.*
  )
  select coalesce(jsonb_agg(jsonb_build_object('transfer', c.id, 'arrive', coalesce(c.converted_minor, c.arrive_minor)::text,
    'arriveCurrency', coalesce(c.converted_currency, c.arrive_currency), 'currency', c.currency,
    'tries', c.tries, 'intent', c.provider_intent, 'age', extract(epoch from clock_timestamp() - coalesce(c.taken_at, c.cancel_until))::float8,
    'account', c.provider_account)), '[]')
  into v from claimed c;
  return v;
end $$;

-- What has arrived may still be sent back by its bank: it is looked at again each hour for ten days. [{transfer, tries, intent}].
create or replace function money.claim_delivered(p_limit int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  with due as materialized (
    select id from money.transfer where state = 'delivered' and delivered_at > clock_timestamp() - interval '10 days'
      and updated_at < clock_timestamp() - interval '1 hour'
    order by updated_at limit p_limit for update skip locked
  ), claimed as (
    update money.transfer t set tries = t.tries from due where t.id = due.id returning t.id, t.tries, t.provider_intent
  )
  select coalesce(jsonb_agg(jsonb_build_object('transfer', c.id, 'tries', c.tries, 'intent', c.provider_intent)), '[]') into v from claimed c;
  return v;
end $$;

-- What follows is said of one sending: of its try, and of the provider's name for it once that is written down. Whoever was slow speaks of one that counts no longer, and
-- changes nothing.
drop function if exists money.transfer_sent(uuid, text, bigint);
drop function if exists money.transfer_delivered(uuid, timestamptz);
drop function if exists money.transfer_failed(uuid, text);

-- The provider has taken what it sends. The transfer's own account is empty from here on: what was paid is with the provider, its fee is Souk's,
-- and what conversion left or cost beside what was promised stands on its own account. True for the call that recorded it.
create or replace function money.transfer_sent(p_transfer uuid, p_tries int, p_intent text, p_debited bigint) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare t money.transfer;
begin
  perform set_config('souk.actor', 'system', true);
  update money.transfer set provider_intent = p_intent, debited_minor = p_debited
  where id = p_transfer and state = 'sending' and provider_intent is null and tries = p_tries returning * into t;
  if not found then
    return false;
  end if;
  perform ledger.apply(gen_random_uuid(), 'send_out', 'send_out:' || t.id || case when t.resends > 0 then ':' || t.resends else '' end, 'posted', money.sending_lines(t, 1), jsonb_build_object('transfer', t.id));
  return true;
end $$;

create or replace function money.sending_lines(t money.transfer, p_sign int) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select money.signed_line('transfer:' || t.id, p_sign * (t.send_minor + t.fee_minor), t.currency)
    || money.signed_line('psp:stripe', -p_sign * t.debited_minor, t.currency)
    || money.signed_line('fees', -p_sign * t.fee_minor, t.currency)
    || money.signed_line('fx', -p_sign * (t.send_minor - t.debited_minor), t.currency)
$$;

-- What lies at the provider is not enough for it yet: the next try is another sending.
create or replace function money.transfer_waits(p_transfer uuid, p_tries int) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.transfer set tries = tries + 1 where id = p_transfer and state = 'sending' and provider_intent is null and tries = p_tries;
  return found;
end $$;

-- The provider had taken it on and then found that our money there is not enough. It is written down that another sending is to follow before this one is called back:
-- whoever finds it called back then knows why. False where five were used up, or another sending counts.
create or replace function money.transfer_wishes_resend(p_transfer uuid, p_intent text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.transfer set resend_wished = true where id = p_transfer and state = 'sending' and provider_intent = p_intent and resends < 5;
  return found;
end $$;

-- It is called back, and another one was to follow: what the provider took is on the transfer's account again, and it is tried anew later. False where nobody had written
-- that down, or somebody else was here first.
create or replace function money.transfer_resends(p_transfer uuid, p_intent text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare t money.transfer;
begin
  perform set_config('souk.actor', 'system', true);
  select * into t from money.transfer where id = p_transfer and state = 'sending' and provider_intent = p_intent and resend_wished for update;
  if not found then
    return false;
  end if;
  perform ledger.apply(gen_random_uuid(), 'send_back', 'send_back:' || t.id || ':again:' || t.resends, 'posted', money.sending_lines(t, -1),
    jsonb_build_object('transfer', t.id));
  update money.transfer set provider_intent = null, debited_minor = null, tries = tries + 1, resends = resends + 1, resend_wished = false where id = p_transfer;
  return true;
end $$;

-- It has arrived.
create or replace function money.transfer_delivered(p_transfer uuid, p_intent text, p_at timestamptz) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.transfer set state = 'delivered', delivered_at = coalesce(p_at, clock_timestamp())
  where id = p_transfer and state = 'sending' and provider_intent = p_intent;
  if found then
    perform money.tell_transfer(p_transfer, 'delivered');
  end if;
  return found;
end $$;

-- It could not be sent, or came back: whoever paid gets everything back, the fee too. What the provider had taken is on the transfer's account again.
-- `p_intent` is null of a try that the provider did not take on.
create or replace function money.transfer_failed(p_transfer uuid, p_tries int, p_intent text, p_problem text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare t money.transfer;
begin
  perform set_config('souk.actor', 'system', true);
  update money.transfer set state = 'returning', problem = p_problem
  where id = p_transfer and state in ('taken', 'sending', 'delivered') and tries = p_tries and provider_intent is not distinct from p_intent returning * into t;
  if not found then
    return false;
  end if;
  if t.provider_intent is not null then
    perform ledger.apply(gen_random_uuid(), 'send_back', 'send_back:' || t.id, 'posted', money.sending_lines(t, -1), jsonb_build_object('transfer', t.id));
  end if;
  perform queue.add_money('money:return-transfer', json_build_object('transfer', t.id), now(), 'return:' || t.id);
  return true;
end $$;

-- What is to be given back: {provider, intent, refund, amount, currency}, or null when there is nothing.
create or replace function money.return_due(p_transfer uuid) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  return (select jsonb_build_object('provider', a.provider, 'intent', a.provider_intent, 'refund', t.refund_id,
      'amount', (t.send_minor + t.fee_minor)::text, 'currency', t.currency)
    from money.transfer t join money.attempt a on a.purchase_id = t.purchase_id and a.state = 'captured'
    where t.id = p_transfer and t.state = 'returning');
end $$;

-- It was given back.
create or replace function money.transfer_returned(p_transfer uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare t money.transfer; v_provider text;
begin
  perform set_config('souk.actor', 'system', true);
  update money.transfer set state = 'returned' where id = p_transfer and state = 'returning' returning * into t;
  if not found then
    return false;
  end if;
  v_provider := money.provider_of(t.purchase_id);
  perform ledger.apply(gen_random_uuid(), 'send_return', 'send_return:' || t.id, 'posted',
    money.signed_line('transfer:' || t.id, t.send_minor + t.fee_minor, t.currency) || money.signed_line('psp:' || v_provider, -(t.send_minor + t.fee_minor), t.currency),
    jsonb_build_object('transfer', t.id));
  perform money.tell_transfer(t.id, 'returned');
  return true;
end $$;

-- Transfers whose ledger does not say what their state says. Each row is a difference.
create or replace function money.transfer_differences_between(p_from uuid, p_to uuid)
returns table (kind text, subject text, expected text, found text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select 'transfer_mismatch', t.id::text, w.expected::text, coalesce(b.left_here, 0)::text
  from money.transfer t
  cross join lateral (select case when t.state = 'taken' or (t.state = 'sending' and t.provider_intent is null) or t.state = 'returning'
                                  then t.send_minor + t.fee_minor else 0 end as expected) w
  left join lateral (select sum(case e.side when 'credit' then e.amount_minor else -e.amount_minor end) as left_here
                     from ledger.entry e where e.account = 'transfer:' || t.id || ':' || lower(t.currency) and e.phase = 'posted') b on true
  where t.id > p_from and t.id <= p_to and w.expected <> coalesce(b.left_here, 0)
  union all
  select 'transfer_mismatch', t.id::text, 'pending', coalesce(x.state, 'nothing')
  from money.transfer t left join ledger.txn x on x.id = t.id and x.kind = 'send_in'
  where t.id > p_from and t.id <= p_to and t.state = 'held' and coalesce(x.state, '') <> 'pending'
$$;

-- Transfers whose provider has not told what it kept of the first leg: [{transfer, provider, intent}]. Who was not asked for longest comes first.
create or replace function money.claim_transfer_fees(p_limit int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  with due as materialized (
    select id from money.transfer where provider_charge is null and state in ('delivered', 'returning', 'returned')
      and fee_asked_at < clock_timestamp() - interval '5 seconds'
    order by fee_asked_at limit p_limit for update skip locked
  ), claimed as (
    update money.transfer t set fee_asked_at = clock_timestamp() from due where t.id = due.id returning t.id, t.purchase_id
  )
  select coalesce(jsonb_agg(jsonb_build_object('transfer', c.id, 'provider', a.provider, 'intent', a.provider_intent)), '[]') into v
  from claimed c join money.attempt a on a.purchase_id = c.purchase_id and a.state = 'captured';
  return v;
end $$;

-- What the provider kept, once. Souk bears it: a transfer costs what was said beforehand.
create or replace function money.record_transfer_fee(p_transfer uuid, p_charge text, p_fee bigint) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare t money.transfer; v_provider text;
begin
  perform set_config('souk.actor', 'system', true);
  update money.transfer set provider_charge = p_charge, provider_fee_minor = p_fee where id = p_transfer and provider_charge is null returning * into t;
  if not found then
    return false;
  end if;
  v_provider := money.provider_of(t.purchase_id);
  if p_fee > 0 then
    perform ledger.apply(gen_random_uuid(), 'provider_fee', 'provider-fee:' || t.id, 'posted',
      money.signed_line('psp_fees:' || v_provider, p_fee, t.currency) || money.signed_line('psp:' || v_provider, -p_fee, t.currency),
      jsonb_build_object('transfer', t.id));
  end if;
  return true;
end $$;

-- An address is proven: what was sent to it may be hers now. Only where anything waits for an address is anybody looked for.
create or replace function money.address_proven() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_actor constant text := current_setting('souk.actor', true);
begin
  perform set_config('souk.actor', 'system', true);
  if exists (select from money.transfer t where t.addressed and not t.by_phone and t.receiver_id is null and t.state = 'held') then
    perform queue.add_money('money:claim-addressed', json_build_object('person', new.id), now(), 'claim-addressed:' || new.id);
  end if;
  perform set_config('souk.actor', coalesce(v_actor, ''), true);
  return null;
end $$;
revoke all on function money.address_proven() from public;
create or replace trigger address_proven after insert or update of email, email_verified_at on identity.person
  for each row when (new.email_verified_at is not null and new.state = 'active') execute function money.address_proven();
