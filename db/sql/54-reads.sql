-- What pages ask of the money ring for one person, each in one statement: the functions set the actor themselves, where a
-- transaction around the same reads would be four round trips. Row security holds inside, for they run as their caller.

-- Units in the cart.
create or replace function money.count_cart(p_actor text) returns int
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', p_actor, true);
  return (select coalesce(sum(l.quantity), 0)::int from money.cart_line l where l.owner = p_actor);
end $$;

-- Everything the paying button of one product needs: stored cards and addresses, defaults first, the latest purchase, from
-- which the next tap's seed follows, and the latest one of this very product within the last minutes.
create or replace function money.read_counter(p_actor text, p_product uuid, p_recent_minutes int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', p_actor, true);
  return jsonb_build_object(
    'methods', (
      select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'brand', m.brand, 'last4', m.last4, 'expMonth', m.exp_month,
        'expYear', m.exp_year, 'isDefault', m.is_default) order by m.is_default desc, m.created_at desc), '[]')
      from money.method m where m.owner = p_actor and m.removed_at is null),
    'addresses', (
      select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'line1', a.line1, 'line2', a.line2, 'city', a.city,
        'region', a.region, 'postalCode', a.postal_code, 'country', a.country, 'phone', a.phone, 'isDefault', a.is_default)
        order by a.is_default desc, a.created_at desc), '[]')
      from money.address a where a.owner = p_actor and a.removed_at is null),
    'latest', (select p.id from money.purchase p where p.owner = p_actor order by p.created_at desc limit 1),
    'recent', (
      select o.purchase_id from money."order" o join money.order_line l on l.order_id = o.id and l.product_id = p_product
      where o.owner = p_actor and o.created_at > now() - make_interval(mins => p_recent_minutes)
      order by o.created_at desc limit 1));
end $$;

-- Whether a browser that was a guest's still keeps a card, an address or something in its cart.
create or replace function money.keeps_anything(p_owner text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  return exists (select from money.method where owner = p_owner)
    or exists (select from money.address where owner = p_owner)
    or exists (select from money.cart_line where owner = p_owner);
end $$;
