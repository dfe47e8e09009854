-- Spending limits, known devices, and the taps that wait to be confirmed.

grant insert, update, delete on money.spending_limit to {{money}};
grant insert, delete on money.payer_device to {{money}};
-- What waits is written by the functions below alone, which run as their owner: no plain statement confirms or approves anything.
revoke insert, update on money.payment_confirmation from {{money}};
grant delete on money.payment_confirmation to {{money}};

do $$
declare name text;
begin
  foreach name in array array['spending_limit', 'payer_device', 'payment_confirmation'] loop
    execute format('alter table money.%I enable row level security', name);
    execute format('alter table money.%I force row level security', name);
    execute format('drop policy if exists owner_only on money.%I', name);
    execute format($p$create policy owner_only on money.%I using (money.actor() = 'system' or owner = money.actor())$p$, name);
  end loop;
  drop policy if exists by_functions on money.payment_confirmation;
  create policy by_functions on money.payment_confirmation to {{owner}} using (true) with check (true);
end $$;

-- What a person has let go in one currency within a span that ends now: all that is held, taken or still being asked for, and what she
-- will pay at the door, or did. What came back as a refund counts too; what was undone, declined, let go, called off or not taken does not.
create or replace function money.spent(p_owner text, p_currency text, p_span interval) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(sum(case when a.state <> 'agreed' then u.total_minor else (
    select coalesce(sum(o.total_minor), 0) from money."order" o where o.purchase_id = u.id and o.state not in ('canceled', 'not_taken')) end), 0)::bigint
  from money.purchase u join money.attempt a on a.purchase_id = u.id
  where u.owner = p_owner and u.currency = p_currency and u.created_at > now() - p_span and a.provider <> 'split'
    and a.state in ('pending', 'action', 'unknown', 'authorized', 'capturing', 'settling', 'captured', 'agreed')
$$;

-- Why a tap of a person has to be confirmed first, sorted; empty when it has not. A guest's wallet never leaves its browser,
-- so nothing is asked of her. Two taps at once see each other: the wallet's row is held while limits are counted.
create or replace function money.reasons_to_ask(p_owner text, p_device text, p_currency text, p_total bigint) returns text[]
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.spending_limit; v_reasons text[] := '{}';
begin
  if p_owner not like 'person:%' then
    return v_reasons;
  end if;
  if not exists (select 1 from money.payer_device d where d.owner = p_owner and d.device in (p_device, '*')) then
    v_reasons := array['device'];
  end if;
  if exists (select 1 from money.spending_limit l where l.owner = p_owner) then
    perform 1 from money.wallet w where w.owner = p_owner for update;
    select * into v from money.spending_limit l where l.owner = p_owner and l.currency = p_currency;
    if not found then
      return v_reasons || array['currency'];
    end if;
    if p_total > v.per_payment_minor then
      v_reasons := v_reasons || array['payment'];
    end if;
    if p_total + money.spent(p_owner, p_currency, interval '24 hours') > v.per_day_minor then
      v_reasons := v_reasons || array['day'];
    end if;
    if p_total + money.spent(p_owner, p_currency, interval '720 hours') > v.per_month_minor then
      v_reasons := v_reasons || array['month'];
    end if;
  end if;
  return v_reasons;
end $$;

-- Lets a tap pass, or keeps it until its person has confirmed it: null, or {result: confirm, confirmation}. Of an account
-- under 18 (57-guardians.sql) it waits for the guardian too, a day long: her own reasons hold besides. Without one it is
-- {result: guardian_missing}, and with five that wait for him {result: guardian_busy}. `p` is the
-- document of `money.place`, whose `guard` holds {device, tap, nonce, confirmation}. A confirmation is used once, with
-- the tap it was given for, for at most the total and for no seller that it did not name; an approval for nothing under another name.
create or replace function money.guard(p jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_owner text := p->>'actor';
  v_guard jsonb := p->'guard';
  v_total bigint := (p->'purchase'->>'total')::bigint;
  v_currency text := p->'purchase'->>'currency';
  v_payees text[];
  v_reasons text[] := money.reasons_to_ask(v_owner, v_guard->>'device', v_currency, v_total);
  v_rule money.guardianship;
  v_goods jsonb;
  v_named jsonb;
  v_id uuid;
begin
  select * into v_rule from money.guardianship g where g.owner = v_owner and g.ends_on > money.today();
  if found then
    if v_rule.guardian is null then
      return '{"result": "guardian_missing"}';
    end if;
    v_reasons := v_reasons || array['guardian'];
    select jsonb_agg(jsonb_build_object('title', coalesce(l.line->>'title', ''), 'optionText', coalesce(l.line->>'optionText', ''),
                                        'quantity', coalesce((l.line->>'quantity')::int, 1), 'amount', l.line->>'amount')),
           jsonb_agg(jsonb_build_object('title', coalesce(l.line->>'title', ''), 'optionText', coalesce(l.line->>'optionText', '')))
    into v_goods, v_named
    from jsonb_array_elements(p->'orders') o, jsonb_array_elements(o->'lines') l(line) where l.line->>'kind' = 'goods';
  end if;
  if cardinality(v_reasons) = 0 then
    return null;
  end if;
  select array_agg(o->>'pageId' order by o->>'pageId') into v_payees from jsonb_array_elements(p->'orders') o;
  update money.payment_confirmation c set state = 'used'
  where c.owner = v_owner and c.key = p->'attempt'->>'key' and c.body_hash = p->'attempt'->>'bodyHash' and c.state = 'confirmed'
    and c.expires_at > clock_timestamp() and c.currency = v_currency and v_total <= c.total_minor and v_payees <@ c.payees
    and v_reasons <@ c.reasons
    -- A shop may call its goods something else by now: what he approved is what he read.
    and (v_rule.guardian is null or (c.guardian_state = 'approved' and c.guardian = v_rule.guardian and c.goods @> v_named));
  if found then
    if v_guard->>'device' is not null then
      insert into money.payer_device (owner, device) values (v_owner, v_guard->>'device') on conflict do nothing;
    end if;
    return null;
  end if;
  if v_rule.guardian is not null then
    -- What he is asked about already stays as it is: asking again neither mails him nor takes his answer away.
    select c.id into v_id from money.payment_confirmation c
    where c.owner = v_owner and c.key = p->'attempt'->>'key' and c.body_hash = p->'attempt'->>'bodyHash' and c.state <> 'used'
      and c.expires_at > clock_timestamp() and c.currency = v_currency and v_total <= c.total_minor and v_payees <@ c.payees
      and v_reasons <@ c.reasons and c.guardian = v_rule.guardian and c.goods @> v_named;
    if found then
      return jsonb_build_object('result', 'confirm', 'confirmation', v_id);
    end if;
    if (select count(*) >= 5 from money.payment_confirmation c
        where c.owner = v_owner and c.guardian_state = 'asked' and c.expires_at > clock_timestamp()) then
      return '{"result": "guardian_busy"}';
    end if;
  end if;
  insert into money.payment_confirmation as c (id, owner, key, body_hash, state, reasons, currency, total_minor, payees, tap, nonce,
                                               expires_at, guardian, guardian_state, goods)
  values ((v_guard->>'confirmation')::uuid, v_owner, p->'attempt'->>'key', p->'attempt'->>'bodyHash',
          -- Where he alone has to answer, nothing is asked of her.
          case when v_reasons = array['guardian'] then 'confirmed' else 'asked' end,
          v_reasons, v_currency, v_total, v_payees, v_guard->'tap', v_guard->>'nonce',
          clock_timestamp() + case when v_rule.guardian is null then interval '10 minutes' else interval '1 day' end,
          v_rule.guardian, case when v_rule.guardian is not null then 'asked' end, v_goods)
  on conflict (owner, key) do update
    set body_hash = excluded.body_hash, state = excluded.state, reasons = excluded.reasons, currency = excluded.currency,
        total_minor = excluded.total_minor, payees = excluded.payees, tap = excluded.tap, nonce = excluded.nonce,
        guardian = excluded.guardian, guardian_state = excluded.guardian_state, goods = excluded.goods,
        created_at = excluded.created_at,
        -- Asking again is no way to more tries while the first ten minutes run.
        tries = case when c.expires_at > clock_timestamp() then c.tries else 0 end,
        guardian_tries = case when c.expires_at > clock_timestamp() then c.guardian_tries else 0 end,
        expires_at = case when c.expires_at > clock_timestamp() then c.expires_at else excluded.expires_at end
    where c.state <> 'used'
  returning c.id into v_id;
  if v_id is not null and v_rule.guardian is not null then
    perform queue.add_money('money:mail-guardian-tap', json_build_object('confirmation', v_id), now(), 'guardian-tap:' || v_id);
  end if;
  if v_id is null then
    -- The same tap on another connection used it meanwhile: `money.place` answers with its attempt.
    raise exception 'A used confirmation without its attempt' using errcode = 'unique_violation';
  end if;
  return jsonb_build_object('result', 'confirm', 'confirmation', v_id);
end $$;

-- One more try at confirming. Answers whether it was allowed: five are, within the ten minutes.
create or replace function money.try_confirmation(p_owner text, p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update money.payment_confirmation set tries = tries + 1
  where id = p_id and owner = p_owner and state = 'asked' and tries < 5 and expires_at > clock_timestamp();
  return found;
end $$;

-- The person has confirmed the tap as it was shown to her: the nonce says which.
create or replace function money.confirm_payment(p_owner text, p_id uuid, p_nonce text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update money.payment_confirmation set state = 'confirmed'
  where id = p_id and owner = p_owner and state = 'asked' and nonce = p_nonce and expires_at > clock_timestamp();
  return found;
end $$;

revoke all on function money.guard(jsonb), money.try_confirmation(text, uuid), money.confirm_payment(text, uuid, text) from public;
grant execute on function money.guard(jsonb), money.try_confirmation(text, uuid), money.confirm_payment(text, uuid, text) to {{money}};
