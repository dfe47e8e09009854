-- How what another site sells is delivered, as its shopper chooses it in our sheet: from the ways its order names, or from those its server
-- answers once it is known where to.

grant insert, delete on money.pay_quote to {{money}};
alter table money.pay_quote enable row level security;
alter table money.pay_quote force row level security;
drop policy if exists who_sees on money.pay_quote;
create policy who_sees on money.pay_quote using (money.actor() = 'system');

-- What is asked of how an order is delivered: {asks: nothing | order | site, order, ways (of the order, or kept of the site's answer for a
-- place; null before that was asked), callbackUrl, keys (hashes of the site's secret keys, which sign the question)}. Null for a missing one.
create or replace function money.ask_delivery(p_order uuid, p_place text) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  return (select jsonb_build_object('order', money.describe_pay_order(o), 'callbackUrl', o.callback_url,
      'asks', case when o.callback_url is not null then 'site' when o.deliveries <> '[]' then 'order' else 'nothing' end,
      'ways', case when o.callback_url is null
        then (select coalesce(jsonb_agg(w || jsonb_build_object('taxMinor', o.tax_minor::text)), '[]') from jsonb_array_elements(o.deliveries) w)
        else (select q.ways from money.pay_quote q where q.pay_order_id = o.id and q.place = p_place) end,
      'keys', (select coalesce(jsonb_agg(k.hash order by k.created_at desc), '[]') from money.pay_key k
        where k.site_id = o.site_id and k.revoked_at is null and (k.expires_at is null or k.expires_at > clock_timestamp())))
    from money.pay_order o where o.id = p_order);
end $$;

-- Keeps what a site's server answered for a place; of two answers the first stands, and is given back.
create or replace function money.keep_pay_quote(p_order uuid, p_place text, p_ways jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  insert into money.pay_quote (pay_order_id, place, ways) values (p_order, p_place, p_ways) on conflict do nothing;
  return (select ways from money.pay_quote where pay_order_id = p_order and place = p_place);
end $$;

-- What she chose of how it is delivered, and what tax comes with it, before she approves: the total follows. False once it is too late.
drop function if exists money.deliver_pay_order(uuid, text, bigint, bigint, jsonb);
create or replace function money.deliver_pay_order(p_order uuid, p_place text, p_delivery text, p_delivery_minor bigint, p_tax_minor bigint,
                                                   p_deliveries jsonb)
returns boolean language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.pay_order set priced_for = p_place, delivery_id = p_delivery, delivery_minor = p_delivery_minor, tax_minor = p_tax_minor,
    deliveries = coalesce(p_deliveries, deliveries), total_minor = items_minor + p_delivery_minor + p_tax_minor - discount_minor
  where id = p_order and state = 'presented' and purchase_id is null and expires_at > clock_timestamp();
  return found;
end $$;
