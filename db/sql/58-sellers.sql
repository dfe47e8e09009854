-- Sellers: their account at the provider, what they may sell before it is verified, and what keeps their money waiting.

do $$
declare name text;
begin
  grant insert, update on money.seller_account, money.settlement, money.settlement_reversal, money.payout, money.payout_item to {{money}};
  foreach name in array array['seller_account', 'settlement', 'settlement_reversal', 'payout', 'payout_item'] loop
    execute format('alter table money.%I enable row level security', name);
    execute format('alter table money.%I force row level security', name);
    execute format('drop policy if exists seller_only on money.%I', name);
    execute format($p$create policy seller_only on money.%I using (money.actor() = 'system' or money.may(page_id, 'see_money'))
      with check (money.actor() = 'system' or money.may(page_id, 'change_bank'))$p$, name);
  end loop;
  alter table money.seller_limit enable row level security;
  alter table money.seller_limit force row level security;
  drop policy if exists anybody_reads on money.seller_limit;
  create policy anybody_reads on money.seller_limit for select using (true);
  drop policy if exists kept_here on money.seller_limit;
  create policy kept_here on money.seller_limit to {{owner}} using (true) with check (true);
end $$;

-- 500 US dollars in every currency a page can have, rounded down. Where the European Central Bank has a euro reference rate, by the
-- cross rate of that day; where a currency is pegged to the dollar, by the peg; elsewhere a cautious figure of ours, on the low side.
insert into money.seller_limit (currency, limit_minor, source, as_of)
select c.currency, c.limit_minor, s.text, s.as_of::date
from (values
  ('USD', 50000, 'rule'),
  ('AUD', 71000, 'ecb'), ('BRL', 251000, 'ecb'), ('CAD', 69000, 'ecb'), ('CHF', 39000, 'ecb'), ('CNY', 341000, 'ecb'),
  ('DKK', 319000, 'ecb'), ('EUR', 42500, 'ecb'), ('GBP', 37000, 'ecb'), ('HUF', 15700000, 'ecb'), ('IDR', 859000000, 'ecb'),
  ('INR', 4660000, 'ecb'), ('JPY', 79000, 'ecb'), ('KRW', 744000, 'ecb'), ('MXN', 869000, 'ecb'), ('NOK', 474000, 'ecb'),
  ('PLN', 182000, 'ecb'), ('SEK', 465000, 'ecb'), ('TRY', 2235000, 'ecb'), ('ZAR', 829000, 'ecb'),
  ('AED', 183000, 'peg'), ('BHD', 188000, 'peg'), ('JOD', 354000, 'peg'), ('OMR', 192000, 'peg'), ('QAR', 182000, 'peg'), ('SAR', 187000, 'peg'),
  ('CLP', 400000, 'own'), ('EGP', 2200000, 'own'), ('KWD', 150000, 'own'), ('MAD', 440000, 'own'), ('TND', 1400000, 'own')
) c(currency, limit_minor, source)
join (values
  ('rule', 'the rule itself', '2026-04-13'),
  ('ecb', 'European Central Bank, euro reference rates, by their cross rate', '2026-04-13'),
  ('peg', 'official peg to the US dollar', '2026-04-13'),
  ('own', 'own cautious figure, no reference rate', '2026-04-13')
) s(source, text, as_of) using (source)
on conflict (currency) do update set limit_minor = excluded.limit_minor, source = excluded.source, as_of = excluded.as_of
where (seller_limit.limit_minor, seller_limit.source, seller_limit.as_of) is distinct from (excluded.limit_minor, excluded.source, excluded.as_of);

-- The graphs of states. `lib/money/payouts/model.ts` holds the same tables, and a test compares them.
create or replace function money.seller_account_may(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('none', 'started'), ('started', 'pending'), ('started', 'active'), ('started', 'restricted'),
    ('pending', 'started'), ('pending', 'active'), ('pending', 'restricted'),
    ('active', 'pending'), ('active', 'restricted'), ('restricted', 'pending'), ('restricted', 'active'))
$$;
create or replace function money.settlement_may(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('held', 'due'), ('held', 'reversed'), ('due', 'held'), ('due', 'sending'), ('due', 'reversed'),
    ('sending', 'unknown'), ('sending', 'sent'), ('sending', 'failed'), ('sending', 'reversed'),
    ('unknown', 'sent'), ('unknown', 'failed'), ('unknown', 'reversed'), ('failed', 'held'), ('failed', 'due'), ('failed', 'reversed'), ('sent', 'reversed'),
    -- A lost dispute that was won on appeal.
    ('reversed', 'held'))
$$;
create or replace function money.payout_may(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('sending', 'unknown'), ('sending', 'in_transit'), ('sending', 'failed'), ('unknown', 'in_transit'), ('unknown', 'failed'),
    ('in_transit', 'paid'), ('in_transit', 'failed'), ('paid', 'failed'))
$$;

create or replace function money.guard_seller_state() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.state <> old.state and not (case tg_table_name
      when 'seller_account' then money.seller_account_may(old.state, new.state)
      when 'settlement' then money.settlement_may(old.state, new.state)
      when 'payout' then money.payout_may(old.state, new.state)
      when 'settlement_reversal' then old.state = 'pending' end) then
    raise exception '% cannot go from % to %', tg_table_name, old.state, new.state using errcode = 'SK005';
  end if;
  new.updated_at := clock_timestamp();
  return new;
end $$;
create or replace trigger seller_account_guard before update on money.seller_account for each row execute function money.guard_seller_state();
create or replace trigger settlement_guard before update on money.settlement for each row execute function money.guard_seller_state();
create or replace trigger settlement_reversal_guard before update on money.settlement_reversal for each row execute function money.guard_seller_state();
create or replace trigger payout_guard before update on money.payout for each row execute function money.guard_seller_state();

-- How much of a page's orders waits because it is not verified, as a part of what may: {used, limit, currency}. Orders being paid
-- count, what went back to buyers does not. Orders in another currency than the page has now count by the ratio of the limits.
-- The caller acts for the system.
create or replace function money.seller_limit_of(p_page uuid) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('currency', g.currency, 'limit', m.limit_minor::text, 'used', coalesce((
    select sum(ceil(c.waiting * m.limit_minor::numeric / n.limit_minor)) from (
      select o.currency, sum(o.total_minor - o.refunded_minor) as waiting
      from money."order" o
      where o.page_id = g.id and o.state not in ('canceled', 'failed', 'expired')
        and not exists (select 1 from money.settlement s where s.order_id = o.id and s.state in ('sent', 'reversed'))
      group by o.currency) c
    join money.seller_limit n on n.currency = c.currency), 0)::bigint::text)
  from shop.page g join money.seller_limit m on m.currency = g.currency where g.id = p_page
$$;

-- A page that is not verified sells up to its limit and no further (SK104, with the page's id), however many buy at once: they take
-- turns, and each sees the orders of those before it. A verified page pays one look at its own row for this.
create or replace function money.guard_seller_limit() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_actor text := money.actor(); v jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  if not exists (select 1 from money.seller_account where page_id = new.page_id and state = 'active') then
    perform pg_advisory_xact_lock(hashtextextended('seller limit ' || new.page_id, 58));
    v := money.seller_limit_of(new.page_id);
    if v is null or (v->>'used')::bigint > (v->>'limit')::bigint then
      raise exception using message = new.page_id::text, errcode = 'SK104';
    end if;
  end if;
  perform set_config('souk.actor', v_actor, true);
  return null;
end $$;
create or replace trigger order_seller_limit after insert on money."order" for each row execute function money.guard_seller_limit();

-- Tells the owners, once, that a buyer was refused because of the limit.
create or replace function money.tell_seller_limit(p_page uuid) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_actor text := money.actor();
begin
  perform set_config('souk.actor', 'system', true);
  insert into money.seller_account (page_id) values (p_page) on conflict do nothing;
  update money.seller_account set limit_told_at = clock_timestamp() where page_id = p_page and limit_told_at is null;
  if found then
    perform queue.add_money('money:mail-verify', json_build_object('page', p_page, 'step', 'limit'), now(), 'verify-limit:' || p_page);
  end if;
  perform set_config('souk.actor', v_actor, true);
end $$;

-- The seller's part of an order stands from the moment its money was taken; with the first one she hears what will be asked.
create or replace function money.open_settlement() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into money.settlement (id, order_id, purchase_id, page_id, currency, total_minor, platform_fee_minor, hold_reason, hold_until)
  values (gen_random_uuid(), new.id, new.purchase_id, new.page_id, new.currency, new.total_minor, money.platform_fee(new.total_minor),
          'new_order', clock_timestamp() + money.hold_time())
  on conflict (order_id) do nothing;
  insert into money.seller_account (page_id) values (new.page_id) on conflict do nothing;
  update money.seller_account set asked_at = clock_timestamp() where page_id = new.page_id and asked_at is null and state <> 'active';
  if found then
    perform queue.add_money('money:mail-verify', json_build_object('page', new.page_id, 'step', 'first'), now(), 'verify-first:' || new.page_id);
  end if;
  return null;
end $$;
create or replace trigger order_settlement after update of state on money."order"
  for each row when (old.state in ('authorized', 'settling') and new.state = 'paid') execute function money.open_settlement();

-- The account row of a page, for who may change its bank account; null for everybody else. Answers {state, account, bankRefused}.
create or replace function money.seller_account_of(p_actor text, p_page uuid) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', p_actor, true);
  if not money.may(p_page, 'change_bank') then
    return null;
  end if;
  insert into money.seller_account (page_id) values (p_page) on conflict do nothing;
  return (select jsonb_build_object('state', state, 'account', provider_account, 'bankRefused', bank_refused_at is not null)
          from money.seller_account where page_id = p_page);
end $$;

-- The provider has made an account. Whoever comes first is believed; answers the account that counts.
create or replace function money.seller_account_made(p_page uuid, p_account text) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.seller_account set state = 'started', provider_account = p_account where page_id = p_page and state = 'none';
  return (select provider_account from money.seller_account where page_id = p_page);
end $$;

-- What the provider says now of an account. True when that is news.
create or replace function money.seller_account_read(p_page uuid, p_state text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_before text;
begin
  perform set_config('souk.actor', 'system', true);
  select state into v_before from money.seller_account where page_id = p_page for update;
  update money.seller_account set checked_at = clock_timestamp(),
    state = case when money.seller_account_may(v_before, p_state) then p_state else state end,
    verified_at = case when p_state = 'active' then coalesce(verified_at, clock_timestamp()) else verified_at end
  where page_id = p_page;
  if v_before is null or not money.seller_account_may(v_before, p_state) then
    return false;
  end if;
  if p_state = 'restricted' or (p_state = 'active' and v_before <> 'active') then
    perform queue.add_money('money:mail-verify', json_build_object('page', p_page, 'step', p_state), now(), 'verify-' || p_state || ':' || p_page);
  end if;
  return true;
end $$;

-- The owner has been at the provider's page for her bank account: payouts are tried again.
create or replace function money.seller_bank_given(p_page uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.seller_account set bank_refused_at = null where page_id = p_page and bank_refused_at is not null;
  return found;
end $$;
