-- What a tap needs to know about the buyer, in one round trip: the attempt this key already made (if any),
-- the stored method with its provider tokens, and the address. Absent parts are null.
create or replace function money.payment_source(p_actor text, p_key text, p_hash text, p_method uuid, p_address uuid) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v money.attempt;
begin
  perform set_config('souk.actor', p_actor, true);
  select * into v from money.attempt where owner = p_actor and key = p_key;
  return jsonb_build_object(
    'known', case when v.id is null then null else money.describe_attempt(v, p_hash) end,
    'method', (select jsonb_build_object('customer', coalesce(m.provider_customer, w.provider_customer), 'token', m.provider_method,
                                         'expMonth', m.exp_month, 'expYear', m.exp_year)
               from money.method m join money.wallet w on w.owner = m.owner
               where m.id = p_method and m.owner = p_actor and m.removed_at is null),
    'address', (select jsonb_build_object('name', a.name, 'line1', a.line1, 'line2', a.line2, 'city', a.city, 'region', a.region,
                                          'postalCode', a.postal_code, 'country', a.country, 'phone', a.phone)
                from money.address a where a.id = p_address and a.owner = p_actor and a.removed_at is null));
end $$;
