-- What moves a purchase of several people: each share follows the attempt that pays it, and the orders follow the shares.

-- A share follows its attempt, whoever moves that: the request, the provider's word, the sweeper.
create or replace function money.attempt_moves_split_part() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare q money.split_part; s money.split_purchase; k money.part_quote;
begin
  select x.* into q from money.purchase u join money.split_part x on x.id = u.part_id where u.id = new.purchase_id;
  if not found then
    return null;
  end if;
  select * into s from money.split_purchase where purchase_id = q.purchase_id for update;
  select * into q from money.split_part where id = q.id;
  if q.attempt_id is distinct from new.id then
    return null;
  end if;
  if new.state = 'authorized' then
    update money.split_part set state = 'held', updated_at = clock_timestamp() where id = q.id;
    if s.state = 'open' and q.position = 1 and s.begun_at is null then
      update money.split_purchase set begun_at = clock_timestamp(), deadline = clock_timestamp() + make_interval(secs => s.seconds), updated_at = clock_timestamp()
      where purchase_id = s.purchase_id returning * into s;
      perform money.tell_part(x.id, 'asked') from money.split_part x where x.purchase_id = s.purchase_id and x.state = 'asked';
    end if;
    update money.attempt set undo_until = s.deadline where id = new.id;
    if s.state = 'ended' then
      perform queue.add_money('money:end-split', json_build_object('purchase', s.purchase_id), now(), 'end-split:' || new.id);
    elsif not exists (select from money.split_part x where x.purchase_id = s.purchase_id and x.state <> 'held') then
      perform money.agree_split(s.purchase_id);
    end if;
  elsif new.state = 'declined' then
    update money.split_part set state = case when s.state = 'open' then 'asked' else 'released' end, payer = null, attempt_id = null,
      updated_at = clock_timestamp() where id = q.id;
  elsif new.state = 'voiding' then
    if s.state = 'open' and new.problem = 'undo' then
      perform money.part_declined(q, s);
    elsif s.state = 'open' then
      update money.split_part set state = 'asked', payer = null, attempt_id = null, updated_at = clock_timestamp() where id = q.id;
    else
      update money.split_part set state = 'released', updated_at = clock_timestamp() where id = q.id;
      perform money.fail_split(s.purchase_id);
    end if;
  elsif new.state = 'captured' then
    update money.split_part set state = 'captured', updated_at = clock_timestamp() where id = q.id;
    select * into k from money.part_quote where purchase_id = new.purchase_id;
    perform ledger.apply(gen_random_uuid(), 'split_part', 'split-part:' || new.id, 'posted',
      money.share_lines(new.provider, 'split:' || s.purchase_id, q.amount_minor, q.currency, k.charged_minor, k.charged_currency),
      jsonb_build_object('attempt', new.id));
    if s.state = 'ended' then
      perform money.give_parts_back(s.purchase_id);
    elsif not exists (select from money.split_part x where x.purchase_id = s.purchase_id and x.state <> 'captured') then
      perform money.finish_split(s.purchase_id);
    end if;
  end if;
  return null;
end $$;
create or replace trigger attempt_moves_split_part after update of state on money.attempt
  for each row when (old.state is distinct from new.state) execute function money.attempt_moves_split_part();

-- All have agreed: the goods are sold, the orders stand, and every hold may be taken from now on. The caller holds the split purchase.
create or replace function money.agree_split(p_purchase uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_attempt uuid;
begin
  select id into strict v_attempt from money.attempt where purchase_id = p_purchase and provider = 'split' and state = 'pending' for update;
  begin
    perform shop.sell(v_attempt);
  exception when sqlstate 'SK101' then
    perform money.end_split(p_purchase, 'sold_out');
    return;
  end;
  update money.split_purchase set state = 'agreed', updated_at = clock_timestamp() where purchase_id = p_purchase;
  update money.attempt set state = 'authorized' where id = v_attempt;
  perform money.move_orders(p_purchase, 'pending', 'authorized', 'authorized');
  perform ledger.apply(o.id, 'authorize', 'authorize:' || o.id, 'pending',
      money.signed_line('split:' || p_purchase, o.total_minor, o.currency) || money.order_parts(o), jsonb_build_object('order', o.id, 'attempt', v_attempt))
  from money."order" o where o.purchase_id = p_purchase;
  perform money.empty_cart(p_purchase);
  perform queue.add_money('money:go-split', json_build_object('purchase', p_purchase), now(), 'go-split:' || p_purchase);
end $$;

-- Lets the holds of a purchase on which all have agreed be taken. Its own step: it locks attempts, and agreeing locks them the other way.
create or replace function money.go_split(p_purchase uuid) returns int
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_gone int;
begin
  perform set_config('souk.actor', 'system', true);
  with held as materialized (
    select a.id from money.split_purchase s join money.split_part q on q.purchase_id = s.purchase_id join money.attempt a on a.id = q.attempt_id
    where s.purchase_id = p_purchase and s.state = 'agreed' and a.state = 'authorized' and a.awaits order by a.id for update of a
  )
  update money.attempt a set awaits = false, undo_until = clock_timestamp() from held where a.id = held.id;
  get diagnostics v_gone = row_count;
  return v_gone;
end $$;

-- Every share is taken: the orders are paid.
create or replace function money.finish_split(p_purchase uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_attempt uuid;
begin
  update money.split_purchase set state = 'captured', updated_at = clock_timestamp() where purchase_id = p_purchase and state = 'agreed';
  update money.attempt set state = 'capturing' where purchase_id = p_purchase and provider = 'split' and state = 'authorized' returning id into strict v_attempt;
  perform money.captured(v_attempt);
  perform money.tell_part(q.id, 'paid') from money.split_part q where q.purchase_id = p_purchase and q.payer <> q.owner;
end $$;

-- Ends what not all have agreed on: nothing was taken, the goods are free, and what is held is let go next, hold by hold.
create or replace function money.end_split(p_purchase uuid, p_why text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_attempt uuid; v_said text := case when p_why in ('canceled', 'declined') then 'undo' else p_why end;
begin
  update money.split_purchase set state = 'ended', why = p_why, updated_at = clock_timestamp() where purchase_id = p_purchase and state = 'open';
  if not found then
    return;
  end if;
  update money.attempt set state = 'expired', problem = v_said where purchase_id = p_purchase and provider = 'split' and state = 'pending' returning id into strict v_attempt;
  perform money.move_orders(p_purchase, 'pending', case v_said when 'undo' then 'canceled' else 'expired' end, case v_said when 'undo' then 'undone' else v_said end);
  perform shop.release(v_attempt);
  perform money.close_split(p_purchase);
end $$;

-- A hold was lost after all had agreed: nobody pays. What was taken already goes back, what is held is let go, the orders end.
create or replace function money.fail_split(p_purchase uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_attempt uuid;
begin
  update money.split_purchase set state = 'ended', why = 'failed', updated_at = clock_timestamp() where purchase_id = p_purchase and state = 'agreed';
  if not found then
    return;
  end if;
  update money.attempt set state = 'voiding', problem = 'failed' where purchase_id = p_purchase and provider = 'split' and state = 'authorized' returning id into strict v_attempt;
  perform money.move_orders(p_purchase, 'authorized', 'failed', 'failed');
  perform shop.release(v_attempt);
  perform money.voided(v_attempt);
  perform money.give_parts_back(p_purchase);
  perform money.close_split(p_purchase);
end $$;

-- What an end leaves to be done and told.
create or replace function money.close_split(p_purchase uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform money.tell_part(q.id, 'over') from money.split_part q join money.split_purchase s on s.purchase_id = q.purchase_id
  where q.purchase_id = p_purchase and s.begun_at is not null;
  update money.split_part set state = 'released', updated_at = clock_timestamp() where purchase_id = p_purchase and state in ('asked', 'declined');
  perform queue.add_money('money:end-split', json_build_object('purchase', p_purchase), now(), 'end-split:' || p_purchase);
end $$;

-- Gives back, whole, what was taken of a purchase that failed.
create or replace function money.give_parts_back(p_purchase uuid) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into money.split_refund (id, part_id, owner, currency, amount_minor)
  select gen_random_uuid(), q.id, q.payer, q.currency, q.amount_minor from money.split_part q where q.purchase_id = p_purchase and q.state = 'captured'
  on conflict do nothing
$$;

-- Ends what has run out, and says what else is to be done, at most so many: {go: purchases whose holds may be taken, release: holds of what
-- ended, refunds: what is to be given back}. With a purchase only of that one. May be run twice at once.
create or replace function money.splits_due(p_limit int, p_purchase uuid default null) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_id uuid;
begin
  perform set_config('souk.actor', 'system', true);
  -- Promises that nobody used are forgotten a day after their end.
  delete from money.part_quote where p_purchase is null and purchase_id is null and expires_at < clock_timestamp() - interval '1 day';
  for v_id in
    select purchase_id from money.split_purchase where state = 'open' and deadline <= clock_timestamp() and (p_purchase is null or purchase_id = p_purchase)
    order by deadline limit p_limit for update skip locked
  loop
    perform money.end_split(v_id, 'expired');
  end loop;
  return jsonb_build_object(
    'go', (select coalesce(jsonb_agg(x.purchase_id), '[]') from (select s.purchase_id from money.split_purchase s
      where s.state = 'agreed' and (p_purchase is null or s.purchase_id = p_purchase) and exists (
        select from money.split_part q join money.attempt a on a.id = q.attempt_id
        where q.purchase_id = s.purchase_id and a.state = 'authorized' and a.awaits) limit p_limit) x),
    'release', (select coalesce(jsonb_agg(x.id), '[]') from (select a.id from money.split_part q
      join money.split_purchase s on s.purchase_id = q.purchase_id and s.state = 'ended' and (p_purchase is null or s.purchase_id = p_purchase)
      join money.attempt a on a.id = q.attempt_id and a.state in ('pending', 'action', 'unknown', 'authorized')
      where q.state in ('paying', 'held') limit p_limit) x),
    'refunds', (select coalesce(jsonb_agg(x.id), '[]') from (select r.id from money.split_refund r join money.split_part q on q.id = r.part_id
      where r.state = 'pending' and r.refund_id is null and (p_purchase is null or q.purchase_id = p_purchase)
      order by r.updated_at limit p_limit) x));
end $$;

-- Begins to give back one hold of a purchase that ended, as `money.begin_void`.
create or replace function money.release_part(p_attempt uuid) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  return money.begin_void(p_attempt, case when a.state = 'authorized' then 'called_off' else 'expired' end) from money.attempt a where a.id = p_attempt;
end $$;

-- Where the money of a purchase lies in the ledger: at its provider, or, of a split one, between its payers and its orders.
create or replace function money.place_of(p_provider text, p_purchase uuid, p_currency text) returns text language sql immutable as $$
  select case when p_provider = 'split' then 'split:' || p_purchase else 'psp:' || p_provider end || ':' || lower(p_currency)
$$;

-- Divides a refund among those who paid, so that each has back the same part of what she paid: whoever has less than the others, because
-- hers came back, comes first, and nobody gets back more than is left of hers. By the largest remainder, in steps that a card can be paid where all of it
-- is whole steps; what a bank sent back is given to nobody yet, and whose bank has taken of hers is left out.
create or replace function money.divide_refund(p_refund uuid) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  with asked as (
    select f.id, f.amount_minor, o.purchase_id from money.refund f join money."order" o on o.id = f.order_id where f.id = p_refund
  ), paid as (
    select q.id, q.payer, q.currency, q.position, a.id as refund, a.amount_minor as asked_minor, q.amount_minor,
      coalesce((select sum(r.amount_minor) from money.split_refund r where r.part_id = q.id and r.state <> 'failed'), 0) as got_minor
    from asked a join money.split_part q on q.purchase_id = a.purchase_id and q.state = 'captured' and not money.share_with_bank(q.id)
  ), stepped as (
    select p.*, case when p.currency in ('BHD', 'JOD', 'KWD', 'OMR', 'TND') and p.asked_minor % 10 = 0
        and bool_and(p.amount_minor % 10 = 0 and p.got_minor % 10 = 0) over () then 10 else 1 end as step
    from paid p
  ), counted as (
    select s.id, s.payer, s.currency, s.position, s.refund, s.step, s.asked_minor / s.step as units, s.amount_minor / s.step as amount,
      s.got_minor / s.step as got
    from stepped s
  ), behind as (
    -- What she would have back of the sum that then is given, less what she has; in units of the whole, so that nothing is rounded.
    select c.*, greatest(0, least((c.amount - c.got) * sum(c.amount) over (), c.amount * (sum(c.got) over () + c.units) - c.got * sum(c.amount) over ())) as weight
    from counted c
  ), weighed as (
    select b.*, sum(b.weight) over () as all_weight from behind b where b.weight > 0
  ), shared as (
    select w.*, div(w.units::numeric * w.weight, w.all_weight) as whole,
      row_number() over (order by mod(w.units::numeric * w.weight, w.all_weight) desc, w.position) as place
    from weighed w
  ), summed as (
    select s.*, s.units - sum(s.whole) over () as odd from shared s
  )
  insert into money.split_refund (id, part_id, refund_id, owner, currency, amount_minor)
  select gen_random_uuid(), s.id, s.refund, s.payer, s.currency, ((s.whole + (s.place <= s.odd)::int) * s.step)::bigint
  from summed s where s.whole + (s.place <= s.odd)::int > 0
$$;

-- A provider has given a payer her part back.
create or replace function money.part_refunded(p_refund uuid, p_provider text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare r money.split_refund; q money.split_part; v_provider text;
begin
  perform set_config('souk.actor', 'system', true);
  update money.split_refund set state = 'succeeded', provider_refund = p_provider, updated_at = clock_timestamp() where id = p_refund and state = 'pending' returning * into r;
  if not found then
    return false;
  end if;
  select * into strict q from money.split_part where id = r.part_id;
  select a.provider into strict v_provider from money.attempt a where a.id = q.attempt_id;
  perform ledger.apply(gen_random_uuid(), 'split_refund', 'split-refund:' || r.id, 'posted',
    money.share_lines(v_provider, 'split:' || q.purchase_id, -r.amount_minor, r.currency, -r.charged_minor, r.charged_currency),
    jsonb_build_object('attempt', q.attempt_id));
  return true;
end $$;

-- Shares whose provider has not told its fee yet, as `money.claim_fees`.
create or replace function money.claim_part_fees(p_limit int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  with next as materialized (
    select id from money.split_part where state = 'captured' and provider_charge is null order by updated_at limit p_limit for update skip locked
  ), asked as (
    update money.split_part q set updated_at = clock_timestamp() from next where q.id = next.id returning q.attempt_id
  )
  select coalesce(jsonb_agg(jsonb_build_object('purchase', a.purchase_id, 'provider', a.provider, 'intent', a.provider_intent, 'currency', u.currency)), '[]') into v
  from asked join money.attempt a on a.id = asked.attempt_id join money.purchase u on u.id = a.purchase_id;
  return v;
end $$;

-- What a provider kept of one share, in its payer's currency, once; when it is known of all, the orders bear it by their totals, in theirs.
create or replace function money.record_part_fee(p_part uuid, p_charge text, p_fee bigint) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare q money.split_part; v_provider text; v_currency text; v_fees bigint;
begin
  select * into q from money.split_part where id = p_part;
  perform 1 from money.split_purchase where purchase_id = q.purchase_id for update;
  update money.split_part set provider_charge = p_charge, provider_fee_minor = money.fee_in_order(money.promise_of(p_part), p_fee), updated_at = clock_timestamp()
  where id = p_part and provider_charge is null and state = 'captured' returning * into q;
  if not found then
    return false;
  end if;
  select a.provider, u.currency into strict v_provider, v_currency from money.attempt a join money.purchase u on u.id = a.purchase_id where a.id = q.attempt_id;
  if p_fee > 0 then
    perform ledger.apply(gen_random_uuid(), 'provider_fee', 'provider-fee:' || q.id, 'posted',
      money.signed_line('psp_fees:' || v_provider, p_fee, v_currency) || money.signed_line('psp:' || v_provider, -p_fee, v_currency), jsonb_build_object('attempt', q.attempt_id));
  end if;
  select sum(provider_fee_minor) into v_fees from money.split_part where purchase_id = q.purchase_id having bool_and(provider_charge is not null);
  if v_fees is not null then
    update money.settlement t set provider_charge = 'split', provider_fee_minor = u.fee
    from (select o.id, div(v_fees::numeric * o.upto, o.whole) - div(v_fees::numeric * (o.upto - o.total_minor), o.whole) as fee
          from (select id, total_minor, sum(total_minor) over (order by id) as upto, sum(total_minor) over () as whole
                from money."order" where purchase_id = q.purchase_id) o) u
    where t.order_id = u.id and t.provider_charge is null;
  end if;
  return true;
end $$;
