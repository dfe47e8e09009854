-- People: what they show of themselves, what they report, and what a friendship, its end and a block do to the rest. These
-- consequences are the database's, in the transaction that causes them: identity knows nothing of the social ring.

grant select, insert, update, delete on social.profile_choice to {{social}};
grant select, insert, delete on social.report to {{social}};

-- What two people change between them they change one after the other, whoever of them begins.
create or replace function identity.hold_pair(p_one uuid, p_other uuid) returns void
  language sql volatile set search_path = pg_catalog, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended('pair ' || least(p_one, p_other) || greatest(p_one, p_other), 0))
$$;
-- Whom somebody does not see and who does not see her: all she blocked and all who blocked her.
create or replace function identity.apart_from(p_person uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.blocked_id from identity.block b where b.person_id = p_person
  union select b.person_id from identity.block b where b.blocked_id = p_person
  union select s from identity.suspended() s where s is distinct from p_person
$$;
revoke all on function identity.hold_pair(uuid, uuid), identity.apart_from(uuid) from public;
grant execute on function identity.hold_pair(uuid, uuid) to {{identity}}, {{social}};
grant execute on function identity.apart_from(uuid) to {{identity}}, {{social}}, {{shop}};

-- Tells a person something (`lib/social/notices/notify.ts`): not of her own doings, nor of what she wants in no way, nor of
-- whom she muted or either blocked. The same person doing the same to the same thing is told once; `p_again` tells anew.
-- Her browsers are told a little later: what she sees meanwhile, or is taken back, needs no push.
create or replace function social.notify(p_to uuid, p_kind text, p_subject_kind text, p_subject uuid, p_by uuid, p_again boolean)
  returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  v_notice uuid;
begin
  if p_to = p_by or coalesce(identity.apart(p_to, p_by), false)
    or exists (select from social.notice_off o where o.person_id = p_to and o.kind = p_kind)
      and not exists (select from social.notice_way w where w.person_id = p_to and w.kind = p_kind)
    or exists (select from social.person_mute m where m.person_id = p_to and m.muted_id = p_by) then
    return;
  end if;
  insert into social.notice (person_id, kind, subject_kind, subject_id, by_id)
  values (p_to, p_kind, p_subject_kind, p_subject, p_by)
  on conflict (person_id, kind, subject_kind, subject_id, coalesce(by_id, '00000000-0000-0000-0000-000000000000'))
    do update set at = now(), seen_at = null, digested_at = null where p_again
  returning id into v_notice;
  if v_notice is not null then
    perform social.tell_live('person:' || p_to);
    perform queue.add_social('social:push-notice', json_build_object('notice', v_notice, 'subscription', s.id),
        now() + interval '10 seconds', 'push ' || v_notice || ' ' || s.id)
      from social.push_subscription s where s.person_id = p_to
        and exists (select from social.notice_way w where w.person_id = p_to and w.kind = p_kind and w.way = 'push');
  end if;
end
$$;
revoke all on function social.notify(uuid, text, text, uuid, uuid, boolean) from public;
grant execute on function social.notify(uuid, text, text, uuid, uuid, boolean) to {{social}};

-- Being asked and being accepted are told; being refused and left are not. With a friendship go the circles it opened.
create or replace function identity.friendship_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_low uuid := coalesce(new.low_id, old.low_id);
  v_high uuid := coalesce(new.high_id, old.high_id);
  v_asker uuid := coalesce(new.asked_by, old.asked_by);
  v_asked uuid := case when v_asker = v_low then v_high else v_low end;
begin
  -- What is answered or withdrawn waits no more.
  if tg_op = 'DELETE' or tg_op = 'UPDATE' and (new.accepted_at is not null or new.refused_at is not null) then
    delete from social.notice n where n.kind = 'friend_asked' and n.person_id = v_asked and n.by_id = v_asker;
  end if;
  if tg_op = 'INSERT' and new.accepted_at is null or tg_op = 'UPDATE' and old.asked_by <> new.asked_by then
    perform social.notify(v_asked, 'friend_asked', 'person', v_asker, v_asker, false);
  elsif tg_op = 'UPDATE' and old.accepted_at is null and new.accepted_at is not null then
    perform social.notify(v_asker, 'friend_accepted', 'person', v_asked, v_asked, false);
  elsif tg_op = 'DELETE' then
    delete from social.notice n where n.kind = 'friend_accepted' and n.person_id = v_asker and n.by_id = v_asked;
    delete from social.circle_member m using social.circle c where c.id = m.circle_id
      and (c.person_id = v_low and m.person_id = v_high or c.person_id = v_high and m.person_id = v_low);
  end if;
  -- Who refuses hears of it alone, or an open page of the other's would tell her; so does who withdraws what was refused.
  if tg_op = 'UPDATE' and new.accepted_at is null and new.asked_by = old.asked_by then
    perform social.tell_live('person:' || case when new.refused_at is distinct from old.refused_at then v_asked else v_asker end);
  else
    perform social.tell_live('person:' || v_low), social.tell_live('person:' || v_high);
  end if;
  return null;
end
$$;
revoke all on function identity.friendship_changed() from public;
create or replace trigger friendship_changed after insert or update or delete on identity.friendship
  for each row execute function identity.friendship_changed();

-- A block ends all that was between the two, both ways; when it is taken back nothing of it returns, nor what came in the very moment
-- in which it was made.
create or replace function identity.block_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_one uuid := coalesce(new.person_id, old.person_id);
  v_other uuid := coalesce(new.blocked_id, old.blocked_id);
begin
  delete from identity.friendship f where f.low_id = least(v_one, v_other) and f.high_id = greatest(v_one, v_other);
  delete from social.person_follow f
    where f.person_id = v_one and f.followed_id = v_other or f.person_id = v_other and f.followed_id = v_one;
  delete from social.circle_member m using social.circle c where c.id = m.circle_id
    and (c.person_id = v_one and m.person_id = v_other or c.person_id = v_other and m.person_id = v_one);
  delete from social.share_person n using social.share s where s.id = n.share_id
    and (s.person_id = v_one and n.person_id = v_other or s.person_id = v_other and n.person_id = v_one);
  delete from social.notice n
    where n.person_id = v_one and n.by_id = v_other or n.person_id = v_other and n.by_id = v_one;
  perform social.tell_live('person:' || v_one), social.tell_live('person:' || v_other);
  return null;
end
$$;
revoke all on function identity.block_changed() from public;
drop trigger if exists block_made on identity.block;
drop function if exists identity.block_made();
create or replace trigger block_changed after insert or delete on identity.block
  for each row execute function identity.block_changed();

-- Whom nobody finds any more is nobody's friend, and on nobody's list of the blocked.
create or replace function identity.ties_end() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from identity.friendship f where f.low_id = new.id or f.high_id = new.id;
  delete from identity.block b where b.person_id = new.id or b.blocked_id = new.id;
  return null;
end
$$;
revoke all on function identity.ties_end() from public;
create or replace trigger ties_end after update of state on identity.person
  for each row when (new.state = 'closed' and old.state <> 'closed') execute function identity.ties_end();

-- The bytes of a picture of oneself go with it; the shop's worker keeps all pictures.
create or replace function identity.picture_gone() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.enqueue('shop', 'shop:remove-media', json_build_object('key', old.avatar_key), now(), 'media ' || old.avatar_key);
  return null;
end
$$;
revoke all on function identity.picture_gone() from public;
create or replace trigger picture_gone after update of avatar_key on identity.profile
  for each row when (old.avatar_key is distinct from new.avatar_key and old.avatar_key is not null)
  execute function identity.picture_gone();
create index if not exists profile_avatar on identity.profile (avatar_key) where avatar_key is not null;

-- Finding people by the beginning of their name, or of their handle.
create index if not exists profile_handle_beginning on identity.profile (lower(handle) text_pattern_ops);
create index if not exists profile_name_beginning on identity.profile (lower(name) text_pattern_ops);
