-- Accounts under 18 and their guardians. The money role reads its own rows and writes none: every change is one of the
-- functions below, which run as their owner and let each side do and see its own part only.

do $$
begin
  alter table money.guardianship enable row level security;
  alter table money.guardianship force row level security;
  drop policy if exists owner_only on money.guardianship;
  create policy owner_only on money.guardianship using (money.actor() = 'system' or owner = money.actor());
  drop policy if exists by_functions on money.guardianship;
  create policy by_functions on money.guardianship to {{owner}} using (true) with check (true);
end $$;

-- The day by the database's clock.
create or replace function money.today() returns date
language sql stable set search_path = pg_catalog, pg_temp as $$ select (clock_timestamp() at time zone 'utc')::date $$;

-- She says that she is under 18, and until when: the first day after a month. Later she can lengthen it, never shorten it.
-- Answers set | date_bad | only_longer | is_guardian (who guards others is under no rule himself).
create or replace function money.set_guardianship(p_owner text, p_ends date) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v money.guardianship;
begin
  perform pg_advisory_xact_lock(hashtextextended('guardianship', 0));
  if extract(day from p_ends) <> 1 or p_ends <= money.today() or p_ends > money.today() + interval '18 years 1 month' then
    return 'date_bad';
  end if;
  if exists (select 1 from money.guardianship g where g.guardian = p_owner and g.ends_on > money.today()) then
    return 'is_guardian';
  end if;
  select * into v from money.guardianship g where g.owner = p_owner for update;
  if found and v.ends_on > money.today() and p_ends < v.ends_on then
    return 'only_longer';
  end if;
  -- Who guarded her under a rule that has ended never agreed to this one, and may be under one himself by now.
  delete from money.guardianship g where g.owner = p_owner and g.ends_on <= money.today();
  insert into money.guardianship (owner, ends_on) values (p_owner, p_ends)
  on conflict (owner) do update set ends_on = excluded.ends_on;
  return 'set';
end $$;

-- She names whom to ask, for seven days; the mail leaves with it. Answers named | not_found (no rule) | has_guardian.
create or replace function money.name_guardian(p_owner text, p_email text, p_nonce text, p_hash text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update money.guardianship g
  set invite_email = p_email, invite_nonce = p_nonce, invite_hash = p_hash, invite_expires_at = clock_timestamp() + interval '7 days'
  where g.owner = p_owner and g.guardian is null and g.ends_on > money.today();
  if found then
    perform queue.add_money('money:mail-guardian', json_build_object('person', replace(p_owner, 'person:', '')), now(), 'guardian:' || p_owner);
    return 'named';
  end if;
  return case when exists (select 1 from money.guardianship g where g.owner = p_owner and g.ends_on > money.today())
    then 'has_guardian' else 'not_found' end;
end $$;

-- Who holds the mailed link accepts. Answers accepted | link_over | own_link | under_age.
create or replace function money.accept_guardianship(p_actor text, p_hash text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v money.guardianship;
begin
  perform pg_advisory_xact_lock(hashtextextended('guardianship', 0));
  select * into v from money.guardianship g
  where g.invite_hash = p_hash and g.invite_expires_at > clock_timestamp() and g.ends_on > money.today() for update;
  if not found or p_actor not like 'person:%' then
    return 'link_over';
  end if;
  if v.owner = p_actor then
    return 'own_link';
  end if;
  if exists (select 1 from money.guardianship g where g.owner = p_actor and g.ends_on > money.today()) then
    return 'under_age';
  end if;
  update money.guardianship g
  set guardian = p_actor, invite_email = null, invite_nonce = null, invite_hash = null, invite_expires_at = null
  where g.owner = v.owner;
  return 'accepted';
end $$;

-- Whom a link is about; null when it is over.
create or replace function money.guardianship_by_link(p_hash text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select g.owner from money.guardianship g
  where g.invite_hash = p_hash and g.invite_expires_at > clock_timestamp() and g.ends_on > money.today()
$$;

-- She asks to name another: only the present guardian can agree to it, by leaving.
create or replace function money.ask_guardian_change(p_owner text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update money.guardianship g set change_asked_at = coalesce(g.change_asked_at, now())
  where g.owner = p_owner and g.guardian is not null;
  return found;
end $$;

-- The guardian leaves; what waits for him is declined, and she pays nothing until another has accepted. Of everybody
-- whose guardian he is when `p_owner` is null: his account closes.
create or replace function money.leave_guardianship(p_guardian text, p_owner text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update money.payment_confirmation c set guardian_state = 'declined'
  where c.guardian = p_guardian and c.owner = coalesce(p_owner, c.owner) and c.guardian_state <> 'declined' and c.state <> 'used';
  update money.guardianship g set guardian = null, change_asked_at = null
  where g.guardian = p_guardian and g.owner = coalesce(p_owner, g.owner);
  return found;
end $$;

-- The guardian ends the rule before its day: nobody else can.
create or replace function money.end_guardianship(p_guardian text, p_owner text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from money.guardianship g where g.guardian = p_guardian and g.owner = p_owner;
  return found;
end $$;

-- A closed account leaves no rule, and guards nobody.
create or replace function money.forget_guardianship(p_owner text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform money.leave_guardianship(p_owner, null);
  delete from money.guardianship g where g.owner = p_owner;
  return true;
end $$;

-- Whom he guards: [{owner, changeAsked}]. Neither her age nor anything of her wallet.
create or replace function money.wards(p_guardian text) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('owner', g.owner, 'changeAsked', g.change_asked_at is not null) order by g.owner), '[]')
  from money.guardianship g where g.guardian = p_guardian and g.ends_on > money.today()
$$;

-- The taps that wait for him, the oldest first: what is bought, of whom, for how much, and no way to pay or to deliver.
create or replace function money.waiting_for_guardian(p_guardian text) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'owner', c.owner, 'payees', c.payees, 'total', c.total_minor::text,
    'currency', c.currency, 'goods', c.goods, 'nonce', c.nonce, 'askedAt', c.created_at, 'expiresAt', c.expires_at) order by c.created_at, c.id), '[]')
  from money.payment_confirmation c join money.guardianship g on g.owner = c.owner and g.guardian = c.guardian
  where c.guardian = p_guardian and c.guardian_state = 'asked' and c.guardian_tries < 5 and c.state <> 'used'
    and c.expires_at > clock_timestamp() and g.ends_on > money.today()
$$;

-- One more try of his at proving himself for a tap: five are allowed.
create or replace function money.try_guardian(p_guardian text, p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update money.payment_confirmation c set guardian_tries = guardian_tries + 1
  where c.id = p_id and c.guardian = p_guardian and c.guardian_state = 'asked' and c.guardian_tries < 5
    and c.state <> 'used' and c.expires_at > clock_timestamp();
  return found;
end $$;

-- His answer to the tap as it was shown to him: the nonce says which. Who has left answers nothing any more.
create or replace function money.answer_tap(p_guardian text, p_id uuid, p_nonce text, p_answer text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update money.payment_confirmation c set guardian_state = p_answer
  where c.id = p_id and c.guardian = p_guardian and c.guardian_state = 'asked' and c.nonce = p_nonce and c.state <> 'used'
    and c.expires_at > clock_timestamp() and p_answer in ('approved', 'declined')
    and exists (select 1 from money.guardianship g where g.owner = c.owner and g.guardian = p_guardian and g.ends_on > money.today());
  if not found then
    return false;
  end if;
  perform queue.add_money('money:mail-guardian-answer', json_build_object('confirmation', p_id), now(), 'guardian-answer:' || p_id);
  return true;
end $$;

-- Whatever way an attempt comes to be: of an account under the rule it has a tap behind it that its guardian approved, and that
-- was used up for it. `money.guard` does that; this stands behind it.
create or replace function money.needs_guardian() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from money.guardianship g where g.owner = new.owner and g.ends_on > money.today())
     and not exists (select 1 from money.payment_confirmation c
                     where c.owner = new.owner and c.key = new.key and c.body_hash = new.body_hash and c.state = 'used'
                       and c.guardian_state = 'approved') then
    raise exception 'no guardian approved it' using errcode = '42501', constraint = 'attempt_approved';
  end if;
  return new;
end $$;
revoke all on function money.needs_guardian() from public;
create or replace trigger attempt_approved before insert on money.attempt for each row execute function money.needs_guardian();

do $$
declare name text;
begin
  foreach name in array array['set_guardianship(text, date)', 'name_guardian(text, text, text, text)', 'accept_guardianship(text, text)',
    'guardianship_by_link(text)', 'ask_guardian_change(text)', 'leave_guardianship(text, text)', 'end_guardianship(text, text)',
    'forget_guardianship(text)', 'wards(text)', 'waiting_for_guardian(text)', 'try_guardian(text, uuid)',
    'answer_tap(text, uuid, text, text)'] loop
    execute format('revoke all on function money.%s from public', name);
    execute format('grant execute on function money.%s to {{money}}', name);
  end loop;
end $$;
