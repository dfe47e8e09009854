-- What the bank of one payer of a purchase of several sends back of a refund, days after her provider had given it.

-- What the provider calls a payer's part is looked for when it tells of one.
create index if not exists split_refund_of_provider on money.split_refund (provider_refund) where provider_refund is not null;

-- The bank of one payer has sent her part back. It lies with her provider again, and is the seller's again, who owes it to her; of a purchase
-- that failed after she was charged it is hers still, and stays on the account of the purchase until an operator gives it to her in another
-- way. Only she is told. Where the others wait for theirs, the seller has it when they have. True for the call that wrote it down.
create or replace function money.part_came_back(p_refund uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare r money.split_refund; q money.split_part; f money.refund; v_provider text;
begin
  perform set_config('souk.actor', 'system', true);
  select * into r from money.split_refund where id = p_refund;
  -- The refund of the order first: its parts come back one after the other, and none while it succeeds.
  select * into f from money.refund where id = r.refund_id for update;
  update money.split_refund set state = 'failed', updated_at = clock_timestamp() where id = p_refund and state = 'succeeded' returning * into r;
  if not found then
    return false;
  end if;
  select * into strict q from money.split_part where id = r.part_id;
  select a.provider into strict v_provider from money.attempt a where a.id = q.attempt_id;
  perform ledger.apply(gen_random_uuid(), 'split_return', 'split-return:' || r.id, 'posted',
    money.share_lines(v_provider, 'split:' || q.purchase_id, r.amount_minor, r.currency, r.charged_minor, r.charged_currency),
    jsonb_build_object('attempt', q.attempt_id));
  if r.refund_id is null then
    perform money.part_is_owed(r, q);
  elsif f.state = 'succeeded' then
    perform money.refund_back_of_part(r);
  end if;
  perform queue.add_money('money:mail-part', json_build_object('part', q.id, 'step', 'came_back'), now(), 'part-came-back:' || r.id);
  return true;
end $$;

-- Of a refund of an order what came back becomes a refund of its own that came back, so that everything that is said of those is said of it;
-- what stays of the refund is what the others have. The caller holds the refund.
create or replace function money.refund_back_of_part(r money.split_refund) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare f money.refund; v_back uuid := gen_random_uuid();
begin
  select * into strict f from money.refund where id = r.refund_id;
  if f.amount_minor = r.amount_minor then
    perform money.refund_came_back(f.id);
    return;
  end if;
  update money.refund set amount_minor = f.amount_minor - r.amount_minor where id = f.id;
  insert into money.refund (id, order_id, owner, page_id, key, currency, amount_minor, state, reason, provider_refund)
  values (v_back, f.order_id, f.owner, f.page_id, 'back:' || f.id || ':' || r.id, f.currency, r.amount_minor, 'succeeded', f.reason, r.provider_refund);
  perform money.refund_came_back(v_back);
end $$;

-- What came back of a refund before the last payer had hers.
create or replace function money.refund_parts_back(p_refund uuid) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  select money.refund_back_of_part(r) from money.split_refund r where r.refund_id = p_refund and r.state = 'failed' order by r.id
$$;

-- What came back of a purchase that failed is written on its orders, for operators; no more of any than it cost.
create or replace function money.part_is_owed(r money.split_refund, q money.split_part) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare o money."order"; v_left bigint := r.amount_minor; v_take bigint;
begin
  for o in select * from money."order" where purchase_id = q.purchase_id order by page_id for update loop
    v_take := least(v_left, o.total_minor - coalesce((select sum((e.detail->>'amount')::bigint) from money.order_event e
      where e.order_id = o.id and e.kind = 'refund_came_back'), 0));
    if v_take > 0 then
      insert into money.order_event (order_id, owner, page_id, kind, detail)
      values (o.id, o.owner, o.page_id, 'refund_came_back', jsonb_build_object('amount', v_take::text, 'currency', o.currency));
      v_left := v_left - v_take;
    end if;
  end loop;
end $$;

-- What of a refund was asked for under its key, also where some of it came back.
create or replace function money.asked_of_refund(r money.refund) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
  select r.amount_minor + coalesce((select sum(x.amount_minor) from money.refund x where x.order_id = r.order_id and starts_with(x.key, 'back:' || r.id || ':')), 0)::bigint
$$;

-- What one payer is owed still, in minor units: what came back of hers, less what she was given since; never more than is owed of the orders.
create or replace function money.part_owed(p_part uuid) returns bigint
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare v_asked text := coalesce(current_setting('souk.actor', true), ''); v_owed bigint;
begin
  perform set_config('souk.actor', 'system', true);
  select least(coalesce(sum(r.amount_minor) filter (where r.state = 'failed'), 0)
      - coalesce(sum(r.amount_minor) filter (where r.state <> 'failed' and r.created_at > b.first), 0),
    (select sum(money.owed_back(o.id)) from money."order" o join money.split_part q on q.purchase_id = o.purchase_id where q.id = p_part))
  into v_owed from money.split_refund r
  cross join (select min(updated_at) as first from money.split_refund where part_id = p_part and state = 'failed') b
  where r.part_id = p_part and b.first is not null;
  perform set_config('souk.actor', v_asked, true);
  return greatest(0, coalesce(v_owed, 0));
end $$;

-- Whether several people paid a purchase. Asked as the system: its seller, who reads no purchase, may be told that.
create or replace function money.paid_in_parts(p_purchase uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare v_asked text := coalesce(current_setting('souk.actor', true), ''); v_is boolean;
begin
  perform set_config('souk.actor', 'system', true);
  v_is := exists (select from money.split_purchase where purchase_id = p_purchase);
  perform set_config('souk.actor', v_asked, true);
  return v_is;
end $$;
