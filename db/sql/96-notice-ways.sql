-- Ways of being told besides the site: a digest by mail, and browsers that are pushed to.

grant select, insert, update, delete on social.notice_way, social.digest, social.push_subscription to {{social}};

-- The next digest after a moment: at eight in the morning there, of every day or of Monday; null where there is none.
create or replace function social.digest_next(p_rhythm text, p_zone text, p_after timestamptz) returns timestamptz
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select min(morning) from (
    select (date_trunc('day', p_after at time zone p_zone) + make_interval(days => day, hours => 8)) at time zone p_zone as morning,
      extract(isodow from date_trunc('day', p_after at time zone p_zone) + make_interval(days => day)) as weekday
    from generate_series(0, 8) day) mornings
  where morning > p_after and (p_rhythm = 'daily' or p_rhythm = 'weekly' and weekday = 1)
$$;
revoke all on function social.digest_next(text, text, timestamptz) from public;
grant execute on function social.digest_next(text, text, timestamptz) to {{social}};

-- Whether somebody is signed in by that session now.
create or replace function identity.session_lives(p_session uuid, p_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from identity.session s join identity.person p on p.id = s.person_id and p.state = 'active'
    where s.id = p_session and s.person_id = p_person and s.revoked_at is null and s.expires_at > now())
$$;
revoke all on function identity.session_lives(uuid, uuid) from public;
grant execute on function identity.session_lives(uuid, uuid) to {{social}};

-- A browser in which she signs out is told nothing more, from that moment on: nothing is pushed to it, and live news are hung up on.
-- Her other browsers' are hung up on with it; they ask anew, as who they are by then.
create or replace function identity.push_ends() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from social.push_subscription s where s.session_id = old.id;
  perform social.tell_live('gone:' || old.person_id);
  return null;
end
$$;
revoke all on function identity.push_ends() from public;
create or replace trigger push_ends after update of revoked_at on identity.session
  for each row when (old.revoked_at is null and new.revoked_at is not null) execute function identity.push_ends();
create or replace trigger push_ends_with_session after delete on identity.session
  for each row execute function identity.push_ends();
