-- Who used which discount of a shop: the money ring's, and there nobody's but the buyer's. How often is counted in the shop (35-discounts.sql).

grant insert, update on money.discount_use to {{money}};
grant insert, update, delete on money.cart_code to {{money}};
do $$
declare name text;
begin
  foreach name in array array['discount_use', 'cart_code'] loop
    execute format('alter table money.%I enable row level security', name);
    execute format('alter table money.%I force row level security', name);
    execute format('drop policy if exists owner_only on money.%I', name);
    execute format($p$create policy owner_only on money.%I using (money.actor() = 'system' or owner = money.actor())$p$, name);
  end loop;
end $$;

-- How often somebody has used a discount: by her own purse, and by the address her receipts go to, in any other.
create or replace function money.uses_of(p_discount uuid, p_owner text, p_email text) returns int
language sql stable set search_path = pg_catalog, pg_temp as $$
  select count(*)::int from money.discount_use x
  join money.purchase u on u.id = x.purchase_id
  where x.discount_id = p_discount and x.state = 'held' and (x.owner = p_owner or lower(u.contact_email) = lower(p_email))
$$;

-- The codes the actor keeps beside her cart for these pages: [{page, code}].
create or replace function money.kept_codes(p_pages uuid[]) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('page', k.page_id, 'code', k.code)), '[]')
  from money.cart_code k where k.owner = money.actor() and k.page_id = any (p_pages)
$$;

-- The discounts that a purchase of these pages' goods may meet: those that apply by themselves, and those of codes. Amounts are text.
create or replace function money.discount_rows(p_pages uuid[], p_codes jsonb, p_email text) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_owner text := money.actor(); v_found jsonb;
begin
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', (a.discount).id, 'pageId', (a.discount).page_id, 'title', (a.discount).title, 'code', a.code, 'version', (a.discount).version,
    'kind', (a.discount).kind, 'currency', (a.discount).currency, 'basisPoints', (a.discount).basis_points,
    'offMinor', (a.discount).off_minor::text, 'mostMinor', (a.discount).most_minor::text,
    'buyQuantity', (a.discount).buy_quantity, 'getQuantity', (a.discount).get_quantity,
    'targetKind', (a.discount).target_kind, 'targets', (a.discount).targets,
    'minimumMinor', (a.discount).minimum_minor::text, 'minimumQuantity', (a.discount).minimum_quantity, 'combines', (a.discount).combines,
    'state', (a.discount).state, 'startsAt', (a.discount).starts_at, 'endsAt', (a.discount).ends_at,
    'uses', (a.discount).uses, 'usesMax', (a.discount).uses_max,
    'givenMinor', (a.discount).given_minor::text, 'givenMaxMinor', (a.discount).given_max_minor::text,
    'perPersonMax', (a.discount).per_person_max,
    'usedByYou', case when (a.discount).per_person_max is null or v_owner = '' then 0
                      else money.own_uses((a.discount).id, v_owner, p_email) end,
    'codeUses', a.code_uses, 'codeUsesMax', a.code_uses_max) order by (a.discount).created_at, (a.discount).id), '[]') into v_found
  from shop.discounts_at(p_pages, p_codes) a;
  return v_found;
end $$;

-- The same count across all purses, which row security would hide: the actor is the system for this one question.
create or replace function money.own_uses(p_discount uuid, p_owner text, p_email text) returns int
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_was text := money.actor(); v_count int;
begin
  perform set_config('souk.actor', 'system', true);
  v_count := money.uses_of(p_discount, p_owner, p_email);
  perform set_config('souk.actor', v_was, true);
  return v_count;
end $$;

-- Takes the discounts of a purchase that is being recorded, in the order of their ids: [{id, discounts: [{id, version, code, amount}]}] are
-- its orders. SK102 when one is not what was quoted any more, or used by this person as often as it may be: the lock of the count, taken
-- first, makes two purchases of hers wait for each other.
create or replace function money.take_discounts(p_owner text, p_purchase jsonb, p_orders jsonb) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v record; v_most int;
begin
  for v in
    select (o->>'id')::uuid as order_id, (o->>'pageId')::uuid as page_id, (d->>'id')::uuid as id, (d->>'version')::int as version,
           d->>'code' as code, (d->>'amount')::bigint as amount
    from jsonb_array_elements(p_orders) o, jsonb_array_elements(coalesce(o->'discounts', '[]')) d
    order by (d->>'id')::uuid
  loop
    perform shop.take_discount(v.id, v.version, v.code, v.amount);
    v_most := shop.discount_per_person(v.id);
    if v_most is not null and money.own_uses(v.id, p_owner, p_purchase->>'email') >= v_most then
      raise exception '%', v.id using errcode = 'SK102';
    end if;
    insert into money.discount_use (order_id, discount_id, purchase_id, owner, page_id, code, currency, amount_minor)
    values (v.order_id, v.id, (p_purchase->>'id')::uuid, p_owner, v.page_id, v.code, p_purchase->>'currency', v.amount);
  end loop;
end $$;

-- Whatever ends an attempt without its money gives its discounts back, once. Before stock is freed: discounts are always locked before stock.
create or replace function money.give_back_discounts() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v record;
begin
  for v in
    select x.order_id, x.discount_id, x.code, x.amount_minor from money.discount_use x
    where x.purchase_id = new.purchase_id and x.state = 'held' order by x.discount_id for update
  loop
    update money.discount_use set state = 'released' where order_id = v.order_id and discount_id = v.discount_id;
    perform shop.give_back_discount(v.discount_id, v.code, v.amount_minor);
  end loop;
  return null;
end $$;
create or replace trigger attempt_gives_back_discounts after update of state on money.attempt
  for each row when (old.state is distinct from new.state and new.state in ('voiding', 'voided', 'declined', 'expired'))
  execute function money.give_back_discounts();

-- Codes that bought something have done their work; those of other shops stay.
create or replace function money.forget_used_codes() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  delete from money.cart_code k using money.discount_use x
  where x.purchase_id = new.purchase_id and x.code is not null and k.owner = x.owner and k.page_id = x.page_id and k.code = x.code;
  return null;
end $$;
create or replace trigger attempt_forgets_used_codes after update of state on money.attempt
  for each row when (new.state in ('authorized', 'agreed') and old.state is distinct from new.state)
  execute function money.forget_used_codes();

-- What a code is among these pages, or among those in the actor's cart when none is named: the rows of `money.discount_rows` that have it.
create or replace function money.find_code(p_actor text, p_code text, p_page uuid) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_pages uuid[];
begin
  perform set_config('souk.actor', p_actor, true);
  v_pages := case when p_page is null then array(select distinct l.page_id from money.cart_line l where l.owner = p_actor)
                  else array[p_page] end;
  return (
    select coalesce(jsonb_agg(r), '[]')
    from jsonb_array_elements(money.discount_rows(v_pages,
      (select coalesce(jsonb_agg(jsonb_build_object('page', p, 'code', p_code)), '[]') from unnest(v_pages) p), null)) r
    where r->>'code' = p_code);
end $$;

-- Keeps a code for these pages beside the actor's cart; the oldest make room where there would be more than so many.
create or replace function money.keep_code(p_actor text, p_code text, p_pages uuid[], p_most int) returns int
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_kept int;
begin
  perform set_config('souk.actor', p_actor, true);
  insert into money.cart_code (owner, page_id, code) select p_actor, p, p_code from unnest(p_pages) p on conflict do nothing;
  delete from money.cart_code k where k.owner = p_actor and (k.page_id, k.code) not in (
    select x.page_id, x.code from money.cart_code x where x.owner = p_actor order by x.added_at desc, x.page_id limit p_most);
  select count(*)::int into v_kept from money.cart_code k where k.owner = p_actor;
  return v_kept;
end $$;

-- Takes a code out again, wherever it is kept.
create or replace function money.drop_code(p_actor text, p_code text) returns int
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_left int;
begin
  perform set_config('souk.actor', p_actor, true);
  delete from money.cart_code k where k.owner = p_actor and k.code = p_code;
  select count(*)::int into v_left from money.cart_code k where k.owner = p_actor;
  return v_left;
end $$;
