-- Conversations. The social ring knows neither the order nor its sides: whoever names a conversation was told its name by the
-- money ring, which resolves it for each viewer anew. Nothing is seen of one that is not named.

create or replace function social.talks() returns uuid[] language sql stable set search_path = pg_catalog, pg_temp as $$
  select string_to_array(nullif(current_setting('souk.talks', true), ''), ',')::uuid[]
$$;

-- Only a job that forgets somebody names nothing: it sees what she wrote herself.
create or replace function social.forgotten() returns uuid language sql stable set search_path = pg_catalog, pg_temp as $$
  select nullif(current_setting('souk.forgets', true), '')::uuid
$$;

do $$
declare name text;
begin
  foreach name in array array['message', 'talk_read', 'message_report'] loop
    execute format('alter table social.%I enable row level security', name);
    execute format('alter table social.%I force row level security', name);
    execute format('drop policy if exists named_only on social.%I', name);
    execute format('create policy named_only on social.%I using (talk_id = any (social.talks()))', name);
  end loop;
end $$;
drop policy if exists forgetting on social.message;
create policy forgetting on social.message using (person_id = social.forgotten());
