-- The pay button of other sites: sites and keys, what they ask to be paid, and how an approval becomes money. `docs/decisions/058` says why.

grant insert, update on money.pay_site, money.pay_key, money.pay_order, money.pay_approval, money.pay_reply, money.pay_hook, money.pay_delivery,
  money.pay_frame to {{money}};
grant insert on money.pay_event to {{money}};
grant insert, delete on money.pay_origin, money.pay_return to {{money}};
grant delete on money.pay_reply, money.pay_frame to {{money}};

-- The site that this transaction acts for: `merchant:<uuid>` is its server, proven by its key.
create or replace function money.merchant_site() returns uuid language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when money.actor() like 'merchant:%' then substr(money.actor(), 10)::uuid end
$$;

-- A site's things are seen by its server and by whoever of its page may; what a shopper approved also by her.
do $$
declare name text;
begin
  foreach name in array array['pay_site', 'pay_origin', 'pay_return', 'pay_key', 'pay_order', 'pay_approval', 'pay_reply', 'pay_hook', 'pay_event',
                              'pay_delivery', 'pay_frame'] loop
    execute format('alter table money.%I enable row level security', name);
    execute format('alter table money.%I force row level security', name);
    execute format('drop policy if exists who_sees on money.%I', name);
    execute format('drop policy if exists who_may on money.%I', name);
  end loop;
end $$;
create policy who_sees on money.pay_site using (
  money.actor() = 'system' or id = money.merchant_site() or money.may(page_id, 'see_settings'));
create policy who_may on money.pay_site as restrictive for update using (money.actor() = 'system' or money.may(page_id, 'change_settings'));
create policy who_sees on money.pay_origin using (
  money.actor() = 'system' or exists (select from money.pay_site s where s.id = site_id));
create policy who_sees on money.pay_return using (
  money.actor() = 'system' or exists (select from money.pay_site s where s.id = site_id));
create policy who_sees on money.pay_key using (
  money.actor() = 'system' or exists (select from money.pay_site s where s.id = site_id and money.may(s.page_id, 'see_settings')));
create policy who_sees on money.pay_order using (
  money.actor() = 'system' or site_id = money.merchant_site() or owner = money.actor() or money.may(page_id, 'see_orders'));
create policy who_sees on money.pay_approval using (money.actor() = 'system' or owner = money.actor());
create policy who_sees on money.pay_reply using (money.actor() = 'system' or site_id = money.merchant_site());
create policy who_sees on money.pay_hook using (
  money.actor() = 'system' or site_id = money.merchant_site()
  or exists (select from money.pay_site s where s.id = site_id and money.may(s.page_id, 'see_settings')));
create policy who_sees on money.pay_event using (
  money.actor() = 'system' or site_id = money.merchant_site()
  or exists (select from money.pay_site s where s.id = site_id and money.may(s.page_id, 'see_orders')));
create policy who_sees on money.pay_delivery using (
  money.actor() = 'system' or exists (select from money.pay_hook h where h.id = hook_id));
create policy who_sees on money.pay_frame using (money.actor() = 'system' or owner = money.actor());

-- Whether the page of a site sells at present. The page behind everybody's test pairs is never open: nobody shall find it.
create or replace function money.site_sells(s money.pay_site, g shop.page) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select s.any_local or (g.shop_open and g.state = 'published')
$$;

-- Whether an origin is of the reader's own machine: any port of it, or `null`, which is a page that was opened from a file.
create or replace function money.is_own_machine(p_origin text) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select p_origin = 'null' or p_origin ~ '^https?://(localhost|([a-z0-9-]+\.)+localhost|127(\.[0-9]{1,3}){3})(:[0-9]{1,5})?$'
$$;

-- Whether pages of an origin may show what a site sells: it is registered as it is, or the site is a test pair's and the origin the reader's
-- own machine.
create or replace function money.is_known_origin(p_site uuid, p_origin text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from money.pay_origin o where o.site_id = p_site and o.origin = p_origin)
    or exists (select from money.pay_site s where s.id = p_site and s.test and s.any_local and money.is_own_machine(p_origin))
$$;

-- The site a secret key opens: {site, page, key, scopes, test, currency, capture, suspended}, or null. When it was last used is noted to the minute.
create or replace function money.merchant_of(p_hash text) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  select jsonb_build_object('site', s.id, 'page', s.page_id, 'key', k.id, 'scopes', k.scopes, 'test', s.test, 'currency', s.currency,
    'capture', s.capture, 'suspended', s.suspended_at is not null or not money.site_sells(s, g)) into v
  from money.pay_key k join money.pay_site s on s.id = k.site_id and s.removed_at is null
  join shop.page g on g.id = s.page_id and g.state <> 'closed'
  where k.hash = p_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > clock_timestamp());
  if v is not null then
    update money.pay_key set last_used_at = clock_timestamp()
    where hash = p_hash and (last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute');
  end if;
  return v;
end $$;

-- What a site's server, and whoever of its page sees its orders, reads of one. Of its buyer nothing stands here: that is said once, to
-- whoever completes it.
create or replace function money.describe_pay_order(o money.pay_order) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', o.id, 'kind', o.kind, 'state', o.state, 'merchantRef', o.merchant_ref, 'currency', o.currency, 'items', o.items,
    'itemsMinor', o.items_minor::text, 'deliveryMinor', o.delivery_minor::text, 'taxMinor', o.tax_minor::text,
    'discountMinor', o.discount_minor::text, 'totalMinor', o.total_minor::text, 'asksAddress', o.asks_address, 'deliveries', o.deliveries,
    'asksSite', o.callback_url is not null, 'deliveryId', o.delivery_id, 'asksEmail', o.asks_email, 'origin', o.origin, 'returnUrl', o.return_url, 'cancelUrl', o.cancel_url,
    'capture', o.capture, 'metadata', o.metadata, 'completedAt', o.completed_at, 'createdAt', o.created_at, 'expiresAt', o.expires_at,
    'refundedMinor', coalesce(d.refunded_minor, 0)::text, 'undoUntil', a.undo_until, 'awaits', coalesce(a.awaits, false),
    'attemptState', a.state, 'order', d.id, 'purchase', o.purchase_id)
  from (select 1) one
  left join money."order" d on d.purchase_id = o.purchase_id
  left join money.attempt a on a.purchase_id = o.purchase_id
$$;

-- Writes down what a site asks to be paid. `p`: id, site, page, kind, createKey, tokenHash, and the order's parts by their columns' names.
-- Answers {result: made | known, order}; the same key is the same order, whatever its body: the caller compares bodies.
create or replace function money.make_pay_order(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.pay_order; v_new boolean := true;
begin
  perform set_config('souk.actor', 'system', true);
  insert into money.pay_order (id, site_id, page_id, kind, create_key, merchant_ref, currency, items, items_minor, delivery_minor, tax_minor,
    discount_minor, total_minor, asks_address, deliveries, callback_url, asks_email, origin, return_url, cancel_url, capture, metadata,
    token_hash, challenge, expires_at)
  values ((p->>'id')::uuid, (p->>'site')::uuid, (p->>'page')::uuid, p->>'kind', p->>'createKey', p->>'merchantRef', p->>'currency', p->'items',
    (p->>'itemsMinor')::bigint, (p->>'deliveryMinor')::bigint, (p->>'taxMinor')::bigint, (p->>'discountMinor')::bigint,
    (p->>'totalMinor')::bigint, (p->>'asksAddress')::boolean, p->'deliveries', p->>'callbackUrl', (p->>'asksEmail')::boolean, p->>'origin',
    p->>'returnUrl', p->>'cancelUrl', p->>'capture', p->'metadata', p->>'tokenHash', p->>'challenge',
    clock_timestamp() + make_interval(secs => (p->>'seconds')::int))
  on conflict (site_id, create_key) do nothing returning * into v;
  if not found then
    v_new := false;
    select * into v from money.pay_order where site_id = (p->>'site')::uuid and create_key = p->>'createKey';
  end if;
  return jsonb_build_object('result', case when v_new then 'made' else 'known' end, 'order', money.describe_pay_order(v));
end $$;

-- A window or a frame shows an order: by its token, from the origin that the browser itself names, with the challenge of whoever waits for
-- the answer. Answers {result: shown, order, site {id, name, page, pageName, pageHandle, test}} or
-- not_found | foreign_origin | taken (another challenge) | ended (with its state) | suspended.
create or replace function money.present_pay_order(p_token_hash text, p_origin text, p_challenge text) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.pay_order; v_site jsonb;
begin
  perform set_config('souk.actor', 'system', true);
  select * into v from money.pay_order where token_hash = p_token_hash for update;
  if not found then
    return '{"result": "not_found"}';
  end if;
  if p_origin is not null and (p_origin <> v.origin or not money.is_known_origin(v.site_id, p_origin)) then
    return jsonb_build_object('result', 'foreign_origin', 'site', v.site_id);
  end if;
  if v.challenge is not null and p_challenge is not null and v.challenge <> p_challenge then
    return '{"result": "taken"}';
  end if;
  select jsonb_build_object('id', s.id, 'name', s.name, 'test', s.test, 'page', s.page_id, 'pageName', g.name, 'pageHandle', g.handle,
    'suspended', s.suspended_at is not null or s.removed_at is not null or not money.site_sells(s, g)) into v_site
  from money.pay_site s join shop.page g on g.id = s.page_id where s.id = v.site_id;
  if (v_site->>'suspended')::boolean then
    return '{"result": "suspended"}';
  end if;
  if v.state in ('created', 'presented') and v.expires_at <= clock_timestamp() then
    update money.pay_order set state = 'expired' where id = v.id returning * into v;
  end if;
  if v.state not in ('created', 'presented') then
    return jsonb_build_object('result', 'ended', 'order', money.describe_pay_order(v), 'site', v_site);
  end if;
  update money.pay_order set state = 'presented', challenge = coalesce(challenge, p_challenge),
    presented_at = coalesce(presented_at, clock_timestamp()) where id = v.id returning * into v;
  return jsonb_build_object('result', 'shown', 'order', money.describe_pay_order(v), 'site', v_site);
end $$;

-- What a site asks, to be bought: the order, its page, whether it can be paid now, and where people may sell and buy. Null for a missing one.
-- `p_buyer` is the key of whoever would buy. The site's own country stands first: most of who buys there lives there.
drop function if exists money.offer_of_pay_order(uuid, text[]);
create or replace function money.offer_of_pay_order(p_order uuid, p_open text[], p_buyer text) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  return (select jsonb_build_object('order', money.describe_pay_order(o), 'page', g.id, 'pageName', g.name, 'pageHandle', g.handle,
      'termsVersion', g.terms_version::text, 'pricedFor', o.priced_for,
      'payable', o.state = 'presented' and o.purchase_id is null and o.expires_at > clock_timestamp() and s.suspended_at is null
        and s.removed_at is null and money.site_sells(s, g) and o.currency = g.currency
        and o.kind <> 'shop'
        and not exists (select from money.pay_link l where l.id = o.link_id and money.link_problem(l) is not null),
      'sellerMarketOpen', markets.page_may(g.id, g.country, 'sell', p_open) and markets.page_may(g.id, g.country, 'button', p_open),
      'terms', markets.terms_of('button')->g.country, 'buyerTerms', markets.terms_of('buy'),
      'buyerCountries', (select coalesce(jsonb_agg(c order by c <> g.country, c), '[]')
        from unnest(markets.countries_for('buy', markets.person_of(p_buyer), p_open)) c))
    from money.pay_order o join money.pay_site s on s.id = o.site_id join shop.page g on g.id = o.page_id where o.id = p_order);
end $$;

-- Ties a purchase that was just placed to the order it pays, within `money.place`: one at a time. SK110 when the order has ended, is paid or
-- being paid by another tap, or is another sum by now.
create or replace function money.bind_pay_order(p_order uuid, p_purchase uuid, p_owner text, p_total bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.pay_order set purchase_id = p_purchase, owner = p_owner
  where id = p_order and kind <> 'shop' and state = 'presented' and purchase_id is null and expires_at > clock_timestamp()
    and total_minor = p_total;
  if not found then
    raise exception 'order' using errcode = 'SK110';
  end if;
  perform set_config('souk.actor', p_owner, true);
end $$;
revoke all on function money.bind_pay_order(uuid, uuid, text, bigint) from public;
grant execute on function money.bind_pay_order(uuid, uuid, text, bigint) to {{money}};

-- Tells a site what happened to one of its orders: an event, and one delivery to each of its addresses, in the transaction in which it happens.
create or replace function money.tell_site(o money.pay_order, p_type text, p_data jsonb default '{}') returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_event uuid := gen_random_uuid();
begin
  -- The order as it is at this moment: a message that is sent again says the same again.
  insert into money.pay_event (id, site_id, pay_order_id, type, data)
  values (v_event, o.site_id, o.id, p_type, jsonb_build_object('order', money.describe_pay_order(o)) || p_data);
  insert into money.pay_delivery (event_id, hook_id)
  select v_event, h.id from money.pay_hook h where h.site_id = o.site_id and h.removed_at is null and h.disabled_at is null;
  if found then
    -- A key of its own: under one for all, every payment would wait for the one before it.
    perform queue.add_money('money:tell-sites', '{}'::json, now(), 'tell-sites:' || v_event);
  end if;
end $$;
revoke all on function money.tell_site(money.pay_order, text, jsonb) from public;
grant execute on function money.tell_site(money.pay_order, text, jsonb) to {{money}};

-- What happens to the purchase happens to the site's order, on whatever road it came: request, webhook, sweeper or seller.
create or replace function money.follow_order() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v money.pay_order; v_state text; v_type text; v_actor text := money.actor();
begin
  -- Whoever changed the order: what its site is told is not hers to see or to keep back.
  perform set_config('souk.actor', 'system', true);
  select * into v from money.pay_order where purchase_id = new.purchase_id;
  if not found then
    perform set_config('souk.actor', v_actor, true);
    return null;
  end if;
  v_state := case new.state
    when 'authorized' then 'authorized' when 'paid' then 'captured' when 'partially_refunded' then 'partially_refunded'
    when 'refunded' then 'refunded' when 'canceled' then 'voided' when 'expired' then 'voided' when 'failed' then 'voided' end;
  if old.state = 'pending' and new.state in ('failed', 'expired', 'canceled') then
    -- Nothing was held: she may try again, with another card.
    update money.pay_order set purchase_id = null, owner = null where id = v.id;
    perform set_config('souk.actor', v_actor, true);
    return null;
  end if;
  v_type := case new.state
    when 'authorized' then 'order.approved' when 'canceled' then 'payment.voided' when 'expired' then 'payment.voided'
    -- Once: it is *paid* again after a dispute was won, too.
    when 'paid' then case when old.state in ('authorized', 'settling') then 'payment.captured' end
    when 'failed' then 'payment.failed' when 'disputed' then 'payment.disputed' end;
  if new.refunded_minor < old.refunded_minor then
    -- A bank sent it back: her money is still to be given.
    v_type := 'refund.failed';
    v_state := case when new.refunded_minor = 0 then 'captured' else 'partially_refunded' end;
  end if;
  if v_state is not null then
    update money.pay_order set state = v_state where id = v.id returning * into v;
  end if;
  if v_type is not null then
    perform money.tell_site(v, v_type, jsonb_build_object('refundedMinor', new.refunded_minor::text));
  end if;
  perform set_config('souk.actor', v_actor, true);
  return null;
end $$;
revoke all on function money.follow_order() from public;
create or replace trigger order_tells_site after update of state on money."order"
  for each row when (old.state is distinct from new.state) execute function money.follow_order();
-- One of two refunds that came back leaves the state as it is.
create or replace trigger order_tells_site_of_refund after update of refunded_minor on money."order"
  for each row when (new.refunded_minor < old.refunded_minor and old.state = new.state) execute function money.follow_order();

-- A refund is told when the money was given, not when it is begun; each of several in part is told.
create or replace function money.tell_refund() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v money.pay_order; v_actor text := money.actor();
begin
  perform set_config('souk.actor', 'system', true);
  select p.* into v from money.pay_order p join money."order" o on o.purchase_id = p.purchase_id where o.id = new.order_id;
  if found then
    perform money.tell_site(v, 'payment.refunded');
  end if;
  perform set_config('souk.actor', v_actor, true);
  return null;
end $$;
revoke all on function money.tell_refund() from public;
create or replace trigger refund_tells_site after insert on money.order_event
  for each row when (new.kind = 'refunded') execute function money.tell_refund();

-- Hands the code of an approval to its shopper, once her purchase is held: {result: approved, origin, returnUrl, order, challenge}, or
-- not_held. Asked again, after a lost answer, the earlier code ends.
create or replace function money.approve_pay_order(p_actor text, p_purchase uuid, p_id uuid, p_code_hash text, p_seconds int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.pay_order;
begin
  perform set_config('souk.actor', 'system', true);
  select * into v from money.pay_order where purchase_id = p_purchase and owner = p_actor for update;
  if not found or v.state not in ('authorized', 'captured') then
    return '{"result": "not_held"}';
  end if;
  update money.pay_approval set expires_at = clock_timestamp() where pay_order_id = v.id and used_at is null and expires_at > clock_timestamp();
  insert into money.pay_approval (id, pay_order_id, owner, code_hash, expires_at)
  values (p_id, v.id, p_actor, p_code_hash, clock_timestamp() + make_interval(secs => p_seconds));
  return jsonb_build_object('result', 'approved', 'order', v.id, 'kind', v.kind, 'origin', v.origin, 'returnUrl', v.return_url, 'merchantRef', v.merchant_ref);
end $$;

-- A site's server completes what was approved: with the code, and with the verifier whose digest is the order's challenge. Answers
-- {result: completed, order, buyer} or not_found | code_wrong | code_used | code_expired | verifier_wrong | ended. A second time with the same
-- code the same answer, for a lost reply. An automatic order is due when its shopper's undo time is over; a manual one waits for its capture.
create or replace function money.complete_pay_order(p_site uuid, p_order uuid, p_code_hash text, p_challenge text, p_undo_seconds numeric,
                                                    p_hold_days int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.pay_order; a money.pay_approval;
begin
  perform set_config('souk.actor', 'system', true);
  select * into v from money.pay_order where id = p_order and site_id = p_site for update;
  if not found then
    return '{"result": "not_found"}';
  end if;
  select * into a from money.pay_approval where pay_order_id = v.id and code_hash = p_code_hash;
  if not found then
    return '{"result": "code_wrong"}';
  elsif v.challenge is distinct from p_challenge then
    return '{"result": "verifier_wrong"}';
  elsif a.used_at is not null then
    return jsonb_build_object('result', case when v.completed_at is null then 'code_used' else 'completed' end,
                              'order', money.describe_pay_order(v), 'buyer', money.told_buyer(v));
  elsif v.completed_at is not null then
    return '{"result": "code_used"}';
  elsif a.expires_at <= clock_timestamp() then
    return '{"result": "code_expired"}';
  elsif v.state <> 'authorized' then
    return jsonb_build_object('result', 'ended', 'order', money.describe_pay_order(v));
  end if;
  update money.attempt t set awaits = v.capture = 'manual',
    undo_until = case when v.capture = 'manual' then clock_timestamp() + make_interval(days => p_hold_days)
                      else greatest(clock_timestamp(), a.created_at + make_interval(secs => p_undo_seconds)) end
  where t.purchase_id = v.purchase_id and t.state = 'authorized' and t.awaits;
  if not found then
    return jsonb_build_object('result', 'ended', 'order', money.describe_pay_order(v));
  end if;
  update money.pay_approval set used_at = clock_timestamp() where id = a.id;
  update money.pay_order set completed_at = clock_timestamp() where id = v.id returning * into v;
  return jsonb_build_object('result', 'completed', 'order', money.describe_pay_order(v), 'buyer', money.told_buyer(v));
end $$;

-- What a site is told of who bought: where to, when it asked for an address, which the caller opens; her e-mail, when it asked for one. Her name among owners is
-- for the caller alone, who marks it for this page, so that two merchants never find the same shopper by it.
create or replace function money.told_buyer(o money.pay_order) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('owner', o.owner, 'asksAddress', o.asks_address,
    'email', case when o.asks_email then d.contact_email end)
  from money."order" d where d.purchase_id = o.purchase_id
$$;

-- A site's server takes what it held: due at once, or when the undo time is over. {result: due, order} or not_found | not_held.
create or replace function money.capture_pay_order(p_site uuid, p_order uuid, p_undo_seconds numeric) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.pay_order;
begin
  perform set_config('souk.actor', 'system', true);
  select * into v from money.pay_order where id = p_order and site_id = p_site for update;
  if not found then
    return '{"result": "not_found"}';
  end if;
  update money.attempt t set awaits = false, undo_until = greatest(clock_timestamp(), v.completed_at + make_interval(secs => p_undo_seconds))
  where t.purchase_id = v.purchase_id and t.state = 'authorized' and t.awaits and v.completed_at is not null;
  if not found and not (v.state = 'captured' or exists (
      select from money.attempt t where t.purchase_id = v.purchase_id and t.state in ('authorized', 'capturing', 'settling') and not t.awaits)) then
    return jsonb_build_object('result', 'not_held', 'order', money.describe_pay_order(v));
  end if;
  return jsonb_build_object('result', 'due', 'order', money.describe_pay_order(v), 'attempt',
    (select id from money.attempt where purchase_id = v.purchase_id));
end $$;

-- A site's server ends an order: before anybody paid it is canceled, what is held is let go. {result: canceled, order, attempt?} or
-- not_found | captured.
create or replace function money.cancel_pay_order(p_site uuid, p_order uuid) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.pay_order; v_attempt uuid;
begin
  perform set_config('souk.actor', 'system', true);
  select * into v from money.pay_order where id = p_order and site_id = p_site for update;
  if not found then
    return '{"result": "not_found"}';
  end if;
  if v.state in ('captured', 'partially_refunded', 'refunded') then
    return jsonb_build_object('result', 'captured', 'order', money.describe_pay_order(v));
  end if;
  select id into v_attempt from money.attempt where purchase_id = v.purchase_id and state = 'authorized';
  if v_attempt is not null then
    perform money.begin_void(v_attempt, 'called_off');
    select * into v from money.pay_order where id = v.id;
  elsif v.state in ('created', 'presented') and v.purchase_id is null then
    update money.pay_order set state = 'canceled' where id = v.id returning * into v;
  elsif v.state in ('created', 'presented') then
    return jsonb_build_object('result', 'paying', 'order', money.describe_pay_order(v));
  end if;
  return jsonb_build_object('result', 'canceled', 'order', money.describe_pay_order(v), 'attempt', v_attempt);
end $$;

-- Takes a key of a site's server for one request: null to whoever has it now, else what is known of it, {requestHash, status, body}, the last
-- two null while it is at work. A key is free after a day; one whose request was killed, to the same request after `p_seconds`.
create or replace function money.begin_reply(p_site uuid, p_key text, p_hash text, p_seconds int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  delete from money.pay_reply where site_id = p_site and key = p_key and created_at < clock_timestamp() - interval '24 hours';
  insert into money.pay_reply (site_id, key, request_hash) values (p_site, p_key, p_hash)
  on conflict (site_id, key) do update set created_at = clock_timestamp()
    where pay_reply.status is null and pay_reply.request_hash = p_hash and pay_reply.created_at < clock_timestamp() - make_interval(secs => p_seconds);
  if found then
    return null;
  end if;
  -- Gone in between: whoever had it frees it just now.
  return coalesce((select jsonb_build_object('requestHash', r.request_hash, 'status', r.status, 'body', r.body)
    from money.pay_reply r where r.site_id = p_site and r.key = p_key), jsonb_build_object('requestHash', p_hash, 'status', null, 'body', null));
end $$;

-- Keeps what was answered to a key; without a status its request failed on our side, and the key is free.
create or replace function money.end_reply(p_site uuid, p_key text, p_status int, p_body text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  if p_status is null then
    delete from money.pay_reply where site_id = p_site and key = p_key and status is null;
  else
    update money.pay_reply set status = p_status, body = p_body where site_id = p_site and key = p_key;
  end if;
  return found;
end $$;
