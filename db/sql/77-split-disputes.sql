-- What the bank of one payer of a purchase of several takes of her share: what is left of it, what waits to be given back to her meanwhile, and
-- what is taken of a purchase that failed. `65-disputes.sql` calls these, and holds the orders of the purchase.

grant delete on money.split_refund to {{money}};

-- Whether her bank has money of a share, for now or for good: then nothing of it is given back.
create or replace function money.share_with_bank(p_part uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from money.dispute d where d.part_id = p_part and d.withdrawn)
$$;

-- What of a share one dispute can still take, of all orders together: what was neither given back nor taken by another dispute.
create or replace function money.share_left(p_part uuid, p_key text) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
  select greatest(0, q.amount_minor
    - (select coalesce(sum(r.amount_minor), 0) from money.split_refund r where r.part_id = q.id and r.state = 'succeeded')
    - (select coalesce(sum(x.amount_minor), 0) from money.dispute x where x.part_id = q.id and x.provider_dispute <> p_key and x.withdrawn))::bigint
  from money.split_part q where q.id = p_part
$$;

-- What of an order can be given back now. Of what several people paid that is no more than is left of those whose banks have nothing of it, and
-- what a bank has of the order is not given a second time.
create or replace function money.refundable_of(p_order uuid) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
  select greatest(0, least(
    o.total_minor - o.refunded_minor
      - (select coalesce(sum(d.amount_minor), 0) from money.dispute d where d.order_id = o.id and d.part_id is not null and d.withdrawn),
    (select sum(case when money.share_with_bank(q.id) then 0 else q.amount_minor
        - (select coalesce(sum(r.amount_minor), 0) from money.split_refund r where r.part_id = q.id and r.state <> 'failed') end)
      from money.split_part q where q.purchase_id = o.purchase_id and q.state = 'captured')))::bigint
  from money."order" o where o.id = p_order
$$;
-- The same, asked as the system: for its seller, who reads no share.
create or replace function money.refundable_now(p_order uuid) returns bigint
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare v_asked text := coalesce(current_setting('souk.actor', true), ''); v bigint;
begin
  perform set_config('souk.actor', 'system', true);
  v := money.refundable_of(p_order);
  perform set_config('souk.actor', v_asked, true);
  return v;
end $$;

-- A bank takes a share of which something waits to be given back. Her provider refuses that from now on, so it is the bank's: no refund waits
-- for it any more, and each goes on without it. What was asked for stays known under its key (`money.asked_of_refund`).
create or replace function money.leave_to_bank(p_part uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare f money.refund; v_leg uuid; v_amount bigint;
begin
  for f in select x.* from money.refund x join money.split_refund r on r.refund_id = x.id
    where r.part_id = p_part and r.state = 'pending' and x.state = 'pending' order by x.id for update of x
  loop
    delete from money.split_refund where refund_id = f.id and part_id = p_part and state = 'pending' returning id, amount_minor into v_leg, v_amount;
    if not found then
      continue;
    end if;
    if f.amount_minor = v_amount then
      perform money.refund_failed(f.id);
      continue;
    end if;
    update money.refund set amount_minor = f.amount_minor - v_amount where id = f.id;
    update money."order" set refunded_minor = refunded_minor - v_amount where id = f.order_id;
    insert into money.refund (id, order_id, owner, page_id, key, currency, amount_minor, state, reason)
    values (gen_random_uuid(), f.order_id, f.owner, f.page_id, 'back:' || f.id || ':' || v_leg, f.currency, v_amount, 'failed', f.reason);
    perform queue.add_money('money:refund', json_build_object('refund', f.id), now(), 'refund:' || f.id || ':' || v_leg);
  end loop;
end $$;

-- Of a purchase that failed after she was charged no seller has anything: her bank takes what waits to be given back to her, which lies on the
-- account of the purchase. `p_taken` is what it has now, in the currency she paid in, nothing once that came back, which waits for her again. What was given back before is a
-- loss of the platform's, which the proof of the books says. Whether anything was booked.
create or replace function money.take_of_failed(p_part uuid, p_key text, p_provider text, p_taken bigint) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare q money.split_part; r money.split_refund; k money.part_quote; v_new bigint; v_step int;
begin
  select * into strict q from money.split_part where id = p_part for update;
  k := money.promise_of(p_part);
  select case when k.id is null then p_taken else money.share_of_charged(k, p_taken) end - s.posted, s.step into v_new, v_step
  from money.posted_so_far('split_dispute:' || p_key, 'split:%') s;
  select * into r from money.split_refund where part_id = q.id and refund_id is null and state = 'pending' for update;
  v_new := least(v_new, coalesce(r.amount_minor, 0));
  if v_new = 0 then
    return false;
  end if;
  perform ledger.apply(gen_random_uuid(), 'split_dispute', 'split_dispute:' || p_key || ':' || v_step, 'posted',
    money.signed_line('split:' || q.purchase_id, v_new, q.currency)
      || money.signed_line(case when k.id is null then 'psp:' || p_provider else 'fx' end, -v_new, q.currency),
    jsonb_build_object('attempt', q.attempt_id));
  if k.id is not null then
    perform money.post_share_taken(p_key, p_provider, k.charged_currency, money.charge_left(k, p_taken));
  end if;
  -- Another amount is asked for under another name: providers refuse it under the old one.
  delete from money.split_refund where id = r.id;
  insert into money.split_refund (id, part_id, owner, currency, amount_minor)
  select gen_random_uuid(), q.id, q.payer, q.currency, x.rest from (select coalesce(r.amount_minor, 0) - v_new as rest) x where x.rest > 0
  on conflict do nothing;
  return true;
end $$;
