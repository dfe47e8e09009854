-- Who agreed to be kept as a shop's customer, and who came along with one.

grant insert on money.customer_consent to {{money}};

-- The account of a key of the money ring; null for a guest.
create or replace function money.person_of(p_owner text) returns uuid language sql immutable as $$
  select case when p_owner like 'person:%' then substr(p_owner, 8)::uuid end
$$;

-- The proven address of the actor, in small letters; null for whoever has none.
create or replace function money.own_address() returns text language sql stable set search_path = pg_catalog, pg_temp as $$
  select lower(c.email) from identity.contact(money.person_of(money.actor())) c where c.email_verified
$$;

-- What holds between somebody and a shop: since when, and her name and address of now. No row where she did not agree, took it
-- back, has no proven address or closed her account.
create or replace function money.kept(p_owner text, p_page uuid) returns table (since timestamptz, name text, email text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.at, i.name, i.email
  from (select s.agreed, s.at from money.customer_consent s where s.owner = p_owner and s.page_id = p_page order by s.at desc limit 1) c
  cross join lateral identity.contact(money.person_of(p_owner)) i
  where c.agreed and i.email_verified
$$;

do $$
declare name text;
begin
  foreach name in array array['customer_consent', 'brought_customer'] loop
    execute format('alter table money.%I enable row level security', name);
    execute format('alter table money.%I force row level security', name);
    execute format('drop policy if exists both_sides on money.%I', name);
    execute format('drop policy if exists own_word on money.%I', name);
    execute format('drop policy if exists system_writes on money.%I', name);
  end loop;
end $$;
create policy both_sides on money.customer_consent for select using (
  money.actor() = 'system' or owner = money.actor() or money.may(page_id, 'see_buyers'));
-- She alone says it, and agrees only where she bought.
create policy own_word on money.customer_consent for insert with check (
  owner = money.actor() and (not agreed or exists (
    select 1 from money."order" o where o.owner = customer_consent.owner and o.page_id = customer_consent.page_id
      and o.state in ('paid', 'fulfilled', 'delivered', 'partially_refunded', 'refunded', 'disputed'))));
create policy both_sides on money.brought_customer for select using (
  money.may(page_id, 'see_buyers') or lower(email) = (select money.own_address()));
create policy system_writes on money.brought_customer using (money.actor() = 'system');

-- Brings people of an archive, for whoever runs its restore and may still: the row of the restore is held, so that nobody comes while it is
-- undone. Brought twice they are there once; who took herself back from this page before does not come. Of an archive that was not sealed
-- here nobody does: anybody can write that somebody agreed. Says how many stay behind because a page holds 50,000.
create or replace function money.bring_customers(p_restore uuid, p_people jsonb) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_actor text := money.actor(); v_page uuid; v_room int; v_left int;
begin
  select r.page_id into v_page from shop.restore r
  where r.id = p_restore and r.state = 'running' and r.sealed and v_actor = 'person:' || r.person_id for share;
  if v_page is null or not money.may(v_page, 'take_archive') then
    return 0;
  end if;
  perform set_config('souk.actor', 'system', true);
  v_room := 50000 - (select count(*) from money.brought_customer b where b.page_id = v_page and b.removed_at is null);
  with coming as materialized (
    select w.no, w.name, w.email, w.since, row_number() over (order by w.no) as rank
    from jsonb_to_recordset(p_people) as w(no int, name text, email text, since timestamptz)
    where not exists (select from money.brought_customer b where b.restore_id = p_restore and b.no = w.no)
      and not exists (
        select from (select distinct on (s.owner) s.owner, s.agreed from money.customer_consent s where s.page_id = v_page
                     order by s.owner, s.at desc) said
        cross join lateral identity.contact(money.person_of(said.owner)) i
        where not said.agreed and i.email_verified and lower(i.email) = lower(w.email))
  ), brought as (
    insert into money.brought_customer (restore_id, no, page_id, name, email, since)
    select p_restore, c.no, v_page, c.name, c.email, least(c.since, clock_timestamp()) from coming c where c.rank <= v_room
    on conflict do nothing
  )
  select count(*) into v_left from coming c where c.rank > v_room;
  perform set_config('souk.actor', v_actor, true);
  return v_left;
end $$;

-- Takes people away that came along: one by her place in the archive, for an owner of the page, or the actor herself. Says how many.
create or replace function money.unbring_customer(p_page uuid, p_restore uuid, p_no int) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_actor text := money.actor(); v_own text := money.own_address(); v_may boolean := money.may(p_page, 'take_archive'); v_rows int;
begin
  perform set_config('souk.actor', 'system', true);
  update money.brought_customer b set name = null, email = null, removed_at = clock_timestamp()
  where b.page_id = p_page and b.removed_at is null
    and case when p_restore is null then lower(b.email) = v_own else v_may and b.restore_id = p_restore and b.no = p_no end;
  get diagnostics v_rows = row_count;
  perform set_config('souk.actor', v_actor, true);
  return v_rows;
end $$;

-- An undone restore takes its people away with the first of its steps.
create or replace function money.unbring_customers() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_actor text := money.actor();
begin
  perform set_config('souk.actor', 'system', true);
  delete from money.brought_customer b where b.restore_id = new.id;
  perform set_config('souk.actor', v_actor, true);
  return null;
end $$;
create or replace trigger restore_unbrings after update of state on shop.restore
  for each row when (new.state = 'undoing' and old.state <> 'undoing') execute function money.unbring_customers();

-- A closed account is nobody's customer any more.
create or replace function money.unbring_person() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_actor text := money.actor();
begin
  perform set_config('souk.actor', 'system', true);
  update money.brought_customer b set name = null, email = null, removed_at = clock_timestamp()
  where lower(b.email) = lower(old.email);
  perform set_config('souk.actor', v_actor, true);
  return null;
end $$;
create or replace trigger person_unbrought after update of state on identity.person
  for each row when (new.state = 'closed' and old.state <> 'closed' and old.email_verified_at is not null)
  execute function money.unbring_person();

revoke all on function money.person_of(text), money.own_address(), money.kept(text, uuid),
  money.bring_customers(uuid, jsonb), money.unbring_customer(uuid, uuid, int), money.unbring_customers(), money.unbring_person() from public;
grant execute on function money.person_of(text), money.own_address(), money.kept(text, uuid), money.bring_customers(uuid, jsonb),
  money.unbring_customer(uuid, uuid, int) to {{money}};
