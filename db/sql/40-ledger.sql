-- The books. Nobody writes to these tables but the functions below: the ring roles have SELECT and EXECUTE.

grant usage on schema ledger to {{money}};
grant select on all tables in schema ledger to {{money}};

create or replace function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only' using errcode = 'SK003';
end $$;

create or replace trigger entry_append_only before update or delete on ledger.entry
  for each row execute function ledger.refuse_change();
create or replace trigger entry_no_truncate before truncate on ledger.entry
  for each statement execute function ledger.refuse_change();
create or replace trigger txn_no_delete before delete on ledger.txn
  for each row execute function ledger.refuse_change();
create or replace trigger txn_no_truncate before truncate on ledger.txn
  for each statement execute function ledger.refuse_change();

-- A transaction only ever leaves `pending`, once, and nothing else about it changes.
create or replace function ledger.guard_txn() returns trigger language plpgsql as $$
begin
  if old.state <> 'pending' or new.state not in ('posted', 'voided', 'expired')
     or (new.id, new.kind, new.idempotency_key, new.request_hash, new.meta, new.created_at)
        is distinct from (old.id, old.kind, old.idempotency_key, old.request_hash, old.meta, old.created_at) then
    raise exception 'a ledger transaction resolves once' using errcode = 'SK003';
  end if;
  return new;
end $$;
create or replace trigger txn_resolves_once before update on ledger.txn
  for each row execute function ledger.guard_txn();

-- Per transaction, phase and currency, debits equal credits: asserted at commit, whoever wrote the rows.
create or replace function ledger.assert_balanced() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from ledger.entry where txn_id = new.txn_id
    group by phase, currency
    having sum(case side when 'debit' then amount_minor else -amount_minor end) <> 0
  ) then
    raise exception 'ledger transaction % does not sum to zero', new.txn_id using errcode = 'SK001';
  end if;
  return null;
end $$;
drop trigger if exists entry_balanced on ledger.entry;
create constraint trigger entry_balanced after insert on ledger.entry
  deferrable initially deferred for each row execute function ledger.assert_balanced();

-- What kind of account a code names. Unknown first words are refused.
create or replace function ledger.describe(code text, out kind text, out normal text, out must_cover boolean, out hot boolean)
language plpgsql immutable as $$
begin
  kind := split_part(code, ':', 1);
  must_cover := kind = 'user';
  hot := not must_cover;
  normal := case kind
    when 'psp' then 'debit' when 'psp_fees' then 'debit'
    when 'user' then 'credit' when 'seller' then 'credit' when 'order' then 'credit' when 'fees' then 'credit'
    when 'transfer' then 'credit' when 'fx' then 'credit' when 'split' then 'credit'
  end;
  if normal is null then
    raise exception 'unknown kind of account in %', code using errcode = 'SK004';
  end if;
end $$;

-- Every order has an account of its own, few accounts must be covered: without this, each purchase would read them all.
create index if not exists account_covered on ledger.account (code) where must_cover;

-- Moves the running balance of the accounts that keep one, in the order of their codes so that two
-- transactions never wait for each other in a circle.
create or replace function ledger.move_balances(lines jsonb, pending_sign int, posted_sign int) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare line record;
begin
  for line in
    select e.account,
           coalesce(sum(e.amount) filter (where e.side = 'debit'), 0)::bigint as debits,
           coalesce(sum(e.amount) filter (where e.side = 'credit'), 0)::bigint as credits
    from jsonb_to_recordset(lines) as e(account text, side text, amount bigint)
    join ledger.account a on a.code = e.account and a.must_cover
    group by e.account order by e.account
  loop
    update ledger.account set
      pending_debits = pending_debits + pending_sign * line.debits,
      pending_credits = pending_credits + pending_sign * line.credits,
      posted_debits = posted_debits + posted_sign * line.debits,
      posted_credits = posted_credits + posted_sign * line.credits
    where code = line.account;
  end loop;
end $$;
revoke all on function ledger.move_balances(jsonb, int, int) from public;

-- Records a transaction of entries [{account, side, amount, currency, part?}] as `pending` or `posted`.
-- Answers `applied`, or `replayed` when the same key already recorded the same thing; another content
-- under a used key is an error.
create or replace function ledger.apply(p_id uuid, p_kind text, p_key text, p_phase text, p_entries jsonb, p_meta jsonb default '{}')
returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_hash text := encode(sha256(convert_to(jsonb_build_array(p_kind, p_phase, p_entries)::text, 'UTF8')), 'hex');
  v_known text;
begin
  if p_phase not in ('pending', 'posted') then
    raise exception 'a transaction starts pending or posted' using errcode = 'SK004';
  end if;
  insert into ledger.txn (id, kind, state, idempotency_key, request_hash, meta)
  values (p_id, p_kind, p_phase, p_key, v_hash, p_meta)
  on conflict (idempotency_key) do nothing;
  if not found then
    select request_hash into v_known from ledger.txn where idempotency_key = p_key;
    if v_known is distinct from v_hash then
      raise exception 'ledger key % was used for something else', p_key using errcode = 'SK002';
    end if;
    return 'replayed';
  end if;
  insert into ledger.account (code, kind, currency, normal, must_cover, hot)
  select e.account, d.kind, min(e.currency), d.normal, d.must_cover, d.hot
  from jsonb_to_recordset(p_entries) as e(account text, currency text), ledger.describe(e.account) d
  group by e.account, d.kind, d.normal, d.must_cover, d.hot order by e.account
  on conflict (code) do nothing;
  if exists (
    select 1 from jsonb_to_recordset(p_entries) as e(account text, currency text)
    join ledger.account a on a.code = e.account where a.currency <> e.currency
  ) then
    raise exception 'an account holds one currency' using errcode = 'SK004';
  end if;
  insert into ledger.entry (txn_id, account, side, phase, amount_minor, currency, part)
  select p_id, e.account, e.side, p_phase, e.amount, e.currency, e.part
  from jsonb_to_recordset(p_entries) as e(account text, side text, amount bigint, currency text, part text);
  perform ledger.move_balances(p_entries, (p_phase = 'pending')::int, (p_phase = 'posted')::int);
  return 'applied';
end $$;

-- Ends a pending transaction: `posted` makes it count, `voided` and `expired` let the hold go.
-- True when this call resolved it, false when it already was resolved the same way; anything else is an error.
create or replace function ledger.resolve(p_id uuid, p_outcome text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_state text; v_lines jsonb;
begin
  select state into v_state from ledger.txn where id = p_id for update;
  if v_state is null then
    raise exception 'no ledger transaction %', p_id using errcode = 'SK004';
  end if;
  if v_state = p_outcome then
    return false;
  end if;
  update ledger.txn set state = p_outcome, resolved_at = now() where id = p_id;
  select jsonb_agg(jsonb_build_object('account', account, 'side', side, 'amount', amount_minor)) into v_lines
  from ledger.entry where txn_id = p_id and phase = 'pending';
  insert into ledger.entry (txn_id, account, side, phase, amount_minor, currency, part)
  select txn_id, account, side, p.phase, amount_minor, currency, part
  from ledger.entry, (values ('released'), ('posted')) as p(phase)
  where txn_id = p_id and entry.phase = 'pending' and (p.phase = 'released' or p_outcome = 'posted');
  perform ledger.move_balances(v_lines, -1, (p_outcome = 'posted')::int);
  return true;
end $$;

-- Every account with its balances re-derived from the entries.
create or replace view ledger.balance with (security_invoker = true) as
select a.code, a.kind, a.currency, a.normal,
       coalesce(sum(case e.side when 'debit' then e.amount_minor else -e.amount_minor end) filter (where e.phase = 'posted'), 0)::bigint
         * case a.normal when 'debit' then 1 else -1 end as posted,
       coalesce(sum(case e.side when 'debit' then e.amount_minor else -e.amount_minor end
         * case e.phase when 'released' then -1 else 1 end) filter (where e.phase in ('pending', 'released')), 0)::bigint
         * case a.normal when 'debit' then 1 else -1 end as pending
from ledger.account a left join ledger.entry e on e.account = a.code
group by a.code;
grant select on ledger.balance to {{money}};

revoke all on function ledger.apply(uuid, text, text, text, jsonb, jsonb) from public;
revoke all on function ledger.resolve(uuid, text) from public;
grant execute on function ledger.apply(uuid, text, text, text, jsonb, jsonb) to {{money}};
grant execute on function ledger.resolve(uuid, text) to {{money}};
