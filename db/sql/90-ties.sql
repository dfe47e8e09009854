-- Who is whose friend, and who wants nothing to do with whom. Identity writes it; the social ring reads it, because it shows
-- nothing to anybody without asking; the other rings ask one question at a time.

grant select, insert, update, delete on identity.friendship, identity.block to {{identity}};
grant select on identity.friendship, identity.block to {{social}};

create or replace function identity.are_friends(p_one uuid, p_other uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from identity.friendship f
    where f.low_id = least(p_one, p_other) and f.high_id = greatest(p_one, p_other) and f.accepted_at is not null)
$$;
-- Whether one of the two has blocked the other: each is then to the other as if not there.
create or replace function identity.apart(p_one uuid, p_other uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from identity.block b
    where (b.person_id = p_one and b.blocked_id = p_other) or (b.person_id = p_other and b.blocked_id = p_one))
    -- An account that is suspended is apart from everybody but itself, and from nobody in particular too.
    or p_one is distinct from p_other and (identity.is_suspended(p_other) or identity.is_suspended(p_one))
$$;
revoke all on function identity.are_friends(uuid, uuid), identity.apart(uuid, uuid) from public;
grant execute on function identity.are_friends(uuid, uuid), identity.apart(uuid, uuid) to {{identity}}, {{social}}, {{money}}, {{shop}};
