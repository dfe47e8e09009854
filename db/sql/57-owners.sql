-- Who may own a page, and who closes an account: identity knows who is here, the shop who owns what. Both sides meet at the
-- person's row: joining shares it, closing holds it, so of the two at once the later one sees what the earlier has done.
-- Order of locks: a page (or a handle) before a person; whoever closes an account locks nothing of the shop.

-- Nobody becomes one of a page's people whose account is closed, or is being closed when the closing comes first.
create or replace function shop.member_is_active() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from identity.person p where p.id = new.person_id and p.state = 'active' for share;
  if not found then
    raise exception 'an owner has an open account' using errcode = '23514', constraint = 'page_member_active';
  end if;
  return new;
end $$;
revoke all on function shop.member_is_active() from public;
create or replace trigger page_member_active before insert or update of person_id on shop.page_member
  for each row execute function shop.member_is_active();

-- Whether a person owns a page that is not closed, with whatever other people; all the identity ring may ask, and does while it holds her row.
create or replace function shop.owns_pages(p_person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from shop.page_member m join shop.page g on g.id = m.page_id
    where m.person_id = p_person and 'owner' = any (m.roles) and g.state <> 'closed')
$$;

-- Closes what somebody alone owns, as it was when she left, where a database from before that moment was brought back. Orders that were
-- open then stay as they are.
create or replace function shop.end_ownership(p_person uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select shop.close_page(g.id) from shop.page g
  where g.state <> 'closed'
    and exists (select from shop.page_member m where m.page_id = g.id and m.person_id = p_person and 'owner' = any (m.roles))
    and not exists (select from shop.page_member m join identity.person p on p.id = m.person_id
      where m.page_id = g.id and m.person_id <> p_person and 'owner' = any (m.roles) and p.state = 'active')
$$;

-- How many people own a page: those who can still come in.
create or replace function shop.count_owners(p_page uuid) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::int from shop.page_member m join identity.person p on p.id = m.person_id
  where m.page_id = p_page and 'owner' = any (m.roles) and p.state = 'active'
$$;

-- How many people a page has, whatever they may do there.
create or replace function shop.count_people(p_page uuid) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::int from shop.page_member m join identity.person p on p.id = m.person_id
  where m.page_id = p_page and p.state = 'active'
$$;

revoke all on function shop.owns_pages(uuid), shop.end_ownership(uuid), shop.count_owners(uuid), shop.count_people(uuid) from public;
grant execute on function shop.owns_pages(uuid), shop.end_ownership(uuid) to {{identity}};
grant execute on function shop.count_owners(uuid), shop.count_people(uuid) to {{shop}};

-- Whether an address is that of one of the page's people; it must be a proven one, for anybody can
-- type any other.
create or replace function shop.is_members_address(p_page uuid, p_email text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from shop.page_member m join identity.person p on p.id = m.person_id
    where m.page_id = p_page and lower(p.email) = lower(trim(p_email)) and p.state = 'active' and p.email_verified_at is not null)
$$;

-- The address of somebody while she is one of the page's people and no longer, so that what was sent to it can be taken back with
-- her roles: invitations keep only a hash that the database has no key for.
create or replace function shop.members_address(p_page uuid, p_person uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.email from shop.page_member m join identity.person p on p.id = m.person_id
  where m.page_id = p_page and m.person_id = p_person and p.state = 'active'
$$;

drop function if exists shop.is_owners_address(uuid, text), shop.owners_address(uuid, uuid);
revoke all on function shop.is_members_address(uuid, text), shop.members_address(uuid, uuid) from public;
grant execute on function shop.is_members_address(uuid, text), shop.members_address(uuid, uuid) to {{shop}};
