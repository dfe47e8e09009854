-- The money ring: who may read and write its rows, and which changes of state exist.

grant usage on schema money to {{money}};
grant select on all tables in schema money to {{money}};
grant insert, update on money.wallet, money.method, money.address, money.cart, money.cart_line, money.purchase,
  money.attempt, money."order", money.order_line, money.refund, money.webhook_event to {{money}};
grant insert on money.order_event, money.told_mail, money.books_proof to {{money}};
grant delete on money.cart_line to {{money}};
grant usage on schema shop to {{money}};
grant select on all tables in schema shop to {{money}};
-- See 32-drops.sql, 24-sight.sql, 25-found.sql and 33-prices.sql: what models see, how often it is found, and who changed what
-- of a product, is nothing to sell by.
revoke all on shop.page_domain, shop.move, shop.move_post, shop.archive, shop.archive_file, shop.import, shop.import_item, shop.import_picture, shop.import_video, shop.product_change, shop.bulk_edit, shop.stock_move, shop.low_stock, shop.unit, shop.found_by_picture, shop.embedder, shop.picture_code, shop.picture_vector, shop.picture_facts, shop.restore, shop.restored_thing, shop.carried_file
  from {{money}};
-- See 38-files.sql: which files there are is asked for whoever bought them; what is on its way is its owners'.
revoke all on shop.file_upload, shop.file_waste from {{money}};
-- See 24-videos.sql.
revoke all on shop.video, shop.product_video, shop.post_video from {{money}};
-- See 35-discounts.sql: codes are asked for one by one.
revoke all on shop.discount, shop.discount_code from {{money}};
-- See 36-collections.sql: nothing is bought by them.
revoke all on shop.collection, shop.collection_product, shop.former_collection_slug from {{money}};
-- See 26-insights.sql: what is counted of visitors, and what is told of it.
revoke all on shop.tally, shop.insight, shop.insight_grain from {{money}};
-- See 23-delivery.sql: which places were asked about.
revoke all on shop.local_tax from {{money}};
-- See 27-design.sql: a draft is its owners' alone.
revoke all on shop.design from {{money}};
-- See 29-posts.sql: nothing is bought by them.
revoke all on shop.post_tag from {{money}};
-- See 28-reviews.sql.
revoke all on shop.review, shop.review_photo, shop.review_report, shop.product_rating, shop.review_pace from {{money}};
do $$
begin
  if to_regclass('shop.picture_near') is not null then -- see 25-near.sql: only where the server has pgvector
    revoke all on shop.picture_near from {{money}};
  end if;
end $$;

-- The actor of this transaction: `person:<uuid>`, `guest:<hash>`, `system`, or '' which owns nothing.
-- Row security asks it for every row: without a search path of its own it is inlined, so its one call is qualified instead.
create or replace function money.actor() returns text language sql stable as $$
  select coalesce(pg_catalog.current_setting('souk.actor', true), '')
$$;
alter function money.actor() reset all;

-- Whether the actor is one of the page's people with a role that allows this (see 23-roles.sql). The case stands around the cast because the planner tries out what it
-- compares with: for a guest, whose hash is no uuid, it would fail where somebody else's row must simply not be there.
create or replace function money.may(p_page uuid, p_capability text) returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (
    select 1 from shop.page_member m
    where m.page_id = p_page
      and m.person_id = case when money.actor() like 'person:%' then substr(money.actor(), 8)::uuid end
      and shop.roles_may(m.roles, p_capability))
$$;

-- Row security, forced: a query that forgets its owner finds nothing. Orders are two-sided: the buyer, and
-- the seller from the moment its money is on its way.
do $$
declare name text;
begin
  foreach name in array array['wallet', 'method', 'address', 'cart', 'cart_line', 'purchase', 'attempt'] loop
    execute format('alter table money.%I enable row level security', name);
    execute format('alter table money.%I force row level security', name);
    execute format('drop policy if exists owner_only on money.%I', name);
    execute format($p$create policy owner_only on money.%I using (money.actor() = 'system' or owner = money.actor())$p$, name);
  end loop;
  foreach name in array array['webhook_event', 'books_proof'] loop
    execute format('alter table money.%I enable row level security', name);
    execute format('alter table money.%I force row level security', name);
    execute format('drop policy if exists system_only on money.%I', name);
    execute format($p$create policy system_only on money.%I using (money.actor() = 'system')$p$, name);
  end loop;
  foreach name in array array['order', 'order_line', 'order_event', 'refund'] loop
    execute format('alter table money.%I enable row level security', name);
    execute format('alter table money.%I force row level security', name);
    execute format('drop policy if exists both_sides on money.%I', name);
  end loop;
end $$;
create policy both_sides on money."order" using (
  money.actor() = 'system' or owner = money.actor()
  or (state in ('settling', 'paid', 'fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed', 'due', 'collected', 'not_taken')
      and money.may(page_id, 'see_orders'))
  -- What she was asked to bring, and then not any more.
  or (state = 'canceled' and at_door and money.may(page_id, 'see_orders'))
  -- What she was told is on its way, and did not come.
  or (state = 'failed' and settles_by is not null and money.may(page_id, 'see_orders')));
create policy both_sides on money.order_line using (
  money.actor() = 'system' or owner = money.actor() or exists (select 1 from money."order" o where o.id = order_id));
create policy both_sides on money.order_event using (
  money.actor() = 'system' or owner = money.actor() or exists (select 1 from money."order" o where o.id = order_id));
create policy both_sides on money.refund using (
  money.actor() = 'system' or owner = money.actor() or exists (select 1 from money."order" o where o.id = order_id));

-- That a mail went out is written by whatever sent it, and read by whoever looks at the order's story and in its owner's copy.
alter table money.told_mail enable row level security;
alter table money.told_mail force row level security;
-- Whose it is changes when a guest's order becomes that of a person, and nothing else does.
revoke update on money.told_mail from {{money}};
grant update (owner) on money.told_mail to {{money}};
drop policy if exists owner_only on money.told_mail;
create policy owner_only on money.told_mail using (money.actor() = 'system' or owner = money.actor()) with check (money.actor() = 'system');

-- Whoever of the page's people sees an order does not therefore change it: that, and what its timeline says, is for who may.
do $$
declare name text;
begin
  foreach name in array array['order', 'order_event'] loop
    execute format('drop policy if exists who_may on money.%I', name);
  end loop;
end $$;
create policy who_may on money."order" as restrictive for update using (
  money.actor() = 'system' or owner = money.actor() or money.may(page_id, 'change_orders'));
create policy who_may on money.order_event as restrictive for insert with check (
  money.actor() = 'system' or owner = money.actor() or money.may(page_id, 'change_orders'));

-- The graphs of states. `lib/money/checkout/model.ts` holds the same tables, and a test compares them.
create or replace function money.order_may(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('pending', 'authorized'), ('pending', 'canceled'), ('pending', 'failed'), ('pending', 'expired'),
    ('authorized', 'settling'), ('settling', 'paid'), ('settling', 'failed'),
    ('authorized', 'paid'), ('authorized', 'canceled'), ('authorized', 'failed'), ('authorized', 'expired'),
    ('paid', 'fulfilled'), ('paid', 'delivered'), ('paid', 'partially_refunded'), ('paid', 'refunded'), ('paid', 'disputed'),
    ('fulfilled', 'delivered'), ('fulfilled', 'partially_refunded'), ('fulfilled', 'refunded'), ('fulfilled', 'disputed'),
    ('delivered', 'partially_refunded'), ('delivered', 'refunded'), ('delivered', 'disputed'),
    ('partially_refunded', 'refunded'), ('partially_refunded', 'disputed'),
    ('disputed', 'refunded'), ('disputed', 'partially_refunded'), ('disputed', 'delivered'), ('disputed', 'fulfilled'),
    ('disputed', 'paid'),
    ('pending', 'due'), ('due', 'collected'), ('due', 'not_taken'), ('due', 'canceled'))
$$;

create or replace function money.attempt_may(p_from text, p_to text) returns boolean language sql immutable as $$
  select (p_from, p_to) in (
    ('pending', 'action'), ('pending', 'unknown'), ('pending', 'authorized'), ('pending', 'declined'), ('pending', 'voiding'), ('pending', 'expired'),
    ('action', 'unknown'), ('action', 'authorized'), ('action', 'declined'), ('action', 'voiding'), ('action', 'expired'),
    ('unknown', 'action'), ('unknown', 'authorized'), ('unknown', 'declined'), ('unknown', 'voiding'), ('unknown', 'expired'),
    ('authorized', 'capturing'), ('authorized', 'voiding'),
    ('capturing', 'captured'), ('capturing', 'settling'), ('capturing', 'voiding'),
    ('settling', 'captured'), ('settling', 'voiding'),
    ('voiding', 'voided'),
    ('pending', 'agreed'))
$$;

-- An order leaves the end of its graph in one way: together with its sum of what was given back, when that came back to us.
create or replace function money.went_back(p_old jsonb, p_new jsonb) returns boolean language sql immutable as $$
  select (p_new->>'refunded_minor')::bigint < (p_old->>'refunded_minor')::bigint
    and (p_old->>'state', p_new->>'state') in (('refunded', 'partially_refunded'), ('refunded', 'disputed'),
      ('refunded', 'paid'), ('refunded', 'fulfilled'), ('refunded', 'delivered'),
      ('partially_refunded', 'paid'), ('partially_refunded', 'fulfilled'), ('partially_refunded', 'delivered'))
$$;

create or replace function money.guard_state() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.state <> old.state and not (case tg_table_name
      when 'order' then money.order_may(old.state, new.state)
      when 'attempt' then money.attempt_may(old.state, new.state)
      -- A bank may send back days later what it was given (`money.refund_came_back`).
      when 'refund' then (old.state, new.state) in (('pending', 'succeeded'), ('pending', 'failed'), ('succeeded', 'failed')) end)
      and not (tg_table_name = 'order' and money.went_back(to_jsonb(old), to_jsonb(new))) then
    raise exception '% cannot go from % to %', tg_table_name, old.state, new.state using errcode = 'SK005';
  end if;
  new.updated_at := clock_timestamp();
  return new;
end $$;
create or replace trigger order_state_guard before update on money."order" for each row execute function money.guard_state();
create or replace trigger attempt_state_guard before update on money.attempt for each row execute function money.guard_state();
create or replace trigger refund_state_guard before update on money.refund for each row execute function money.guard_state();

-- Moves every order of a purchase that stands in one state to another and writes the timeline.
create or replace function money.move_orders(p_purchase uuid, p_from text, p_to text, p_event text, p_detail jsonb default '{}') returns int
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare moved int;
begin
  with changed as (
    update money."order" set state = p_to where purchase_id = p_purchase and state = p_from returning id, owner, page_id
  ), noted as (
    insert into money.order_event (order_id, owner, page_id, kind, detail)
    select id, owner, page_id, p_event, p_detail from changed returning 1
  )
  select count(*) into moved from changed;
  return moved;
end $$;

-- Operators look for an order by its number alone, whichever page's it is.
create index if not exists order_number on money."order" (number);
