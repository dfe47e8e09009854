-- Donations: charities, what is given to them once or every month, and their receipts. A donation is an order of the charity's page with nothing to
-- send (51-checkout.sql), so that refunds, disputes, payouts and the books know it.

-- A charity is what its owner says of her page and what an operator found: neither is written but by the functions below.
grant select on shop.charity to {{shop}};
revoke insert, update, delete on shop.charity from {{shop}};

-- Asks that a page be verified as a charity; what was found before does not count for what is said anew. The caller has proved that the page is
-- the actor's to change. True when there is something to look at.
create or replace function shop.ask_charity(p_page uuid, p_name text, p_registration text, p_country text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into shop.charity as c (page_id, legal_name, registration, country) values (p_page, p_name, p_registration, p_country)
  on conflict (page_id) do update set legal_name = excluded.legal_name, registration = excluded.registration, country = excluded.country,
    state = 'asked', statement = '', asked_at = clock_timestamp(), decided_at = null
    where (c.legal_name, c.registration, c.country) <> (excluded.legal_name, excluded.registration, excluded.country) or c.state = 'refused';
  if found then
    perform shop.raise_version(p_page);
  end if;
  return found;
end $$;

-- What a charity gathers for, in minor units of its page's currency; null for nothing in particular.
create or replace function shop.set_charity_goal(p_page uuid, p_goal bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update shop.charity set goal_minor = p_goal where page_id = p_page;
  return found;
end $$;

-- Moderation has looked: verified, or refused with a statement; one that was verified can be refused later. Nobody decides about her own page, and
-- what she decides about is what she read: name, number and country. Where the page is another charity now, what is given to it monthly ends. True for
-- the call that decided.
drop function if exists shop.decide_charity(uuid, uuid, text, boolean, text);
create or replace function shop.decide_charity(p_operator uuid, p_page uuid, p_name text, p_registration text, p_country text, p_verified boolean,
  p_statement text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not identity.has_role(p_operator, 'moderation') or exists (select from shop.page_member m where m.page_id = p_page and m.person_id = p_operator) then
    return false;
  end if;
  update shop.charity set state = case when p_verified then 'verified' else 'refused' end, statement = p_statement, decided_at = clock_timestamp()
  where page_id = p_page and (legal_name, registration, country) = (p_name, p_registration, p_country)
    and state in ('asked', 'verified') and state <> case when p_verified then 'verified' else 'refused' end;
  if not found then
    return false;
  end if;
  perform shop.raise_version(p_page);
  if p_verified then
    perform money.end_for_another(p_page);
  end if;
  return true;
end $$;
revoke all on function shop.ask_charity(uuid, text, text, text), shop.set_charity_goal(uuid, bigint),
  shop.decide_charity(uuid, uuid, text, text, text, boolean, text) from public;
grant execute on function shop.ask_charity(uuid, text, text, text), shop.set_charity_goal(uuid, bigint),
  shop.decide_charity(uuid, uuid, text, text, text, boolean, text) to {{shop}};

-- Whether who owns a shop is one of a charity's people: whoever buys there would not know that what is given beside comes to the same hands.
create or replace function shop.is_own_charity(p_page uuid, p_charity uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p_charity = p_page or exists (select from shop.page_member m join shop.page_member c on c.person_id = m.person_id
    where m.page_id = p_page and 'owner' = any (m.roles) and c.page_id = p_charity)
$$;
revoke all on function shop.is_own_charity(uuid, uuid) from public;
grant execute on function shop.is_own_charity(uuid, uuid) to {{shop}};

-- For which charity a shop asks at its checkout; null for none. True when it is so now: what is chosen is verified and open, and not its owner's own.
create or replace function shop.choose_charity(p_page uuid, p_charity uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_charity is null then
    delete from shop.charity_choice where page_id = p_page;
    return true;
  end if;
  if shop.is_own_charity(p_page, p_charity) or not shop.takes_donations(p_charity) then
    return false;
  end if;
  insert into shop.charity_choice (page_id, charity_id) values (p_page, p_charity)
  on conflict (page_id) do update set charity_id = excluded.charity_id;
  return true;
end $$;
grant select on shop.charity_choice to {{shop}};
revoke insert, update, delete on shop.charity_choice from {{shop}};
revoke all on function shop.choose_charity(uuid, uuid) from public;
grant execute on function shop.choose_charity(uuid, uuid) to {{shop}};

-- Whether a page takes donations: verified, and there for everybody.
create or replace function shop.takes_donations(p_page uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from shop.charity c join shop.page g on g.id = c.page_id where c.page_id = p_page and c.state = 'verified' and g.state = 'published')
$$;

-- SK107 where nothing may be given from where the donor is (`donation.from`; where nobody knows, where the charity is), or to where the charity is.
create or replace function money.donating_open(p_owner text, p jsonb) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare v_open constant text[] := array(select jsonb_array_elements_text(p->'open'));
begin
  if p ? 'open' and exists (
    select from jsonb_array_elements(p->'orders') o join shop.page g on g.id = (o->>'pageId')::uuid
    where o ? 'donation' and (not markets.page_may(g.id, g.country, 'donate', v_open)
      or not markets.lets(coalesce(nullif(o->'donation'->>'from', ''), g.country), 'donate', markets.person_of(p_owner), v_open))) then
    raise exception 'donating_closed' using errcode = 'SK107';
  end if;
end $$;

-- Who reads and writes what of it in the money ring. Receipts are written by functions alone, and what is written of them stays.
grant select on money.donation, money.monthly_donation, money.donation_receipt, money.donation_receipt_part, money.donation_receipted,
  money.donation_void, money.donation_number, money.donation_benefit to {{money}};
grant insert on money.donation, money.monthly_donation to {{money}};
grant update (state, day, month, tries, next_at, problem, ended_by, told_month, tell_again_at) on money.monthly_donation to {{money}};
do $$
declare name text;
begin
  foreach name in array array['donation', 'monthly_donation', 'donation_number', 'donation_receipt', 'donation_receipt_part', 'donation_receipted', 'donation_void', 'donation_benefit'] loop
    execute format('alter table money.%I enable row level security', name);
    execute format('alter table money.%I force row level security', name);
    execute format('drop policy if exists who_sees on money.%I', name);
    execute format('drop policy if exists who_writes on money.%I', name);
    execute format('drop policy if exists who_moves on money.%I', name);
    execute format('drop policy if exists who_frees on money.%I', name);
    execute format('create policy who_moves on money.%I for update using (money.actor() = ''system'')', name);
  end loop;
  foreach name in array array['donation_number', 'donation_receipt', 'donation_receipt_part', 'donation_receipted', 'donation_void', 'donation_benefit'] loop
    execute format('create policy who_writes on money.%I for insert with check (money.actor() = ''system'')', name);
  end loop;
end $$;
-- Its charity reads of a donation what it reads of an order: from the moment it is paid.
create policy who_sees on money.donation for select using (
  money.actor() = 'system' or owner = money.actor() or exists (select from money."order" o where o.id = order_id));
create policy who_writes on money.donation for insert with check (owner = money.actor());
create policy who_sees on money.monthly_donation for select using (money.actor() = 'system' or owner = money.actor());
create policy who_writes on money.monthly_donation for insert with check (owner = money.actor());
create policy who_sees on money.donation_number for select using (money.actor() = 'system');
create policy who_sees on money.donation_receipt for select using (
  money.actor() = 'system' or owner = money.actor() or money.may(page_id, 'see_money'));
create policy who_sees on money.donation_receipt_part for select using (
  money.actor() = 'system' or exists (select from money.donation_receipt r where r.id = receipt_id));
create policy who_sees on money.donation_void for select using (
  money.actor() = 'system' or exists (select from money.donation_receipt r where r.id = receipt_id));
create policy who_sees on money.donation_receipted for select using (
  money.actor() = 'system' or exists (select from money.donation_receipt r where r.id = receipt_id));
create policy who_sees on money.donation_benefit for select using (
  money.actor() = 'system' or exists (select from money.donation d where d.order_id = donation_benefit.order_id));
create policy who_frees on money.donation_benefit for delete using (money.actor() = 'system');
create policy who_frees on money.donation_receipted for delete using (money.actor() = 'system');

create or replace function money.refuse_receipt_change() returns trigger language plpgsql as $$
begin
  raise exception 'a receipt is never changed: it is made void, and another one issued' using errcode = 'SK005';
end $$;
do $$
declare name text;
begin
  foreach name in array array['donation_receipt', 'donation_receipt_part', 'donation_void'] loop
    execute format('create or replace trigger never_changed before update or delete on money.%I for each row execute function money.refuse_receipt_change()', name);
    execute format('create or replace trigger never_emptied before truncate on money.%I for each statement execute function money.refuse_receipt_change()', name);
  end loop;
end $$;

-- Writes down which orders of a purchase are donations, with what each order's `donation` holds: given, cover, shown, dedication?, and of a monthly
-- one monthly {id, method?, day?, month}; with a method it begins here. At a `fundraiser` it counts for that, which has to take donations at this moment
-- (SK107); a later month counts for the one it was begun at while that runs. SK102 where the page takes none (any more), where the sums are not the order's,
-- or where this month was given already. Which charity the page is at this moment is written down with it: its receipt is of that one.
create or replace function money.place_donations(p_owner text, p_purchase jsonb, p_orders jsonb) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare o jsonb; d jsonb; v_person uuid := (p_purchase->>'personId')::uuid; v_fundraiser uuid; c shop.charity;
begin
  for o in select x from jsonb_array_elements(p_orders) x where x ? 'donation' loop
    d := o->'donation';
    select * into c from shop.charity x where x.page_id = (o->>'pageId')::uuid and x.state = 'verified';
    if not found or not shop.takes_donations((o->>'pageId')::uuid) or (o->>'total')::bigint <> (d->>'given')::bigint + (d->>'cover')::bigint then
      raise exception 'charity' using errcode = 'SK102';
    end if;
    v_fundraiser := (d->>'fundraiser')::uuid;
    if v_fundraiser is not null and not shop.fundraiser_runs(v_fundraiser, (o->>'pageId')::uuid) then
      raise exception 'fundraiser_over' using errcode = 'SK107';
    end if;
    if d->'monthly' ? 'method' then
      insert into money.monthly_donation (id, owner, person_id, page_id, method_id, currency, given_minor, cover_minor, shown, locale, day, month, next_at, fundraiser_id)
      values ((d->'monthly'->>'id')::uuid, p_owner, v_person, (o->>'pageId')::uuid, (d->'monthly'->>'method')::uuid, p_purchase->>'currency',
              (d->>'given')::bigint, (d->>'cover')::bigint, (d->>'shown')::boolean, p_purchase->>'locale', (d->'monthly'->>'day')::int,
              d->'monthly'->>'month', clock_timestamp(), v_fundraiser);
    elsif d ? 'monthly' then
      -- One after another, so that no month is given twice, whoever asks.
      perform pg_advisory_xact_lock(hashtextextended('monthly donation ' || (d->'monthly'->>'id'), 78));
      if not exists (select from money.monthly_donation m where m.id = (d->'monthly'->>'id')::uuid and m.owner = p_owner and m.state = 'active'
            and m.page_id = (o->>'pageId')::uuid and (m.given_minor, m.cover_minor) = ((d->>'given')::bigint, (d->>'cover')::bigint))
         or exists (select from money.donation n join money."order" x on x.id = n.order_id where n.monthly_id = (d->'monthly'->>'id')::uuid
            and n.month = d->'monthly'->>'month' and x.state not in ('failed', 'expired', 'canceled'))
         or money.is_for_another((d->'monthly'->>'id')::uuid, (o->>'pageId')::uuid) then
        raise exception 'month' using errcode = 'SK102';
      end if;
      v_fundraiser := (select m.fundraiser_id from money.monthly_donation m
        where m.id = (d->'monthly'->>'id')::uuid and shop.fundraiser_runs(m.fundraiser_id, m.page_id));
    end if;
    insert into money.donation (order_id, owner, person_id, page_id, currency, given_minor, cover_minor, shown, dedication, monthly_id, month, fundraiser_id,
      legal_name, registration, country)
    values ((o->>'id')::uuid, p_owner, v_person, (o->>'pageId')::uuid, p_purchase->>'currency', (d->>'given')::bigint, (d->>'cover')::bigint,
            (d->>'shown')::boolean, d->>'dedication', (d->'monthly'->>'id')::uuid, d->'monthly'->>'month', v_fundraiser,
            c.legal_name, c.registration, c.country);
  end loop;
end $$;

-- Whether a monthly donation was begun for another legal charity (its number and the register's country) than its page is now verified as.
create or replace function money.is_for_another(p_monthly uuid, p_page uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from money.donation d join shop.charity c on c.page_id = p_page
    where d.monthly_id = p_monthly and c.state = 'verified' and (d.registration, d.country) <> (c.registration, c.country))
$$;

-- Ends what is given monthly to a page for another charity than it is now; whoever gives is told.
create or replace function money.end_for_another(p_page uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_actor text := money.actor();
begin
  perform set_config('souk.actor', 'system', true);
  perform money.monthly_failed(m.id, m.tries, 'charity_gone', true)
  from money.monthly_donation m where m.page_id = p_page and m.state = 'active' and money.is_for_another(m.id, p_page);
  perform set_config('souk.actor', v_actor, true);
end $$;
revoke all on function money.end_for_another(uuid) from public;

-- When the month after one is due: on the same day, or the last one of a shorter month.
create or replace function money.month_after(p_month text, p_day int, out month text, out due timestamptz)
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare v_first date := (p_month || '-01')::date + interval '1 month';
begin
  month := to_char(v_first, 'YYYY-MM');
  due := (v_first + least(p_day, extract(day from v_first + interval '1 month' - interval '1 day')::int) - 1)::timestamp at time zone 'UTC';
end $$;

-- What becomes of a donation's order: its receipt is void once something of it goes back or its bank takes it back, and what is given monthly goes on
-- from month to month as each is paid.
create or replace function money.donation_follows() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare d money.donation; v_actor text := money.actor();
begin
  perform set_config('souk.actor', 'system', true);
  select * into d from money.donation where order_id = new.id;
  if found then
    if new.refunded_minor > old.refunded_minor then
      perform money.void_receipt_of(new.id, 'refunded');
    elsif new.state = 'disputed' and old.state <> 'disputed' then
      perform money.void_receipt_of(new.id, 'disputed');
    end if;
    if d.monthly_id is not null and new.state is distinct from old.state then
      if new.state = 'paid' then
        update money.monthly_donation m set state = 'active', month = n.month, next_at = n.due, tries = 0, problem = null
        from money.month_after(d.month, (select x.day from money.monthly_donation x where x.id = d.monthly_id)) n
        where m.id = d.monthly_id and m.state in ('begun', 'active') and m.month = d.month;
      elsif new.state in ('failed', 'expired', 'canceled') then
        update money.monthly_donation set state = 'ended', ended_by = 'first' where id = d.monthly_id and state = 'begun';
        if new.state <> 'canceled' then
          perform money.monthly_failed(m.id, m.tries, coalesce((select a.problem from money.attempt a where a.purchase_id = new.purchase_id
            order by a.created_at desc limit 1), 'processing_error'), false)
          from money.monthly_donation m where m.id = d.monthly_id and m.state = 'active' and m.month = d.month and m.tries > 0;
        end if;
        -- She took it back: that month is not asked for again.
        if new.state = 'canceled' then
          update money.monthly_donation m set month = n.month, next_at = n.due, tries = 0
          from money.month_after(d.month, (select x.day from money.monthly_donation x where x.id = d.monthly_id)) n
          where m.id = d.monthly_id and m.state = 'active' and m.month = d.month;
        end if;
      end if;
    end if;
  end if;
  perform set_config('souk.actor', v_actor, true);
  return null;
end $$;
create or replace trigger order_of_donation after update of state, refunded_minor on money."order"
  for each row when (new.state is distinct from old.state or new.refunded_minor > old.refunded_minor) execute function money.donation_follows();

create or replace function money.void_receipt_of(p_order uuid, p_reason text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_receipt uuid;
begin
  perform set_config('souk.actor', 'system', true);
  select receipt_id into v_receipt from money.donation_receipted where order_id = p_order for update;
  if found then
    perform money.void_receipt(v_receipt, p_reason);
  end if;
end $$;
create or replace function money.void_receipt(p_receipt uuid, p_reason text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  delete from money.donation_receipted where receipt_id = p_receipt;
  insert into money.donation_void (receipt_id, reason) values (p_receipt, p_reason) on conflict (receipt_id) do nothing;
  return found;
end $$;
revoke all on function money.void_receipt_of(uuid, text), money.void_receipt(uuid, text), money.donation_follows() from public;

-- Issues a receipt under the next number of its charity and year: of one donation (`order`), or of those of a year to a page that are in no valid one
-- (`page`, `year`, `currency`) and were given to the same legal charity, all of them the actor's own and paid. The charity on it is the one they were given
-- to, whatever the page says of itself since. The same `id` again is the same receipt. One whose donor got something for it has a receipt of its own kind, that says its
-- value; it is in none of a year. {result: issued|there, receipt} or {result: nothing}.
create or replace function money.issue_donation_receipt(p jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_orders uuid[]; v_first money."order"; v_known uuid; v_number int; v_year int; c money.donation; v_owner text; v_benefit bigint := 0; v_id uuid := (p->>'id')::uuid;
begin
  perform set_config('souk.actor', 'system', true);
  select array_agg(x.id order by x.id) into v_orders from (
    select o.id from money."order" o join money.donation d on d.order_id = o.id
    where d.owner = p->>'actor' and case when p ? 'order' then o.id = (p->>'order')::uuid
      else d.page_id = (p->>'page')::uuid and d.currency = p->>'currency' and extract(year from o.created_at at time zone 'UTC') = (p->>'year')::int end
    order by o.id for update of o) x;
  select r.owner into v_owner from money.donation_receipt r where r.id = v_id;
  if found then
    return case when v_owner = p->>'actor' then jsonb_build_object('result', 'there', 'receipt', v_id) else '{"result": "nothing"}' end;
  end if;
  if p ? 'order' then
    select receipt_id into v_known from money.donation_receipted where order_id = any (v_orders);
    if found then
      return jsonb_build_object('result', 'there', 'receipt', v_known);
    end if;
  end if;
  select array_agg(o.id order by o.id) into v_orders from money."order" o
  where o.id = any (v_orders) and o.state in ('paid', 'fulfilled', 'delivered', 'partially_refunded') and o.refunded_minor < o.total_minor
    and not exists (select from money.donation_receipted r where r.order_id = o.id)
    and (p ? 'order' or not exists (select from money.donation_benefit b where b.order_id = o.id));
  select * into c from money.donation d where d.order_id = any (v_orders) and d.legal_name is not null order by d.created_at, d.order_id limit 1;
  if not found then
    return '{"result": "nothing"}';
  end if;
  select array_agg(d.order_id order by d.order_id) into v_orders from money.donation d
  where d.order_id = any (v_orders) and (d.legal_name, d.registration, d.country) = (c.legal_name, c.registration, c.country);
  select * into v_first from money."order" where id = v_orders[1];
  if p ? 'order' then
    -- Of what is left of it: a benefit is never worth more than what was given for it.
    v_benefit := coalesce((select least(b.value_minor, v_first.total_minor - v_first.refunded_minor) from money.donation_benefit b
      where b.order_id = v_first.id), 0);
  end if;
  v_year := extract(year from v_first.created_at at time zone 'UTC');
  insert into money.donation_number as n (page_id, year, last) values (v_first.page_id, v_year, 1)
  on conflict (page_id, year) do update set last = n.last + 1 returning last into v_number;
  insert into money.donation_receipt (id, owner, page_id, year, number, kind, currency, total_minor, benefit_minor, anchor_id, replaces, legal_name, registration, country)
  select v_id, v_first.owner, v_first.page_id, v_year, v_number, case when v_benefit > 0 then 'benefit' when p ? 'order' then 'single' else 'yearly' end, v_first.currency,
    sum(o.total_minor - o.refunded_minor), v_benefit, v_first.id,
    (select r.id from money.donation_receipt r join money.donation_receipt_part t on t.receipt_id = r.id
     where t.order_id = any (v_orders) order by r.number desc limit 1), c.legal_name, c.registration, c.country
  from money."order" o where o.id = any (v_orders);
  insert into money.donation_receipt_part (receipt_id, order_id, amount_minor)
  select v_id, o.id, o.total_minor - o.refunded_minor from money."order" o where o.id = any (v_orders);
  insert into money.donation_receipted (order_id, receipt_id) select x, v_id from unnest(v_orders) x;
  return jsonb_build_object('result', 'issued', 'receipt', v_id);
end $$;

-- Says what the donor of a donation got for it is worth (null for nothing), by who of the charity gives back money. done; not_found; receipted where a
-- valid receipt says otherwise; too_much for more than what was given.
create or replace function money.say_donation_benefit(p_actor text, p_order uuid, p_value bigint) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare o money."order";
begin
  perform set_config('souk.actor', p_actor, true);
  if not exists (select from money.donation d where d.order_id = p_order and money.may(d.page_id, 'refund_orders')) then
    return 'not_found';
  end if;
  perform set_config('souk.actor', 'system', true);
  -- One after another with whoever issues a receipt of it.
  select * into o from money."order" x where x.id = p_order for update;
  if o.state not in ('paid', 'fulfilled', 'delivered', 'partially_refunded') then
    return 'not_found';
  elsif exists (select from money.donation_receipted r where r.order_id = p_order) then
    return 'receipted';
  elsif p_value > o.total_minor - o.refunded_minor then
    return 'too_much';
  end if;
  delete from money.donation_benefit b where b.order_id = p_order;
  insert into money.donation_benefit (order_id, value_minor) select p_order, p_value where p_value > 0;
  return 'done';
end $$;

-- Makes a receipt void because something on it is `wrong` or it was `asked` for: whoever gave, or who of the charity gives back money. False for another
-- reason (money that went back says so itself), a missing one, somebody else's and one that is void.
create or replace function money.void_donation_receipt(p_actor text, p_receipt uuid, p_reason text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r money.donation_receipt;
begin
  perform set_config('souk.actor', p_actor, true);
  select * into r from money.donation_receipt where id = p_receipt;
  if not found or p_reason not in ('wrong', 'asked') or not (r.owner = p_actor or money.may(r.page_id, 'refund_orders')) then
    return false;
  end if;
  perform set_config('souk.actor', 'system', true);
  perform from money."order" o join money.donation_receipt_part t on t.order_id = o.id where t.receipt_id = p_receipt order by o.id for update of o;
  return money.void_receipt(p_receipt, p_reason);
end $$;
revoke all on function money.issue_donation_receipt(jsonb), money.void_donation_receipt(text, uuid, text),
  money.say_donation_benefit(text, uuid, bigint) from public;
grant execute on function money.issue_donation_receipt(jsonb), money.void_donation_receipt(text, uuid, text),
  money.say_donation_benefit(text, uuid, bigint) to {{money}};

-- Claims what is due of monthly donations, and was told of, at most so many, and counts the try: [{monthly, owner, try, month, device}]. A month has three tries, three days
-- apart; another one is made only where the one before has ended. While its charity waits to be verified again, or its page is not published, a month waits too; it is
-- over where the charity was refused, its page closed or another charity.
create or replace function money.claim_monthly(p_limit int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  perform money.monthly_failed(m.id, m.tries, 'charity_gone', true)
  from money.monthly_donation m where m.state = 'active' and m.next_at <= clock_timestamp()
    and (money.is_for_another(m.id, m.page_id) or not exists (select from shop.charity c join shop.page g on g.id = c.page_id
      where c.page_id = m.page_id and c.state <> 'refused' and g.state <> 'closed'));
  -- The last try of these never came to an order.
  perform money.monthly_failed(m.id, m.tries, coalesce(m.problem, 'processing_error'), false)
  from money.monthly_donation m where m.state = 'active' and m.tries = 3 and m.next_at <= clock_timestamp()
    and not exists (select from money.donation d join money."order" o on o.id = d.order_id
      where d.monthly_id = m.id and d.month = m.month and o.state not in ('failed', 'expired', 'canceled'));
  with due as materialized (
    select m.id from money.monthly_donation m where m.state = 'active' and m.next_at <= clock_timestamp() and m.tries < 3 and m.told_month = m.month
      and shop.takes_donations(m.page_id)
      and not exists (select from money.donation d join money."order" o on o.id = d.order_id
        where d.monthly_id = m.id and d.month = m.month and o.state not in ('failed', 'expired', 'canceled'))
    order by m.next_at limit p_limit for update skip locked
  ), claimed as (
    update money.monthly_donation m set tries = m.tries + 1, next_at = clock_timestamp() + interval '3 days' from due where m.id = due.id returning m.*
  )
  select coalesce(jsonb_agg(jsonb_build_object('monthly', c.id, 'owner', c.owner, 'try', c.tries, 'month', c.month,
    'device', (select d.device from money.payer_device d where d.owner = c.owner order by d.device limit 1))), '[]') into v from claimed c;
  return v;
end $$;

-- Has who gives monthly told three days before a month is taken; while nobody was, it is asked for again after six hours. Nobody is told while the charity
-- takes nothing. Job and moment are one statement, so that it is said after a kill too. Answers how many.
create or replace function money.tell_monthly(p_limit int) returns int
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_told int;
begin
  perform set_config('souk.actor', 'system', true);
  with soon as materialized (
    select m.id from money.monthly_donation m where m.state = 'active' and m.tries = 0 and m.next_at <= clock_timestamp() + interval '73 hours'
      and m.told_month is distinct from m.month and coalesce(m.tell_again_at, '-infinity') <= clock_timestamp() and shop.takes_donations(m.page_id)
    order by m.next_at limit p_limit for update skip locked
  ), asked as (
    update money.monthly_donation m set tell_again_at = clock_timestamp() + interval '6 hours' from soon where m.id = soon.id returning m.id, m.month
  )
  select count(queue.add_money('money:mail-month', json_build_object('monthly', t.id, 'month', t.month), now(), 'month:' || t.id || ':' || t.month))
  into v_told from asked t;
  return v_told;
end $$;

-- The mail before a month was sent: from now on it can be taken, three days later and not before. True for the call that said so.
create or replace function money.month_told(p_monthly uuid, p_month text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.monthly_donation m set told_month = m.month, tell_again_at = null, next_at = greatest(m.next_at, clock_timestamp() + interval '72 hours')
  where m.id = p_monthly and m.month = p_month and m.state = 'active' and m.told_month is distinct from p_month;
  return found;
end $$;

-- A try did not work: the donor is told, and after the third one it is over.
create or replace function money.monthly_failed(p_monthly uuid, p_try int, p_problem text, p_over boolean) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.monthly_donation set problem = p_problem,
    state = case when tries >= 3 or p_over then 'ended' else state end,
    ended_by = case when p_over then 'charity' when tries >= 3 then 'tries' end
  where id = p_monthly and state = 'active' and tries = p_try;
  if found then
    perform queue.add_money('money:mail-monthly', json_build_object('monthly', p_monthly, 'try', p_try), now(), 'monthly:' || p_monthly || ':' || to_char(now(), 'YYYY-MM-DD') || ':' || p_try);
  end if;
  return found;
end $$;

-- Ended by its donor, at once. True when it was hers and went on.
create or replace function money.end_monthly(p_actor text, p_monthly uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.monthly_donation set state = 'ended', ended_by = 'donor' where id = p_monthly and owner = p_actor and state <> 'ended';
  return found;
end $$;
