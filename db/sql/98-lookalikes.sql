-- Handles that look like another's, and names that pass for a page that showed who it is: flagged, and nobody is kept from her own name.
-- And what turns words around or hides in names is taken out of whatever is written, by whichever way it came.

-- A name as the eye reads it, with the letters that are one stroke in most scripts' fonts taken for each other: I, l and 1.
create or replace function identity.name_looks(p text) returns text
  language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
  select translate(identity.looks(p), 'i', 'l')
$$;
create index if not exists profile_handle_looks on identity.profile (identity.looks(handle));
create index if not exists page_handle_looks on shop.page (identity.looks(handle));
create index if not exists page_name_looks on shop.page (identity.name_looks(name));

-- Whether a page showed who it is: to the provider that pays it out, or by a domain of its own.
create or replace function identity.is_verified(p_page uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_actor text := coalesce(current_setting('souk.actor', true), '');
  v_is boolean;
begin
  if exists (select from shop.page_domain d where d.page_id = p_page and d.state = 'verified') then return true; end if;
  -- What the transaction that asks may see of money stays what it was.
  perform set_config('souk.actor', 'system', true);
  v_is := exists (select from money.seller_account s where s.page_id = p_page and s.verified_at is not null);
  perform set_config('souk.actor', v_actor, true);
  return v_is;
end $$;

-- Whether somebody else is called so that the eye reads the same, by a handle.
create or replace function identity.handle_passes(p_page uuid, p_person uuid, p_handle text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from shop.page g where identity.looks(g.handle) = identity.looks(p_handle) and g.state <> 'closed'
      and not shop.same_hands(p_page, p_person, g.id, null))
    or exists (select from identity.profile p where identity.looks(p.handle) = identity.looks(p_handle) and p.name <> ''
      and not shop.same_hands(p_page, p_person, null, p.person_id))
$$;
-- Whether a name, also with *official* or *support* behind it, reads like that of a verified page of somebody else.
create or replace function identity.name_passes(p_page uuid, p_person uuid, p_name text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_name text := identity.name_looks(p_name);
  v_bare text := regexp_replace(v_name, '(offlclal|support|servlce|help|team|الرسمي|دعم)$', '');
  g record;
begin
  for g in select o.id from shop.page o where identity.name_looks(o.name) in (v_name, v_bare) and identity.name_looks(o.name) <> ''
    and o.state = 'published' and not shop.same_hands(p_page, p_person, o.id, null) limit 50 loop
    if identity.is_verified(g.id) then return true; end if;
  end loop;
  return false;
end $$;

-- At the end of the transaction: a new page has its owner only then.
create or replace function identity.flag_lookalike() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  v_id uuid := (to_jsonb(new) ->> tg_argv[1])::uuid;
  v_page uuid; v_person uuid;
begin
  if new.name = '' then return null; end if;
  if tg_argv[0] = 'page' then v_page := v_id; else v_person := v_id; end if;
  if identity.imitates(new.handle) then
    perform identity.raise_flag(tg_argv[0], v_id, 'imitation');
  end if;
  if identity.handle_passes(v_page, v_person, new.handle) or identity.name_passes(v_page, v_person, new.name) then
    perform identity.raise_flag(tg_argv[0], v_id, 'lookalike');
  end if;
  return null;
end $$;
drop trigger if exists lookalike_flagged on identity.profile;
create constraint trigger lookalike_flagged after insert or update of handle, name on identity.profile deferrable initially deferred
  for each row execute function identity.flag_lookalike('person', 'person_id');
drop trigger if exists lookalike_flagged on shop.page;
create constraint trigger lookalike_flagged after insert or update of handle, name on shop.page deferrable initially deferred
  for each row execute function identity.flag_lookalike('page', 'id');

-- Direction overrides and isolates turn around what stands after them; soft hyphens and joiners of words show nothing and make one
-- name two. Marks of direction and joiners of letters stay: Arabic, Persian, Indic scripts and emoji are written with them.
create or replace function identity.take_out_hidden() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
declare v text := to_jsonb(new) ->> tg_argv[0];
begin
  new := jsonb_populate_record(new, jsonb_build_object(tg_argv[0],
    regexp_replace(v, '[\u00ad\u034f\u2060-\u2064\u202a-\u202e\u2066-\u206f\ufeff]', '', 'g')));
  return new;
end $$;
do $$
declare place text[];
begin
  foreach place slice 1 in array array[['identity.profile', 'name'], ['identity.profile', 'bio'], ['shop.page', 'name'], ['shop.page', 'about'],
    ['shop.product', 'title'], ['shop.product', 'description'], ['shop.post', 'body'], ['shop.review', 'title'], ['shop.review', 'body'],
    ['shop.review', 'reply'], ['social.comment', 'words'], ['social.list', 'name'], ['social.list', 'note'], ['social.list_item', 'note'],
    ['social.recommendation', 'note']] loop
    -- By their names these run before all others that look at the words.
    execute format('create or replace trigger %I before insert or update of %I on %s for each row
      when (new.%I ~ ''[\u00ad\u034f\u2060-\u2064\u202a-\u202e\u2066-\u206f\ufeff]'') execute function identity.take_out_hidden(%L)',
      'a_hidden_out_' || place[2], place[2], place[1], place[2], place[2]);
  end loop;
end $$;

revoke all on function identity.name_looks(text), identity.is_verified(uuid), identity.handle_passes(uuid, uuid, text),
  identity.name_passes(uuid, uuid, text), identity.flag_lookalike(), identity.take_out_hidden() from public;
grant execute on function identity.name_looks(text) to {{identity}}, {{shop}};
