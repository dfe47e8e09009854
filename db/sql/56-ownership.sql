-- Invitations to own a page: nobody's business outside the shop ring. Runs after the grants on all of the shop's tables.
do $$
begin
  if to_regclass('shop.page_invite') is not null then
    grant select, insert, update on shop.page_invite to {{shop}};
    revoke all on shop.page_invite from {{money}}, {{social}};
  end if;
end
$$;
