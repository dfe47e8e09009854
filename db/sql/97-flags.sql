-- What the database finds worth a look by itself: names that pass for Souk's, links that hide where they lead, much in a short time.
-- A flag stands in the queue beside reports and does nothing else.

revoke all on identity.flag, identity.denied_host from {{identity}}, {{shop}}, {{money}}, {{social}};
grant select, insert, delete on identity.denied_host to {{social}};

create or replace function identity.raise_flag(p_kind text, p_id uuid, p_reason text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into identity.flag as f (subject_kind, subject_id, reason) values (p_kind, p_id, p_reason)
  on conflict (subject_kind, subject_id, reason) do update set at = now(), decided_at = null
  where f.decided_at < now() - interval '30 days'
$$;

-- A name as the eye reads it: letters of other scripts as those they look like, nothing but letters.
create or replace function identity.skeleton(p_name text) returns text
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select regexp_replace(
    translate(normalize(lower(p_name), NFKD),
      'аеорсухіѕјԁɡӏкмтвнгοαρυκντι0135$@!|', 'aeopcyxisjdglkmtbhroapukvtiolessail'),
    '[^a-z\u0621-\u064a]+', '', 'g')
$$;
-- Whether a name passes for somebody of Souk's.
create or replace function identity.imitates(p_name text) returns boolean
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select identity.skeleton(p_name) ~ ('^(the)?souk(app|pay)?$|souk(support|help|team|admin|staff|official|security|service|pay(ments?)?|refunds?)'
    || '|(support|help|team|admin|staff|official|security|service)(of|at|by|from)?souk|(دعم|فريق|ادارة|مشرف|خدمة|امن)(و|ال)?سوق$|^سوق(الرسمي)?$')
$$;
create or replace function identity.flag_name() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if identity.imitates(new.name) then
    perform identity.raise_flag(tg_argv[0], (to_jsonb(new) ->> tg_argv[1])::uuid, 'imitation');
  end if;
  return null;
end $$;
create or replace trigger name_flagged after insert or update of name on identity.profile
  for each row execute function identity.flag_name('person', 'person_id');
create or replace trigger name_flagged after insert or update of name on shop.page
  for each row execute function identity.flag_name('page', 'id');

-- Whether words hold an address that hides where it leads: a name before the host, letters of two scripts in one part of it, a
-- bare number, or a host that operators refused.
create or replace function identity.deceives(p_words text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from regexp_matches(coalesce(p_words, ''), 'https?://([^\s/?#<>"]+)', 'gi') m
    -- What ends a sentence is no part of a host, and neither is the dot that a name may end with.
    cross join lateral (select rtrim(lower(regexp_replace(regexp_replace(rtrim(m[1], '.,;:!)''”»…،؛؟'), '^.*@', ''), ':[0-9]*$', '')), '.') as host) h
    where m[1] ~ '@' or h.host ~ '^([0-9.]+|0x[0-9a-f]+|\[.*\])$'
      or exists (select from regexp_split_to_table(h.host, '[.]') part where part ~ '[a-z]' and part ~ '[^ -~]')
      or exists (select from identity.denied_host d where h.host = d.host or h.host like '%.' || d.host))
$$;
create or replace function identity.flag_words() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare v jsonb := to_jsonb(new);
begin
  if identity.deceives(v ->> tg_argv[2]) then
    perform identity.raise_flag(tg_argv[0], (v ->> tg_argv[1])::uuid, 'link');
  end if;
  return null;
end $$;
do $$
declare place text[];
begin
  foreach place slice 1 in array array[['social.comment', 'comment', 'id', 'words'], ['social.share', 'share', 'id', 'note'],
    ['social.list', 'list', 'id', 'note'], ['social.list_item', 'list', 'list_id', 'note'], ['social.recommendation', 'recommendation', 'id', 'note'],
    ['shop.review', 'review', 'id', 'body'], ['shop.post', 'post', 'id', 'body'], ['identity.profile', 'person', 'person_id', 'bio'],
    ['shop.page', 'page', 'id', 'about'], ['shop.product', 'product', 'id', 'description']] loop
    execute format('create or replace trigger words_flagged after insert or update of %I on %s for each row
      when (new.%I like ''%%://%%'') execute function identity.flag_words(%L, %L, %L)', place[4], place[1], place[4], place[2], place[3], place[4]);
  end loop;
end $$;

-- Twenty comments of one person in ten minutes are worth a look.
create or replace function identity.flag_burst() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if (select count(*) from (select from social.comment c where c.person_id = new.person_id and c.at > now() - interval '10 minutes' limit 20) c) >= 20 then
    perform identity.raise_flag('person', new.person_id, 'burst');
  end if;
  return null;
end $$;
create index if not exists comment_person_time on social.comment (person_id, at);
create or replace trigger burst_flagged after insert on social.comment
  for each row execute function identity.flag_burst();

revoke all on function identity.raise_flag(text, uuid, text), identity.skeleton(text), identity.imitates(text), identity.flag_name(),
  identity.deceives(text), identity.flag_words(), identity.flag_burst() from public;
