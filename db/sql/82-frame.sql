-- One tap on other sites: what a person allowed a frame of ours on a site's page, and what it may still spend. `docs/decisions/059` says why.

grant insert, update, delete on money.pay_frame_use to {{money}};
alter table money.pay_frame_use enable row level security;
alter table money.pay_frame_use force row level security;
drop policy if exists who_sees on money.pay_frame_use;
create policy who_sees on money.pay_frame_use using (
  money.actor() = 'system' or exists (select from money.pay_frame f where f.id = frame_id and f.owner = money.actor()));

-- Which pages may hold a site's frame, as `frame-ancestors` names them: its origins, to whoever stands at one of them. A test pair's are those
-- of the reader's own machine. Empty for an unknown key, for a removed site and for everybody else's origin: these are told apart by nobody.
create or replace function money.framers_of(p_publishable text, p_origin text) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.pay_site;
begin
  perform set_config('souk.actor', 'system', true);
  select * into v from money.pay_site where publishable = p_publishable and removed_at is null;
  if not found or p_origin = 'null' or not money.is_known_origin(v.id, p_origin) then
    return '[]';
  end if;
  return (select coalesce(jsonb_agg(o.origin order by o.origin), '[]') from money.pay_origin o where o.site_id = v.id)
    || case when v.test and v.any_local and money.is_own_machine(p_origin)
            then '["http://localhost:*", "http://*.localhost:*", "http://127.0.0.1:*", "https://localhost:*", "https://*.localhost:*"]'::jsonb
                 || jsonb_build_array(p_origin)
            else '[]' end;
end $$;

-- Whether she is asked, after paying an order, if she wants one tap there from now on: once, after her first payment; and on another device
-- if she has allowed it on one. Whoever said no is left alone.
create or replace function money.may_offer_frame(p_actor text, p_order uuid, p_device text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.pay_order;
begin
  perform set_config('souk.actor', 'system', true);
  select * into v from money.pay_order where id = p_order and owner = p_actor and state in ('authorized', 'captured');
  if not found or v.total_minor > 50000 or v.origin = 'null' then
    return false;
  end if;
  return case when exists (select from money.pay_frame f where f.owner = p_actor and f.site_id = v.site_id and f.revoked_at is null
                             and f.token_hash is not null)
    then not exists (select from money.pay_frame f where f.owner = p_actor and f.site_id = v.site_id and f.revoked_at is null
                       and f.token_hash is not null and f.device = p_device)
    else not exists (select from money.pay_order o where o.site_id = v.site_id and o.owner = p_actor and o.id <> v.id
                       and o.state in ('authorized', 'captured', 'partially_refunded', 'refunded')) end;
end $$;

-- She allows it, in her window, with an order of hers on that site that is paid, for the method she paid it with. `p`: id, device, session,
-- grantHash, seconds, perPayment, perDay. Answers allowed, or not_paid.
create or replace function money.allow_frame(p_actor text, p_order uuid, p jsonb) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.pay_order;
begin
  perform set_config('souk.actor', 'system', true);
  select o.* into v from money.pay_order o join money.pay_site s on s.id = o.site_id and s.suspended_at is null and s.removed_at is null
  where o.id = p_order and o.owner = p_actor and o.state in ('authorized', 'captured');
  if not found then
    return 'not_paid';
  end if;
  insert into money.pay_frame (id, owner, site_id, top_origin, device, session_id, method_id, grant_hash, grant_until, currency,
                               per_payment_minor, per_day_minor)
  select (p->>'id')::uuid, p_actor, v.site_id, v.origin, p->>'device', (p->>'session')::uuid, m.id, p->>'grantHash',
    clock_timestamp() + make_interval(secs => (p->>'seconds')::int), v.currency, (p->>'perPayment')::bigint, (p->>'perDay')::bigint
  from money.attempt a join money.method m on m.owner = p_actor and m.provider_mark = a.provider_method and m.removed_at is null
  where a.purchase_id = v.purchase_id;
  return case when found then 'allowed' else 'not_paid' end;
end $$;

-- A frame takes what the window gave it: once, within its time, on that site's page of that origin. What she allowed there before in the same
-- browser ends.
create or replace function money.redeem_frame(p_grant_hash text, p_publishable text, p_origin text, p_token_hash text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.pay_frame;
begin
  perform set_config('souk.actor', 'system', true);
  update money.pay_frame f set token_hash = p_token_hash from money.pay_site s
  where f.grant_hash = p_grant_hash and f.token_hash is null and f.revoked_at is null and f.grant_until > clock_timestamp()
    and s.id = f.site_id and s.publishable = p_publishable and f.top_origin = p_origin and money.is_known_origin(s.id, p_origin)
  returning f.* into v;
  if not found then
    return false;
  end if;
  update money.pay_frame set revoked_at = clock_timestamp()
  where owner = v.owner and site_id = v.site_id and device = v.device and id <> v.id and revoked_at is null;
  return true;
end $$;

-- What a frame's cookie opens, on that site's page of that origin: {id, owner, site, session, device, method}; null for everything else.
create or replace function money.frame_of(p_token_hash text, p_publishable text, p_origin text) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  return (select jsonb_build_object('id', f.id, 'owner', f.owner, 'site', f.site_id, 'session', f.session_id, 'device', f.device,
      'method', f.method_id)
    from money.pay_frame f join money.pay_site s on s.id = f.site_id and s.suspended_at is null and s.removed_at is null
    join shop.page g on g.id = s.page_id and money.site_sells(s, g)
    where f.token_hash = p_token_hash and f.revoked_at is null and s.publishable = p_publishable and f.top_origin = p_origin
      and money.is_known_origin(s.id, p_origin));
end $$;

-- Whether a frame may pay an order in one tap: fits, or not_found | order_ended | currency | asks_more (a choice of hers is open) |
-- over_payment | over_day. What was tapped for an order that came to nothing does not count.
create or replace function money.weigh_frame(p_frame uuid, p_order uuid) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare f money.pay_frame; o money.pay_order; v_spent bigint;
begin
  perform set_config('souk.actor', 'system', true);
  select * into f from money.pay_frame where id = p_frame and revoked_at is null;
  if not found then
    return 'not_found';
  end if;
  select * into o from money.pay_order where id = p_order and site_id = f.site_id and origin = f.top_origin;
  if not found then
    return 'not_found';
  end if;
  if o.state <> 'presented' or o.expires_at <= clock_timestamp() or o.purchase_id is not null then
    return 'order_ended';
  end if;
  if o.currency <> f.currency then
    return 'currency';
  end if;
  if o.callback_url is not null or (jsonb_array_length(o.deliveries) > 0 and o.delivery_id is null) then
    return 'asks_more';
  end if;
  if o.total_minor > f.per_payment_minor then
    return 'over_payment';
  end if;
  select coalesce(sum(u.total_minor), 0) into v_spent from money.pay_frame_use u join money.pay_order x on x.id = u.pay_order_id
  where u.frame_id = f.id and u.pay_order_id <> o.id and u.created_at > clock_timestamp() - interval '24 hours'
    and x.state not in ('voided', 'canceled', 'expired')
    and (x.purchase_id is not null or u.created_at > clock_timestamp() - interval '2 minutes');
  return case when v_spent + o.total_minor > f.per_day_minor then 'over_day' else 'fits' end;
end $$;

-- Counts a tap before it asks for money: taps at once wait for each other at the frame's row, so that none passes a limit together. The same
-- tap again is the same, also once its order is paid.
create or replace function money.spend_frame(p_frame uuid, p_order uuid, p_total bigint) returns text
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_weight text;
begin
  perform set_config('souk.actor', 'system', true);
  perform from money.pay_frame where id = p_frame and revoked_at is null for update;
  if not found then
    return 'not_found';
  end if;
  perform from money.pay_frame_use u join money.pay_order o on o.id = u.pay_order_id
  where u.pay_order_id = p_order and u.frame_id = p_frame and u.total_minor = p_total and o.purchase_id is not null;
  if found then
    return 'fits';
  end if;
  v_weight := money.weigh_frame(p_frame, p_order);
  if v_weight <> 'fits' then
    return v_weight;
  end if;
  if p_total <> (select total_minor from money.pay_order where id = p_order) then
    return 'price_changed';
  end if;
  insert into money.pay_frame_use (pay_order_id, frame_id, total_minor) values (p_order, p_frame, p_total)
  on conflict (pay_order_id) do update set frame_id = excluded.frame_id, total_minor = excluded.total_minor, created_at = clock_timestamp();
  return 'fits';
end $$;
