-- A share that is paid in its payer's own currency. The order, what its seller has and the account of the purchase stay in the order's; what she is
-- charged and given back is in hers, and between the two stands `fx`, as it does for transfers: Souk bears what the rate does after the promise.

grant insert, delete on money.part_quote to {{money}};
revoke update on money.part_quote from {{money}};
grant update (purchase_id) on money.part_quote to {{money}};
alter table money.part_quote enable row level security;
alter table money.part_quote force row level security;
drop policy if exists owner_only on money.part_quote;
create policy owner_only on money.part_quote using (money.actor() = 'system' or owner = money.actor());

-- What was promised is used once, and by nothing else.
create or replace function money.guard_part_quote() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.purchase_id is not null then
    raise exception 'a promise is used once' using errcode = 'SK005';
  end if;
  return new;
end $$;
create or replace trigger part_quote_guard before update on money.part_quote for each row execute function money.guard_part_quote();

-- The digits of a currency's minor unit, and the step in which it is charged; `lib/kernel/money.ts` holds the same, and a test compares them.
create or replace function money.minor_digits(p_currency text) returns int language sql immutable as $$
  select case when p_currency in ('BHD', 'JOD', 'KWD', 'OMR', 'TND') then 3 when p_currency in ('CLP', 'JPY', 'KRW') then 0 else 2 end
$$;
create or replace function money.charge_step(p_currency text) returns bigint language sql immutable as $$
  select case when money.minor_digits(p_currency) = 3 then 10 else 1 end::bigint
$$;

-- The promise by which a share is paid, where that is in another currency; otherwise null in all its columns.
create or replace function money.promise_of(p_part uuid) returns money.part_quote
language sql stable set search_path = pg_catalog, pg_temp as $$
  select k from money.split_part q join money.attempt a on a.id = q.attempt_id join money.part_quote k on k.purchase_id = a.purchase_id where q.id = p_part
$$;

-- What so much of a share is of what she was charged: in whole steps, rounded down, and of all of it all. `lib/money/parts/quotes/model.ts` holds the same.
create or replace function money.charged_of(p_charged bigint, p_currency text, p_share bigint, p_part bigint) returns bigint language sql immutable as $$
  select case when p_part >= p_share then p_charged
    else (div(p_charged::numeric * greatest(0, p_part), p_share::numeric * money.charge_step(p_currency)) * money.charge_step(p_currency))::bigint end
$$;

-- What goes back to her, in her currency, with so much more of her share: what she should have by then less what she has. So the last part brings exactly
-- what is left, however often something was given, or came back. Null where she pays in the order's currency.
create or replace function money.charged_back(p_part uuid, p_more bigint) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
  select greatest(0, money.charged_of(k.charged_minor, k.charged_currency, k.part_minor, g.got + p_more) - g.charged)
  from money.promise_of(p_part) k cross join (
    select coalesce(sum(r.amount_minor), 0)::bigint as got, coalesce(sum(r.charged_minor), 0)::bigint as charged
    from money.split_refund r where r.part_id = p_part and r.state <> 'failed') g
  where k.id is not null
$$;

-- Whatever is to be given back of such a share says what it is in her currency. Refunds of one purchase are begun one after the other.
create or replace function money.charge_split_refund() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.charged_minor := money.charged_back(new.part_id, new.amount_minor);
  new.charged_currency := case when new.charged_minor is not null then (money.promise_of(new.part_id)).charged_currency end;
  return new;
end $$;
create or replace trigger split_refund_charge before insert on money.split_refund for each row execute function money.charge_split_refund();

-- What moves between a provider and an account of the order's currency: in above zero, out below. Each currency is zero by itself.
create or replace function money.share_lines(p_provider text, p_account text, p_minor bigint, p_currency text, p_charged bigint, p_charged_currency text) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when p_charged_currency is null then money.signed_line('psp:' || p_provider, p_minor, p_currency)
    else money.signed_line('psp:' || p_provider, p_charged, p_charged_currency) || money.signed_line('fx', -p_charged, p_charged_currency)
      || money.signed_line('fx', p_minor, p_currency) end
    || money.signed_line(p_account, -p_minor, p_currency)
$$;

-- What a provider kept of a share, in the order's currency, at the mid-market rate of the promise, half up: what counts against its seller.
create or replace function money.fee_in_order(k money.part_quote, p_fee bigint) returns bigint
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when k.id is null then p_fee else
    round(p_fee::numeric * k.mid_under * 10::numeric ^ money.minor_digits(k.part_currency) / (k.mid_over * 10::numeric ^ money.minor_digits(k.charged_currency)))::bigint end
$$;

-- What a bank's amount is of a share, in the order's currency: of all that she was charged the share, of all that is left of that what is left of the
-- share, otherwise its part, rounded down but not away.
create or replace function money.share_of_charged(k money.part_quote, p_charged bigint) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when p_charged <= 0 then 0 when p_charged >= k.charged_minor then k.part_minor
    when p_charged = k.charged_minor - g.charged then k.part_minor - g.got
    else greatest(1, div(k.part_minor::numeric * p_charged, k.charged_minor)) end::bigint
  from (select coalesce(sum(r.amount_minor), 0)::bigint as got, coalesce(sum(r.charged_minor), 0)::bigint as charged
    from money.split_refund r where r.part_id = k.part_id and r.state = 'succeeded') g
$$;

-- Where what a bank takes of a part of a dispute is booked against its seller: at the provider, or, of a share in another currency, over `fx`.
create or replace function money.dispute_place(d money.dispute) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when (money.promise_of(d.part_id)).id is null then 'psp:' || d.provider else 'fx' end
$$;

-- What her bank has now of a share, in her currency: only what is new of it is posted, and what came back goes the other way.
create or replace function money.post_share_taken(p_key text, p_provider text, p_currency text, p_taken bigint) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_new bigint; v_step int;
begin
  select p_taken - s.posted, s.step into v_new, v_step from money.posted_so_far('share_taken:' || p_key, 'fx:%') s;
  if v_new = 0 then
    return false;
  end if;
  perform ledger.apply(gen_random_uuid(), 'share_taken', 'share_taken:' || p_key || ':' || v_step, 'posted',
    money.signed_line('fx', v_new, p_currency) || money.signed_line('psp:' || p_provider, -v_new, p_currency), jsonb_build_object('dispute', p_key));
  return true;
end $$;

-- What a provider can have taken of her charge for a dispute: no more than was not given back.
create or replace function money.charge_left(k money.part_quote, p_charged bigint) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
  select least(p_charged, k.charged_minor - (select coalesce(sum(r.charged_minor), 0) from money.split_refund r
    where r.part_id = k.part_id and r.state = 'succeeded'))::bigint
$$;

-- What follows in her currency from a dispute of an order as it stands now: as long as her bank has any of it, what it says it has (null: as before),
-- otherwise nothing.
create or replace function money.post_taken_of(k money.part_quote, p_key text, p_provider text, p_has bigint) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_withdrawn boolean := exists (select from money.dispute d where d.provider_dispute = p_key and d.withdrawn);
begin
  if v_withdrawn and p_has is null then
    return false;
  end if;
  return money.post_share_taken(p_key, p_provider, k.charged_currency, case when not v_withdrawn then 0
    when p_provider = 'paypal' then money.charge_left(k, p_has) else p_has end);
end $$;

-- Promises of shares that do not say what was charged or given back. Each row is a difference.
create or replace function money.part_quote_differences() returns table (kind text, subject text, expected text, found text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select 'split_parts', u.id::text, coalesce(k.charged_minor, q.amount_minor)::text, u.total_minor::text
  from money.purchase u join money.split_part q on q.id = u.part_id join money.purchase w on w.id = q.purchase_id
  left join money.part_quote k on k.purchase_id = u.id
  where (u.total_minor, u.currency) is distinct from (coalesce(k.charged_minor, q.amount_minor), coalesce(k.charged_currency, w.currency))
    or (k.id is not null and (k.part_id, k.part_minor, k.part_currency, k.owner) is distinct from (q.id, q.amount_minor, w.currency, u.owner))
  union all
  -- Of what she was charged as much goes back as of her share: all of it with all of that, and never more.
  select 'split_charged', k.part_id::text, k.charged_minor::text, g.charged::text
  from money.part_quote k join money.attempt a on a.purchase_id = k.purchase_id
  join money.split_part q on q.id = k.part_id and q.attempt_id = a.id
  cross join lateral (select coalesce(sum(r.amount_minor), 0) as got, coalesce(sum(r.charged_minor), 0) as charged,
      bool_or(r.charged_minor is null or r.charged_currency <> k.charged_currency) as foreign_leg
    from money.split_refund r where r.part_id = k.part_id and r.state <> 'failed') g
  where g.charged not between 0 and k.charged_minor or (g.got >= k.part_minor and g.charged <> k.charged_minor) or g.foreign_leg
$$;
