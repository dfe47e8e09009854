-- Purchases that several people pay together. Nobody is charged before all have agreed; what ends it lets every hold go.
-- Locks are always taken in this order: a payer's attempt, the split purchase, its shares, the attempt of the orders.

grant insert, update on money.split_purchase, money.split_part, money.split_refund to {{money}};
do $$
declare name text;
begin
  foreach name in array array['split_purchase', 'split_part', 'split_refund'] loop
    execute format('alter table money.%I enable row level security', name);
    execute format('alter table money.%I force row level security', name);
    execute format('drop policy if exists owner_only on money.%I', name);
    execute format($p$create policy owner_only on money.%I using (money.actor() = 'system' or owner = money.actor())$p$, name);
  end loop;
end $$;
-- Her own share may be read by whoever pays it or is asked by name; the others' never.
drop policy if exists payer_sees on money.split_part;
create policy payer_sees on money.split_part for select using (payer = money.actor() or 'person:' || person_id::text = money.actor());

-- What is written with a purchase that is split: {seconds, endsOnDecline, parts [{id, amount, person?, tokenHash}]}, the first part its
-- starter's own. Until she has let that be held nobody else is told, and a quarter of an hour is all it is kept for her. Part of `money.place`.
create or replace function money.open_split(p jsonb) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_purchase uuid := (p->'purchase'->>'id')::uuid;
begin
  insert into money.split_purchase (purchase_id, owner, ends_on_decline, seconds, deadline)
  values (v_purchase, p->>'actor', (p->'split'->>'endsOnDecline')::boolean, (p->'split'->>'seconds')::int, clock_timestamp() + interval '15 minutes');
  insert into money.split_part (id, purchase_id, owner, position, currency, amount_minor, person_id, token_hash)
  select (q.part->>'id')::uuid, v_purchase, p->>'actor', q.position, p->'purchase'->>'currency', (q.part->>'amount')::bigint, (q.part->>'person')::uuid, q.part->>'tokenHash'
  from jsonb_array_elements(p->'split'->'parts') with ordinality q(part, position);
  -- What opens at a moment, and what is sold by numbered units, is nobody's for a day.
  if exists (select from money."order" o join money.order_line l on l.order_id = o.id join shop.variant v on v.id = l.variant_id
      where o.purchase_id = v_purchase and (v.drop or exists (select from shop.opening x where x.product_id = v.product_id))) then
    raise exception 'not_splittable' using errcode = 'SK107';
  end if;
  if (select sum(amount_minor) from money.split_part where purchase_id = v_purchase) <> (p->'purchase'->>'total')::bigint then
    raise exception 'the shares are the whole' using errcode = '23514';
  end if;
end $$;

-- Why this person may not pay this share now; null where she may. Its row is locked, and its purchase's.
create or replace function money.part_bar(q money.split_part, s money.split_purchase, p_owner text, p_total bigint) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case
    when q.id is null or (q.person_id is not null and p_owner not in ('person:' || q.person_id, q.owner)) then 'not_found'
    when s.state <> 'open' or s.deadline <= clock_timestamp() then 'split_ended'
    when q.state <> 'asked' and not (q.state = 'declined' and p_owner = q.owner) then 'part_taken'
    when p_total <> q.amount_minor then 'price_changed'
    when p_owner <> q.owner and exists (select from money.split_part x where x.purchase_id = q.purchase_id and x.payer = p_owner) then 'part_twice'
  end
$$;

-- Records that somebody is about to let her share be held: {actor, token, guard, attempt, purchase} as in `money.place`, without orders. In another
-- currency than the order's {quote} is what she was promised: hers, of this share, in time, used once, and exactly what she pays.
-- Answers {result: placed, part} | replay | mismatch | too_many | confirm and the guardian's | not_found, split_ended, part_taken, part_twice,
-- price_changed, quote_ended. Of two at once one has it; the other is told before anything is held of hers.
create or replace function money.place_part(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_owner text := p->>'actor'; v_attempt jsonb := p->'attempt'; v_purchase jsonb := p->'purchase';
  v_known money.attempt; q money.split_part; s money.split_purchase; k money.part_quote; v_share bigint; v_orders jsonb; v_ask jsonb; v_bar text;
begin
  perform set_config('souk.actor', v_owner, true);
  select * into v_known from money.attempt where owner = v_owner and key = v_attempt->>'key';
  if found then
    return money.describe_attempt(v_known, v_attempt->>'bodyHash');
  end if;
  if (select count(*) filter (where state <> 'declined') >= 10
             or count(*) filter (where state = 'declined' and created_at > now() - interval '1 hour') >= 10
      from money.attempt where owner = v_owner and state in ('pending', 'action', 'unknown', 'declined')) then
    return '{"result": "too_many"}';
  end if;
  if p->>'quote' is not null then
    select * into k from money.part_quote where id = (p->>'quote')::uuid and owner = v_owner for update;
    -- The same tap on another connection may have used it while this one waited.
    select * into v_known from money.attempt where owner = v_owner and key = v_attempt->>'key';
    if found then
      return money.describe_attempt(v_known, v_attempt->>'bodyHash');
    end if;
  end if;
  perform set_config('souk.actor', 'system', true);
  select * into q from money.split_part where token_hash = p->>'tokenHash';
  select * into s from money.split_purchase where purchase_id = q.purchase_id;
  v_share := case when k.id is null then (v_purchase->>'total')::bigint else k.part_minor end;
  v_bar := case when p->>'quote' is not null and k.part_id is distinct from q.id then 'not_found' else coalesce(money.part_bar(q, s, v_owner, v_share),
    case when k.id is not null and (k.purchase_id is not null or k.expires_at <= clock_timestamp()
      or (k.part_currency, k.charged_currency, k.charged_minor) is distinct from (q.currency, v_purchase->>'currency', (v_purchase->>'total')::bigint))
      then 'quote_ended' end) end;
  if v_bar is not null then
    return jsonb_build_object('result', v_bar);
  end if;
  -- How much may be paid in shares was asked when it began, and what is under way ends; by what, is asked of each.
  if exists (select from money."order" o join shop.page g on g.id = o.page_id where o.purchase_id = q.purchase_id
      and markets.bar(coalesce(nullif(o.ship_to->>'country', ''), g.country), 'split', null, null, markets.method_of(v_attempt)) is not null) then
    return '{"result": "market_method"}';
  end if;
  -- Whom she pays, and for what, as her limits and her guardian are asked about it.
  select jsonb_agg(jsonb_build_object('pageId', o.page_id, 'lines', (
      select coalesce(jsonb_agg(jsonb_build_object('kind', l.kind, 'title', l.title, 'optionText', l.option_text, 'quantity', l.quantity,
        'amount', l.amount_minor::text) order by l.position), '[]') from money.order_line l where l.order_id = o.id)) order by o.page_id) into v_orders
  from money."order" o where o.purchase_id = q.purchase_id;
  perform set_config('souk.actor', v_owner, true);
  begin
    v_ask := money.guard(p || jsonb_build_object('orders', v_orders));
    if v_ask is not null then
      return v_ask;
    end if;
    insert into money.purchase (id, owner, person_id, currency, total_minor, contact_email, locale, open_token_hash, part_id)
    values ((v_purchase->>'id')::uuid, v_owner, (v_purchase->>'personId')::uuid, v_purchase->>'currency', (v_purchase->>'total')::bigint,
            v_purchase->>'email', v_purchase->>'locale', v_purchase->>'tokenHash', q.id);
    insert into money.attempt (id, purchase_id, owner, person_id, key, body_hash, provider, awaits, provider_customer, provider_method,
                               network_hash, fingerprint)
    values ((v_attempt->>'id')::uuid, (v_purchase->>'id')::uuid, v_owner, (v_purchase->>'personId')::uuid, v_attempt->>'key',
            v_attempt->>'bodyHash', v_attempt->>'provider', true, v_attempt->>'customer', v_attempt->>'method', v_attempt->>'networkHash',
            v_attempt->>'fingerprint');
    perform set_config('souk.actor', 'system', true);
    select * into s from money.split_purchase where purchase_id = q.purchase_id for update;
    select * into q from money.split_part where id = q.id;
    if q.token_hash <> p->>'tokenHash' or q.currency <> coalesce(k.part_currency, v_purchase->>'currency') then
      raise exception 'not_found' using errcode = 'SK120';
    end if;
    v_bar := money.part_bar(q, s, v_owner, v_share);
    if v_bar is not null then
      raise exception '%', v_bar using errcode = 'SK120';
    end if;
    update money.part_quote set purchase_id = (v_purchase->>'id')::uuid where id = k.id;
    update money.split_part set state = 'paying', payer = v_owner, attempt_id = (v_attempt->>'id')::uuid, updated_at = clock_timestamp() where id = q.id;
  exception
    when unique_violation then
      perform set_config('souk.actor', v_owner, true);
      select * into v_known from money.attempt where owner = v_owner and key = v_attempt->>'key';
      if not found then
        raise;
      end if;
      return money.describe_attempt(v_known, v_attempt->>'bodyHash');
    when sqlstate 'SK120' then return jsonb_build_object('result', sqlerrm);
  end;
  return '{"result": "placed"}';
end $$;

-- Whether a payer's hold belongs to a purchase on which all have agreed: then she can take it back no more.
create or replace function money.split_stands(p_purchase uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_state text;
begin
  select s.state into v_state from money.split_purchase s
  where s.purchase_id = (select q.purchase_id from money.purchase u join money.split_part q on q.id = u.part_id where u.id = p_purchase) for update;
  return coalesce(v_state in ('agreed', 'captured'), false);
end $$;

-- Somebody will not pay her share, before or after she let it be held: {result: declined | not_found | split_ended, attempt?}. Of what is held
-- already the attempt is named, whose hold is given back by `money.begin_void`; the share follows it.
create or replace function money.decline_part(p_actor text, p_token_hash text) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare q money.split_part; s money.split_purchase;
begin
  perform set_config('souk.actor', 'system', true);
  select * into q from money.split_part where token_hash = p_token_hash;
  select * into s from money.split_purchase where purchase_id = q.purchase_id for update;
  select * into q from money.split_part where id = q.id;
  if q.id is null or q.token_hash <> p_token_hash or (q.person_id is not null and p_actor not in ('person:' || q.person_id, q.owner)) then
    return '{"result": "not_found"}';
  elsif q.state = 'declined' then
    return '{"result": "declined"}';
  elsif s.state <> 'open' then
    return '{"result": "split_ended"}';
  elsif q.payer is not null and q.payer <> p_actor then
    return '{"result": "not_found"}';
  elsif q.state in ('paying', 'held') then
    return jsonb_build_object('result', 'declined', 'attempt', q.attempt_id);
  end if;
  perform money.part_declined(q, s);
  return '{"result": "declined"}';
end $$;

-- A share that nobody pays any more: its starter is told, and chooses, unless she chose before that this ends it.
create or replace function money.part_declined(q money.split_part, s money.split_purchase) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  update money.split_part set state = 'declined', payer = null, attempt_id = null, updated_at = clock_timestamp() where id = q.id;
  if s.ends_on_decline then
    perform money.end_split(s.purchase_id, 'declined');
  else
    perform queue.add_money('money:mail-part', json_build_object('part', q.id, 'step', 'declined'), now(), 'part-declined:' || q.id || ':' || q.turn);
  end if;
end $$;

-- Its starter asks somebody else for a share that nobody pays: by name, or by a link that is new. {result: asked | not_found | too_late | part_twice}.
create or replace function money.ask_another(p_actor text, p_part uuid, p_turn int, p_person uuid, p_token_hash text) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare q money.split_part; s money.split_purchase;
begin
  perform set_config('souk.actor', p_actor, true);
  select * into q from money.split_part where id = p_part and owner = p_actor;
  if not found then
    return 'not_found';
  end if;
  perform set_config('souk.actor', 'system', true);
  select * into s from money.split_purchase where purchase_id = q.purchase_id for update;
  select * into q from money.split_part where id = q.id;
  if q.turn = p_turn + 1 and q.token_hash = p_token_hash then
    return 'asked';
  elsif s.state <> 'open' or s.deadline <= clock_timestamp() or s.begun_at is null or q.state not in ('asked', 'declined') or q.turn <> p_turn or q.position = 1 then
    return 'too_late';
  elsif p_person is not null and ('person:' || p_person = q.owner
      or exists (select from money.split_part x where x.purchase_id = q.purchase_id and x.id <> q.id and (x.person_id = p_person or x.payer = 'person:' || p_person))) then
    return 'part_twice';
  end if;
  update money.split_part set state = 'asked', person_id = p_person, turn = p_turn + 1, token_hash = p_token_hash, payer = null, attempt_id = null,
    updated_at = clock_timestamp() where id = q.id;
  perform money.tell_part(q.id, 'asked');
  return 'asked';
end $$;

-- Its starter calls all of it off: canceled (also to whoever says it again) | not_found | too_late.
create or replace function money.cancel_split(p_actor text, p_purchase uuid) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare s money.split_purchase;
begin
  perform set_config('souk.actor', p_actor, true);
  perform 1 from money.split_purchase where purchase_id = p_purchase and owner = p_actor;
  if not found then
    return 'not_found';
  end if;
  perform set_config('souk.actor', 'system', true);
  select * into s from money.split_purchase where purchase_id = p_purchase for update;
  if s.state = 'open' then
    perform money.end_split(p_purchase, 'canceled');
  elsif s.why is distinct from 'canceled' then
    return 'too_late';
  end if;
  return 'canceled';
end $$;

-- Whoever is named for a share, or pays it, is told of it by mail, once for each time it is asked.
create or replace function money.tell_part(p_part uuid, p_step text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.add_money('money:mail-part', json_build_object('part', q.id, 'step', p_step), now(), 'part-' || p_step || ':' || q.id || ':' || q.turn)
  from money.split_part q where q.id = p_part and coalesce(q.payer, q.person_id::text) is not null;
end $$;
