-- Where a shop lets its buyers pay at the door. Off everywhere until its owner says so of a zone, and only in countries on the list.

revoke all on shop.door_zone from {{shop}}, {{money}}, {{social}}, {{identity}};
grant select, insert, update, delete on shop.door_zone to {{shop}};
grant select on shop.door_zone to {{money}};
grant select on markets.door_market to {{shop}}, {{money}};

-- The list of countries, each since the day it was added: money taken at the door is a matter of the law there.
insert into markets.door_market (country, since) values ('US', '2026-11-28T00:00:00Z') on conflict do nothing;

create or replace trigger door_zone_terms after insert or update or delete on shop.door_zone
  for each row execute function shop.part_of_terms_changed();

create or replace function shop.guard_door_zone() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from shop.delivery_zone z where z.id = new.zone_id and z.page_id = new.page_id) then
    raise exception 'a zone is of its page' using errcode = 'check_violation', constraint = 'door_zone_own';
  end if;
  return new;
end $$;
create or replace trigger door_zone_guard before insert or update on shop.door_zone
  for each row execute function shop.guard_door_zone();

-- Whether an order of this total may be paid at the door, for this fee.
create or replace function shop.takes_at_door(p_zone uuid, p_page uuid, p_country text, p_currency text, p_fee bigint, p_total bigint)
returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from shop.door_zone d
    where d.zone_id = p_zone and d.page_id = p_page and d.currency = p_currency and d.fee_minor = p_fee and p_total <= d.most_minor)
    and exists (select from markets.door_market m where m.country = p_country)
$$;
