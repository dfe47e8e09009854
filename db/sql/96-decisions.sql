-- Decisions: made, appealed, answered and ended in one transaction each, with what they do in every ring. Operators call them through
-- the social ring (lib/social/decisions); nothing else can hold anything back.

create or replace function identity.owns(p_page uuid, p_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from shop.page_member m where m.page_id = p_page and m.person_id = p_person and 'owner' = any (m.roles))
$$;

-- Whether a decision is about somebody: herself, or a page that she is one of the people of. Nobody decides about that, or about what follows.
create or replace function identity.is_about(d identity.decision, p_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(d.person_id = p_person, false) or d.page_id is not null and identity.works_on(d.page_id, p_person)
$$;
revoke all on function identity.is_about(identity.decision, uuid) from public;

-- What is in force against an account, or against a page, for herself or its owner.
create or replace function identity.holds_on(p_person uuid, p_page uuid)
  returns table (decision uuid, measure text, rule text, ends_at timestamptz, may_appeal boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.id, d.measure, d.rule, d.ends_at, d.appeal_until > now() and not exists (select from identity.appeal a where a.decision_id = d.id)
  from identity.decision d
  where d.id in (
      select e.id from identity.decision e where p_page is null and e.subject_kind = 'person' and e.subject_id = p_person and e.lifted_at is null
      union all select e.id from identity.decision e where e.page_id = p_page and e.subject_kind in ('page', 'site') and identity.owns(p_page, p_person))
    and d.measure not in ('nothing', 'warn') and identity.holds(d)
  order by d.ends_at desc nulls first, d.id
$$;
revoke all on function identity.holds_on(uuid, uuid) from public;
grant execute on function identity.holds_on(uuid, uuid) to {{identity}};

alter table identity.decision enable row level security;
alter table identity.appeal enable row level security;
do $$
declare name text; policy name;
begin
  foreach name in array array['decision', 'appeal'] loop
    for policy in select p.policyname from pg_policies p where p.schemaname = 'identity' and p.tablename = name loop
      execute format('drop policy %I on identity.%I', policy, name);
    end loop;
  end loop;
end $$;
create policy concerned on identity.decision for select to {{social}} using (
  measure <> 'nothing' and (person_id = social.reader() or page_id is not null and identity.owns(page_id, social.reader())));
create policy operator_reads on identity.decision for select to {{social}}
  using (coalesce(current_setting('souk.operates', true), '') = 'yes');
create policy concerned on identity.appeal for select to {{social}} using (exists (select from identity.decision d where d.id = decision_id));

-- Conversations are hidden from their owner too: these functions alone ask who wrote what was reported, and mark it as decided.
do $$
declare name text;
begin
  foreach name in array array['talk', 'talk_message'] loop
    execute format('drop policy if exists judged on social.%I', name);
    execute format('create policy judged on social.%I for select to current_user using (coalesce(current_setting(''souk.upkeep'', true), '''') = ''yes'')', name);
  end loop;
  drop policy if exists judged on social.talk_report;
  create policy judged on social.talk_report to current_user
    using (coalesce(current_setting('souk.upkeep', true), '') = 'yes' or coalesce(current_setting('souk.operates', true), '') = 'yes');
end $$;

-- Where nobody writes for now.
do $$
declare place text[];
begin
  foreach place slice 1 in array array[['social.comment', 'person_id'], ['social.recommendation', 'person_id'],
    ['social.share', 'person_id'], ['social.talk_message', 'person_id'], ['social.message', 'person_id'],
    ['social.person_follow', 'person_id'], ['social.report', 'by_id'], ['shop.review', 'person_id'], ['shop.review_report', 'person_id'],
    ['shop.post', 'author_id'], ['identity.friendship', 'asked_by']] loop
    execute format('create or replace trigger not_paused before insert on %s for each row execute function identity.refuse_paused(%L)',
      place[1], place[2]);
  end loop;
end $$;
create or replace trigger not_paused_review before update of title, body on shop.review
  for each row when (old.title <> new.title or old.body <> new.body) execute function identity.refuse_paused('person_id');
create or replace trigger not_paused_profile before update of name, bio, avatar_key on identity.profile
  for each row when (new.name <> '' and (old.name <> new.name or old.bio <> new.bio or old.avatar_key is distinct from new.avatar_key))
  execute function identity.refuse_paused('person_id');
create or replace trigger not_paused before insert on social.list
  for each row when (new.audience <> 'me') execute function identity.refuse_paused('person_id');
create or replace trigger not_paused_share before update of note, audience on social.share
  for each row when ((old.note, old.audience) <> (new.note, new.audience)) execute function identity.refuse_paused('person_id');
create or replace trigger not_paused_recommendation before update of note, audience on social.recommendation
  for each row when ((old.note, old.audience) <> (new.note, new.audience)) execute function identity.refuse_paused('person_id');
create or replace trigger not_paused_list before update of name, note, audience on social.list
  for each row when (new.audience <> 'me' and (old.name, old.note, old.audience) <> (new.name, new.note, new.audience))
  execute function identity.refuse_paused('person_id');

-- What was taken away stays away.
create or replace trigger not_held before update of state on shop.page
  for each row when (new.state = 'published') execute function identity.refuse_held('page', 'remove');
create or replace trigger not_held_shop before update of shop_open on shop.page
  for each row when (new.shop_open) execute function identity.refuse_held('page', 'hold_shop');
create or replace trigger not_held before update of state on shop.product
  for each row when (new.state = 'published') execute function identity.refuse_held('product', 'remove');
create or replace trigger not_held before update of published_at on shop.post
  for each row when (new.published_at is not null) execute function identity.refuse_held('post', 'remove');
create or replace trigger only_decided before insert or update of hidden_at on shop.review
  for each row when (new.hidden_at is not null and new.hidden_reason <> 'own_page')
  execute function identity.refuse_undecided('review', 'remove');
create or replace trigger only_decided before insert or update of suspended_at on money.pay_site
  for each row when (new.suspended_at is not null) execute function identity.refuse_undecided('site', 'hold_site');

drop function if exists identity.is_operator(uuid);

-- Whom a thing concerns: a person, or a page; neither for what is not there.
create or replace function identity.concerned_by(p_kind text, p_id uuid, out person uuid, out page uuid)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  case p_kind
    when 'person' then select p.id into person from identity.person p where p.id = p_id and p.state = 'active';
    when 'page' then select g.id into page from shop.page g where g.id = p_id and g.state <> 'closed';
    when 'product' then select o.page_id into page from shop.product o where o.id = p_id;
    when 'post' then select o.page_id into page from shop.post o where o.id = p_id;
    when 'comment' then select c.person_id into person from social.comment c where c.id = p_id;
    when 'share' then select s.person_id into person from social.share s where s.id = p_id;
    when 'list' then select l.person_id into person from social.list l where l.id = p_id;
    when 'recommendation' then select r.person_id into person from social.recommendation r where r.id = p_id;
    when 'review' then select r.person_id into person from shop.review r where r.id = p_id;
    when 'fundraiser' then select f.person_id into person from shop.fundraiser f where f.id = p_id;
    when 'site' then
      perform set_config('souk.actor', 'system', true);
      select s.page_id into page from money.pay_site s where s.id = p_id and s.removed_at is null;
    else null;
  end case;
end $$;

-- Tells whom a decision concerns that there is one: a notice, and a mail that says no more.
create or replace function identity.tell_decided(d identity.decision, p_what text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_person uuid;
begin
  for v_person in select d.person_id where d.person_id is not null
    union select m.person_id from shop.page_member m where m.page_id = d.page_id and 'owner' = any (m.roles) loop
    insert into social.notice (person_id, kind, subject_kind, subject_id) values (v_person, 'decided', 'decision', d.id)
    on conflict (person_id, kind, subject_kind, subject_id, coalesce(by_id, '00000000-0000-0000-0000-000000000000'))
      do update set at = now(), seen_at = null;
    perform social.tell_live('person:' || v_person);
    perform queue.enqueue('identity', 'identity:mail-decision', json_build_object('person', v_person, 'decision', d.id, 'what', p_what),
      now(), concat_ws(':', 'decision', p_what, d.id, v_person));
  end loop;
end $$;

-- Whether a shop would be open but for decisions that hold: what the first of several that cross found, the last one that ends puts back.
create or replace function identity.was_open(p_page uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from identity.decision d where d.subject_kind = 'page' and d.subject_id = p_page and d.measure in ('remove', 'hold_shop')
    and d.lifted_at is null and identity.holds(d) and (d.was ->> 'shop_open')::boolean)
$$;
revoke all on function identity.was_open(uuid) from public;

-- Puts a decision into force, or puts back what it changed. Answers how the thing was.
create or replace function identity.put_in_force(d identity.decision) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_was jsonb := '{}';
begin
  if d.measure = 'remove' then perform shop.keep_removed(d.id, d.subject_kind, d.subject_id); end if;
  case d.measure || ' ' || d.subject_kind
    when 'remove page' then
      select jsonb_build_object('state', g.state, 'shop_open', g.shop_open or identity.was_open(g.id)) into v_was
      from shop.page g where g.id = d.subject_id for update;
      update shop.page set state = 'draft', shop_open = false, version = version + 1 where id = d.subject_id and state = 'published';
    when 'hold_shop page' then
      select jsonb_build_object('shop_open', g.shop_open or identity.was_open(g.id)) into v_was from shop.page g where g.id = d.subject_id for update;
      update shop.page set shop_open = false, version = version + 1 where id = d.subject_id and shop_open;
    when 'remove product' then
      select jsonb_build_object('state', o.state, 'publish_at', o.publish_at) into v_was from shop.product o where o.id = d.subject_id for update;
      update shop.product set state = 'draft', publish_at = null where id = d.subject_id and (state = 'published' or publish_at is not null);
    when 'remove post' then
      select jsonb_build_object('published_at', o.published_at) into v_was from shop.post o where o.id = d.subject_id for update;
      update shop.post set published_at = null where id = d.subject_id;
    when 'remove review' then
      update shop.review set hidden_at = now(), hidden_reason = case d.rule
        when '1.1' then 'abuse' when '1.3' then 'private' when '2.1' then 'spam' when '2.3' then 'fake' when '3.1' then 'illegal' else 'other' end
      where id = d.subject_id and hidden_at is null;
    when 'remove comment' then
      update social.regard r set comments = r.comments - 1 from social.comment c
      where c.id = d.subject_id and r.subject_kind = c.subject_kind and r.subject_id = c.subject_id;
    when 'hold_site site' then
      perform set_config('souk.actor', 'system', true);
      update money.pay_site set suspended_at = clock_timestamp(), suspension = d.rule where id = d.subject_id;
    else null;
  end case;
  return v_was;
end $$;
create or replace function identity.put_back(d identity.decision) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from shop.removed_picture r where r.decision_id = d.id;
  case d.measure || ' ' || d.subject_kind
    when 'remove page' then
      update shop.page set state = d.was ->> 'state', version = version + 1,
        shop_open = (d.was ->> 'shop_open')::boolean and not identity.held('page', id, 'hold_shop')
      where id = d.subject_id and state = 'draft';
    when 'hold_shop page' then
      update shop.page set shop_open = (d.was ->> 'shop_open')::boolean, version = version + 1
      where id = d.subject_id and state = 'published' and not shop_open;
    when 'remove product' then
      update shop.product set state = d.was ->> 'state', publish_at = (d.was ->> 'publish_at')::timestamptz
      where id = d.subject_id and state = 'draft';
    when 'remove post' then
      update shop.post set published_at = (d.was ->> 'published_at')::timestamptz where id = d.subject_id and published_at is null;
    when 'remove review' then
      update shop.review set hidden_at = null, hidden_reason = null where id = d.subject_id and hidden_reason <> 'own_page';
    when 'remove comment' then
      update social.regard r set comments = r.comments + 1 from social.comment c
      where c.id = d.subject_id and r.subject_kind = c.subject_kind and r.subject_id = c.subject_id;
    when 'hold_site site' then
      perform set_config('souk.actor', 'system', true);
      update money.pay_site set suspended_at = null, suspension = '' where id = d.subject_id;
    else null;
  end case;
end $$;

-- Every report of a thing, whichever ring keeps it, with who made it where that is known.
create or replace function identity.reports_of(p_kind text, p_id uuid) returns table (by_id uuid, reason text, words text, at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.operates', 'yes', true);
  return query
    select r.by_id, r.reason, r.words, r.at from social.report r
    where r.subject_kind = p_kind and r.subject_id = p_id and r.decided_at is null
    union all select r.person_id, r.reason, r.note, r.at from shop.review_report r
    where p_kind = 'review' and r.review_id = p_id and r.decided_at is null
    union all select null, 'other', '', r.at from social.talk_report r where p_kind = 'message' and r.message_id = p_id and r.decided_at is null
    union all select null, 'other', '', r.at from social.message_report r where p_kind = 'said' and r.message_id = p_id and r.decided_at is null
    union all select null, f.reason, '', f.at from identity.flag f
    where f.subject_kind = p_kind and f.subject_id = p_id and f.decided_at is null;
end $$;

-- What waits for a decision, grouped by thing: how many reported it, why, and since when.
create or replace function identity.reported_things() returns table (kind text, id uuid, reasons text[], times int, since timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.operates', 'yes', true);
  return query
    select w.kind, w.id, array_agg(distinct w.reason), count(*)::int, min(w.at) from (
      select r.subject_kind as kind, r.subject_id as id, r.reason, r.at from social.report r where r.decided_at is null
      union all select 'review', r.review_id, r.reason, r.at from shop.review_report r where r.decided_at is null
      union all select 'message', r.message_id, 'other', r.at from social.talk_report r where r.decided_at is null
      union all select 'said', r.message_id, 'other', r.at from social.message_report r where r.decided_at is null
      union all select f.subject_kind, f.subject_id, f.reason, f.at from identity.flag f where f.decided_at is null) w
    -- What is gone waits for nothing; words of messages are kept for their time.
    where w.kind in ('message', 'said')
      or exists (select from identity.concerned_by(w.kind, w.id) c where num_nonnulls(c.person, c.page) = 1)
    group by w.kind, w.id;
end $$;

-- Decides about what was reported or decided about before, or what she looks at and said why. The id is made before the tap, so that twice is once. Who wrote a reported message is given by the caller, which alone may
-- look. Codes: done, again, not_allowed, not_found, own, already.
create or replace function identity.decide(p_operator uuid, p_id uuid, p_kind text, p_subject uuid, p_measure text, p_rule text,
  p_evidence text, p_statement text, p_days int, p_amount bigint, p_currency text) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_person uuid; v_page uuid; d identity.decision; r record;
begin
  if not identity.has_role(p_operator, 'moderation') then return 'not_allowed'; end if;
  perform pg_advisory_xact_lock(hashtextextended('decide ' || p_kind || p_subject, 0));
  if exists (select from identity.decision e where e.id = p_id) then return 'again'; end if;
  select c.person, c.page into v_person, v_page from identity.writer_of(p_kind, p_subject) c;
  if num_nonnulls(v_person, v_page) <> 1 then return 'not_found'; end if;
  if v_person = p_operator or v_page is not null and identity.works_on(v_page, p_operator) then return 'own'; end if;
  if not identity.has_case(p_kind, p_subject) and not identity.looking(p_operator, 'thing', p_kind || ' ' || p_subject) then return 'not_found'; end if;
  if p_measure not in ('nothing', 'warn') and identity.held(p_kind, p_subject, p_measure) then return 'already'; end if;
  insert into identity.decision (id, subject_kind, subject_id, person_id, page_id, measure, rule, evidence, statement, amount_minor,
    currency, decided_by, ends_at, appeal_until, reports, reported_at)
  select p_id, p_kind, p_subject, v_person, v_page, p_measure, p_rule, p_evidence, p_statement, p_amount, p_currency, p_operator,
    now() + make_interval(days => p_days), now() + interval '180 days', count(*)::int, min(o.at)
  from identity.reports_of(p_kind, p_subject) o returning * into d;
  update identity.decision set was = identity.put_in_force(d) where id = d.id;
  -- Money is held at once, by one person; another looks at it after (12-proposals.sql).
  if p_measure = 'hold_money' then
    perform identity.must_review(d.id, 'payout.hold-review', d.id::text,
      jsonb_build_object('page', d.page_id, 'amountMinor', d.amount_minor::text, 'currency', d.currency, 'until', d.ends_at), p_operator, d.rule);
  end if;
  if d.ends_at is not null then
    perform queue.enqueue('social', 'social:end-decision', json_build_object('decision', d.id), d.ends_at, 'decision:' || d.id);
  end if;
  -- Who reported is told that it was decided, and not what.
  for r in select distinct o.by_id from identity.reports_of(p_kind, p_subject) o where o.by_id is not null loop
    insert into social.notice (person_id, kind, subject_kind, subject_id) values (r.by_id, 'report_decided', 'report', d.id)
    on conflict do nothing;
    perform social.tell_live('person:' || r.by_id);
  end loop;
  update social.report set decided_at = now() where subject_kind = p_kind and subject_id = p_subject and decided_at is null;
  update shop.review_report set decided_at = now() where p_kind = 'review' and review_id = p_subject and decided_at is null;
  update identity.flag set decided_at = now() where subject_kind = p_kind and subject_id = p_subject and decided_at is null;
  perform set_config('souk.upkeep', 'yes', true);
  update social.talk_report set decided_at = now() where p_kind = 'message' and message_id = p_subject and decided_at is null;
  update social.message_report set decided_at = now() where p_kind = 'said' and message_id = p_subject and decided_at is null;
  if p_measure <> 'nothing' then perform identity.tell_decided(d, 'decided'); end if;
  return 'done';
end $$;

-- As `concerned_by`, and of a message who wrote it.
create or replace function identity.writer_of(p_kind text, p_id uuid, out person uuid, out page uuid)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_kind = 'message' then
    perform set_config('souk.upkeep', 'yes', true);
    select case when t.page_id is not null and m.side = 'b' then null else m.person_id end,
      case when m.side = 'b' then t.page_id end into person, page
    from social.talk_message m join social.talk t on t.id = m.talk_id where m.id = p_id;
  elsif p_kind = 'said' then
    perform set_config('souk.upkeep', 'yes', true);
    select m.person_id into person from social.message m where m.id = p_id;
  else
    select c.person, c.page into person, page from identity.concerned_by(p_kind, p_id) c;
  end if;
end $$;

-- Notes a look at something somebody wrote or shows, where she reads it: a person, or each owner of a page.
create or replace function identity.note_look(p_looker uuid, p_kind text, p_subject text, p_of text, p_id uuid, p_ground text, p_words text)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_person uuid; v_page uuid;
begin
  select c.person, c.page into v_person, v_page from identity.writer_of(p_of, p_id) c;
  if v_page is not null then
    return identity.look_at_page(p_looker, 'moderation', v_page, p_kind, p_subject, p_ground, p_words);
  end if;
  return identity.look(p_looker, 'moderation', v_person, p_kind, p_subject, p_ground, p_words);
end $$;

-- Whether there is a case about a thing: it was reported, or something was decided about it (that nothing was wrong is none). To look at anything else takes a reason.
create or replace function identity.has_case(p_kind text, p_id uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from identity.reports_of(p_kind, p_id))
    or exists (select from identity.decision d where d.subject_kind = p_kind and d.subject_id = p_id and d.measure <> 'nothing');
end $$;
revoke all on function identity.note_look(uuid, text, text, text, uuid, text, text), identity.has_case(text, uuid) from public;
grant execute on function identity.note_look(uuid, text, text, text, uuid, text, text) to {{social}};

-- Whether a thing was shown to some people only: nobody looks at it for the operator's curiosity.
create or replace function identity.is_of_few(p_kind text, p_id uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case p_kind
    when 'share' then exists (select from social.share s where s.id = p_id and s.audience <> 'public')
    when 'list' then exists (select from social.list l where l.id = p_id and l.audience <> 'public')
    when 'recommendation' then exists (select from social.recommendation r where r.id = p_id and r.audience <> 'public')
    when 'comment' then exists (select from social.comment c where c.id = p_id
      and identity.is_of_few(c.subject_kind, c.subject_id))
    else false end
$$;
revoke all on function identity.is_of_few(text, uuid) from public;

-- What was reported, for the operator who looks, and nothing around it. Whoever is none is shown nothing. Words of messages come sealed, with the report they are sealed for.
-- What was shown to a few is opened only once somebody reported it, or it was decided about.
create or replace function identity.look_at(p_operator uuid, p_kind text, p_id uuid)
  returns table (title text, words text, path text, sealed text, report uuid, person uuid, person_handle text, page uuid, page_handle text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_person uuid; v_page uuid;
begin
  if not identity.has_role(p_operator, 'moderation') then return; end if;
  select c.person, c.page into v_person, v_page from identity.writer_of(p_kind, p_id) c;
  if not exists (select from identity.reports_of(p_kind, p_id)) and (num_nonnulls(v_person, v_page) = 0
    or identity.is_of_few(p_kind, p_id) and not identity.has_case(p_kind, p_id)) then
    return;
  end if;
  if identity.has_case(p_kind, p_id) then
    perform identity.note_look(p_operator, 'thing', p_kind || ' ' || p_id, p_kind, p_id, 'case', '');
  elsif not identity.looking(p_operator, 'thing', p_kind || ' ' || p_id) then
    return;
  end if;
  case p_kind
    when 'person' then select p.name, p.bio, '/people/' || p.handle into title, words, path from identity.profile p where p.person_id = p_id;
    when 'page' then select g.name, g.about, '/' || g.handle into title, words, path from shop.page g where g.id = p_id;
    when 'product' then
      select o.title, o.description, '/' || g.handle || '/' || o.slug into title, words, path
      from shop.product o join shop.page g on g.id = o.page_id where o.id = p_id;
    when 'post' then select g.name, o.body, '/' || g.handle into title, words, path
      from shop.post o join shop.page g on g.id = o.page_id where o.id = p_id;
    when 'comment' then select '', c.words into title, words from social.comment c where c.id = p_id;
    when 'share' then select coalesce(s.item, ''), s.note into title, words from social.share s where s.id = p_id;
    when 'list' then select l.name, concat_ws(E'\n', nullif(l.note, ''), (select string_agg(i.note, E'\n') from social.list_item i
      where i.list_id = l.id and i.note <> '')) into title, words from social.list l where l.id = p_id;
    when 'recommendation' then select o.title, r.note into title, words
      from social.recommendation r join shop.product o on o.id = r.product_id where r.id = p_id;
    when 'review' then
      select r.title, r.body, '/' || g.handle || '/' || o.slug into title, words, path
      from shop.review r join shop.product o on o.id = r.product_id join shop.page g on g.id = r.page_id where r.id = p_id;
    when 'fundraiser' then
      select f.title, f.story, '/donate/' || g.handle into title, words, path
      from shop.fundraiser f join shop.page g on g.id = f.page_id where f.id = p_id;
    when 'site' then
      perform set_config('souk.actor', 'system', true);
      select s.name, (select string_agg(n.origin, E'\n') from money.pay_origin n where n.site_id = s.id) into title, words
      from money.pay_site s where s.id = p_id;
    when 'message' then
      perform set_config('souk.operates', 'yes', true);
      select r.words, r.id into sealed, report from social.talk_report r where r.message_id = p_id limit 1;
    when 'said' then
      perform set_config('souk.operates', 'yes', true);
      select r.sealed, r.words into sealed, words from social.message_report r where r.message_id = p_id limit 1;
    else null;
  end case;
  person := v_person;
  page := v_page;
  select p.handle into person_handle from identity.profile p where p.person_id = v_person;
  select g.handle into page_handle from shop.page g where g.id = v_page;
  return next;
end $$;

-- Whether somebody of moderation would see a thing if she said why, and has not yet.
create or replace function identity.wants_reason(p_operator uuid, p_kind text, p_id uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return identity.has_role(p_operator, 'moderation') and not identity.has_case(p_kind, p_id) and not identity.is_of_few(p_kind, p_id)
    and not identity.looking(p_operator, 'thing', p_kind || ' ' || p_id)
    and exists (select from identity.concerned_by(p_kind, p_id) c where num_nonnulls(c.person, c.page) = 1);
end $$;
revoke all on function identity.wants_reason(uuid, text, uuid) from public;
grant execute on function identity.wants_reason(uuid, text, uuid) to {{social}};

-- An appeal, by whom the decision concerns, once and in time. Codes: done, again, not_found, too_late, over.
create or replace function identity.appeal(p_person uuid, p_decision uuid, p_words text) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare d identity.decision;
begin
  select * into d from identity.decision e where e.id = p_decision and e.measure <> 'nothing'
    and (e.person_id = p_person or e.page_id is not null and identity.owns(e.page_id, p_person)) for update;
  if not found then return 'not_found'; end if;
  if exists (select from identity.appeal a where a.decision_id = d.id) then return 'again'; end if;
  if d.overturned then return 'over'; end if;
  if d.appeal_until < now() then return 'too_late'; end if;
  insert into identity.appeal (decision_id, decided_by, person_id, words, answer_by)
  values (d.id, d.decided_by, p_person, p_words, now() + interval '7 days');
  return 'done';
end $$;

-- Another operator answers an appeal; overturned, everything is as it was. Codes: done, not_allowed, not_found, own, same_operator,
-- two (money that is held: two people release it first).
create or replace function identity.answer_appeal(p_operator uuid, p_decision uuid, p_overturned boolean, p_answer text) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare d identity.decision; a identity.appeal;
begin
  if not identity.has_role(p_operator, 'moderation') then return 'not_allowed'; end if;
  select * into d from identity.decision e where e.id = p_decision for update;
  select * into a from identity.appeal e where e.decision_id = p_decision;
  if not found or a.answered_at is not null then return 'not_found'; end if;
  if identity.is_about(d, p_operator) then return 'own'; end if;
  if p_operator in (d.decided_by, a.person_id) then return 'same_operator'; end if;
  if p_overturned and d.measure = 'hold_money' and identity.holds(d) then return 'two'; end if;
  update identity.appeal set answered_at = now(), answered_by = p_operator, overturned = p_overturned, answer = p_answer
  where decision_id = d.id;
  if p_overturned then
    perform identity.lift(d.id, true);
  end if;
  perform identity.tell_decided(d, 'answered');
  return 'done';
end $$;

-- Ends a decision that was in force, and puts back what it changed; of one that is over only that it was wrong is noted.
create or replace function identity.lift(p_decision uuid, p_overturned boolean) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare d identity.decision;
begin
  select * into d from identity.decision e where e.id = p_decision for update;
  update identity.decision set lifted_at = coalesce(lifted_at, now()), overturned = overturned or p_overturned where id = d.id;
  if d.lifted_at is null then
    perform identity.put_back(d);
  end if;
end $$;
-- What an operator ends before its time, without an appeal. Codes: done, not_allowed, not_found, own,
-- two (money, which two people release).
create or replace function identity.end_early(p_operator uuid, p_decision uuid) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare d identity.decision;
begin
  if not identity.has_role(p_operator, 'moderation') then return 'not_allowed'; end if;
  select * into d from identity.decision e where e.id = p_decision and e.measure not in ('nothing', 'warn') and identity.holds(e);
  if not found then return 'not_found'; end if;
  if identity.is_about(d, p_operator) then return 'own'; end if;
  if d.measure = 'hold_money' then return 'two'; end if;
  perform identity.lift(d.id, false);
  perform identity.tell_decided(e, 'ended') from identity.decision e where e.id = d.id;
  return 'done';
end $$;
-- The job at a decision's end.
create or replace function identity.end_decision(p_decision uuid) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select identity.lift(e.id, false) from identity.decision e where e.id = p_decision and e.lifted_at is null and e.ends_at <= now()
$$;

-- The decisions of two years by quarters that are over, of all and by rule and kind, as counts, and of appeals those before the quarter that runs:
-- who looks twice sees no single one come. What is too few to be said is left out by whoever says it
-- (lib/social/decisions/statistics/model.ts).
create or replace function identity.decision_statistics()
  returns table (quarter text, cut text, name text, made int, held int, hours numeric, hours_most numeric, appealed int, overturned int)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with d as (
    select to_char(e.at at time zone 'UTC', 'YYYY-"Q"Q') as quarter, e.rule, e.subject_kind, e.measure,
      coalesce(a.overturned and a.answered_at < t.began, false) as overturned,
      extract(epoch from e.at - e.reported_at) / 3600 as hours, coalesce(a.at < t.began, false) as appealed
    from (select date_trunc('quarter', now() at time zone 'UTC') at time zone 'UTC' as began) t
    join identity.decision e on e.at < t.began and e.at >= t.began - interval '2 years'
    left join identity.appeal a on a.decision_id = e.id), cuts as (
    select d.*, 'all' as cut, '' as name from d union all select d.*, 'rule', d.rule from d union all select d.*, 'kind', d.subject_kind from d)
  select c.quarter, c.cut, c.name, count(*)::int, count(*) filter (where c.measure not in ('nothing', 'warn'))::int,
    round((percentile_cont(0.5) within group (order by c.hours))::numeric, 1),
    round((percentile_cont(0.9) within group (order by c.hours))::numeric, 1),
    count(*) filter (where c.appealed)::int, count(*) filter (where c.overturned)::int
  from cuts c group by c.quarter, c.cut, c.name order by c.quarter desc, c.cut, c.name
$$;
drop function if exists identity.decision_counts();
revoke all on function identity.decision_statistics() from public;
grant execute on function identity.decision_statistics() to {{social}};

revoke all on function identity.owns(uuid, uuid), identity.concerned_by(text, uuid),
  identity.tell_decided(identity.decision, text), identity.put_in_force(identity.decision), identity.put_back(identity.decision),
  identity.reports_of(text, uuid), identity.reported_things(), identity.writer_of(text, uuid), identity.look_at(uuid, text, uuid),
  identity.decide(uuid, uuid, text, uuid, text, text, text, text, int, bigint, text), identity.appeal(uuid, uuid, text),
  identity.answer_appeal(uuid, uuid, boolean, text), identity.lift(uuid, boolean), identity.end_early(uuid, uuid),
  identity.end_decision(uuid) from public;
grant execute on function identity.owns(uuid, uuid), identity.writer_of(text, uuid), identity.reports_of(text, uuid),
  identity.reported_things(), identity.look_at(uuid, text, uuid), identity.decide(uuid, uuid, text, uuid, text, text, text, text, int, bigint, text),
  identity.appeal(uuid, uuid, text), identity.answer_appeal(uuid, uuid, boolean, text), identity.end_early(uuid, uuid),
  identity.end_decision(uuid) to {{social}};
