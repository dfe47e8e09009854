-- Invitations to own a page: nobody's business outside the shop ring. Runs after the grants on all of the shop's tables.
do $$
begin
  if to_regclass('shop.page_invite') is not null then
    grant select, insert, update on shop.page_invite to {{shop}};
    revoke all on shop.page_invite from {{money}}, {{social}};
  end if;
end
$$;

-- Where a page's people are written to about what was sold: its contact address, or else that of whoever owns it the longest and has
-- proven hers. Nobody but the site's own mails is told.
create or replace function money.seller_mailbox(p_page uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(nullif(g.contact_email, ''), (
    select i.email from shop.page_member m join identity.person i on i.id = m.person_id
    where m.page_id = g.id and 'owner' = any(m.roles) and i.email_verified_at is not null order by m.created_at, m.person_id limit 1), '')
  from shop.page g where g.id = p_page
$$;
revoke all on function money.seller_mailbox(uuid) from public;
grant execute on function money.seller_mailbox(uuid) to {{money}};
