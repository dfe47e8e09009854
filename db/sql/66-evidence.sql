-- Files that the sides of a dispute show. A row is made before the bytes are stored and seen only after: whoever dies in between
-- leaves a row by which the sweeper finds what is to be removed.

-- Whether a side may still add to a dispute: the bank waits for it, the last moment has not passed, the answer was not sent.
create or replace function money.dispute_open_to(d money.dispute, p_side text) returns boolean language sql stable as $$
  select d.state = 'needs_response' and coalesce(d.due_by > clock_timestamp(), true) and (p_side = 'buyer' or d.answered_at is null)
$$;

-- Begins a file {id, actor, order, side, key, digest, kind, bytes, shows, note} of the latest dispute of an order. Answers
-- {result: added | replay, id, stored}, or not_found, over, taken (another file shows that already), too_many (ten of one side), or full:
-- the provider reads 4,500,000 bytes of the whole payment's sellers, and of one buyer 10,000,000 are kept.
create or replace function money.add_dispute_file(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare d money.dispute; f money.dispute_file; v_side text := p->>'side';
begin
  if not money.takes_side(p) then
    return '{"result": "not_found"}';
  end if;
  select * into d from money.dispute where id = money.dispute_at((p->>'order')::uuid, v_side);
  if not found then
    return '{"result": "not_found"}';
  end if;
  perform money.hold_dispute(d.provider_dispute);
  select * into d from money.dispute where id = d.id;
  select * into f from money.dispute_file where dispute_id = d.id and side = v_side and key = p->>'key' and digest = p->>'digest';
  if found then
    return jsonb_build_object('result', 'replay', 'id', f.id, 'stored', f.stored_at is not null);
  end if;
  if not money.dispute_open_to(d, v_side) then
    return '{"result": "over"}';
  end if;
  if exists (select 1 from money.dispute_file x where x.provider_dispute = d.provider_dispute and x.shows = p->>'shows' and x.stored_at is not null) then
    return '{"result": "taken"}';
  end if;
  if (select count(*) from money.dispute_file x where x.dispute_id = d.id and x.side = v_side) >= 10 then
    return '{"result": "too_many"}';
  end if;
  if (p->>'bytes')::int + (select coalesce(sum(x.bytes), 0) from money.dispute_file x where x.side = v_side
      and case when v_side = 'seller' then x.provider_dispute = d.provider_dispute else x.dispute_id = d.id end)
     > (case when v_side = 'seller' then 4500000 else 10000000 end) then
    return '{"result": "full"}';
  end if;
  insert into money.dispute_file (id, dispute_id, provider_dispute, order_id, owner, page_id, side, key, digest, kind, bytes, shows, note)
  values ((p->>'id')::uuid, d.id, d.provider_dispute, d.order_id, d.owner, d.page_id, v_side, p->>'key', p->>'digest', p->>'kind', (p->>'bytes')::int,
          p->>'shows', p->>'note');
  return jsonb_build_object('result', 'added', 'id', p->>'id', 'stored', false);
end $$;

-- Shows a file whose bytes are stored to both sides, and asks for a seller's to be sent to the provider: kept (also again), or
-- over, taken, gone. Of two that show the same the first to be stored stays.
create or replace function money.keep_dispute_file(p_id uuid) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare d money.dispute; f money.dispute_file;
begin
  perform set_config('souk.actor', 'system', true);
  select * into f from money.dispute_file where id = p_id;
  if not found then
    return 'gone';
  end if;
  perform money.hold_dispute(f.provider_dispute);
  select * into f from money.dispute_file where id = p_id;
  if not found then
    return 'gone';
  end if;
  if f.stored_at is not null then
    return 'kept';
  end if;
  if f.refused_at is not null then
    return 'gone';
  end if;
  select * into d from money.dispute where id = f.dispute_id;
  if not money.dispute_open_to(d, f.side) then
    return 'over';
  end if;
  if exists (select 1 from money.dispute_file x where x.provider_dispute = f.provider_dispute and x.shows = f.shows and x.stored_at is not null) then
    return 'taken';
  end if;
  update money.dispute_file set stored_at = clock_timestamp() where id = p_id;
  if f.side = 'seller' then
    perform queue.add_money('money:upload-evidence', json_build_object('evidence', p_id), now(), 'evidence:' || p_id);
  end if;
  return 'kept';
end $$;
