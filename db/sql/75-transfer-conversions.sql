-- Something was sent to her in another currency than that of her account: what it comes to there is promised to her for ten minutes, and nothing is changed
-- before she says so.

grant insert, update on money.conversion to {{money}};
alter table money.conversion enable row level security;
alter table money.conversion force row level security;
drop policy if exists owner_only on money.conversion;
create policy owner_only on money.conversion using (money.actor() = 'system' or owner = money.actor());

-- What she has agreed to is what she gets.
create or replace function money.guard_conversion() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.accepted_at is not null and new is distinct from old then
    raise exception 'what was agreed to does not change' using errcode = 'SK005';
  end if;
  return new;
end $$;
create or replace trigger conversion_guard before update on money.conversion for each row execute function money.guard_conversion();

-- She agrees to what she was shown. accepted | ended | too_late | not_found.
create or replace function money.accept_conversion(p_transfer uuid, p_owner text, p_minor bigint, p_currency text) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare t money.transfer; v_own uuid;
begin
  perform set_config('souk.actor', 'system', true);
  select * into t from money.transfer where id = p_transfer and 'person:' || receiver_id::text = p_owner for update;
  if not found then
    return 'not_found';
  elsif (t.converted_minor, t.converted_currency) is not distinct from (p_minor, p_currency) then
    return 'accepted';
  elsif t.state <> 'held' or t.claim_by <= clock_timestamp() then
    return 'too_late';
  end if;
  select r.id into v_own from money.recipient r where r.kind = 'own' and r.person_id = t.receiver_id and r.state = 'active' and r.currency = p_currency;
  update money.conversion set accepted_at = clock_timestamp()
  where transfer_id = p_transfer and owner = p_owner and v_own is not null and expires_at > clock_timestamp() and accepted_at is null
    and (arrive_minor, arrive_currency) = (p_minor, p_currency);
  if not found then
    return 'ended';
  end if;
  update money.transfer set converted_minor = p_minor, converted_currency = p_currency where id = p_transfer;
  perform money.release_transfers(v_own);
  return 'accepted';
end $$;
