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

-- A name as the eye reads it, whatever the script: letters and signs as those they look like, without marks, spaces, dashes and what shows
-- nothing. Of Arabic letters the forms that are written for each other are one.
create or replace function identity.looks(p text) returns text
  language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
  select replace(replace(regexp_replace(
    translate(normalize(lower(p), NFKD), 'аеорсухіѕјԁɡӏкмтвнгһԛԝѵοαρυκντιηχγωεոօս015$@!|ىیکةہھ٠١', 'aeopcyxisjdglkmtbhrhqwvoapukvtinxywenouolssailييكههه' || 'ol'),
    '[\u0001-/:-@\[-`{-\u00bf\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u115f\u1160\u200b-\u206f\u3164\ufe00-\ufe0f\ufeff]+', '', 'g'),
    'rn', 'm'), 'vv', 'w')
$$;

-- One part of a host as people read it, of `xn--` and what follows (RFC 3492); as it is where that is no such name.
create or replace function identity.letters_of(p_part text) returns text
  language plpgsql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
declare
  v_last int := length(p_part) - position('-' in reverse(p_part)) + 1;
  v_rest text := substr(p_part, v_last + 1);
  v_out int[] := array(select ascii(c) from regexp_split_to_table(substr(p_part, 5, greatest(v_last - 5, 0)), '') with ordinality s(c, at) where c <> '' order by at);
  n bigint := 128; i bigint := 0; bias bigint := 72; v_before bigint; w bigint; k bigint; v_digit int; t bigint; v_size int; v_delta bigint;
  v_at int := 1;
begin
  if p_part !~ '^xn--[a-z0-9-]*[a-z0-9]$' or length(p_part) > 63 then return p_part; end if;
  while v_at <= length(v_rest) loop
    v_before := i; w := 1; k := 36;
    loop
      if v_at > length(v_rest) or w > 1e12 then return p_part; end if;
      v_digit := ascii(substr(v_rest, v_at, 1));
      v_digit := case when v_digit >= 97 then v_digit - 97 else v_digit - 22 end;
      v_at := v_at + 1;
      i := i + v_digit * w;
      t := case when k <= bias then 1 when k >= bias + 26 then 26 else k - bias end;
      exit when v_digit < t;
      w := w * (36 - t); k := k + 36;
    end loop;
    v_size := cardinality(v_out) + 1;
    v_delta := case when v_before = 0 then i / 700 else (i - v_before) / 2 end;
    v_delta := v_delta + v_delta / v_size;
    k := 0;
    while v_delta > 455 loop v_delta := v_delta / 35; k := k + 36; end loop;
    bias := k + 36 * v_delta / (v_delta + 38);
    n := n + i / v_size; i := i % v_size;
    if n > 1114111 or n between 55296 and 57343 then return p_part; end if;
    v_out := v_out[1:i] || n::int || v_out[i + 1:];
    i := i + 1;
  end loop;
  return array_to_string(array(select chr(c) from unnest(v_out) with ordinality s(c, at) order by at), '');
end $$;
-- A host as people read it, so that `xn--` and the letters it stands for are one, as are letters of full width and what shows nothing.
create or replace function identity.host_letters(p_host text) returns text
  language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
  select normalize(lower(string_agg(identity.letters_of(part), '.' order by at)), NFKC)
  from regexp_split_to_table(normalize(lower(regexp_replace(translate(p_host, '。．｡', '...'),
    '[\u00ad\u034f\u180b-\u180d\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]', '', 'g')), NFKC), '[.]') with ordinality s(part, at)
$$;
-- And as the eye reads it.
create or replace function identity.host_looks(p_host text) returns text
  language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
  select string_agg(identity.looks(part), '.' order by at)
  from regexp_split_to_table(identity.host_letters(p_host), '[.]') with ordinality s(part, at)
$$;
create index if not exists denied_host_letters on identity.denied_host (identity.host_letters(host));
create index if not exists denied_host_looks on identity.denied_host (identity.host_looks(host));

-- What operators said of a host and all above it: `refused`; `like` where its own letters pass for those of a refused one; null for
-- nothing. A name of plain letters passes for nobody: whoever was imitated by a refused host is not refused with it.
create or replace function identity.host_known(p_host text) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with tail as (
    select array_to_string(a.parts[i:], '.') as host
    from (select string_to_array(identity.host_letters(rtrim(left(p_host, 260), '.')), '.') as parts) a cross join generate_series(1, least(cardinality(a.parts), 20)) i)
  select case
    when exists (select from tail t join identity.denied_host d on identity.host_letters(d.host) = t.host) then 'refused'
    when exists (select from tail t join identity.denied_host d on identity.host_looks(d.host) = identity.host_looks(t.host)
      where identity.host_looks(t.host) <> t.host) then 'like' end
$$;

-- Whether words hold an address that hides where it leads: a name before the host, letters of two scripts in one part of it, a
-- bare number, letters written as numbers, or a host that operators refused or that passes for one.
create or replace function identity.deceives(p_words text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from regexp_matches(coalesce(p_words, ''), 'https?://([^\s/?#<>"\\]+)', 'gi') m
    -- What ends a sentence is no part of a host, and neither is the dot that a name may end with.
    cross join lateral (select rtrim(lower(regexp_replace(regexp_replace(rtrim(m[1], '.,;:!)''”»…،؛؟'), '^.*@', ''), ':[0-9]*$', '')), '.') as host) h
    where m[1] ~ '[@%]' or h.host ~ '^([0-9.]+|0x[0-9a-f]+|\[.*\])$'
      or exists (select from regexp_split_to_table(h.host, '[.]') part where part ~ '[a-z]' and part ~ '[^ -~]')
      or identity.host_known(h.host) is not null)
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
    ['shop.fundraiser', 'fundraiser', 'id', 'story'], ['shop.page', 'page', 'id', 'about'], ['shop.product', 'product', 'id', 'description']] loop
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
  identity.looks(text), identity.letters_of(text), identity.host_letters(text), identity.host_looks(text), identity.host_known(text),
  identity.deceives(text), identity.flag_words(), identity.flag_burst() from public;
-- Whoever writes a row counts what its indexes are of.
grant execute on function identity.looks(text) to {{identity}}, {{shop}}, {{social}};
grant execute on function identity.letters_of(text), identity.host_letters(text), identity.host_looks(text), identity.host_known(text) to {{social}};

-- What the database flagged of somebody and of what is hers, for herself: what waits for a person, and what a person saw within a month.
create or replace function identity.noted_about(p_person uuid) returns table (kind text, reason text, at timestamptz, decided_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with pages as materialized (
    select m.page_id as id from shop.page_member m where m.person_id = p_person and 'owner' = any (m.roles)), hers as (
    select 'person' as kind, p_person as id
    union all select 'page', g.id from pages g
    union all select 'product', o.id from shop.product o join pages g on g.id = o.page_id
    union all select 'post', o.id from shop.post o join pages g on g.id = o.page_id
    union all select 'comment', c.id from social.comment c where c.person_id = p_person
    union all select 'share', s.id from social.share s where s.person_id = p_person
    union all select 'list', l.id from social.list l where l.person_id = p_person
    union all select 'recommendation', r.id from social.recommendation r where r.person_id = p_person
    union all select 'fundraiser', f.id from shop.fundraiser f where f.person_id = p_person
    union all select 'review', r.id from shop.review r where r.person_id = p_person)
  select f.subject_kind, f.reason, f.at, f.decided_at from hers join identity.flag f on f.subject_kind = hers.kind and f.subject_id = hers.id
  where f.decided_at is null or f.decided_at > now() - interval '30 days' order by f.at desc limit 50
$$;
revoke all on function identity.noted_about(uuid) from public;
grant execute on function identity.noted_about(uuid) to {{identity}};
