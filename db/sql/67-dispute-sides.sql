-- What the sides of a dispute do in the room they share: who may, what is said, and when an answer is complete.

-- Whether {actor, order, side} is who it says: the buyer or a seller of that order. From then on the transaction acts as the system.
create or replace function money.takes_side(p jsonb) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_side text;
begin
  perform set_config('souk.actor', p->>'actor', true);
  select case when o.owner = money.actor() then 'buyer' when money.may(o.page_id, 'answer_disputes') then 'seller' end into v_side
  from money."order" o where o.id = (p->>'order')::uuid;
  perform set_config('souk.actor', 'system', true);
  return coalesce(v_side = p->>'side', false);
end $$;

-- One side says something about an open dispute of an order, under a key of its own: said | replay | not_found | over | too_many.
create or replace function money.say_dispute(p jsonb) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare d money.dispute; v_side text := p->>'side';
begin
  if not money.takes_side(p) then
    return 'not_found';
  end if;
  select * into d from money.dispute where id = money.dispute_at((p->>'order')::uuid, v_side) for update;
  if not found then
    return 'not_found';
  end if;
  if exists (select 1 from money.dispute_statement s where s.dispute_id = d.id and s.side = v_side and s.key = p->>'key') then
    return 'replay';
  end if;
  if d.state <> 'needs_response' or (v_side = 'seller' and d.answered_at is not null) then
    return 'over';
  end if;
  if (select count(*) from money.dispute_statement s where s.dispute_id = d.id and s.side = v_side) >= 20 then
    return 'too_many';
  end if;
  insert into money.dispute_statement (dispute_id, order_id, owner, page_id, side, key, words)
  values (d.id, d.order_id, d.owner, d.page_id, v_side, p->>'key', p->>'words');
  return 'said';
end $$;

-- The seller's answer is complete: answered (nobody is waited for any more), waiting (for the other sellers of the payment),
-- nothing_said, over or not_found; with it the provider's dispute.
create or replace function money.answer_dispute(p_actor text, p_order uuid) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare d money.dispute; v_page uuid;
begin
  perform set_config('souk.actor', p_actor, true);
  select page_id into v_page from money."order" where id = p_order;
  if not found or not money.may(v_page, 'answer_disputes') then
    return '{"result": "not_found"}';
  end if;
  perform set_config('souk.actor', 'system', true);
  select * into d from money.dispute where id = money.dispute_at(p_order, 'seller');
  if not found then
    return '{"result": "not_found"}';
  end if;
  perform money.hold_dispute(d.provider_dispute);
  select * into d from money.dispute where id = d.id;
  if d.state <> 'needs_response' then
    return '{"result": "over"}';
  end if;
  if not exists (select 1 from money.dispute_statement s where s.dispute_id = d.id and s.side = 'seller')
     and not exists (select 1 from money.dispute_file f where f.dispute_id = d.id and f.side = 'seller' and f.stored_at is not null) then
    return '{"result": "nothing_said"}';
  end if;
  update money.dispute set answered_at = coalesce(answered_at, clock_timestamp()) where id = d.id;
  return jsonb_build_object('provider', d.provider, 'dispute', d.provider_dispute, 'result', case when exists (
    select 1 from money.dispute x where x.provider_dispute = d.provider_dispute and x.answered_at is null) then 'waiting' else 'answered' end);
end $$;

-- Disputes for which it is time to ask the provider: [{dispute, provider, send}]. Open ones that rested for half a minute, who was
-- looked at longest ago first, and looking counts: however many there are, and whatever becomes of one, all have their turn. `send`
-- says that an answer should go: all sellers have given theirs, or the last day has come and something is there.
create or replace function money.claim_disputes(p_limit int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  with next as materialized (
    select d.provider_dispute, d.provider, max(d.updated_at) as looked,
      bool_or(d.state = 'needs_response') and (bool_and(d.answered_at is not null) or (
        coalesce(bool_or(d.due_by < clock_timestamp() + interval '1 day'), false)
        and bool_or(exists (select 1 from money.dispute_statement s where s.dispute_id = d.id)
          or exists (select 1 from money.dispute_file f where f.dispute_id = d.id and f.side = 'seller' and f.stored_at is not null)))) as send
    from money.dispute d where d.state in ('needs_response', 'under_review')
    group by d.provider_dispute, d.provider having max(d.updated_at) < clock_timestamp() - interval '30 seconds'
    order by max(d.updated_at), d.provider_dispute limit p_limit
  ), held as materialized (
    -- Who waits for nobody may hold them in any order.
    select d.id from money.dispute d where d.state in ('needs_response', 'under_review')
      and d.provider_dispute in (select n.provider_dispute from next n) for update skip locked
  ), looked as (
    update money.dispute d set updated_at = clock_timestamp() from held where d.id = held.id returning d.provider_dispute
  )
  select coalesce(jsonb_agg(jsonb_build_object('dispute', n.provider_dispute, 'provider', n.provider, 'send', n.send) order by n.looked), '[]')
  into v from next n where n.provider_dispute in (select l.provider_dispute from looked l);
  return v;
end $$;

-- What asked for less than a role; everything that called it says now what it is about.
drop function if exists money.sells(uuid);
