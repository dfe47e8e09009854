-- What people chose to show. One function says who sees a share, and every surface asks it.

grant select, insert, update, delete on social.circle, social.circle_member, social.share, social.share_person,
  social.notice, social.notice_off, social.person_mute, social.page_mute to {{social}};

-- Whether a share can be seen by somebody (null for nobody in particular) in lists and by its address. By its link it is
-- seen by whoever has the link: that is asked by the token.
create or replace function social.sees_share(p_viewer uuid, s social.share) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select p_viewer is not distinct from s.person_id and p_viewer is not null
    or s.starts_at <= now() and (s.ends_at is null or s.ends_at > now())
      and not identity.held('share', s.id)
      and not coalesce(identity.apart(p_viewer, s.person_id), false)
      and case s.audience
        when 'public' then true
        when 'friends' then coalesce(identity.are_friends(p_viewer, s.person_id), false)
        when 'circle' then coalesce(identity.are_friends(p_viewer, s.person_id), false)
          and exists (select from social.circle_member m where m.circle_id = s.circle_id and m.person_id = p_viewer)
        when 'people' then exists (select from social.share_person n where n.share_id = s.id and n.person_id = p_viewer)
        else false
      end
$$;
revoke all on function social.sees_share(uuid, social.share) from public;
grant execute on function social.sees_share(uuid, social.share) to {{social}};

-- Tells the browsers that wait for it that something about a topic is new or gone. It says which topic and never what.
create or replace function social.tell_live(p_topic text) returns void
  language sql set search_path = pg_catalog, pg_temp as $$
  select pg_notify('souk_live', p_topic)
$$;
revoke all on function social.tell_live(text) from public;
grant execute on function social.tell_live(text) to {{social}};

-- What is gone takes along what was said of it to others, and the key under which its owner's words were sealed: whoever deletes
-- it, and however, the job for that is of the same transaction.
create or replace function social.share_gone() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from social.notice n where n.subject_kind = 'share' and n.subject_id = old.id;
  perform social.tell_live('share:' || old.id);
  if old.sealed_note is not null then
    perform queue.add_social('social:forget-note', json_build_object('share', old.id), now(), 'forget-note:' || old.id);
  end if;
  return null;
end $$;
revoke all on function social.share_gone() from public;
create or replace trigger share_gone after delete on social.share
  for each row execute function social.share_gone();
