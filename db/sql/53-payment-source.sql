-- What a checkout reads, each in one round trip.

-- What a price needs to know of variants that are on sale by a page that has not closed for good: {rows, zones, pickups, buyerCountries, buyerTerms, doorCountries},
-- zones and places to fetch at by their page, of pages that have any. Where
-- it goes is not asked: an address is sealed, so the countries whose people may buy come along, and who can read it decides.
-- `p_open` are the states in which everybody may in this process's mode; who asks is the actor. Amounts are text.
-- The plan is the same for every list, and making it costs more than running it: it is kept.
create or replace function money.offer_rows(p_variants uuid[], p_open text[]) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return jsonb_build_object(
    'buyerCountries', to_jsonb(markets.countries_for('buy', markets.person_of(money.actor()), p_open)),
    'buyerTerms', markets.terms_of('buy'),
    'doorCountries', (select coalesce(jsonb_agg(m.country), '[]') from markets.door_market m
      where markets.bar(m.country, 'buy', null, null, 'door') is null),
    'zones', (select coalesce(jsonb_object_agg(z.page_id, shop.delivery_zones(z.page_id)), '{}')
              from (select distinct d.page_id from shop.variant w join shop.delivery_zone d on d.page_id = w.page_id where w.id = any(p_variants)) z),
    'pickups', (select coalesce(jsonb_object_agg(z.page_id, shop.pickups_of(z.page_id, p_variants)), '{}')
                from (select distinct k.page_id from shop.variant w join shop.pickup k on k.page_id = w.page_id where w.id = any(p_variants)) z),
    'rows', (select coalesce(jsonb_agg(jsonb_build_object(
    'variantId', v.id, 'productId', p.id, 'title', p.title, 'slug', p.slug, 'category', p.category, 'values', v."values",
    'priceMinor', v.price_minor::text, 'stock', v.stock,
    'bar', case when exists (select from shop.opening x where x.product_id = p.id) then money.opening_bar(money.actor(), p.id) end,
    'mediaKey', coalesce(
      (select m.key from shop.media m where m.id = v.media_id),
      (select m.key from shop.product_media pm join shop.media m on m.id = pm.media_id
       where pm.product_id = p.id order by pm.position limit 1)),
    'pageId', g.id, 'pageName', g.name, 'pageHandle', g.handle, 'currency', g.currency,
    'shopOpen', g.shop_open and g.state = 'published',
    'markets', case when exists (select from shop.market k where k.page_id = g.id) then shop.market_offers(v.id) else '[]' end,
    'grams', coalesce(v.weight_grams, 0), 'asFiles', p.as_files, 'sellerCountry', g.country, 'termsVersion', g.terms_version::text,
    'deliveryMinor', g.delivery_minor::text, 'deliveryDaysMin', g.delivery_days_min, 'deliveryDaysMax', g.delivery_days_max,
    'deliveryCountries', g.delivery_countries, 'taxBasisPoints', g.tax_basis_points, 'taxInclusive', g.tax_inclusive, 'taxPlaces', g.tax_places,
    'sellerMarketOpen', markets.page_may(g.id, g.country, 'sell', p_open))
    order by g.id, v.id), '[]')
  from shop.variant v
  join shop.product p on p.id = v.product_id and p.state = 'published'
  join shop.page g on g.id = v.page_id and g.state <> 'closed'
  where v.id = any(p_variants) and v.removed_at is null and v.price_minor is not null));
end $$;
drop function if exists money.offer_rows(uuid[], text[], text);

-- The same with the discounts these goods may meet: {rows, buyerCountries, discounts}. The caller has named the actor, whose codes they are.
create or replace function money.offer_with_discounts(p_variants uuid[], p_open text[], p_email text default null) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_pages uuid[] := array(select distinct v.page_id from shop.variant v where v.id = any (p_variants));
begin
  return money.offer_rows(p_variants, p_open)
    || jsonb_build_object('discounts', money.discount_rows(v_pages, money.kept_codes(v_pages), p_email));
end $$;

-- The same for whoever asks; somebody without a purse keeps no codes.
create or replace function money.offer_for(p_actor text, p_variants uuid[], p_open text[]) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', p_actor, true);
  return money.offer_with_discounts(p_variants, p_open);
end $$;

-- A method and an address as the vault takes them: sealed, or still in the open from before there was one.
create or replace function money.method_row(m money.method) returns jsonb language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', m.id, 'owner', m.owner, 'kind', m.kind, 'isDefault', m.is_default, 'sealed', m.sealed,
    'providerCustomer', m.provider_customer, 'providerMethod', m.provider_method, 'fingerprint', m.fingerprint,
    'brand', m.brand, 'last4', m.last4, 'expMonth', m.exp_month, 'expYear', m.exp_year)
$$;
create or replace function money.address_row(a money.address) returns jsonb language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', a.id, 'owner', a.owner, 'isDefault', a.is_default, 'sealed', a.sealed,
    'name', a.name, 'line1', a.line1, 'line2', a.line2, 'city', a.city, 'region', a.region,
    'postalCode', a.postal_code, 'country', a.country, 'phone', a.phone)
$$;

-- What a tap needs to know: the attempt this key already made (if any), the stored method and the address, both sealed, the
-- wallet's customer, and what is for sale, with the discounts of whoever has her receipts sent there. Absent parts are null.
create or replace function money.payment_source(p_actor text, p_key text, p_hash text, p_method uuid, p_address uuid, p_variants uuid[],
                                                p_open text[], p_email text)
returns jsonb language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.attempt; v_method jsonb; v_address jsonb;
begin
  perform set_config('souk.actor', p_actor, true);
  select * into v from money.attempt where owner = p_actor and key = p_key;
  select money.method_row(m) into v_method from money.method m where m.id = p_method and m.owner = p_actor and m.removed_at is null;
  select money.address_row(a) into v_address from money.address a where a.id = p_address and a.owner = p_actor and a.removed_at is null;
  return jsonb_build_object(
    'known', case when v.id is null then null else money.describe_attempt(v, p_hash) end,
    'customer', (select w.provider_customer from money.wallet w where w.owner = p_actor),
    'method', v_method,
    'address', v_address,
    'offer', case when v.id is null and (v_address is not null or p_address is null) then money.offer_with_discounts(p_variants, p_open, p_email) end);
end $$;
drop function if exists money.payment_source(text, text, text, uuid, uuid);
drop function if exists money.payment_source(text, text, text, uuid, uuid, uuid[], text[]);
