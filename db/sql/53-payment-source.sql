-- What a checkout reads, each in one round trip.

-- What a price needs to know of variants that are on sale by a page that has not closed for good, for delivery to a country
-- (null: nowhere yet). `p_open` are the states in which a market is open in this process's mode. Amounts are text.
-- The plan is the same for every list, and making it costs more than running it: it is kept.
create or replace function money.offer_rows(p_variants uuid[], p_open text[], p_country text) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return (select coalesce(jsonb_agg(jsonb_build_object(
    'variantId', v.id, 'productId', p.id, 'title', p.title, 'slug', p.slug, 'values', v."values",
    'priceMinor', v.price_minor::text, 'stock', v.stock,
    'mediaKey', coalesce(
      (select m.key from shop.media m where m.id = v.media_id),
      (select m.key from shop.product_media pm join shop.media m on m.id = pm.media_id
       where pm.product_id = p.id order by pm.position limit 1)),
    'pageId', g.id, 'pageName', g.name, 'pageHandle', g.handle, 'currency', g.currency,
    'shopOpen', g.shop_open and g.state = 'published',
    'deliveryMinor', g.delivery_minor::text, 'deliveryDaysMin', g.delivery_days_min, 'deliveryDaysMax', g.delivery_days_max,
    'deliveryCountries', g.delivery_countries, 'taxBasisPoints', g.tax_basis_points, 'taxInclusive', g.tax_inclusive,
    'sellerMarketOpen', exists (select 1 from markets.market k where k.country = g.country and k.capability = 'sell' and k.state = any(p_open)),
    'buyerMarketOpen', exists (select 1 from markets.market k where k.country = p_country and k.capability = 'buy' and k.state = any(p_open)))
    order by g.id, v.id), '[]')
  from shop.variant v
  join shop.product p on p.id = v.product_id and p.state = 'published'
  join shop.page g on g.id = v.page_id and g.state <> 'closed'
  where v.id = any(p_variants) and v.removed_at is null and v.price_minor is not null);
end $$;

-- What a tap needs to know: the attempt this key already made (if any), the stored method with its provider tokens, the
-- address, and what is for sale when it is delivered there. Absent parts are null.
create or replace function money.payment_source(p_actor text, p_key text, p_hash text, p_method uuid, p_address uuid, p_variants uuid[],
                                                p_open text[])
returns jsonb language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.attempt; a money.address; v_address jsonb;
begin
  perform set_config('souk.actor', p_actor, true);
  select * into v from money.attempt where owner = p_actor and key = p_key;
  select * into a from money.address where id = p_address and owner = p_actor and removed_at is null;
  if found then
    v_address := jsonb_build_object('name', a.name, 'line1', a.line1, 'line2', a.line2, 'city', a.city, 'region', a.region,
                                    'postalCode', a.postal_code, 'country', a.country, 'phone', a.phone);
  end if;
  return jsonb_build_object(
    'known', case when v.id is null then null else money.describe_attempt(v, p_hash) end,
    'method', (select jsonb_build_object('customer', coalesce(m.provider_customer, w.provider_customer), 'token', m.provider_method, 'fingerprint', m.fingerprint,
                                         'expMonth', m.exp_month, 'expYear', m.exp_year)
               from money.method m join money.wallet w on w.owner = m.owner
               where m.id = p_method and m.owner = p_actor and m.removed_at is null),
    'address', v_address,
    'offer', case when v.id is null and v_address is not null then money.offer_rows(p_variants, p_open, a.country) else '[]' end);
end $$;
drop function if exists money.payment_source(text, text, text, uuid, uuid);
