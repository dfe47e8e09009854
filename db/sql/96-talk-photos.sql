-- Photographs of messages. They are seen by who stands in their conversation, asked with every statement; and those of a friend
-- by nobody who may not write to her any more: what was said stays with both, what was shown was shown to a friend.

create or replace function social.shows_photo(p_message uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from social.talk_message m join social.talk t on t.id = m.talk_id
    where m.id = p_message and (t.kind = 'page' or m.person_id = social.reader() or social.may_write(t)))
$$;
-- Whether a message takes photographs of the reader's, chosen for that page (null: for herself): one she wrote on that side.
create or replace function social.takes_photo(p_message uuid, p_page uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from social.talk_message m join social.talk t on t.id = m.talk_id
    where m.id = p_message and m.person_id = social.reader() and social.writes(m.talk_id, m.side)
      and p_page is not distinct from case m.side when 'b' then t.page_id end)
$$;
revoke all on function social.shows_photo(uuid), social.takes_photo(uuid, uuid) from public;
grant execute on function social.shows_photo(uuid), social.takes_photo(uuid, uuid) to {{social}};

do $$
declare name text; policy name;
begin
  foreach name in array array['talk_photo', 'talk_report_photo'] loop
    execute format('alter table social.%I enable row level security', name);
    execute format('alter table social.%I force row level security', name);
    for policy in select p.policyname from pg_policies p where p.schemaname = 'social' and p.tablename = name loop
      execute format('drop policy %I on social.%I', policy, name);
    end loop;
  end loop;
end $$;
-- What was chosen and not sent yet is its chooser's alone.
create policy seen on social.talk_photo for select using (
  case when message_id is null then person_id = social.reader() else social.shows_photo(message_id) end);
create policy chosen on social.talk_photo for insert with check (
  person_id = social.reader() and message_id is null and (page_id is null or shop.answers_for(page_id, social.reader())));
create policy sent on social.talk_photo for update using (person_id = social.reader() and message_id is null)
  with check (person_id = social.reader() and (message_id is null or social.takes_photo(message_id, page_id)));
create policy taken_back on social.talk_photo for delete using (
  case when message_id is null then person_id = social.reader()
  else exists (select from social.talk_message m where m.id = message_id and social.stands(m.talk_id, m.side)) end);
-- What was chosen and never sent, for the job that takes it away.
create policy upkeep on social.talk_photo
  using (message_id is null and coalesce(current_setting('souk.upkeep', true), '') = 'yes');
-- Whom a job forgets: what she chose for herself goes, what she chose for a page stays the page's, and nobody's in particular.
create policy forget_seen on social.talk_photo for select using (
  person_id = social.forgotten() or (social.forgotten() is not null and person_id is null and page_id is not null));
create policy forget_kept on social.talk_photo for update
  using (person_id = social.forgotten() and page_id is not null) with check (person_id is null and page_id is not null);
create policy forget_gone on social.talk_photo for delete using (person_id = social.forgotten() and page_id is null);

-- Of what was reported its reporter adds copies, and the operator sees them.
create policy reports on social.talk_report_photo
  using (exists (select from social.talk_report r where r.id = report_id))
  with check (exists (select from social.talk_report r where r.id = report_id));

-- Bytes follow their row.
create or replace function social.photo_gone() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.enqueue('social', 'social:remove-photo', json_build_object('photo', old.id), now(), 'photo ' || old.id);
  return null;
end $$;
revoke all on function social.photo_gone() from public;
create or replace trigger photo_gone after delete on social.talk_photo
  for each row execute function social.photo_gone();
create or replace trigger photo_gone after delete on social.talk_report_photo
  for each row execute function social.photo_gone();
