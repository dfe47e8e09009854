-- Disputes: what a buyer's bank wants back. The provider says how one stands; its word is read from it and recorded here by
-- whoever hears of it (webhook, sweeper, the answer just sent), all through one function.

do $$
declare name text;
begin
  grant insert, update on money.dispute to {{money}};
  grant insert on money.dispute_statement to {{money}};
  grant insert, delete, update (stored_at, provider_file, refused_at) on money.dispute_file to {{money}};
  foreach name in array array['dispute', 'dispute_statement', 'dispute_file'] loop
    execute format('alter table money.%I enable row level security', name);
    execute format('alter table money.%I force row level security', name);
    execute format('drop policy if exists both_sides on money.%I', name);
    -- By the order alone: whoever claims it with her account takes these along, and the guest who bought it sees them no more.
    execute format($p$create policy both_sides on money.%I using (
      money.actor() = 'system' or exists (select 1 from money."order" o where o.id = order_id))$p$, name);
  end loop;
end $$;

-- The graph of states. `lib/money/disputes/model.ts` holds the same table, and a test compares them. A bank that was not
-- content with the answer to its inquiry asks again, also after the inquiry was closed; what was lost can be won on appeal, and
-- nothing follows after that.
create or replace function money.dispute_may(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('needs_response', 'under_review'), ('needs_response', 'won'), ('needs_response', 'lost'), ('needs_response', 'closed'),
    ('under_review', 'needs_response'), ('under_review', 'won'), ('under_review', 'lost'), ('under_review', 'closed'),
    ('closed', 'needs_response'), ('closed', 'under_review'), ('closed', 'lost'),
    ('lost', 'won'))
$$;

create or replace function money.guard_dispute() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.state <> old.state and not money.dispute_may(old.state, new.state) then
    raise exception 'dispute cannot go from % to %', old.state, new.state using errcode = 'SK005';
  end if;
  new.updated_at := clock_timestamp();
  return new;
end $$;
create or replace trigger dispute_state_guard before update on money.dispute for each row execute function money.guard_dispute();

-- Whether money of an order is with the bank, or may still go there: then no refund may give it away a second time.
create or replace function money.with_the_bank(p_order uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from money.dispute d where d.order_id = p_order and d.withdrawn and d.state in ('needs_response', 'under_review', 'lost'))
$$;

-- Records a dispute as its provider (stripe unless another is named) has it: {provider, dispute, intent, reason, state, inquiry,
-- amount, currency, withdrawn, fee, dueBy}. `withdrawn` says that the bank holds the money now, `fee` what the provider took for it
-- so far, `amount` what it is about and, once lost, what it cost. Answers unknown (no attempt of ours), recorded, or same. The
-- seller's part leaves her account while the bank has it; the fee is the platform's.
create or replace function money.record_dispute(p jsonb) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_purchase uuid; d money.dispute; o money."order"; v_cur text := lower(p->>'currency'); v_changed boolean := false;
  v_key text := p->>'dispute'; v_from text; v_state text := p->>'state'; v_fee bigint; v_step int := 0; v_one bigint;
  v_amount numeric := (p->>'amount')::numeric; v_takes boolean; v_spared uuid[] := '{}'; v_whole numeric; v_part record; v_kept bigint;
  v_left numeric := 0;
  v_provider text := coalesce(p->>'provider', 'stripe'); v_psp text := 'psp:' || v_provider; v_open text[] := '{needs_response,under_review,lost}';
begin
  perform set_config('souk.actor', 'system', true);
  -- Won is what came back: until the money is there nobody is told so, and no refund may give it away.
  if v_state in ('won', 'closed') and (p->>'withdrawn')::boolean then
    v_state := 'under_review';
  end if;
  select a.purchase_id into v_purchase from money.attempt a join money.purchase u on u.id = a.purchase_id
  where a.provider_intent = p->>'intent' and a.provider = v_provider and a.state = 'captured' and u.currency = p->>'currency';
  if not found then
    return 'unknown';
  end if;
  -- All orders of the payment, in the order of their ids, as refunds and returns hold one.
  perform 1 from money."order" where purchase_id = v_purchase order by id for update;
  perform money.hold_dispute(v_key);
  -- Two providers name theirs differently: one under the other's name is nothing we know.
  if exists (select 1 from money.dispute where provider_dispute = v_key and provider <> v_provider) then
    return 'unknown';
  end if;
  -- A question that became more is none again: such a word is an old one.
  if (p->>'inquiry')::boolean and v_state in ('needs_response', 'under_review')
     and exists (select 1 from money.dispute where provider_dispute = v_key and not inquiry) then
    return 'same';
  end if;
  -- A closed inquiry is taken up again by one that takes money; an inquiry's own word may be an old one, and so may any that comes
  -- after what was closed as more than an inquiry.
  if not (p->>'inquiry')::boolean and v_state in ('needs_response', 'under_review', 'lost')
     and not exists (select 1 from money.dispute where provider_dispute = v_key and state = 'closed' and not inquiry) then
    v_open := v_open || 'closed'::text;
  end if;
  if not exists (select 1 from money.dispute where provider_dispute = v_key) then
    insert into money.dispute (id, provider, provider_dispute, order_id, owner, page_id, order_was, reason, inquiry, currency, amount_minor, due_by)
    select gen_random_uuid(), v_provider, v_key, r.order_id, n.owner, n.page_id, n.state, p->>'reason', (p->>'inquiry')::boolean,
           n.currency, r.part, (p->>'dueBy')::timestamptz
    from money.dispute_parts(v_purchase, (p->>'amount')::bigint) r join money."order" n on n.id = r.order_id;
    insert into money.order_event (order_id, owner, page_id, kind, detail)
    select n.order_id, n.owner, n.page_id, 'disputed', jsonb_build_object('amount', n.amount_minor::text, 'currency', n.currency, 'reason', n.reason)
    from money.dispute n where n.provider_dispute = v_key;
    update money."order" set state = 'disputed'
    where id in (select n.order_id from money.dispute n where n.provider_dispute = v_key) and money.order_may(state, 'disputed');
    perform queue.add_money('money:mail-dispute', json_build_object('dispute', n.id, 'step', 'opened'), now(), 'dispute:' || n.id || ':opened')
    from money.dispute n where n.provider_dispute = v_key;
    v_changed := true;
  end if;
  -- The provider says what it has taken until now; only what is new of it is posted, and a fee that came back goes the other way.
  v_fee := (p->>'fee')::bigint;
  loop
    v_step := v_step + 1;
    select case e.side when 'debit' then e.amount_minor else -e.amount_minor end into v_one
    from ledger.txn t join ledger.entry e on e.txn_id = t.id and e.account like 'psp\_fees:%'
    where t.idempotency_key = 'dispute_fee:' || v_key || ':' || v_step;
    exit when not found;
    v_fee := v_fee - v_one;
  end loop;
  if v_fee <> 0 then
    perform ledger.apply(gen_random_uuid(), 'dispute_fee', 'dispute_fee:' || v_key || ':' || v_step, 'posted',
      money.signed_line('psp_fees:' || v_provider, v_fee, p->>'currency') || money.signed_line(v_psp, -v_fee, p->>'currency'),
      jsonb_build_object('dispute', v_key));
  end if;
  -- PayPal names what was asked for at first, also when some of it was given back since, perhaps by a refund that had begun before the
  -- claim. It has no more than was left: the rest is the seller's again, and no more is taken of her.
  if v_provider = 'paypal' then
    for d in select * from money.dispute where provider_dispute = v_key order by order_id for update loop
      v_kept := money.left_for(d);
      v_left := v_left + v_kept;
      if d.withdrawn and d.amount_minor > v_kept then
        perform money.keep_of_dispute(d, v_kept);
        v_changed := true;
      end if;
    end loop;
    v_amount := least(v_amount, v_left);
  end if;
  -- The bank takes once, mostly at the beginning and at the latest when it has decided. One that only asked takes in the end what was
  -- left by then: each order bears its share by what is left of it, and what was given back whole meanwhile is spared.
  v_takes := (p->>'withdrawn')::boolean and v_amount > 0 and not exists (
    select 1 from money.dispute n where n.provider_dispute = v_key
      and (n.withdrawn or exists (select 1 from ledger.txn t where t.idempotency_key = 'dispute:' || n.id)));
  if v_takes and v_provider = 'paypal' then
    -- A claim may be about more than the question was.
    update money.dispute n set amount_minor = r.part from money.dispute_parts(v_purchase, v_amount::bigint) r
    where n.provider_dispute = v_key and n.order_id = r.order_id and n.state = any (v_open)
      and (select sum(x.amount_minor) from money.dispute x where x.provider_dispute = v_key) < v_amount;
  end if;
  if v_takes then
    with part as (
      select n.id, n.order_id, n.amount_minor, least(n.amount_minor, m.total_minor - m.refunded_minor) as rest
      from money.dispute n join money."order" m on m.id = n.order_id
      where n.provider_dispute = v_key and n.state = any (v_open)
    ), weighed as (
      select id, order_id, sum(amount_minor) over () as whole, case when sum(rest) over () < v_amount then amount_minor else rest end as weight from part
    ), ranked as (
      select *, sum(weight) over (order by order_id) as upto, sum(weight) over () as sum from weighed where whole > v_amount
    ), share as (
      select id, (div(v_amount * upto, sum) - div(v_amount * (upto - weight), sum))::bigint as amount_minor from ranked
    ), borne as (
      update money.dispute t set amount_minor = s.amount_minor from share s where t.id = s.id and s.amount_minor > 0
    )
    select coalesce(array_agg(id), '{}') into v_spared from share where amount_minor = 0;
  end if;
  -- Lost in part: what the provider did not keep is the sellers' again, each by what was taken of her.
  select coalesce(sum(amount_minor), 0) into v_whole from money.dispute where provider_dispute = v_key and withdrawn;
  if v_state = 'lost' and (p->>'withdrawn')::boolean and v_whole > v_amount then
    for v_part in
      select n as taken, k.part as kept
      from (select array_agg(x.id order by x.order_id) as ids, array_agg(x.amount_minor order by x.order_id) as weights
            from money.dispute x where x.provider_dispute = v_key and x.withdrawn) a
      cross join lateral money.shares_of(v_amount, a.ids, a.weights) k join money.dispute n on n.id = k.id
      where n.amount_minor > k.part
    loop
      perform money.keep_of_dispute(v_part.taken, v_part.kept);
      v_changed := true;
    end loop;
  end if;
  for d in select * from money.dispute where provider_dispute = v_key order by order_id for update loop
    select * into o from money."order" where id = d.order_id;
    if v_takes and d.state = any (v_open) and d.id <> all (v_spared) then
      perform ledger.apply(gen_random_uuid(), 'dispute', 'dispute:' || d.id, 'posted', jsonb_build_array(
        jsonb_build_object('account', 'seller:' || d.page_id || ':' || v_cur, 'side', 'debit', 'amount', d.amount_minor, 'currency', d.currency),
        jsonb_build_object('account', v_psp || ':' || v_cur, 'side', 'credit', 'amount', d.amount_minor, 'currency', d.currency)),
        jsonb_build_object('order', d.order_id));
      update money.dispute set withdrawn = true where id = d.id;
      v_changed := true;
    end if;
    if not (p->>'withdrawn')::boolean and v_state in ('won', 'closed')
       and (d.withdrawn or exists (select 1 from ledger.txn t where t.idempotency_key = 'dispute:' || d.id)) then
      perform ledger.apply(gen_random_uuid(), 'dispute_won', 'dispute_won:' || d.id, 'posted', jsonb_build_array(
        jsonb_build_object('account', v_psp || ':' || v_cur, 'side', 'debit', 'amount', d.amount_minor, 'currency', d.currency),
        jsonb_build_object('account', 'seller:' || d.page_id || ':' || v_cur, 'side', 'credit', 'amount', d.amount_minor, 'currency', d.currency)),
        jsonb_build_object('order', d.order_id));
      update money.dispute set withdrawn = false where id = d.id and withdrawn;
    end if;
    v_from := d.state;
    if v_from = v_state and v_from = 'needs_response' then
      -- The same question, until another day or no longer only a question.
      update money.dispute set due_by = (p->>'dueBy')::timestamptz, inquiry = (p->>'inquiry')::boolean
      where id = d.id and (due_by, inquiry) is distinct from ((p->>'dueBy')::timestamptz, (p->>'inquiry')::boolean);
    elsif v_from <> v_state and money.dispute_may(v_from, v_state) and (v_from <> 'closed' or 'closed' = any (v_open)) then
      update money.dispute set state = v_state, due_by = (p->>'dueBy')::timestamptz, inquiry = (p->>'inquiry')::boolean,
        answered_at = case when v_state = 'needs_response' then null else answered_at end
      where id = d.id;
      v_changed := true;
      if v_from = 'closed' then
        update money.dispute set order_was = o.state where id = d.id and money.order_may(o.state, 'disputed');
        update money."order" set state = 'disputed' where id = d.order_id and money.order_may(state, 'disputed');
        perform queue.add_money('money:mail-dispute', json_build_object('dispute', d.id, 'step', 'opened'), now(), 'dispute:' || d.id || ':reopened');
      end if;
      insert into money.order_event (order_id, owner, page_id, kind)
      values (d.order_id, d.owner, d.page_id, 'dispute_' || v_state);
      if v_state in ('won', 'lost', 'closed') then
        -- What a refund or the buyer did meanwhile stays; a lost one stays disputed: its money is gone.
        update money."order" set state = d.order_was
        where id = d.order_id and state = 'disputed' and v_state <> 'lost' and money.order_may('disputed', d.order_was);
        -- Lost before anything was sent, it ended with nothing; now she is due it after all.
        if v_from = 'lost' then
          perform money.due_after_all(d.order_id);
        end if;
        perform queue.add_money('money:mail-dispute', json_build_object('dispute', d.id, 'step', v_state), now(), 'dispute:' || d.id || ':' || v_state);
      end if;
    end if;
  end loop;
  return case when v_changed then 'recorded' else 'same' end;
end $$;
