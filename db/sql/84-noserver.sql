-- The pay button of sites without a server: fixed amounts made in the studio, and goods of the page's own shop.
-- `docs/decisions/061` says why. What a page names are ids alone; every amount is read here.

grant insert, update on money.pay_link to {{money}};
alter table money.pay_link enable row level security;
alter table money.pay_link force row level security;
drop policy if exists who_sees on money.pay_link;
drop policy if exists who_may on money.pay_link;
create policy who_sees on money.pay_link using (
  money.actor() = 'system' or exists (select from money.pay_site s where s.id = site_id));
create policy who_may on money.pay_link as restrictive for update using (
  money.actor() = 'system' or money.may(page_id, 'change_settings'));

-- The site that a publishable key names, for a page of that origin; null where a link brought her and no browser says from where. Answers
-- {result: found, site, page, pageName, pageHandle, name, test, origin} or not_found | foreign_origin | suspended.
create or replace function money.find_button(p_publishable text, p_origin text) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare s money.pay_site; g shop.page;
begin
  perform set_config('souk.actor', 'system', true);
  select * into s from money.pay_site where publishable = p_publishable and removed_at is null;
  if not found then
    return '{"result": "not_found"}';
  end if;
  if p_origin is not null and not money.is_known_origin(s.id, p_origin) then
    return '{"result": "foreign_origin"}';
  end if;
  select * into g from shop.page where id = s.page_id;
  if s.suspended_at is not null or not money.site_sells(s, g) then
    return '{"result": "suspended"}';
  end if;
  return jsonb_build_object('result', 'found', 'site', s.id, 'page', g.id, 'pageName', g.name, 'pageHandle', g.handle, 'name', s.name,
    'test', s.test, 'origin', coalesce(p_origin, (select o.origin from money.pay_origin o where o.site_id = s.id order by o.created_at, o.origin limit 1),
      case when s.any_local then 'null' end));
end $$;

-- Why a fixed amount is not sold now; null when it is.
create or replace function money.link_problem(l money.pay_link) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when l.state = 'paused' then 'paused' when l.state = 'ended' or l.ends_at <= clock_timestamp() then 'ended'
    when l.uses >= l.uses_max then 'used_up' end
$$;

-- A fixed amount of a site as its button shows it: {title, currency, unitMinor, deliveryMinor, several, problem}; null for another site's.
create or replace function money.link_of_site(p_site uuid, p_link uuid) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  return (select jsonb_build_object('id', l.id, 'title', l.title, 'currency', l.currency, 'unitMinor', l.unit_minor::text,
      'deliveryMinor', l.delivery_minor::text, 'several', l.several, 'problem', money.link_problem(l))
    from money.pay_link l where l.id = p_link and l.site_id = p_site);
end $$;

-- Makes the order of a fixed amount, shown at once. `p`: id, site, link, quantity, origin, returnUrl, createKey, tokenHash, metadata, seconds.
-- Title and amounts are the link's own. Answers {result: shown, order} or not_found | paused | ended | used_up.
create or replace function money.open_link(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare l money.pay_link; v money.pay_order; v_quantity int := 1;
begin
  perform set_config('souk.actor', 'system', true);
  select * into l from money.pay_link where id = (p->>'link')::uuid and site_id = (p->>'site')::uuid;
  if not found then
    return '{"result": "not_found"}';
  elsif money.link_problem(l) is not null then
    return jsonb_build_object('result', money.link_problem(l));
  end if;
  if l.several then
    v_quantity := (p->>'quantity')::int;
  end if;
  insert into money.pay_order (id, site_id, page_id, kind, link_id, create_key, state, currency, items, items_minor, delivery_minor, total_minor,
    asks_address, asks_email, origin, return_url, capture, metadata, token_hash, expires_at)
  values ((p->>'id')::uuid, l.site_id, l.page_id, 'fixed', l.id, p->>'createKey', 'presented', l.currency,
    jsonb_build_array(jsonb_build_object('title', l.title, 'quantity', v_quantity, 'unitMinor', l.unit_minor::text)),
    l.unit_minor * v_quantity, l.delivery_minor, l.unit_minor * v_quantity + l.delivery_minor, l.asks_address, l.asks_email, p->>'origin',
    coalesce(l.return_url, p->>'returnUrl'), 'automatic', p->'metadata', p->>'tokenHash',
    clock_timestamp() + make_interval(secs => (p->>'seconds')::int))
  returning * into v;
  return jsonb_build_object('result', 'shown', 'order', money.describe_pay_order(v));
end $$;

-- Makes the order of goods of the site's own shop, shown at once. `p`: id, site, page, goods [{variant, quantity}], currency, items, itemsMinor,
-- origin, returnUrl, createKey, tokenHash, seconds. What they cost is what they cost today; what is paid is said when it is bound.
create or replace function money.open_goods(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.pay_order;
begin
  perform set_config('souk.actor', 'system', true);
  insert into money.pay_order (id, site_id, page_id, kind, goods, create_key, state, currency, items, items_minor, total_minor,
    asks_address, origin, return_url, capture, token_hash, expires_at)
  values ((p->>'id')::uuid, (p->>'site')::uuid, (p->>'page')::uuid, 'shop', p->'goods', p->>'createKey', 'presented', p->>'currency', p->'items',
    (p->>'itemsMinor')::bigint, (p->>'itemsMinor')::bigint, true, p->>'origin', p->>'returnUrl', 'automatic', p->>'tokenHash',
    clock_timestamp() + make_interval(secs => (p->>'seconds')::int))
  returning * into v;
  return jsonb_build_object('result', 'shown', 'order', money.describe_pay_order(v));
end $$;

-- What an order buys of its page's shop; null for every other order.
create or replace function money.goods_of_pay_order(p_order uuid) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  return (select jsonb_build_object('goods', o.goods) from money.pay_order o where o.id = p_order and o.goods is not null);
end $$;

-- Ties an ordinary purchase of the page's shop to the order of the site that sent her, within `money.place`: the order says from then on what
-- was bought and for how much. SK110 when it has ended, is paid or being paid by another tap, or the goods are another page's.
create or replace function money.bind_shop_order(p_order uuid, p_purchase jsonb, p_owner text, p_orders jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_bought jsonb := p_orders->0; v_goods bigint; v_delivery bigint; v_off bigint; v_items jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  select coalesce(sum((l->>'amount')::bigint) filter (where l->>'kind' = 'goods'), 0),
    coalesce(sum((l->>'amount')::bigint) filter (where l->>'kind' = 'delivery'), 0),
    coalesce(-sum((l->>'amount')::bigint) filter (where l->>'kind' = 'discount'), 0),
    jsonb_agg(jsonb_build_object('title', concat_ws(' · ', l->>'title', nullif(l->>'optionText', '')), 'quantity', (l->>'quantity')::int,
      'unitMinor', l->>'unit')) filter (where l->>'kind' = 'goods')
  into v_goods, v_delivery, v_off, v_items
  from jsonb_array_elements(v_bought->'lines') l;
  update money.pay_order set purchase_id = (p_purchase->>'id')::uuid, owner = p_owner, items = v_items, items_minor = v_goods,
    delivery_minor = v_delivery, discount_minor = v_off, total_minor = (p_purchase->>'total')::bigint,
    tax_minor = (p_purchase->>'total')::bigint - v_goods - v_delivery + v_off
  where id = p_order and kind = 'shop' and state = 'presented' and purchase_id is null and expires_at > clock_timestamp()
    and currency = p_purchase->>'currency' and page_id = (v_bought->>'pageId')::uuid and jsonb_array_length(p_orders) = 1;
  if not found then
    raise exception 'order' using errcode = 'SK110';
  end if;
  perform set_config('souk.actor', p_owner, true);
end $$;
revoke all on function money.bind_shop_order(uuid, jsonb, text, jsonb) from public;
grant execute on function money.bind_shop_order(uuid, jsonb, text, jsonb) to {{money}};

-- Counts how often a fixed amount is sold, with the payment itself: the last one of a limited number is one shopper's, however many tap at
-- once. What fails, is undone or let go is taken off again; what was given back later stays counted. SK110 for one that is no longer sold.
create or replace function money.count_link_use() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_step int := 0; v_actor text := money.actor();
begin
  if old.purchase_id is null and new.purchase_id is not null then
    v_step := 1;
  elsif (old.purchase_id is not null and new.purchase_id is null) or (old.state <> 'voided' and new.state = 'voided') then
    v_step := -1;
  end if;
  if v_step = 0 then
    return new;
  end if;
  perform set_config('souk.actor', 'system', true);
  update money.pay_link l set uses = uses + v_step where l.id = new.link_id and (v_step < 0 or money.link_problem(l) is null);
  if not found then
    raise exception 'order' using errcode = 'SK110';
  end if;
  perform set_config('souk.actor', v_actor, true);
  return new;
end $$;
revoke all on function money.count_link_use() from public;
create or replace trigger pay_order_uses_link before update of purchase_id, state on money.pay_order
  for each row when (new.link_id is not null) execute function money.count_link_use();
