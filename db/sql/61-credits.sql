-- What a seller is due again of an order whose money had come back from her, or never went to her: a bank decided anew, kept only a part,
-- or sent a refund back. A settlement has one transfer, so an operator sends this by hand (decision 020) and writes it down here, once for a
-- settlement. What goes to the buyer after that no reversal asks for: `begin_refund` refuses, and what a bank takes the operator takes back.

-- {settlement, page, currency, account, gross, amount} of an order, or null when nothing is due again: `gross` is in her favour by the
-- ledger, `amount` is what is to be transferred, for the fees of what stands are hers.
create or replace function money.credit_of(p_order uuid) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('settlement', s.id, 'page', s.page_id, 'currency', s.currency,
    'account', (select a.provider_account from money.seller_account a where a.page_id = s.page_id),
    'gross', (s.refunded_minor + r.refunded - g.gone)::text,
    'amount', (money.seller_keeps(s.total_minor, g.gone, s.provider_fee_minor + s.platform_fee_minor, s.currency) - s.sent_minor + r.amount)::text)
  from money.settlement s
  cross join lateral (select money.gone_from(s.order_id) as gone) g
  cross join lateral (select coalesce(sum(x.refunded_minor), 0)::bigint as refunded, coalesce(sum(x.amount_minor), 0)::bigint as amount
                      from money.settlement_reversal x where x.settlement_id = s.id) r
  where s.order_id = p_order and s.state in ('sent', 'reversed') and s.refunded_minor + r.refunded > g.gone
    -- What was refunded all but a rest that its fees ate has been entered, though nothing was sent.
    and (s.sent_at is not null or exists (select 1 from ledger.txn t where t.idempotency_key = 'transfer:' || s.id))
    and not money.is_disputed(s.order_id)
    and not exists (select 1 from money.refund f where f.order_id = s.order_id and f.state = 'pending')
    and not exists (select 1 from money.settlement_reversal x where x.settlement_id = s.id and x.state = 'pending')
    and not exists (select 1 from ledger.txn t where t.idempotency_key = 'credit:' || s.id)
$$;

-- An operator has transferred what is due again of an order, under the provider's name for it. True for the call that wrote it down.
create or replace function money.record_credit(p_order uuid, p_transfer text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare s money.settlement; c jsonb; v_gross bigint; v_amount bigint; v_left bigint; v_part bigint;
begin
  perform set_config('souk.actor', 'system', true);
  perform 1 from money."order" where id = p_order for update;
  c := money.credit_of(p_order);
  if c is null then
    return false;
  end if;
  select * into s from money.settlement where order_id = p_order;
  v_gross := (c->>'gross')::bigint;
  v_amount := (c->>'amount')::bigint;
  v_left := s.total_minor - money.gone_from(p_order);
  v_part := div(s.platform_fee_minor::numeric * v_left, s.total_minor) - div(s.platform_fee_minor::numeric * (v_left - v_gross), s.total_minor);
  perform ledger.apply(gen_random_uuid(), 'transfer', 'credit:' || s.id, 'posted',
    money.signed_line('seller:' || s.page_id, v_gross, s.currency) || money.signed_line('psp:stripe', -v_amount, s.currency)
    || money.signed_line('fees', -v_part, s.currency)
    || money.signed_line('psp_fees:' || money.provider_of(s.purchase_id), v_amount + v_part - v_gross, s.currency),
    jsonb_build_object('order', p_order, 'settlement', s.id, 'transfer', p_transfer));
  return true;
end $$;

-- What a bank took of an order after its seller was sent it by hand, as `credit_of` answers, or null: `amount` is what is to be taken
-- back of that transfer. What the first transfer bears its own reversals take first.
create or replace function money.credit_back_of(p_order uuid) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('settlement', s.id, 'page', s.page_id, 'currency', s.currency,
    'account', (select a.provider_account from money.seller_account a where a.page_id = s.page_id),
    'gross', (g.gone - s.refunded_minor - r.refunded + h.gross)::text,
    'amount', (s.sent_minor - r.amount + h.amount
               - money.seller_keeps(s.total_minor, g.gone, s.provider_fee_minor + s.platform_fee_minor, s.currency))::text)
  from money.settlement s
  cross join lateral (select money.gone_from(s.order_id) as gone) g
  cross join lateral (select coalesce(sum(x.refunded_minor), 0)::bigint as refunded, coalesce(sum(x.amount_minor), 0)::bigint as amount
                      from money.settlement_reversal x where x.settlement_id = s.id) r
  cross join lateral money.sent_by_hand(s.id) h
  where s.order_id = p_order and g.gone > s.refunded_minor + r.refunded - h.gross and g.gone <= s.refunded_minor + r.refunded
    and not money.is_disputed(s.order_id)
    and not exists (select 1 from money.settlement_reversal x where x.settlement_id = s.id and x.state = 'pending')
    and not exists (select 1 from ledger.txn t where t.idempotency_key = 'credit_back:' || s.id)
$$;

-- An operator has taken it back, under the provider's name for the reversal. True for the call that wrote it down, once for a settlement.
create or replace function money.record_credit_back(p_order uuid, p_reversal text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare s money.settlement; c jsonb; v_gross bigint; v_amount bigint; v_left bigint; v_part bigint;
begin
  perform set_config('souk.actor', 'system', true);
  perform 1 from money."order" where id = p_order for update;
  c := money.credit_back_of(p_order);
  if c is null then
    return false;
  end if;
  select * into s from money.settlement where order_id = p_order;
  v_gross := (c->>'gross')::bigint;
  v_amount := (c->>'amount')::bigint;
  v_left := s.total_minor - money.gone_from(p_order);
  v_part := div(s.platform_fee_minor::numeric * (v_left + v_gross), s.total_minor) - div(s.platform_fee_minor::numeric * v_left, s.total_minor);
  perform ledger.apply(gen_random_uuid(), 'transfer_reversal', 'credit_back:' || s.id, 'posted',
    money.signed_line('psp:stripe', v_amount, s.currency) || money.signed_line('fees', v_part, s.currency)
    || money.signed_line('psp_fees:' || money.provider_of(s.purchase_id), v_gross - v_amount - v_part, s.currency)
    || money.signed_line('seller:' || s.page_id, -v_gross, s.currency),
    jsonb_build_object('order', p_order, 'settlement', s.id, 'reversal', p_reversal));
  return true;
end $$;
