-- Fundraisers: what people call others to give to a charity for. Donations go to the charity (78-donations.sql) and say which fundraiser they were given
-- at; nothing here says who gave, and nothing that searches, ranks or recommends reads it.

grant select, delete on shop.fundraiser to {{shop}};
-- Whether there is something to report.
grant select on shop.fundraiser to {{social}};
revoke insert, update on shop.fundraiser from {{shop}};

-- Whether a fundraiser of a page takes donations now: it has not ended, no decision holds it or whose it is, and the charity is one and counts as it did.
create or replace function shop.fundraiser_runs(p_fundraiser uuid, p_page uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from shop.fundraiser f join shop.page g on g.id = f.page_id
    where f.id = p_fundraiser and f.page_id = p_page and f.ended_at is null and f.ends_at > clock_timestamp() and f.currency = g.currency
      and shop.takes_donations(f.page_id) and not identity.held('fundraiser', f.id) and not identity.is_suspended(f.person_id))
$$;

-- Makes one under an id made before the tap. made; again for her own of that id; not_found where the charity takes nothing or counts in something
-- else; too_many where twenty of hers run.
create or replace function shop.make_fundraiser(p_person uuid, p_id uuid, p_page uuid, p_title text, p_story text, p_currency text, p_goal bigint,
  p_ends timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('fundraisers ' || p_person, 78));
  if exists (select from shop.fundraiser f where f.id = p_id and f.person_id = p_person) then
    return 'again';
  end if;
  if not shop.takes_donations(p_page) or not exists (select from shop.page g where g.id = p_page and g.currency = p_currency) then
    return 'not_found';
  end if;
  if (select count(*) from shop.fundraiser f where f.person_id = p_person and f.ended_at is null and f.ends_at > clock_timestamp()) >= 20 then
    return 'too_many';
  end if;
  insert into shop.fundraiser (id, page_id, person_id, title, story, currency, goal_minor, ends_at)
  values (p_id, p_page, p_person, p_title, p_story, p_currency, p_goal, p_ends);
  return 'made';
end $$;

-- Says something else in one of hers that goes on. True when it was.
create or replace function shop.change_fundraiser(p_person uuid, p_id uuid, p_title text, p_story text, p_currency text, p_goal bigint)
  returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update shop.fundraiser f set title = p_title, story = p_story, goal_minor = p_goal
  where f.id = p_id and f.person_id = p_person and f.currency = p_currency and f.ended_at is null and f.ends_at > clock_timestamp() and not identity.held('fundraiser', f.id);
  return found;
end $$;

-- Ends one before its time: of hers (`p_person`), or of her charity's page (`p_page`, of which the caller has proved that it is hers to change). True for
-- the call that ended it.
create or replace function shop.end_fundraiser(p_id uuid, p_person uuid, p_page uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update shop.fundraiser f set ended_at = clock_timestamp(), ended_by = case when p_page is null then 'organiser' else 'charity' end
  where f.id = p_id and f.ended_at is null and f.ends_at > clock_timestamp()
    and case when p_page is null then f.person_id = p_person else f.page_id = p_page end;
  return found;
end $$;
revoke all on function shop.make_fundraiser(uuid, uuid, uuid, text, text, text, bigint, timestamptz),
  shop.change_fundraiser(uuid, uuid, text, text, text, bigint), shop.end_fundraiser(uuid, uuid, uuid) from public;
grant execute on function shop.make_fundraiser(uuid, uuid, uuid, text, text, text, bigint, timestamptz),
  shop.change_fundraiser(uuid, uuid, text, text, text, bigint), shop.end_fundraiser(uuid, uuid, uuid) to {{shop}};

-- Who may not write for now makes and changes none.
create or replace trigger not_paused before insert on shop.fundraiser for each row execute function identity.refuse_paused('person_id');
create or replace trigger not_paused_fundraiser before update of title, story on shop.fundraiser
  for each row when ((old.title, old.story) <> (new.title, new.story)) execute function identity.refuse_paused('person_id');
