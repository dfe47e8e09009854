-- Conversations between people and with pages. Row security asks with every statement whether whoever reads or writes stands in
-- the conversation; the transaction says who that is (`souk.reader`), and of a page it asks the shop, one yes or no at a time.

-- Whether somebody answers for a page now: one of its people whose role lets her see who buys there.
create or replace function shop.answers_for(p_page uuid, p_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from shop.page_member m join shop.page g on g.id = m.page_id and g.state <> 'closed'
    where m.page_id = p_page and m.person_id = p_person and shop.roles_may(m.roles, 'see_buyers'))
$$;
-- Who is told that somebody wrote to a page.
create or replace function shop.people_answering(p_page uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.person_id from shop.page_member m where m.page_id = p_page and shop.roles_may(m.roles, 'see_buyers')
$$;
revoke all on function shop.answers_for(uuid, uuid), shop.people_answering(uuid) from public;
grant execute on function shop.answers_for(uuid, uuid), shop.people_answering(uuid) to {{social}};
-- Who answers for a page no more, or for more of it, is hung up on: which live news she may hear is asked when she comes back.
create or replace function shop.member_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform social.tell_live('gone:' || old.person_id);
  return null;
end $$;
revoke all on function shop.member_changed() from public;
create or replace trigger member_changed after update of roles or delete on shop.page_member
  for each row execute function shop.member_changed();

create or replace function social.reader() returns uuid language sql stable set search_path = pg_catalog, pg_temp as $$
  select nullif(current_setting('souk.reader', true), '')::uuid
$$;
-- Whether the reader stands on that side of a conversation. It sees the conversations that row security shows her.
create or replace function social.stands(p_talk uuid, p_side text) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from social.talk t where t.id = p_talk and case p_side
    when 'a' then t.person_a = social.reader()
    else t.person_b = social.reader() or t.page_id is not null and shop.answers_for(t.page_id, social.reader()) end)
$$;
-- Whether anything may be written in a conversation now. Neither side is told why not.
create or replace function social.may_write(t social.talk) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select not exists (select from social.talk_side s where s.talk_id = t.id and s.closed)
    and case t.kind
      when 'people' then identity.are_friends(t.person_a, t.person_b) and not identity.apart(t.person_a, t.person_b)
      else exists (select from shop.page g where g.id = t.page_id and g.state = 'published')
        and exists (select from identity.profile p where p.person_id = t.person_a)
    end
$$;
create or replace function social.writes(p_talk uuid, p_side text) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select social.stands(p_talk, p_side) and exists (select from social.talk t where t.id = p_talk and social.may_write(t))
$$;
-- Whether a side of a conversation is the person's whom a job forgets.
create or replace function social.forgets(p_talk uuid, p_side text) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from social.talk t where t.id = p_talk
    and social.forgotten() = case p_side when 'a' then t.person_a else t.person_b end)
$$;
revoke all on function social.reader(), social.stands(uuid, text), social.may_write(social.talk), social.writes(uuid, text),
  social.forgets(uuid, text) from public;
grant execute on function social.reader(), social.stands(uuid, text), social.may_write(social.talk), social.writes(uuid, text),
  social.forgets(uuid, text) to {{social}};

-- In how many of her own conversations there is something a person has not read: what the frame of every page asks.
create or replace function social.unread_talks(p_person uuid) returns integer
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.reader', p_person::text, true);
  return (select count(*) from (
    select t.id, t.messages, 'a' as side from social.talk t where t.person_a = p_person
    union all select t.id, t.messages, 'b' from social.talk t where t.person_b = p_person) mine
    left join social.talk_side s on s.talk_id = mine.id and s.side = mine.side
    where mine.messages > coalesce(s.read, 0) and not coalesce(s.muted or s.closed, false));
end $$;
revoke all on function social.unread_talks(uuid) from public;
grant execute on function social.unread_talks(uuid) to {{social}};

do $$
declare name text; policy name;
begin
  foreach name in array array['talk', 'talk_side', 'talk_message', 'talk_setting', 'talk_report'] loop
    execute format('alter table social.%I enable row level security', name);
    execute format('alter table social.%I force row level security', name);
    for policy in select p.policyname from pg_policies p where p.schemaname = 'social' and p.tablename = name loop
      execute format('drop policy %I on social.%I', policy, name);
    end loop;
  end loop;
  -- Both sides see what belongs to their conversation; each writes what is its own.
  foreach name in array array['talk_side', 'talk_message'] loop
    execute format('create policy seen on social.%I for select using (exists (select from social.talk t where t.id = talk_id))', name);
    execute format('create policy added on social.%I for insert with check (social.%I(talk_id, side))', name,
      case name when 'talk_side' then 'stands' else 'writes' end);
    execute format('create policy changed on social.%I for update using (social.stands(talk_id, side)) with check (social.stands(talk_id, side))', name);
  end loop;
end $$;
create policy stands_in on social.talk for select using (
  person_a = social.reader() or person_b = social.reader() or (page_id is not null and shop.answers_for(page_id, social.reader())));
create policy began on social.talk for insert with check (
  (person_a = social.reader() or person_b = social.reader()) and social.may_write(talk));
create policy goes_on on social.talk for update using (
  person_a = social.reader() or person_b = social.reader() or (page_id is not null and shop.answers_for(page_id, social.reader())));
-- Whoever reports sees that she did; the operator reads what was reported and nothing around it.
create policy reports on social.talk_report using (social.stands(talk_id, side)) with check (social.stands(talk_id, side));
-- And the job that takes it away when it is over.
create policy upkeep on social.talk_report using (coalesce(current_setting('souk.upkeep', true), '') = 'yes');
create policy operator_reads on social.talk_report for select
  using (coalesce(current_setting('souk.operates', true), '') = 'yes');
create policy own on social.talk_setting using (person_id = social.reader());

-- Whom a job forgets: what she wrote for herself goes; what she wrote for a page stays the page's, and nobody's in particular.
-- What an update leaves must be in sight too, hence nobody's messages of pages, for that job alone.
create policy forget_seen on social.talk for select using (
  social.forgotten() is not null and (person_a = social.forgotten() or person_b = social.forgotten()));
create policy forget_gone on social.talk_side for delete using (social.forgets(talk_id, side));
create policy forget_gone on social.talk_setting using (person_id = social.forgotten());
create policy forget_seen on social.talk_message for select using (
  person_id = social.forgotten() or (social.forgotten() is not null and person_id is null and side = 'b'));
create policy forget_kept on social.talk_message for update
  using (person_id = social.forgotten() and side = 'b') with check (person_id is null and side = 'b');
create policy forget_gone on social.talk_message for delete
  using (person_id = social.forgotten() and social.forgets(talk_id, side));

-- A conversation that is gone takes along what people were told of it.
create or replace function social.talk_gone() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  delete from social.notice n where n.subject_kind = 'talk' and n.subject_id = old.id;
  return null;
end $$;
revoke all on function social.talk_gone() from public;
create or replace trigger talk_gone after delete on social.talk
  for each row execute function social.talk_gone();

-- What somebody wrote in the conversation of an order she bought is hers to take along, and nothing else of it: the rest is seen by
-- the name of the conversation alone (69-talks.sql).
drop policy if exists own_words on social.message;
create policy own_words on social.message for select using (person_id = social.reader() and side = 'buyer');
