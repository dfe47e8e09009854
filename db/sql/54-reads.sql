-- What pages ask of the money ring for one person, each in one statement: the functions set the actor themselves, where a
-- transaction around the same reads would be four round trips. Row security holds inside, for they run as their caller.

-- Units in the cart.
create or replace function money.count_cart(p_actor text) returns int
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', p_actor, true);
  return (select coalesce(sum(l.quantity), 0)::int from money.cart_line l where l.owner = p_actor);
end $$;

-- What a paying button needs of its actor: methods, addresses, and the latest purchase, from which her next tap is made. The caller has
-- named the actor.
create or replace function money.purse_of(p_actor text) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object(
    'methods', (
      select coalesce(jsonb_agg(money.method_row(m) order by m.is_default desc, m.created_at desc), '[]')
      from money.method m where m.owner = p_actor and m.removed_at is null),
    'addresses', (
      select coalesce(jsonb_agg(money.address_row(a) order by a.is_default desc, a.created_at desc), '[]')
      from money.address a where a.owner = p_actor and a.removed_at is null),
    'latest', (select p.id from money.purchase p where p.owner = p_actor order by p.created_at desc limit 1));
$$;

-- Everything the paying button of one product needs: stored cards and addresses as they lie, defaults first, the latest purchase, from
-- which the next tap's seed follows, and the latest one of this very product within the last minutes.
create or replace function money.read_counter(p_actor text, p_product uuid, p_recent_minutes int) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', p_actor, true);
  return money.purse_of(p_actor) || jsonb_build_object(
    'recent', (
      select o.purchase_id from money."order" o join money.order_line l on l.order_id = o.id and l.product_id = p_product
      where o.owner = p_actor and o.created_at > now() - make_interval(mins => p_recent_minutes)
      order by o.created_at desc limit 1));
end $$;

-- The same for a list of products, whose buttons pay in one tap: the actor's methods and addresses, her latest purchase, and of
-- each product the first twenty variants that are in stock, as `money.offer_rows` says them, with their order in `variants`.
-- Nothing is said of products where no tap could pay.
create or replace function money.read_list_counter(p_actor text, p_products uuid[], p_open text[]) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_variants uuid[] := '{}';
begin
  perform set_config('souk.actor', p_actor, true);
  if exists (select from money.method m where m.owner = p_actor and m.removed_at is null and m.is_default)
     and exists (select from money.address a where a.owner = p_actor and a.removed_at is null and a.is_default) then
    select coalesce(array_agg(v.id order by v.product_id, v.position), '{}') into v_variants
    from (select distinct unnest(p_products) as id) asked
    cross join lateral (
      select v.id, v.product_id, v.position from shop.variant v
      where v.product_id = asked.id and v.removed_at is null and v.price_minor is not null and v.stock > 0
      order by v.position limit 20) v;
  end if;
  return money.purse_of(p_actor) || jsonb_build_object(
    'variants', to_jsonb(v_variants),
    'offer', money.offer_with_discounts(v_variants, p_open));
end $$;

-- Whether a browser that was a guest's still keeps a card, an address or something in its cart.
create or replace function money.keeps_anything(p_owner text) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  return exists (select from money.method where owner = p_owner)
    or exists (select from money.address where owner = p_owner)
    or exists (select from money.cart_line where owner = p_owner)
    or exists (select from money.cart_code where owner = p_owner);
end $$;
