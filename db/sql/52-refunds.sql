-- Refunds: the row and the cap first, then the provider, then the books.

-- Which units of an order go back on the shelf with a refund, {variant: units}: as its seller chose, and of what she did
-- not choose all that is left when everything is given back before a parcel left, otherwise none. Null when that is more
-- than was sold and did not go back yet. The caller holds the order.
create or replace function money.units_back(o money."order", p_chosen jsonb, p_everything boolean) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  with line as (
    select l.variant_id::text as variant, l.quantity - l.returned as remaining
    from money.order_line l where l.order_id = o.id and l.kind = 'goods' and l.variant_id is not null
  ), wished as (
    select variant, remaining, coalesce((p_chosen->>variant)::int, case when p_everything and not exists (
        select 1 from money.order_event e where e.order_id = o.id and e.kind in ('shipped', 'delivered')) then remaining else 0 end) as units
    from line
  )
  select case
    when exists (select 1 from wished where units not between 0 and remaining)
      or exists (select 1 from jsonb_object_keys(p_chosen) k where k not in (select variant from line)) then null
    else (select coalesce(jsonb_object_agg(variant, units) filter (where units > 0), '{}') from wished) end
$$;

-- Opens a refund under the caller's key; `back` {variant: units} are the units chosen for the shelf, if any.
-- {result: begun|replay, refund, intent, amount, currency} or {result: not_found|too_much|pay_otherwise|too_many_back|mismatch}.
-- The actor is one of the seller's people who may, or the system.
create or replace function money.begin_refund(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare o money."order"; r money.refund; v_amount bigint; v_left bigint; v_intent text; v_back jsonb;
begin
  perform set_config('souk.actor', p->>'actor', true);
  select * into o from money."order" where id = (p->>'order')::uuid;
  if not found or not (money.actor() = 'system' or money.may(o.page_id, 'refund_orders')) then
    return '{"result": "not_found"}';
  end if;
  perform set_config('souk.actor', 'system', true);
  select * into o from money."order" where id = o.id for update;
  select case when a.provider = 'split' then 'split' else a.provider_intent end into v_intent from money.attempt a where a.purchase_id = o.purchase_id and a.state = 'captured';
  select * into r from money.refund where order_id = o.id and key = p->>'key';
  if found then
    if (p->>'amount')::bigint <> money.asked_of_refund(r) or p->>'currency' <> r.currency
       or exists (select 1 from jsonb_each(p->'back') b where b.value <> coalesce(r.back->b.key, '0')) then
      return '{"result": "mismatch"}';
    end if;
    return jsonb_build_object('result', 'replay', 'refund', r.id, 'intent', v_intent, 'amount', r.amount_minor::text, 'currency', r.currency, 'state', r.state);
  end if;
  if v_intent = 'split' then
    -- One after the other: what is divided depends on what was given back before, of every order of the purchase.
    perform pg_advisory_xact_lock(hashtextextended('split refund ' || o.purchase_id, 77));
  end if;
  v_left := money.refundable_of(o.id);
  v_amount := coalesce((p->>'amount')::bigint, v_left);
  if v_amount <= 0 or v_amount > v_left or v_intent is null or p->>'currency' <> o.currency
     or o.state not in ('paid', 'fulfilled', 'delivered', 'partially_refunded', 'disputed') or money.with_the_bank(o.id) then
    return '{"result": "too_much"}';
  end if;
  -- An operator has sent its seller this money by hand, and no reversal would take that back: the platform would pay twice.
  if exists (select 1 from money.settlement s cross join lateral money.sent_by_hand(s.id) h where s.order_id = o.id and h.gross > 0) then
    return '{"result": "pay_otherwise"}';
  end if;
  -- Another refund that is not answered yet may still fail: then this one does not give everything back.
  v_back := money.units_back(o, coalesce(p->'back', '{}'), v_amount = v_left
    and not exists (select 1 from money.refund x where x.order_id = o.id and x.state = 'pending'));
  if v_back is null then
    return '{"result": "too_many_back"}';
  end if;
  update money."order" set refunded_minor = refunded_minor + v_amount where id = o.id;
  update money.order_line l set returned = l.returned + b.value::int
  from jsonb_each_text(v_back) b where l.order_id = o.id and l.kind = 'goods' and l.variant_id = b.key::uuid;
  insert into money.refund (id, order_id, owner, page_id, key, currency, amount_minor, reason, back)
  values ((p->>'id')::uuid, o.id, o.owner, o.page_id, p->>'key', o.currency, v_amount, coalesce(p->>'reason', ''), v_back);
  perform queue.add_money('money:refund', json_build_object('refund', p->>'id'), now() + interval '5 seconds', 'refund:' || (p->>'id'));
  if v_intent = 'split' then
    perform money.divide_refund((p->>'id')::uuid);
  end if;
  return jsonb_build_object('result', 'begun', 'refund', p->>'id', 'intent', v_intent, 'amount', v_amount::text, 'currency', o.currency, 'state', 'pending');
end $$;

-- The provider has given the money back.
create or replace function money.refund_succeeded(p_refund uuid, p_provider text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare r money.refund; o money."order"; v_everything boolean; v_provider text;
begin
  perform set_config('souk.actor', 'system', true);
  update money.refund set state = 'succeeded', provider_refund = p_provider where id = p_refund and state = 'pending' returning * into r;
  if not found then
    return false;
  end if;
  select * into o from money."order" where id = r.order_id for update;
  select a.provider into strict v_provider from money.attempt a where a.purchase_id = o.purchase_id and a.state = 'captured';
  perform ledger.apply(r.id, 'refund', 'refund:' || r.id, 'posted', jsonb_build_array(
    jsonb_build_object('account', 'seller:' || o.page_id || ':' || lower(o.currency), 'side', 'debit', 'amount', r.amount_minor, 'currency', o.currency),
    jsonb_build_object('account', money.place_of(v_provider, o.purchase_id, o.currency), 'side', 'credit', 'amount', r.amount_minor, 'currency', o.currency)),
    jsonb_build_object('order', o.id));
  v_everything := (select sum(amount_minor) from money.refund where order_id = o.id and state = 'succeeded') >= o.total_minor;
  if v_everything then
    update money."order" set state = 'refunded' where id = o.id and state <> 'refunded';
  else
    update money."order" set state = 'partially_refunded' where id = o.id and state in ('paid', 'fulfilled', 'delivered', 'disputed');
  end if;
  perform money.return_refunded(r, v_everything);
  -- The provider has given the money back whatever the shelf says: then no unit came back, and the refund says so.
  begin
    perform shop.take_back(a.id, r.back) from money.attempt a where a.purchase_id = o.purchase_id and a.state = 'captured';
  exception when check_violation or sqlstate 'SK004' then
    update money.order_line l set returned = l.returned - b.value::int
    from jsonb_each_text(r.back) b where l.order_id = o.id and l.kind = 'goods' and l.variant_id = b.key::uuid;
    update money.refund set back = '{}' where id = r.id;
  end;
  insert into money.order_event (order_id, owner, page_id, kind, detail)
  values (o.id, o.owner, o.page_id, 'refunded', jsonb_build_object('amount', r.amount_minor::text, 'currency', r.currency, 'reason', r.reason));
  perform queue.add_money('money:mail-refund', json_build_object('refund', r.id), now(), 'refund-mail:' || r.id);
  perform money.refund_parts_back(r.id);
  return true;
end $$;

-- The provider refused the refund: the caps are free again and the seller sees it failed.
create or replace function money.refund_failed(p_refund uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare r money.refund;
begin
  perform set_config('souk.actor', 'system', true);
  update money.refund set state = 'failed' where id = p_refund and state = 'pending' returning * into r;
  if not found then
    return false;
  end if;
  update money."order" set refunded_minor = refunded_minor - r.amount_minor where id = r.order_id;
  update money.order_line l set returned = l.returned - b.value::int
  from jsonb_each_text(r.back) b where l.order_id = r.order_id and l.kind = 'goods' and l.variant_id = b.key::uuid;
  insert into money.order_event (order_id, owner, page_id, kind, detail)
  values (r.order_id, r.owner, r.page_id, 'refund_failed', jsonb_build_object('amount', r.amount_minor::text, 'currency', r.currency));
  return true;
end $$;

-- What the provider calls a refund is looked for when it tells of one.
create index if not exists refund_of_provider on money.refund (provider_refund) where provider_refund is not null;

-- The bank of the buyer has sent the money back, days after the provider had given it: her card was closed, her account is gone. It lies
-- with the provider again and is the seller's again, who has to give it back in another way; a failed refund with the provider's name on
-- it is such a one. Units that went on the shelf with it are there, and stay. True for the call that wrote it down.
create or replace function money.refund_came_back(p_refund uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare r money.refund; o money."order"; v_provider text; v_state text; v_asked boolean;
begin
  perform set_config('souk.actor', 'system', true);
  update money.refund set state = 'failed' where id = p_refund and state = 'succeeded' returning * into r;
  if not found then
    return false;
  end if;
  select * into o from money."order" where id = r.order_id for update;
  select a.provider into strict v_provider from money.attempt a where a.purchase_id = o.purchase_id and a.state = 'captured';
  perform ledger.apply(gen_random_uuid(), 'refund_return', 'refund_return:' || r.id, 'posted', jsonb_build_array(
    jsonb_build_object('account', money.place_of(v_provider, o.purchase_id, o.currency), 'side', 'debit', 'amount', r.amount_minor, 'currency', o.currency),
    jsonb_build_object('account', 'seller:' || o.page_id || ':' || lower(o.currency), 'side', 'credit', 'amount', r.amount_minor, 'currency', o.currency)),
    jsonb_build_object('order', o.id));
  v_state := case
    when exists (select 1 from money.refund f where f.order_id = o.id and f.state = 'succeeded') then 'partially_refunded'
    when o.delivered_at is not null then 'delivered' when o.shipped_at is not null then 'fulfilled' else 'paid' end;
  -- Where a bank has still to decide, or has the money, the order is disputed again; what it would be otherwise comes after that.
  v_asked := money.is_disputed_whole(o.id);
  update money."order" set refunded_minor = refunded_minor - r.amount_minor,
    state = case when state not in ('refunded', 'partially_refunded') then state when v_asked then 'disputed' else v_state end
  where id = o.id;
  update money.dispute set order_was = v_state
  where order_id = o.id and (order_was = 'partially_refunded' or (v_asked and o.state <> 'disputed' and order_was <> 'disputed'));
  -- Where nothing was left for the seller there is something again; what had been taken back from her is a credit (`61-credits.sql`).
  perform money.due_after_all(o.id);
  insert into money.order_event (order_id, owner, page_id, kind, detail)
  values (o.id, o.owner, o.page_id, 'refund_came_back', jsonb_build_object('amount', r.amount_minor::text, 'currency', r.currency));
  perform queue.add_money('money:mail-refund-back', json_build_object('refund', r.id), now(), 'refund-back-mail:' || r.id);
  return true;
end $$;
