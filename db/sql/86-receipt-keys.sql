-- Keys that receipts are signed with, those of the vault, and what merchants' servers sign in with, as far as those who run Souk may turn, retire
-- and revoke them. New ones take two people (12-proposals.sql); a leak is stopped by one. What of receipts' keys is public is handed out by one query.

revoke insert, update, delete on money.receipt_key from {{money}};
grant select on money.receipt_key to {{money}};
alter table money.receipt_key enable row level security;
alter table money.receipt_key force row level security;
drop policy if exists system_only on money.receipt_key;
create policy system_only on money.receipt_key using (money.actor() = 'system');

-- The first one, which nobody has to agree on: nothing was ever signed. Of two makers one wins.
create or replace function money.first_receipt_key(p_kid text, p_public jsonb, p_secret bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  insert into money.receipt_key (kid, public_jwk, secret)
  select p_kid, p_public, p_secret where not exists (select from money.receipt_key) on conflict do nothing;
end $$;
-- The next one, in place of the present one, once two people agreed on it. Codes: done, over (never approved, taken back, or done before).
create or replace function money.turn_receipt_key(p_proposal uuid, p_kid text, p_public jsonb, p_secret bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p identity.proposal;
begin
  p := identity.due_proposal(p_proposal, 'key.receipts');
  if p.id is null then return 'over'; end if;
  perform set_config('souk.actor', 'system', true);
  update money.receipt_key set retired_at = now() where retired_at is null;
  insert into money.receipt_key (kid, public_jwk, secret) values (p_kid, p_public, p_secret);
  return identity.done_proposal(p, 'done');
end $$;
-- Begins to turn the vault's rings: `yes` to one at a time, `turning` to whoever comes while another may still be at it, `over` once nothing is to be
-- done; and that they were turned. They are files, or given from outside: the turn itself is not the database's, and no transaction waits for
-- it. Whoever began and has not ended within two minutes was killed, and the next one begins again.
drop function if exists money.may_turn_vault(uuid);
create or replace function money.begin_vault_turn(p_proposal uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p identity.proposal;
begin
  p := identity.due_proposal(p_proposal, 'key.vault');
  if p.id is null then return 'over'; end if;
  if (p.payload->>'turning')::timestamptz > clock_timestamp() - interval '2 minutes' then return 'turning'; end if;
  update identity.proposal set payload = payload || jsonb_build_object('turning', clock_timestamp()) where id = p.id;
  return 'yes';
end $$;
create or replace function money.vault_turned(p_proposal uuid, p_outcome text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p identity.proposal;
begin
  p := identity.due_proposal(p_proposal, 'key.vault');
  if p.id is null then return 'over'; end if;
  return identity.done_proposal(p, p_outcome);
end $$;

-- Revokes a merchant's secret key that leaked, by one person of keys, at once; another looks at it after, and its page is told.
-- Codes: done, again, prove, not_found.
create or replace function money.revoke_leaked_key(p_name text, p_person uuid, p_session uuid, p_hash text, p_reason text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  k money.pay_key;
  v_may constant text := identity.may_operate(p_session, p_person, 'keys', 10);
begin
  if v_may <> 'yes' then return v_may; end if;
  perform set_config('souk.actor', 'system', true);
  update money.pay_key set revoked_at = clock_timestamp() where hash = p_hash and revoked_at is null returning * into k;
  if k.id is null then
    return case when exists (select from money.pay_key where hash = p_hash) then 'again' else 'not_found' end;
  end if;
  perform identity.audit(p_name, 'key.revoke', k.id::text, jsonb_build_object('site', k.site_id));
  perform identity.must_review(k.id, 'key.revoke-review', k.id::text,
    jsonb_build_object('page', (select s.page_id from money.pay_site s where s.id = k.site_id), 'ending', k.ending), p_person, p_reason);
  perform queue.enqueue('money', 'money:mail-key-revoked', json_build_object('key', k.id), now(), 'key-revoked:' || k.id);
  return 'done';
end $$;
revoke all on function money.first_receipt_key(text, jsonb, bytea), money.turn_receipt_key(uuid, text, jsonb, bytea), money.begin_vault_turn(uuid),
  money.vault_turned(uuid, text), money.revoke_leaked_key(text, uuid, uuid, text, text) from public;
grant execute on function money.first_receipt_key(text, jsonb, bytea), money.turn_receipt_key(uuid, text, jsonb, bytea), money.begin_vault_turn(uuid),
  money.vault_turned(uuid, text), money.revoke_leaked_key(text, uuid, uuid, text, text) to {{money}};
