-- What the roles of a page's people allow. `lib/shop/ownership/model.ts` holds the same table, and a test compares them. What
-- nobody has heard of is allowed to nobody.
create or replace function shop.roles_may(p_roles text[], p_capability text) returns boolean language sql immutable as $$
  select coalesce(p_roles && case p_capability
    when 'see_catalog' then '{owner,catalog,orders,read_only}'::text[]
    when 'change_catalog' then '{owner,catalog}'
    when 'export_catalog' then '{owner,catalog}'
    when 'change_stock' then '{owner,catalog,orders}'
    when 'change_page' then '{owner,catalog}'
    when 'see_orders' then '{owner,orders,money,read_only}'
    when 'see_buyers' then '{owner,orders}'
    when 'change_orders' then '{owner,orders}'
    when 'refund_returns' then '{owner,orders,money}'
    when 'refund_orders' then '{owner,money}'
    when 'see_money' then '{owner,money,read_only}'
    when 'answer_disputes' then '{owner,money}'
    when 'change_bank' then '{owner}'
    when 'see_insights' then '{owner,catalog,money,read_only}'
    when 'see_settings' then '{owner,read_only}'
    when 'change_settings' then '{owner}'
    when 'see_people' then '{owner,catalog,orders,money,read_only}'
    when 'change_people' then '{owner}'
    when 'take_archive' then '{owner}'
    when 'close_page' then '{owner}'
  end, false)
$$;

-- A page that is not being deleted always has an owner, whoever changes its people and how. Asked at the end of a transaction: it
-- may put another in her place.
create or replace function shop.page_keeps_owner() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from shop.page g where g.id = old.page_id)
     and not exists (select from shop.page_member m where m.page_id = old.page_id and 'owner' = any (m.roles)) then
    raise exception 'a page has an owner' using errcode = '23514', constraint = 'page_member_owner';
  end if;
  return null;
end $$;
revoke all on function shop.page_keeps_owner() from public;
drop trigger if exists page_member_owner on shop.page_member;
create constraint trigger page_member_owner after update of roles or delete on shop.page_member
  deferrable initially deferred for each row when ('owner' = any (old.roles)) execute function shop.page_keeps_owner();
