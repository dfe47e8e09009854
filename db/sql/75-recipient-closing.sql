-- Accounts at the provider that nobody uses any more: taken out of what somebody keeps, or left by whoever closed her account here. They are closed there
-- once nothing is on its way to them, and forgotten here.

grant insert, update, delete on money.recipient_closing to {{money}};
alter table money.recipient_closing enable row level security;
alter table money.recipient_closing force row level security;
drop policy if exists system_only on money.recipient_closing;
create policy system_only on money.recipient_closing using (money.actor() = 'system');

create or replace function money.recipient_ended() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_actor constant text := current_setting('souk.actor', true);
begin
  perform set_config('souk.actor', 'system', true);
  insert into money.recipient_closing (provider_account) values (old.provider_account) on conflict do nothing;
  perform set_config('souk.actor', coalesce(v_actor, ''), true);
  return null;
end $$;
revoke all on function money.recipient_ended() from public;
create or replace trigger recipient_ended after update of removed_at on money.recipient
  for each row when (old.removed_at is null and new.removed_at is not null and old.provider_account is not null)
  execute function money.recipient_ended();
-- Those that were taken out before there was a list.
do $$ begin
  perform set_config('souk.actor', 'system', true);
  insert into money.recipient_closing (provider_account)
  select provider_account from money.recipient where removed_at is not null and provider_account is not null on conflict do nothing;
end $$;

-- Accounts to be closed now, at most so many: an array of names at the provider. What is on its way there, or may still be sent back by its bank, comes
-- first; a try that was not answered is made again later each time, at last once a day.
create or replace function money.claim_closings(p_limit int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  with due as materialized (
    select c.provider_account from money.recipient_closing c where c.ask_at <= clock_timestamp()
      and not exists (select from money.transfer t left join money.recipient r on r.id = t.recipient_id
        where c.provider_account in (t.provider_account, r.provider_account)
          and (t.state in ('asked', 'held', 'taken', 'sending') or (t.state = 'delivered' and t.delivered_at > clock_timestamp() - interval '10 days')))
    order by c.ask_at limit p_limit for update of c skip locked
  ), claimed as (
    update money.recipient_closing c set tries = c.tries + 1,
      ask_at = clock_timestamp() + least(interval '1 day', interval '1 minute' * power(2, least(c.tries, 20)))
    from due where c.provider_account = due.provider_account returning c.provider_account
  )
  select coalesce(jsonb_agg(provider_account), '[]') into v from claimed;
  return v;
end $$;

-- The provider has closed it: its name there is forgotten.
create or replace function money.recipient_closed(p_account text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.recipient set provider_account = null where provider_account = p_account and removed_at is not null;
  delete from money.recipient_closing where provider_account = p_account;
  return found;
end $$;
