-- Discounts of a shop: their definitions are their owners', their counts the database's. The money ring takes and gives back a use through
-- these functions, inside its own transaction, and says no name. Codes are for the shop and the till alone: who could read them all
-- needed to guess none.

revoke all on shop.discount, shop.discount_code from {{shop}}, {{money}}, {{social}}, {{identity}};
grant select, insert, delete on shop.discount, shop.discount_code to {{shop}};
-- Once it is there, its owner changes what it says, and never how often it was used.
grant update (title, kind, method, currency, basis_points, off_minor, most_minor, buy_quantity, get_quantity, target_kind, targets,
              minimum_minor, minimum_quantity, combines, starts_at, ends_at, state, uses_max, per_person_max, given_max_minor)
  on shop.discount to {{shop}};

-- Each change of what a discount says is another version of it; counting is not.
create or replace function shop.new_discount_version() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
create or replace trigger discount_version before update of title, kind, method, currency, basis_points, off_minor, most_minor, buy_quantity,
    get_quantity, target_kind, targets, minimum_minor, minimum_quantity, combines, starts_at, ends_at, state, uses_max, per_person_max,
    given_max_minor
  on shop.discount for each row execute function shop.new_discount_version();

-- An ended discount stays ended.
create or replace function shop.keep_discount_ended() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'an ended discount stays ended' using errcode = 'SK005';
end $$;
create or replace trigger discount_ended before update of state on shop.discount
  for each row when (old.state = 'ended' and new.state <> 'ended') execute function shop.keep_discount_ended();

-- Takes one use of a discount as it was quoted. Raises SK102 when it is not, or no longer, what was quoted: changed, paused, out of its
-- time, used up, or its code is. The row's lock, held to the end of the transaction, is what lines up those who want the last one.
create or replace function shop.take_discount(p_discount uuid, p_version int, p_code text, p_amount bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update shop.discount d set uses = d.uses + 1, given_minor = d.given_minor + p_amount
  where d.id = p_discount and d.version = p_version and d.state = 'active' and d.starts_at <= clock_timestamp()
    and (d.ends_at is null or d.ends_at > clock_timestamp())
    and (d.uses_max is null or d.uses < d.uses_max)
    and (d.given_max_minor is null or d.given_minor + p_amount <= d.given_max_minor)
    and (d.method = 'code') = (p_code is not null)
    and exists (select from shop.page g where g.id = d.page_id and g.currency = d.currency);
  if not found then
    raise exception '%', p_discount using errcode = 'SK102';
  end if;
  if p_code is not null then
    update shop.discount_code c set uses = c.uses + 1
    where c.discount_id = p_discount and c.code = p_code and (c.uses_max is null or c.uses < c.uses_max);
    if not found then
      raise exception '%', p_discount using errcode = 'SK102';
    end if;
  end if;
end $$;

-- How often one person may use a discount; null without such a limit.
create or replace function shop.discount_per_person(p_discount uuid) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select per_person_max from shop.discount where id = p_discount
$$;

-- Gives one use back, whatever became of the discount meanwhile.
create or replace function shop.give_back_discount(p_discount uuid, p_code text, p_amount bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update shop.discount set uses = uses - 1, given_minor = given_minor - p_amount where id = p_discount;
  update shop.discount_code set uses = uses - 1 where discount_id = p_discount and code = p_code;
end $$;

-- The discounts of pages as a purchase meets them: those that apply by themselves now, and of each page those of the codes asked for,
-- however they stand. `p_codes` are [{page, code}].
create or replace function shop.discounts_at(p_pages uuid[], p_codes jsonb)
returns table (discount shop.discount, code text, code_uses int, code_uses_max int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d, null::text, 0, null::int from shop.discount d
  where d.page_id = any (p_pages) and d.method = 'automatic' and d.state = 'active' and d.starts_at <= clock_timestamp()
    and (d.ends_at is null or d.ends_at > clock_timestamp())
  union all
  select d, c.code, c.uses, c.uses_max
  from jsonb_to_recordset(p_codes) as asked(page uuid, code text)
  join shop.discount_code c on c.page_id = asked.page and c.code = asked.code
  join shop.discount d on d.id = c.discount_id and d.method = 'code'
  where asked.page = any (p_pages)
$$;

revoke all on function shop.take_discount(uuid, int, text, bigint), shop.give_back_discount(uuid, text, bigint),
  shop.discounts_at(uuid[], jsonb), shop.discount_per_person(uuid) from public;
grant execute on function shop.take_discount(uuid, int, text, bigint), shop.give_back_discount(uuid, text, bigint),
  shop.discounts_at(uuid[], jsonb), shop.discount_per_person(uuid) to {{money}};
