-- The halves of a checkout, each one transaction and one round trip. The provider is called between them,
-- never inside. They run with the money role's own rights.

-- First half: records what is about to be paid and takes the stock. The document holds
--   actor, reserveSeconds, open? (the states in which everybody may, 22-rules.sql), cartVersion?, payOrder? or shopOrder? (another site's order; that of goods of ours, db/sql/84-noserver.sql),
--   attempt {id, key, bodyHash, provider, delayed?, customer, method, networkHash?, fingerprint?}, the last three as marks and hashes,
--   purchase {id, personId?, currency, total, email, locale, tokenHash, fromCart},
--   orders [{id, pageId, pageName, pageHandle, total, shipTo {country}, shipSealed, buyerMarks, arrivesFrom, arrivesBy,
--            terms {version, currency}, pickup? {place, name, hours}, door? {zone, fee, country}, startNow?, lines [...],
--            donation? (78-donations.sql), split? (77-split-purchases.sql), gift? {choosable, region, days, note?, to?} (73-gifts.sql), discounts [{id, version, code?, amount}]}].
-- Answers {result}: placed | replay (with the attempt as it stands) | mismatch | sold_out | stale |
-- cart_changed | too_many | seller_unverified | confirm (`money.guard`, which reads `guard`) | not_open, person_needed, had_all,
-- queue (`money.opening_bar`), donating_closed (78-donations.sql), door_guest, door_open, door_barred (`money.door_bar`). What is paid at the door stands with it: nobody else is asked.
create or replace function money.place(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_owner text := p->>'actor';
  v_attempt jsonb := p->'attempt';
  v_purchase jsonb := p->'purchase';
  v_known money.attempt;
  v_ask jsonb;
begin
  perform set_config('souk.actor', v_owner, true);
  v_ask := money.answered_before(v_owner, v_attempt);
  if v_ask is not null then
    return v_ask;
  end if;
  begin
    -- Of what several people pay, each share is asked about by itself (77-split-purchases.sql).
    v_ask := case when p ? 'split' then null else money.guard(p) end;
    if v_ask is not null then
      return v_ask;
    end if;
    perform money.still_open(v_owner, p);
    perform money.donating_open(v_owner, p);
    insert into money.purchase (id, owner, person_id, currency, total_minor, contact_email, locale, from_cart, open_token_hash)
    values ((v_purchase->>'id')::uuid, v_owner, (v_purchase->>'personId')::uuid, v_purchase->>'currency', (v_purchase->>'total')::bigint,
            v_purchase->>'email', v_purchase->>'locale', (v_purchase->>'fromCart')::boolean, v_purchase->>'tokenHash');
    insert into money.attempt (id, purchase_id, owner, person_id, key, body_hash, provider, delayed, awaits, provider_customer, provider_method,
                               network_hash, fingerprint)
    values ((v_attempt->>'id')::uuid, (v_purchase->>'id')::uuid, v_owner, (v_purchase->>'personId')::uuid, v_attempt->>'key',
            v_attempt->>'bodyHash', v_attempt->>'provider', coalesce((v_attempt->>'delayed')::boolean, false), coalesce((v_attempt->>'awaits')::boolean, false),
            v_attempt->>'customer', v_attempt->>'method', v_attempt->>'networkHash', v_attempt->>'fingerprint');
    if p ? 'cartVersion' then
      update money.cart set version = version + 1 where owner = v_owner and version = (p->>'cartVersion')::int;
      if not found then
        raise exception 'cart' using errcode = 'SK103';
      end if;
    end if;
    if v_attempt->>'provider' = 'door' then
      perform money.door_bar(v_owner, p->'orders');
    end if;
    -- Before her order counts among what she has bought.
    perform money.take_turn(v_owner, p->'orders');
    perform money.insert_orders(v_owner, v_purchase, p->'orders');
    perform money.take_discounts(v_owner, v_purchase, p->'orders');
    perform shop.reserve((v_attempt->>'id')::uuid,
      (select jsonb_agg(jsonb_build_object('variant', l.line->>'variantId', 'quantity', l.line->'quantity', 'unit_minor', l.line->'unit',
        'country', o->'shipTo'->>'country',
        'place', case when not coalesce((l.line->>'asFiles')::boolean, false) then o->'pickup'->>'place' end))
       from jsonb_array_elements(p->'orders') o, jsonb_array_elements(o->'lines') l(line) where l.line->>'kind' = 'goods' and l.line->>'variantId' is not null),
      (p->>'reserveSeconds')::int);
    if v_attempt->>'provider' = 'door' then
      perform money.agree((v_attempt->>'id')::uuid);
    end if;
    if p ? 'split' then
      perform money.open_split(p);
    end if;
    if p ? 'payOrder' then
      perform money.bind_pay_order((p->>'payOrder')::uuid, (v_purchase->>'id')::uuid, v_owner, (v_purchase->>'total')::bigint);
    elsif p ? 'shopOrder' then
      perform money.bind_shop_order((p->>'shopOrder')::uuid, v_purchase, v_owner, p->'orders');
    end if;
  exception
    when unique_violation then
      -- The same tap on another connection won: its attempt is the answer.
      select * into v_known from money.attempt where owner = v_owner and key = v_attempt->>'key';
      if not found then
        raise;
      end if;
      return money.describe_attempt(v_known, v_attempt->>'bodyHash');
    when sqlstate 'SK101' then return jsonb_build_object('result', 'sold_out', 'variant', sqlerrm);
    when sqlstate 'SK102' then return jsonb_build_object('result', 'stale');
    when sqlstate 'SK103' then return jsonb_build_object('result', 'cart_changed');
    when sqlstate 'SK107' then return jsonb_build_object('result', sqlerrm);
    when sqlstate 'SK110' then return jsonb_build_object('result', 'order_ended');
    when sqlstate 'SK104' then
      perform money.tell_seller_limit(sqlerrm::uuid);
      return jsonb_build_object('result', 'seller_unverified');
  end;
  return '{"result": "placed"}';
end $$;

-- What a tap is told before anything is looked at: what its key came to, or that a wallet has ten tries open, or ten declined within the hour;
-- null for a new one.
create or replace function money.answered_before(p_owner text, p_attempt jsonb) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare v_known money.attempt;
begin
  select * into v_known from money.attempt where owner = p_owner and key = p_attempt->>'key';
  if found then
    return money.describe_attempt(v_known, p_attempt->>'bodyHash');
  end if;
  return (select case when count(*) filter (where state <> 'declined') >= 10
                        or count(*) filter (where state = 'declined' and created_at > now() - interval '1 hour') >= 10 then '{"result": "too_many"}'::jsonb end
    from money.attempt where owner = p_owner and state in ('pending', 'action', 'unknown', 'declined'));
end $$;

-- SK102 when a country was closed between the reading and the writing, so that the tap is read again and refused in words. SK107 with why the
-- rule does not allow this payment: its least, its most, its methods. What is given beside a purchase is no part of what is bought.
create or replace function money.still_open(p_owner text, p jsonb) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare v_open constant text[] := array(select jsonb_array_elements_text(p->'open')); v_bar text;
begin
  if p ? 'open' and exists (
    select from jsonb_array_elements(p->'orders') o join shop.page g on g.id = (o->>'pageId')::uuid
    where not markets.page_may(g.id, g.country, 'sell', v_open)
      or p ? 'payOrder' and not markets.page_may(g.id, g.country, 'button', v_open)
      or coalesce(o->'shipTo'->>'country', '') <> ''
        and not markets.lets(o->'shipTo'->>'country', 'buy', markets.person_of(p_owner), v_open)) then
    raise exception 'market' using errcode = 'SK102';
  end if;
  if p ? 'open' and p ? 'split' and exists (
    select from jsonb_array_elements(p->'orders') o join shop.page g on g.id = (o->>'pageId')::uuid
    where not markets.lets(coalesce(nullif(o->'shipTo'->>'country', ''), g.country), 'split', markets.person_of(p_owner), v_open)) then
    raise exception 'split_closed' using errcode = 'SK107';
  end if;
  v_bar := (select b.bar from jsonb_array_elements(p->'orders') o join shop.page g on g.id = (o->>'pageId')::uuid
    cross join lateral (values (case when not o ? 'donation' then o->'shipTo'->>'country' end, 'buy', (select sum((b->>'total')::bigint) from jsonb_array_elements(p->'orders') b where not b ? 'donation')::text),
      (case when p ? 'payOrder' then g.country end, 'button', p->'purchase'->>'total'),
      (case when p ? 'split' then coalesce(nullif(o->'shipTo'->>'country', ''), g.country) end, 'split', p->'purchase'->>'total'),
      (case when o ? 'donation' then coalesce(nullif(o->'donation'->>'from', ''), g.country) end, 'donate', o->>'total')) c (country, capability, minor)
    cross join lateral (select markets.bar(c.country, c.capability, p->'purchase'->>'currency', c.minor::bigint, markets.method_of(p->'attempt'))) b (bar)
    where p ? 'open' and b.bar is not null limit 1);
  if v_bar is not null then
    raise exception '%', v_bar using errcode = 'SK107';
  end if;
end $$;

-- An attempt as the caller of a repeated request may see it.
create or replace function money.describe_attempt(p_attempt money.attempt, p_hash text) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when p_attempt.body_hash <> p_hash then '{"result": "mismatch"}'::jsonb
    else jsonb_build_object('result', 'replay', 'attempt', p_attempt.id, 'purchase', p_attempt.purchase_id) end
$$;

-- Inserts the orders and lines of a purchase. SK102 when a seller's terms (delivery, tax, currency) are no
-- longer those it was quoted under.
create or replace function money.insert_orders(p_owner text, p_purchase jsonb, p_orders jsonb) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (
    select 1 from jsonb_array_elements(p_orders) o
    left join shop.page g on g.id = (o->>'pageId')::uuid
      and g.terms_version = (o->'terms'->>'version')::bigint
      and g.currency = o->'terms'->>'currency'
    where g.id is null
  ) or exists (
    select 1 from jsonb_array_elements(p_orders) o where o ? 'door' and not shop.takes_at_door((o->'door'->>'zone')::uuid,
      (o->>'pageId')::uuid, o->'door'->>'country', p_purchase->>'currency', (o->'door'->>'fee')::bigint, (o->>'total')::bigint)
  ) then
    raise exception 'terms' using errcode = 'SK102';
  end if;
  insert into money."order" (id, purchase_id, owner, person_id, page_id, page_name, page_handle, currency, total_minor,
                             contact_email, ship_to, ship_sealed, buyer_marks, arrives_from, arrives_by, at_door, withdrawal_given_up_at)
  select (o->>'id')::uuid, (p_purchase->>'id')::uuid, p_owner, (p_purchase->>'personId')::uuid, (o->>'pageId')::uuid,
         o->>'pageName', o->>'pageHandle', p_purchase->>'currency', (o->>'total')::bigint, p_purchase->>'email', o->'shipTo', o->>'shipSealed',
         case when o ? 'buyerMarks' then array(select jsonb_array_elements_text(o->'buyerMarks')) end,
         (o->>'arrivesFrom')::date, (o->>'arrivesBy')::date, o ? 'door', case when (o->>'startNow')::boolean then clock_timestamp() end
  from jsonb_array_elements(p_orders) o;
  insert into money.order_pickup (order_id, page_id, place_id, place_name, hours)
  select (o->>'id')::uuid, (o->>'pageId')::uuid, (o->'pickup'->>'place')::uuid, o->'pickup'->>'name', o->'pickup'->>'hours'
  from jsonb_array_elements(p_orders) o where o ? 'pickup';
  insert into money.gift (order_id, owner, page_id, choosable, region, note, receiver_id, expires_at)
  select (o->>'id')::uuid, p_owner, (o->>'pageId')::uuid, (o->'gift'->>'choosable')::boolean, o->'gift'->>'region', o->'gift'->>'note', (o->'gift'->>'to')::uuid,
         clock_timestamp() + make_interval(days => (o->'gift'->>'days')::int)
  from jsonb_array_elements(p_orders) o where o ? 'gift';
  insert into money.order_line (id, order_id, owner, page_id, kind, position, product_id, variant_id, title, option_text, product_slug,
                                media_key, quantity, unit_minor, amount_minor, discount_minor, tax_basis_points, included, as_files)
  select (l.line->>'id')::uuid, (o->>'id')::uuid, p_owner, (o->>'pageId')::uuid, l.line->>'kind', l.position,
         (l.line->>'productId')::uuid, (l.line->>'variantId')::uuid, coalesce(l.line->>'title', ''), coalesce(l.line->>'optionText', ''),
         coalesce(l.line->>'productSlug', ''), l.line->>'mediaKey', coalesce((l.line->>'quantity')::int, 1),
         coalesce((l.line->>'unit')::bigint, 0), (l.line->>'amount')::bigint, coalesce((l.line->>'discount')::bigint, 0),
         coalesce((l.line->>'taxBasisPoints')::numeric, 0),
         coalesce((l.line->>'included')::int, 0), coalesce((l.line->>'asFiles')::boolean, false)
  from jsonb_array_elements(p_orders) o, jsonb_array_elements(o->'lines') with ordinality l(line, position);
  perform money.place_donations(p_owner, p_purchase, p_orders);
  insert into money.order_event (order_id, owner, page_id, kind)
  select (o->>'id')::uuid, p_owner, (o->>'pageId')::uuid, 'placed' from jsonb_array_elements(p_orders) o;
end $$;

-- What an order's total consists of, as postings on its account: goods, delivery, tax and what a discount took off. A tax that the
-- prices contain is taken out of the goods; where it is more than they are, it stays in them.
create or replace function money.order_parts(o money."order") returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_agg(jsonb_build_object('account', 'order:' || o.id || ':' || lower(o.currency), 'part', p.part,
    'side', case when p.amount > 0 then 'credit' else 'debit' end, 'amount', abs(p.amount), 'currency', o.currency))
  from (select coalesce(sum(amount_minor) filter (where kind = 'goods'), 0) as goods,
               coalesce(sum(amount_minor) filter (where kind = 'delivery'), 0) as delivery,
               coalesce(sum(amount_minor) filter (where kind = 'discount'), 0) as discount,
               coalesce(sum(amount_minor) filter (where kind = 'tax' and included = 0), 0) as added,
               coalesce(sum(amount_minor) filter (where kind = 'tax' and included = 1), 0) as contained
        from money.order_line where order_id = o.id) l
  cross join lateral (select case when l.contained < l.goods then l.contained else 0 end as contained) c
  cross join lateral (values ('goods', l.goods - c.contained), ('delivery', l.delivery), ('discount', l.discount),
                             ('tax', l.added + c.contained)) as p(part, amount)
  where p.amount <> 0
$$;

-- Second half: the provider holds the money. Stock becomes sold, the orders are authorized, the ledger holds,
-- and the undo time runs, at whose end `claim_captures` finds it. Whoever comes first (request, webhook, sweeper)
-- does it; the others are told `already`. `sold_out` means the hold came too late and must be voided;
-- `late` that the attempt had ended and the caller must void.
create or replace function money.authorized(p_attempt uuid, p_intent text, p_undo_seconds numeric) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.attempt; v_until timestamptz := clock_timestamp() + make_interval(secs => p_undo_seconds);
begin
  perform set_config('souk.actor', 'system', true);
  select * into v from money.attempt where id = p_attempt for update;
  if v.state in ('authorized', 'capturing', 'settling', 'captured') then
    return jsonb_build_object('result', 'already', 'undoUntil', v.undo_until);
  elsif v.state not in ('pending', 'action', 'unknown') then
    return '{"result": "late"}';
  end if;
  begin
    perform shop.sell(p_attempt);
  exception when sqlstate 'SK101' then
    update money.attempt set state = 'voiding', provider_intent = p_intent, problem = 'sold_out' where id = p_attempt;
    perform money.move_orders(v.purchase_id, 'pending', 'expired', 'sold_out');
    perform shop.release(p_attempt);
    perform queue.add_money('money:void', json_build_object('attempt', p_attempt), now(), 'void:' || p_attempt);
    return '{"result": "sold_out"}';
  end;
  if v.awaits then
    -- Another site's server has so long to complete it.
    v_until := clock_timestamp() + interval '10 minutes';
  end if;
  update money.attempt set state = 'authorized', provider_intent = p_intent, undo_until = v_until, action_url = null where id = p_attempt;
  perform money.move_orders(v.purchase_id, 'pending', 'authorized', 'authorized');
  perform ledger.apply(o.id, 'authorize', 'authorize:' || o.id, 'pending', jsonb_build_array(
      jsonb_build_object('account', 'psp:' || v.provider || ':' || lower(o.currency), 'side', 'debit', 'amount', o.total_minor, 'currency', o.currency))
      || money.order_parts(o),
      jsonb_build_object('order', o.id, 'attempt', p_attempt))
  from money."order" o where o.purchase_id = v.purchase_id;
  perform money.empty_cart(v.purchase_id);
  return jsonb_build_object('result', 'authorized', 'undoUntil', v_until);
end $$;

-- What was bought out of the cart lies in it no longer.
create or replace function money.empty_cart(p_purchase uuid) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  delete from money.cart_line l using money.order_line g, money."order" o, money.purchase u
  where u.id = p_purchase and u.from_cart and o.purchase_id = u.id and g.order_id = o.id
    and l.owner = u.owner and l.variant_id = g.variant_id;
$$;

-- Whence an attempt came is needed while the bank may still say no, and forgotten as soon as it has answered.
create or replace function money.forget_whence() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.network_hash := null;
  new.fingerprint := null;
  return new;
end $$;
create or replace trigger attempt_forget_whence before update of state on money.attempt
  for each row when (new.state not in ('pending', 'action', 'unknown')) execute function money.forget_whence();

-- The provider refused: the orders failed, the stock is free. To the one call that ended it, whence the attempt came:
-- {networkHash, fingerprint}, and the pages it was for, to be counted; null to every other.
drop function if exists money.declined(uuid, text, text);
create or replace function money.declined(p_attempt uuid, p_intent text, p_problem text) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.attempt;
begin
  perform set_config('souk.actor', 'system', true);
  select * into v from money.attempt where id = p_attempt and state in ('pending', 'action', 'unknown') for update;
  if not found then
    return null;
  end if;
  update money.attempt set state = 'declined', provider_intent = coalesce(p_intent, provider_intent), problem = p_problem, action_url = null
  where id = p_attempt;
  perform money.move_orders(v.purchase_id, 'pending', 'failed', 'declined', jsonb_build_object('problem', p_problem));
  perform shop.release(p_attempt);
  return jsonb_build_object('networkHash', v.network_hash, 'fingerprint', v.fingerprint, 'pages',
    (select coalesce(jsonb_agg(distinct o.page_id), '[]') from money."order" o where o.purchase_id = v.purchase_id));
end $$;

-- The bank wants to ask the shopper (3-D Secure), or the provider gave no clear answer.
create or replace function money.waiting(p_attempt uuid, p_state text, p_intent text, p_url text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.attempt set state = p_state, provider_intent = coalesce(p_intent, provider_intent), action_url = p_url
  where id = p_attempt and state in ('pending', 'action', 'unknown') and p_state in ('action', 'unknown') and state <> p_state;
  return found;
end $$;

-- Claims holds whose undo time is over, at most so many, and says what to take:
-- [{attempt, provider, delayed, intent, amount, currency}].
-- Several processes may ask at once; each hold is claimed by one of them.
create or replace function money.claim_captures(p_limit int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  with due as materialized (
    select id from money.attempt where state = 'authorized' and undo_until <= clock_timestamp() and not awaits
    order by undo_until limit p_limit for update skip locked
  ), claimed as (
    update money.attempt a set state = 'capturing' from due where a.id = due.id
    returning a.id, a.purchase_id, a.provider, a.delayed, a.provider_intent
  )
  select coalesce(jsonb_agg(jsonb_build_object('attempt', c.id, 'provider', c.provider, 'delayed', c.delayed, 'intent', c.provider_intent,
                                               'amount', u.total_minor::text, 'currency', u.currency)), '[]') into v
  from claimed c join money.purchase u on u.id = c.purchase_id;
  return v;
end $$;

-- The same for one attempt: {provider, delayed, intent, amount, currency}, or null when there is nothing
-- to capture (undone, done, or not yet due). Claiming twice gives the same answer, for a lost reply.
create or replace function money.begin_capture(p_attempt uuid) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.attempt;
begin
  perform set_config('souk.actor', 'system', true);
  update money.attempt set state = 'capturing' where id = p_attempt and state = 'authorized' and undo_until <= clock_timestamp() and not awaits;
  select * into v from money.attempt where id = p_attempt and state = 'capturing';
  if not found then
    return null;
  end if;
  return (select jsonb_build_object('provider', v.provider, 'delayed', v.delayed, 'intent', v.provider_intent, 'amount', total_minor::text, 'currency', currency)
          from money.purchase where id = v.purchase_id);
end $$;

-- The money is ours: orders are paid, the hold is posted, and what each seller is due is written.
create or replace function money.captured(p_attempt uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_purchase uuid;
begin
  perform set_config('souk.actor', 'system', true);
  update money.attempt set state = 'captured' where id = p_attempt and state in ('capturing', 'settling') returning purchase_id into v_purchase;
  if v_purchase is null then
    return false;
  end if;
  perform money.move_orders(v_purchase, o.state, 'paid', 'paid')
  from (values ('authorized'), ('settling')) o(state);
  perform ledger.resolve(o.id, 'posted'),
          ledger.apply(gen_random_uuid(), 'settle', 'settle:' || o.id, 'posted', jsonb_build_array(
            jsonb_build_object('account', 'order:' || o.id || ':' || lower(o.currency), 'side', 'debit', 'amount', o.total_minor, 'currency', o.currency),
            jsonb_build_object('account', 'seller:' || o.page_id || ':' || lower(o.currency), 'side', 'credit', 'amount', o.total_minor, 'currency', o.currency)),
            jsonb_build_object('order', o.id))
  from money."order" o where o.purchase_id = v_purchase and o.state = 'paid';
  -- What is all files is there from this moment on: nobody packs it.
  with there as (
    update money."order" o set state = 'delivered' where o.purchase_id = v_purchase and o.state = 'paid'
      and not exists (select from money.order_line l where l.order_id = o.id and l.kind = 'goods' and not l.as_files)
    returning o.id, o.owner, o.page_id
  )
  insert into money.order_event (order_id, owner, page_id, kind, detail) select id, owner, page_id, 'delivered', '{"by": "files"}' from there;
  perform money.tell_both(v_purchase);
  perform money.tell_gift(v_purchase);
  return true;
end $$;

-- The buyer's receipt and every seller's mail of a purchase that stands.
create or replace function money.tell_both(p_purchase uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.add_money_jobs(jsonb_build_array(
    jsonb_build_object('task', 'money:mail-receipt', 'payload', jsonb_build_object('purchase', p_purchase), 'key', 'receipt:' || p_purchase))
    || (select jsonb_agg(jsonb_build_object('task', 'money:mail-seller', 'payload', jsonb_build_object('order', o.id), 'key', 'seller:' || o.id))
        from money."order" o where o.purchase_id = p_purchase));
end $$;

-- Starts giving a hold back: `undo` by the shopper while her time runs, `expired` by the sweeper, `failed`
-- when a capture was refused; of another site's order `called_off` by its server, `unclaimed` when that never completed it. Orders end, stock is free, and the provider is told next. Answers {intent} or null.
create or replace function money.begin_void(p_attempt uuid, p_reason text) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.attempt; v_from text; v_to text;
begin
  perform set_config('souk.actor', 'system', true);
  select * into v from money.attempt where id = p_attempt for update;
  if v.state = 'voiding' then
    return jsonb_build_object('intent', v.provider_intent);
  end if;
  if v.provider = 'split' or (p_reason in ('undo', 'unclaimed') and money.split_stands(v.purchase_id)) then
    return null;
  end if;
  if not (
    (p_reason = 'undo' and v.state = 'authorized' and (v.undo_until > clock_timestamp() or v.awaits))
    -- Its site never completed it, or let it go.
    or (p_reason = 'unclaimed' and v.state = 'authorized' and v.awaits and v.undo_until <= clock_timestamp())
    or (p_reason = 'called_off' and v.state = 'authorized')
    or (p_reason = 'expired' and v.state in ('pending', 'action', 'unknown'))
    or (p_reason = 'failed' and v.state = 'capturing')
  ) then
    return null;
  end if;
  v_from := case when v.state in ('authorized', 'capturing') then 'authorized' else 'pending' end;
  v_to := case when p_reason in ('undo', 'called_off') then 'canceled' when p_reason in ('expired', 'unclaimed') then 'expired' else 'failed' end;
  update money.attempt set state = 'voiding', problem = coalesce(problem, p_reason), action_url = null where id = p_attempt;
  perform money.move_orders(v.purchase_id, v_from, v_to, case p_reason when 'undo' then 'undone' else p_reason end);
  perform shop.release(p_attempt);
  perform queue.add_money('money:void', json_build_object('attempt', p_attempt), now(), 'void:' || p_attempt);
  return jsonb_build_object('intent', v.provider_intent);
end $$;

-- The provider has let the hold go (or there never was one).
create or replace function money.voided(p_attempt uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_purchase uuid;
begin
  perform set_config('souk.actor', 'system', true);
  update money.attempt set state = 'voided' where id = p_attempt and state = 'voiding' returning purchase_id into v_purchase;
  if v_purchase is null then
    return false;
  end if;
  perform ledger.resolve(t.id, 'voided') from ledger.txn t join money."order" o on o.id = t.id
  where o.purchase_id = v_purchase and t.state = 'pending';
  return true;
end $$;

-- The bank was asked for the money of a delayed attempt and has not answered yet. `p_by` is the last day on which it does.
-- The hold stays in the ledger, pending, and the units stay sold, for as long as it takes.
create or replace function money.settling(p_attempt uuid, p_by date) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_purchase uuid;
begin
  perform set_config('souk.actor', 'system', true);
  update money.attempt set state = 'settling' where id = p_attempt and state = 'capturing' and delayed returning purchase_id into v_purchase;
  if v_purchase is null then
    return false;
  end if;
  update money."order" set settles_by = p_by where purchase_id = v_purchase and state = 'authorized';
  perform money.move_orders(v_purchase, 'authorized', 'settling', 'settling', jsonb_build_object('by', p_by));
  perform queue.add_money('money:mail-settling', json_build_object('purchase', v_purchase, 'step', 'begun'), now(), 'settling:' || v_purchase);
  return true;
end $$;

-- The bank was asked again and still has not answered: it is asked next after a while.
create or replace function money.still_settling(p_attempt uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.attempt set updated_at = clock_timestamp() where id = p_attempt and state = 'settling';
  return found;
end $$;

-- The bank did not pay, and why: the orders failed, the stock is free, buyer and sellers are told, and the payment is let go.
create or replace function money.returned(p_attempt uuid, p_problem text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.attempt; v_from text;
begin
  perform set_config('souk.actor', 'system', true);
  select * into v from money.attempt where id = p_attempt and state in ('capturing', 'settling') and delayed for update;
  if not found then
    return false;
  end if;
  v_from := case v.state when 'settling' then 'settling' else 'authorized' end;
  update money.attempt set state = 'voiding', problem = p_problem where id = p_attempt;
  perform money.move_orders(v.purchase_id, v_from, 'failed', 'returned', jsonb_build_object('problem', p_problem));
  perform shop.release(p_attempt);
  perform queue.add_money('money:void', json_build_object('attempt', p_attempt), now(), 'void:' || p_attempt);
  perform queue.add_money('money:mail-settling', json_build_object('purchase', v.purchase_id, 'step', 'returned'), now(), 'returned:' || v.purchase_id);
  return true;
end $$;
