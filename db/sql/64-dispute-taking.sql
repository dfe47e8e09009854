-- What is taken for a dispute, and what comes back: the ledger's part of it. `65-disputes.sql` calls these, and holds the orders of the
-- payment and all parts of the dispute.

-- What the steps of one thing have posted so far on accounts whose codes are like `p_accounts` (a debit above zero), and the number of the next step:
-- their keys are `p_key:1` and so on.
create or replace function money.posted_so_far(p_key text, p_accounts text, out step int, out posted bigint)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare v_one bigint;
begin
  step := 1;
  posted := 0;
  loop
    select case e.side when 'debit' then e.amount_minor else -e.amount_minor end into v_one
    from ledger.txn t join ledger.entry e on e.txn_id = t.id and e.account like p_accounts
    where t.idempotency_key = p_key || ':' || step;
    exit when not found;
    posted := posted + v_one;
    step := step + 1;
  end loop;
end $$;

-- The provider says what it has taken for itself until now; only what is new of it is posted, and a fee that came back goes the other
-- way. The fee is the platform's.
create or replace function money.post_dispute_fee(p_key text, p_provider text, p_currency text, p_fee bigint) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_new bigint; v_step int;
begin
  select p_fee - s.posted, s.step into v_new, v_step from money.posted_so_far('dispute_fee:' || p_key, 'psp\_fees:%') s;
  if v_new <> 0 then
    perform ledger.apply(gen_random_uuid(), 'dispute_fee', 'dispute_fee:' || p_key || ':' || v_step, 'posted',
      money.signed_line('psp_fees:' || p_provider, v_new, p_currency) || money.signed_line('psp:' || p_provider, -v_new, p_currency),
      jsonb_build_object('dispute', p_key));
  end if;
end $$;

-- PayPal names what was asked for at first, also when some of it was given back since, perhaps by a refund that had begun before the
-- claim. It has no more than was left: the rest is the seller's again, and no more is taken of her. Of a share that is no more than is left of
-- the share, all orders together. Answers what is left of all orders, and whether something came back.
create or replace function money.keep_what_is_left(p_key text, out rest numeric, out changed boolean)
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare d money.dispute; v_kept bigint; v_share bigint; v_over bigint;
begin
  rest := 0;
  changed := false;
  select money.share_left(x.part_id, p_key), sum(x.amount_minor) filter (where x.withdrawn) into v_share, v_over
  from money.dispute x where x.provider_dispute = p_key and x.part_id is not null group by x.part_id;
  v_over := greatest(0, v_over - v_share);
  for d in select * from money.dispute where provider_dispute = p_key order by order_id loop
    v_kept := money.left_for(d);
    if d.withdrawn and v_over > 0 then
      v_kept := least(v_kept, greatest(0, d.amount_minor - v_over));
    end if;
    rest := rest + v_kept;
    if d.withdrawn and d.amount_minor > v_kept then
      v_over := greatest(0, v_over - d.amount_minor + v_kept);
      perform money.keep_of_dispute(d, v_kept);
      changed := true;
    end if;
  end loop;
  rest := least(rest, v_share);
end $$;

-- Lost in part: what the provider did not keep is the sellers' again, each by what was taken of her. Whether something came back.
create or replace function money.keep_of_lost(p_key text, p_amount numeric) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_part record; v_changed boolean := false;
begin
  if p_amount >= (select coalesce(sum(amount_minor), 0) from money.dispute where provider_dispute = p_key and withdrawn) then
    return false;
  end if;
  for v_part in
    select n as taken, k.part as kept
    from (select array_agg(x.id order by x.order_id) as ids, array_agg(x.amount_minor order by x.order_id) as weights
          from money.dispute x where x.provider_dispute = p_key and x.withdrawn) a
    cross join lateral money.shares_of(p_amount, a.ids, a.weights) k join money.dispute n on n.id = k.id
    where n.amount_minor > k.part
  loop
    perform money.keep_of_dispute(v_part.taken, v_part.kept);
    v_changed := true;
  end loop;
  return v_changed;
end $$;

-- A bank that only asked takes in the end what was left by then: each order bears its share by what is left of it. Answers the parts
-- that bear nothing, for all of theirs was given back meanwhile.
create or replace function money.share_out(p_key text, p_amount numeric, p_open text[]) returns uuid[]
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_spared uuid[];
begin
  with part as (
    select n.id, n.order_id, n.amount_minor, least(n.amount_minor, m.total_minor - m.refunded_minor) as rest
    from money.dispute n join money."order" m on m.id = n.order_id
    where n.provider_dispute = p_key and n.state = any (p_open)
  ), weighed as (
    select id, order_id, sum(amount_minor) over () as whole, case when sum(rest) over () < p_amount then amount_minor else rest end as weight from part
  ), ranked as (
    select *, sum(weight) over (order by order_id) as upto, sum(weight) over () as sum from weighed where whole > p_amount
  ), share as (
    select id, (div(p_amount * upto, sum) - div(p_amount * (upto - weight), sum))::bigint as amount_minor from ranked
  ), borne as (
    update money.dispute t set amount_minor = s.amount_minor from share s where t.id = s.id and s.amount_minor > 0
  )
  select coalesce(array_agg(id), '{}') into v_spared from share where amount_minor = 0;
  return v_spared;
end $$;

-- Whether anything was ever taken for a dispute.
create or replace function money.was_taken(p_key text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from money.dispute n where n.provider_dispute = p_key
    and (n.withdrawn or exists (select 1 from ledger.txn t where t.idempotency_key = 'dispute:' || n.id)))
$$;

-- The provider takes once, mostly at the beginning and at the latest when it has decided: of the parts that stand open, whose sellers
-- have it no longer. Whether anything was taken by this call.
create or replace function money.take_for_dispute(p_key text, p_purchase uuid, p_provider text, p_amount numeric, p_open text[]) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare d money.dispute; v_spared uuid[]; v_changed boolean := false;
begin
  if p_amount <= 0 or money.was_taken(p_key) then
    return false;
  end if;
  if p_provider = 'paypal' then
    -- A claim may be about more than the question was.
    update money.dispute n set amount_minor = r.part from money.dispute_parts(p_purchase, p_amount::bigint) r
    where n.provider_dispute = p_key and n.order_id = r.order_id and n.state = any (p_open)
      and (select sum(x.amount_minor) from money.dispute x where x.provider_dispute = p_key) < p_amount;
  end if;
  v_spared := money.share_out(p_key, p_amount, p_open);
  for d in
    select * from money.dispute where provider_dispute = p_key and state = any (p_open) and id <> all (v_spared) order by order_id
  loop
    perform ledger.apply(gen_random_uuid(), 'dispute', 'dispute:' || d.id, 'posted',
      money.signed_line('seller:' || d.page_id, d.amount_minor, d.currency) || money.signed_line(money.dispute_place(d), -d.amount_minor, d.currency),
      money.dispute_meta(d));
    update money.dispute set withdrawn = true where id = d.id;
    v_changed := true;
  end loop;
  return v_changed;
end $$;

-- What was taken for a dispute has come back: each seller of whose money it was has hers again.
create or replace function money.give_back_dispute(p_key text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare d money.dispute;
begin
  for d in select * from money.dispute where provider_dispute = p_key and withdrawn order by order_id loop
    perform ledger.apply(gen_random_uuid(), 'dispute_won', money.next_key('dispute_won:' || d.id), 'posted',
      money.signed_line(money.dispute_place(d), d.amount_minor, d.currency) || money.signed_line('seller:' || d.page_id, -d.amount_minor, d.currency),
      money.dispute_meta(d));
    update money.dispute set withdrawn = false where id = d.id;
    -- Gone before anything was sent, it ended with nothing; now she is due it after all.
    perform money.due_after_all(d.order_id);
  end loop;
end $$;
