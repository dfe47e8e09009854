-- Transfers to a telephone number: nobody proves a number here, so the link that its sender passes on is opened by somebody who knows the number, and the
-- sender herself says whether that is who she meant. Before that it is nobody's.

grant insert, update on money.transfer_link to {{money}};
alter table money.transfer_link enable row level security;
alter table money.transfer_link force row level security;
drop policy if exists owner_reads on money.transfer_link;
create policy owner_reads on money.transfer_link for select using (money.actor() = 'system' or owner = money.actor());
drop policy if exists owner_begins on money.transfer_link;
create policy owner_begins on money.transfer_link for insert with check (owner = money.actor());
drop policy if exists system_moves on money.transfer_link;
create policy system_moves on money.transfer_link for update using (money.actor() = 'system');

-- Somebody who is signed in opened a link and typed a number, which is the one it was sent to or not. One at a time waits for its sender; five wrong
-- numbers end the link. {result: claimed | wrong | too_many | taken | ended | yourself | not_found, transfer}.
create or replace function money.claim_link(p_hash text, p_person uuid, p_right boolean) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare l money.transfer_link; t money.transfer; v text;
begin
  perform set_config('souk.actor', 'system', true);
  select * into l from money.transfer_link where token_hash = p_hash for update;
  if not found then
    return '{"result": "not_found"}';
  end if;
  select * into t from money.transfer where id = l.transfer_id;
  v := case
    when t.person_id = p_person then 'yourself'
    when l.claimer_id = p_person then 'claimed'
    when t.state <> 'held' or t.claim_by <= clock_timestamp() or l.confirmed_at is not null then 'ended'
    when l.claimer_id is not null then 'taken'
    when l.tries >= 5 then 'too_many'
    when p_right then 'new'
    else 'wrong'
  end;
  if v = 'wrong' then
    update money.transfer_link set tries = tries + 1 where transfer_id = l.transfer_id;
  elsif v = 'new' then
    update money.transfer_link set claimer_id = p_person, claimed_at = clock_timestamp() where transfer_id = l.transfer_id;
    perform queue.add_money('money:mail-transfer', json_build_object('transfer', t.id, 'step', 'opened'), now(), 'transfer:opened:' || l.turn || ':' || t.id);
    v := 'claimed';
  end if;
  return jsonb_build_object('result', v, 'transfer', t.id);
end $$;

-- Its sender says that whoever opened her link is who she meant. It counts for the person she saw and nobody else; from here on it is as if she had been
-- named, and the time to take it back that she was promised begins anew. confirmed | changed | ended | not_found.
create or replace function money.confirm_claim(p_transfer uuid, p_owner text, p_claimer uuid) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare l money.transfer_link;
begin
  perform set_config('souk.actor', 'system', true);
  select * into l from money.transfer_link where transfer_id = p_transfer and owner = p_owner for update;
  if not found then
    return 'not_found';
  elsif l.claimer_id is distinct from p_claimer then
    return 'changed';
  elsif l.confirmed_at is not null then
    return 'confirmed';
  end if;
  update money.transfer set receiver_id = p_claimer, cancel_until = greatest(cancel_until, clock_timestamp() + make_interval(secs => pause_seconds))
  where id = p_transfer and by_phone and receiver_id is null and state = 'held' and claim_by > clock_timestamp();
  if not found then
    return 'ended';
  end if;
  update money.transfer_link set confirmed_at = clock_timestamp() where transfer_id = p_transfer;
  perform money.release_transfers(r.id) from money.recipient r where r.kind = 'own' and r.person_id = p_claimer;
  perform money.tell_transfer(p_transfer, 'confirmed');
  return 'confirmed';
end $$;

-- A link of hers is made anew, because it went astray or because the wrong person opened it: the one before opens nothing any more, and whoever had
-- opened it has nothing. True for the call that did it, and for the same asked again.
create or replace function money.turn_link(p_transfer uuid, p_owner text, p_turn int, p_hash text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.transfer_link l set turn = p_turn + 1, token_hash = p_hash, tries = 0, claimer_id = null, claimed_at = null
  from money.transfer t
  where l.transfer_id = p_transfer and l.owner = p_owner and l.turn = p_turn and l.confirmed_at is null and t.id = l.transfer_id and t.state = 'held';
  return found or exists (select from money.transfer_link l where l.transfer_id = p_transfer and l.owner = p_owner and l.turn = p_turn + 1 and l.token_hash = p_hash);
end $$;
