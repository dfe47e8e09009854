-- What the bank of one payer of a purchase of several takes of her share. `65-disputes.sql` calls this, and holds the orders of the purchase.

grant delete on money.split_refund to {{money}};

-- Of a purchase that failed after she was charged no seller has anything: her bank takes what waits to be given back to her, which lies on the
-- account of the purchase. `p_taken` is what it has now, nothing once that came back, which waits for her again. What was given back before is a
-- loss of the platform's, which the proof of the books says. Whether anything was booked.
create or replace function money.take_of_failed(p_part uuid, p_key text, p_provider text, p_taken bigint) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare q money.split_part; r money.split_refund; v_new bigint := p_taken; v_step int := 0; v_one bigint;
begin
  select * into strict q from money.split_part where id = p_part for update;
  loop
    v_step := v_step + 1;
    select case e.side when 'debit' then e.amount_minor else -e.amount_minor end into v_one
    from ledger.txn t join ledger.entry e on e.txn_id = t.id and e.account like 'split:%'
    where t.idempotency_key = 'split_dispute:' || p_key || ':' || v_step;
    exit when not found;
    v_new := v_new - v_one;
  end loop;
  select * into r from money.split_refund where part_id = q.id and refund_id is null and state = 'pending' for update;
  v_new := least(v_new, coalesce(r.amount_minor, 0));
  if v_new = 0 then
    return false;
  end if;
  perform ledger.apply(gen_random_uuid(), 'split_dispute', 'split_dispute:' || p_key || ':' || v_step, 'posted',
    money.signed_line('split:' || q.purchase_id, v_new, q.currency) || money.signed_line('psp:' || p_provider, -v_new, q.currency),
    jsonb_build_object('attempt', q.attempt_id));
  -- Another amount is asked for under another name: providers refuse it under the old one.
  delete from money.split_refund where id = r.id;
  insert into money.split_refund (id, part_id, owner, currency, amount_minor)
  select gen_random_uuid(), q.id, q.payer, q.currency, x.rest from (select coalesce(r.amount_minor, 0) - v_new as rest) x where x.rest > 0
  on conflict do nothing;
  return true;
end $$;
