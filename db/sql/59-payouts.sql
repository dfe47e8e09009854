-- From a seller's account at the provider to her bank. The provider is called between these functions, never inside.

-- What is in a seller's account and not on its way to her bank, by what put it there or took it away.
create or replace view money.unpaid with (security_invoker = true) as
select s.page_id, s.currency, s.id as settlement_id, null::uuid as reversal_id, s.sent_minor as amount_minor, s.sent_at as at
from money.settlement s where s.sent_at is not null and s.state in ('sent', 'reversed') and not money.is_disputed(s.order_id)
  and not exists (select 1 from money.payout_item i where i.settlement_id = s.id and not i.released)
union all
select r.page_id, r.currency, null, r.id, -r.amount_minor, r.updated_at
from money.settlement_reversal r where r.state = 'succeeded' and r.amount_minor > 0
  and not exists (select 1 from money.payout_item i where i.reversal_id = r.id and not i.released);
grant select on money.unpaid to {{money}};

-- What stays in a seller's account: while banks decide about orders whose money she has already, as much as would have to come back;
-- and what is to come back and has not, so that no payout takes it away first.
drop function if exists money.kept_for_banks(uuid, text);
create or replace function money.kept_back(p_page uuid, p_currency text) returns bigint
language sql stable set search_path = pg_catalog, pg_temp as $$
  select ((select coalesce(sum(greatest(0, least(d.amount, s.sent_minor
    - (select coalesce(sum(r.amount_minor), 0) from money.settlement_reversal r where r.settlement_id = s.id and r.state = 'succeeded')))), 0)
  from money.settlement s
  cross join lateral (select sum(d.amount_minor) as amount from money.dispute d
                      where d.order_id = s.order_id and d.state in ('needs_response', 'under_review')) d
  where s.page_id = p_page and s.currency = p_currency and s.sent_at is not null and d.amount is not null)
  + (select coalesce(sum(r.amount_minor), 0) from money.settlement_reversal r
     where r.page_id = p_page and r.currency = p_currency and r.state = 'pending'))::bigint
$$;

-- Pages whose account has something that could be paid out: [{page, currency, account}]. After a payout that failed an hour passes.
create or replace function money.payable_pages(p_limit int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  return (select coalesce(jsonb_agg(jsonb_build_object('page', p.page_id, 'currency', p.currency, 'account', p.provider_account)), '[]') from (
    select u.page_id, u.currency, a.provider_account from money.unpaid u join money.seller_account a on a.page_id = u.page_id
    where a.state = 'active' and a.bank_refused_at is null
      and not exists (select 1 from money.payout p where p.page_id = u.page_id and p.currency = u.currency
                      and (p.state in ('sending', 'unknown') or (p.state = 'failed' and p.updated_at > clock_timestamp() - interval '1 hour')))
    group by u.page_id, u.currency, a.provider_account having sum(u.amount_minor) > 0 order by min(u.at) limit p_limit) p);
end $$;

-- Begins a payout of what is there: everything that came back, and the oldest settlements that the provider's balance covers.
-- Answers {payout, account, amount, currency} or null.
create or replace function money.begin_payout(p_id uuid, p_page uuid, p_currency text, p_available bigint) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_amount bigint; v_account text; v_available bigint;
begin
  perform set_config('souk.actor', 'system', true);
  v_available := p_available - money.kept_back(p_page, p_currency);
  select provider_account into v_account from money.seller_account
  where page_id = p_page and state = 'active' and bank_refused_at is null for update;
  if not found or exists (select 1 from money.payout where page_id = p_page and currency = p_currency and state in ('sending', 'unknown')) then
    return null;
  end if;
  with item as (
    select u.*, sum(u.amount_minor) over (order by u.reversal_id is null, u.at, coalesce(u.settlement_id, u.reversal_id)) as upto
    from money.unpaid u where u.page_id = p_page and u.currency = p_currency
  )
  select coalesce(sum(amount_minor), 0) into v_amount from item where upto <= v_available;
  if v_amount <= 0 then
    return null;
  end if;
  insert into money.payout (id, page_id, currency, amount_minor) values (p_id, p_page, p_currency, v_amount);
  insert into money.payout_item (payout_id, page_id, settlement_id, reversal_id, amount_minor)
  select p_id, p_page, i.settlement_id, i.reversal_id, i.amount_minor from (
    select u.*, sum(u.amount_minor) over (order by u.reversal_id is null, u.at, coalesce(u.settlement_id, u.reversal_id)) as upto
    from money.unpaid u where u.page_id = p_page and u.currency = p_currency) i
  where i.upto <= v_available;
  return jsonb_build_object('payout', p_id, 'account', v_account, 'amount', v_amount::text, 'currency', p_currency);
end $$;

-- Payouts that somebody has to ask about: without an answer for half a minute, or on their way for ten minutes since the last look.
create or replace function money.claim_payouts(p_limit int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  with open as materialized (
    select id from money.payout
    where (state in ('sending', 'unknown') and updated_at < clock_timestamp() - interval '30 seconds')
       or (state = 'in_transit' and updated_at < clock_timestamp() - interval '10 minutes')
    order by updated_at limit p_limit for update skip locked
  ), claimed as (
    update money.payout p set updated_at = clock_timestamp() from open where p.id = open.id returning p.*
  )
  select coalesce(jsonb_agg(c.id), '[]') into v from claimed c;
  return v;
end $$;

-- What the provider says of a payout. True for the call that recorded it; only that one has its owners told.
create or replace function money.payout_answered(p_payout uuid, p_state text, p_provider text, p_arrives date, p_problem text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare p money.payout; v_before text;
begin
  perform set_config('souk.actor', 'system', true);
  select * into p from money.payout where id = p_payout for update;
  v_before := p.state;
  if not found or not money.payout_may(v_before, case when p_state = 'paid' and v_before in ('sending', 'unknown') then 'in_transit' else p_state end) then
    return false;
  end if;
  if p_state = 'paid' and v_before in ('sending', 'unknown') then
    update money.payout set state = 'in_transit' where id = p.id;
  end if;
  update money.payout set state = p_state, provider_payout = coalesce(p_provider, provider_payout), arrives_on = coalesce(p_arrives, arrives_on),
    problem = p_problem where id = p.id returning * into p;
  if p_state = 'failed' then
    update money.payout_item set released = true where payout_id = p.id;
    if p.provider_payout is not null and p_problem is distinct from 'canceled' then
      update money.seller_account set bank_refused_at = clock_timestamp() where page_id = p.page_id;
      perform queue.add_money('money:mail-payout', json_build_object('payout', p.id, 'step', 'failed'), now(), 'payout-failed:' || p.id);
    end if;
  elsif v_before in ('sending', 'unknown') and p_state in ('in_transit', 'paid') then
    perform queue.add_money('money:mail-payout', json_build_object('payout', p.id, 'step', 'sent'), now(), 'payout-sent:' || p.id);
  end if;
  return true;
end $$;
