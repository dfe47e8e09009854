-- Conversations. The social ring knows neither the order nor its sides: whoever names a conversation was told its name by the
-- money ring, which resolves it for each viewer anew. Nothing is seen of one that is not named.

grant usage on schema social to {{social}};
grant select, insert, update on social.message, social.talk_read, social.message_report to {{social}};
grant delete on social.message_report to {{social}};

create or replace function social.talks() returns uuid[] language sql stable set search_path = pg_catalog, pg_temp as $$
  select string_to_array(nullif(current_setting('souk.talks', true), ''), ',')::uuid[]
$$;

-- Whom a job forgets: it names no conversation and sees what she wrote.
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
  foreach name in array array['message', 'message_report'] loop
    execute format('drop policy if exists upkeep on social.%I', name);
    execute format('create policy upkeep on social.%I using (coalesce(current_setting(''souk.upkeep'', true), '''') = ''yes'')', name);
  end loop;
  foreach name in array array['forget_seen', 'forget_kept', 'forget_gone'] loop
    execute format('drop policy if exists %I on social.message', name);
  end loop;
end $$;
-- A buyer's words go with her account; a shop's stay the shop's, and nobody's in particular.
-- What an update leaves must be in sight too, hence nobody's words of shops, for that job alone.
create policy forget_seen on social.message for select using (
  person_id = social.forgotten() or (social.forgotten() is not null and person_id is null and side = 'shop'));
create policy forget_kept on social.message for update
  using (person_id = social.forgotten() and side = 'shop') with check (person_id is null and side = 'shop');
create policy forget_gone on social.message for delete using (person_id = social.forgotten() and side = 'buyer');

-- The operator reads what was reported and nothing around it.
drop policy if exists operator_reads on social.message_report;
create policy operator_reads on social.message_report for select
  using (coalesce(current_setting('souk.operates', true), '') = 'yes');
