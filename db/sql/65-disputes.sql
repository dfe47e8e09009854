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
    -- By the order alone: whoever claims it with her account takes these along, and the guest who bought it sees them no more. Of
    -- the seller's people it is for those who answer for them. Of a share that somebody else paid its buyer learns nothing, nor does any other payer.
    execute format($p$create policy both_sides on money.%I using (
      money.actor() = 'system' or exists (select 1 from money."order" o
        where o.id = order_id and (o.owner = money.actor() and %s or money.may(o.page_id, 'answer_disputes'))))$p$, name,
      case name when 'dispute' then 'part_id is null' else 'exists (select 1 from money.dispute d where d.id = dispute_id and d.part_id is null)' end);
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

-- Whether money of an order is with the bank: then no refund may give it away a second time. Of a share the others are given theirs
-- (`money.refundable_of`).
create or replace function money.with_the_bank(p_order uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from money.dispute d where d.order_id = p_order and d.part_id is null and d.withdrawn)
$$;

-- Whether the bank asks, or has money, of the order's own payment. Of a share of it only the seller knows: the order stands as it stood.
create or replace function money.is_disputed_whole(p_order uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from money.dispute d where d.order_id = p_order and d.part_id is null and (d.withdrawn or d.state in ('needs_response', 'under_review')))
$$;

-- The dispute of an order that one side is shown, and speaks to: of several shares the one that waits for the seller's answer first, then the latest.
create or replace function money.dispute_at(p_order uuid, p_side text) returns uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select d.id from money.dispute d where d.order_id = p_order and (p_side = 'seller' or d.part_id is null)
  order by (d.part_id is not null and d.state = 'needs_response' and d.answered_at is null) desc, d.created_at desc, d.id desc limit 1
$$;

-- Opens a dispute nobody has heard of: a part for each order of the payment that has something left, the timeline, the mails. Whether
-- this call did. Of a share (p_part) neither the orders nor their timeline say anything, for their buyer reads those.
drop function if exists money.open_dispute(jsonb, uuid, text);
create or replace function money.open_dispute(p jsonb, p_purchase uuid, p_provider text, p_part uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_key text := p->>'dispute';
begin
  if exists (select 1 from money.dispute where provider_dispute = v_key) then
    return false;
  end if;
  insert into money.dispute (id, provider, provider_dispute, order_id, owner, page_id, order_was, reason, inquiry, currency, amount_minor, due_by, part_id)
  select gen_random_uuid(), p_provider, v_key, r.order_id, coalesce((select q.payer from money.split_part q where q.id = p_part), n.owner), n.page_id, n.state, p->>'reason', (p->>'inquiry')::boolean,
         n.currency, r.part, (p->>'dueBy')::timestamptz, p_part
  from money.dispute_parts(p_purchase, (p->>'amount')::bigint) r join money."order" n on n.id = r.order_id;
  insert into money.order_event (order_id, owner, page_id, kind, detail)
  select n.order_id, n.owner, n.page_id, 'disputed', jsonb_build_object('amount', n.amount_minor::text, 'currency', n.currency, 'reason', n.reason)
  from money.dispute n where n.provider_dispute = v_key and n.part_id is null;
  update money."order" set state = 'disputed'
  where id in (select n.order_id from money.dispute n where n.provider_dispute = v_key and n.part_id is null) and money.order_may(state, 'disputed');
  perform queue.add_money('money:mail-dispute', json_build_object('dispute', n.id, 'step', 'opened'), now(), 'dispute:' || n.id || ':opened')
  from money.dispute n where n.provider_dispute = v_key;
  return true;
end $$;

-- The states in which a dispute can still be told something. A closed inquiry is taken up again by one that takes money; an inquiry's
-- own word may be an old one, and so may any that comes after what was closed as more than an inquiry.
create or replace function money.states_open_to(p_key text, p_state text, p_inquiry boolean) returns text[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when not p_inquiry and p_state in ('needs_response', 'under_review', 'lost')
      and not exists (select 1 from money.dispute where provider_dispute = p_key and state = 'closed' and not inquiry)
    then '{needs_response,under_review,lost,closed}'::text[] else '{needs_response,under_review,lost}'::text[] end
$$;

-- What is said of a part of a dispute: its state, its order's, the timeline, the mails. Whether it went on by this call.
create or replace function money.tell_dispute(d money.dispute, p_state text, p_due_by timestamptz, p_inquiry boolean, p_open text[]) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare o money."order";
begin
  if d.state = p_state and p_state = 'needs_response' then
    -- The same question, until another day or no longer only a question.
    update money.dispute set due_by = p_due_by, inquiry = p_inquiry where id = d.id and (due_by, inquiry) is distinct from (p_due_by, p_inquiry);
  end if;
  if d.state = p_state or not money.dispute_may(d.state, p_state) or (d.state = 'closed' and 'closed' <> all (p_open)) then
    return false;
  end if;
  update money.dispute set state = p_state, due_by = p_due_by, inquiry = p_inquiry,
    answered_at = case when p_state = 'needs_response' then null else answered_at end
  where id = d.id;
  if d.state = 'closed' and d.part_id is not null then
    perform queue.add_money('money:mail-dispute', json_build_object('dispute', d.id, 'step', 'opened'), now(), 'dispute:' || d.id || ':reopened');
  elsif d.state = 'closed' then
    select * into o from money."order" where id = d.order_id;
    update money.dispute set order_was = o.state where id = d.id and money.order_may(o.state, 'disputed');
    update money."order" set state = 'disputed' where id = d.order_id and money.order_may(state, 'disputed');
    perform queue.add_money('money:mail-dispute', json_build_object('dispute', d.id, 'step', 'opened'), now(), 'dispute:' || d.id || ':reopened');
  end if;
  if d.part_id is null then
    insert into money.order_event (order_id, owner, page_id, kind) values (d.order_id, d.owner, d.page_id, 'dispute_' || p_state);
  end if;
  if p_state in ('won', 'lost', 'closed') then
    -- What a refund or the buyer did meanwhile stays; a lost one stays disputed: its money is gone.
    update money."order" set state = d.order_was
    where id = d.order_id and d.part_id is null and state = 'disputed' and p_state <> 'lost' and money.order_may('disputed', d.order_was);
    perform queue.add_money('money:mail-dispute', json_build_object('dispute', d.id, 'step', p_state), now(), 'dispute:' || d.id || ':' || p_state);
  end if;
  return true;
end $$;

-- Records a dispute as its provider (stripe unless another is named) has it: {provider, dispute, intent, reason, state, inquiry,
-- amount, currency, withdrawn, fee, dueBy}. `withdrawn` says that the bank holds the money now, `fee` what the provider took for it
-- so far, `amount` what it is about and, once lost, what it cost. Answers unknown (no attempt of ours), recorded, or same. The
-- seller's part leaves her account while the bank has it; the fee is the platform's. Of a share of a purchase that failed no seller hears. Of a share
-- that was paid in another currency the bank speaks in that; what is said of it here, and what its seller bears, is in the order's.
create or replace function money.record_dispute(p jsonb) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_key text := p->>'dispute'; v_provider text := coalesce(p->>'provider', 'stripe'); v_state text := p->>'state';
  v_withdrawn boolean := (p->>'withdrawn')::boolean; v_inquiry boolean := (p->>'inquiry')::boolean; v_amount numeric := (p->>'amount')::numeric;
  v_charged bigint := (p->>'amount')::bigint; -- As her bank says it, where it is about a share.
  v_purchase uuid; v_attempt uuid; v_part uuid; v_split text; v_open text[]; v_changed boolean; v_kept record; d money.dispute; k money.part_quote;
begin
  perform set_config('souk.actor', 'system', true);
  -- Won is what came back: until the money is there nobody is told so, and no refund may give it away.
  if v_state in ('won', 'closed') and v_withdrawn then
    v_state := 'under_review';
  end if;
  select a.purchase_id, a.id into v_purchase, v_attempt from money.attempt a join money.purchase u on u.id = a.purchase_id
  where a.provider_intent = p->>'intent' and a.provider = v_provider and a.state = 'captured' and u.currency = p->>'currency';
  if not found then
    return 'unknown';
  end if;
  -- What pays a share has no orders of its own: it is the share's part of those that several people paid, once they are paid.
  if exists (select 1 from money.purchase u where u.id = v_purchase and u.part_id is not null) then
    select q.id, q.purchase_id, s.state into v_part, v_purchase, v_split from money.split_part q join money.split_purchase s on s.purchase_id = q.purchase_id
    where q.attempt_id = v_attempt and s.state in ('captured', 'ended');
    if not found then
      return 'unknown';
    end if;
  end if;
  -- All orders of the payment, in the order of their ids, as refunds and returns hold one.
  perform 1 from money."order" where purchase_id = v_purchase order by id for update;
  perform money.hold_dispute(v_key);
  -- Two providers name theirs differently: one under the other's name is nothing we know.
  if exists (select 1 from money.dispute where provider_dispute = v_key and provider <> v_provider) then
    return 'unknown';
  end if;
  if v_split = 'ended' then
    perform money.post_dispute_fee(v_key, v_provider, p->>'currency', (p->>'fee')::bigint);
    return case when money.take_of_failed(v_part, v_key, v_provider, case when v_withdrawn then v_amount else 0 end::bigint) then 'recorded' else 'same' end;
  end if;
  k := money.promise_of(v_part);
  if k.id is not null then
    v_amount := money.share_of_charged(k, v_amount::bigint);
    p := p || jsonb_build_object('amount', v_amount::text);
  end if;
  -- A question that became more is none again: such a word is an old one.
  if v_inquiry and v_state in ('needs_response', 'under_review')
     and exists (select 1 from money.dispute where provider_dispute = v_key and not inquiry) then
    return 'same';
  end if;
  v_open := money.states_open_to(v_key, v_state, v_inquiry);
  if v_part is not null and v_withdrawn and not money.was_taken(v_key) then
    perform money.leave_to_bank(v_part);
  end if;
  v_changed := money.open_dispute(p, v_purchase, v_provider, v_part);
  perform money.post_dispute_fee(v_key, v_provider, p->>'currency', (p->>'fee')::bigint);
  if v_provider = 'paypal' then
    select * into v_kept from money.keep_what_is_left(v_key);
    v_amount := least(v_amount, v_kept.rest);
    v_changed := v_changed or v_kept.changed;
  end if;
  if v_withdrawn and v_state = 'lost' then
    v_changed := money.keep_of_lost(v_key, v_amount) or v_changed;
  end if;
  if v_withdrawn then
    v_changed := money.take_for_dispute(v_key, v_purchase, v_provider, v_amount, v_open) or v_changed;
  elsif v_state in ('won', 'closed') then
    perform money.give_back_dispute(v_key);
  end if;
  if k.id is not null then
    v_changed := money.post_taken_of(k, v_key, v_provider, case when v_withdrawn then v_charged end) or v_changed;
  end if;
  for d in select * from money.dispute where provider_dispute = v_key order by order_id loop
    v_changed := money.tell_dispute(d, v_state, (p->>'dueBy')::timestamptz, v_inquiry, v_open) or v_changed;
  end loop;
  return case when v_changed then 'recorded' else 'same' end;
end $$;
