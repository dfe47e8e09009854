-- Photographs of receipts: seen by the members of the group of their expense, written by the functions below alone, and gone with the expense.

grant insert, delete, update (stored_at) on money.expense_photo to {{money}};
alter table money.expense_photo enable row level security;
alter table money.expense_photo force row level security;
drop policy if exists members_see on money.expense_photo;
create policy members_see on money.expense_photo for select using (money.actor() = 'system' or group_id in (select money.groups_of(money.actor())));
drop policy if exists functions_write on money.expense_photo;
create policy functions_write on money.expense_photo for insert with check (money.actor() = 'system');
drop policy if exists functions_change on money.expense_photo;
create policy functions_change on money.expense_photo for update using (money.actor() = 'system');
drop policy if exists functions_forget on money.expense_photo;
create policy functions_forget on money.expense_photo for delete using (money.actor() = 'system');

-- Begins the photograph of an expense: {owner, group, expense, photo, width, height}. {result: added | taken | not_found}. One whose storing was
-- cut off gives way.
create or replace function money.add_expense_photo(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_group uuid := (p->>'group')::uuid; v_expense uuid := (p->>'expense')::uuid;
begin
  if money.take_group(v_group, p->>'owner') is null
      or not exists (select from money.expense e where e.id = v_expense and e.group_id = v_group and not e.removed) then
    return '{"result": "not_found"}';
  end if;
  delete from money.expense_photo x where x.expense_id = v_expense and x.stored_at is null;
  if exists (select from money.expense_photo x where x.expense_id = v_expense) then
    return '{"result": "taken"}';
  end if;
  insert into money.expense_photo (id, expense_id, group_id, width, height)
  values ((p->>'photo')::uuid, v_expense, v_group, (p->>'width')::int, (p->>'height')::int);
  return '{"result": "added"}';
end $$;

-- Shows a photograph whose bytes are stored; false when it gave way meanwhile.
create or replace function money.keep_expense_photo(p_photo uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('souk.actor', 'system', true);
  update money.expense_photo set stored_at = clock_timestamp() where id = p_photo;
  return found;
end $$;

-- Takes the photograph of an expense away: {owner, group, expense}. {result: done | not_found}; where there is none it is gone already.
create or replace function money.drop_expense_photo(p jsonb) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_group uuid := (p->>'group')::uuid; v_expense uuid := (p->>'expense')::uuid;
begin
  if money.take_group(v_group, p->>'owner') is null
      or not exists (select from money.expense e where e.id = v_expense and e.group_id = v_group) then
    return '{"result": "not_found"}';
  end if;
  delete from money.expense_photo x where x.expense_id = v_expense;
  return '{"result": "done"}';
end $$;

-- Takes away what was cut off ten minutes ago; how many.
create or replace function money.sweep_expense_photos() returns int
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare v_gone int;
begin
  perform set_config('souk.actor', 'system', true);
  delete from money.expense_photo where stored_at is null and at < clock_timestamp() - interval '10 minutes';
  get diagnostics v_gone = row_count;
  return v_gone;
end $$;

-- A photograph goes with its expense, and its bytes follow its row. Those of one that was not stored yet may still be on their way, by a process
-- that is killed before it takes them back: they are removed when none can be any more.
create or replace function money.expense_removed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  delete from money.expense_photo where expense_id = old.id;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create or replace trigger removed_without_photo after update of removed on money.expense
  for each row when (new.removed) execute function money.expense_removed();
create or replace trigger gone_without_photo before delete on money.expense
  for each row execute function money.expense_removed();
create or replace function money.expense_photo_gone() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform queue.add_money('money:remove-expense-photo', json_build_object('photo', old.id),
    case when old.stored_at is null then now() + interval '15 minutes' else now() end, 'expense-photo:' || old.id);
  return null;
end $$;
create or replace trigger bytes_follow after delete on money.expense_photo
  for each row execute function money.expense_photo_gone();
