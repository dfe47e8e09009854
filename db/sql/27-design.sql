-- How a page looks: its draft and what was published. What everybody sees raises the page's version; a draft does not.
grant select, insert, update, delete on shop.design to {{shop}};
revoke all on shop.design from {{money}}, {{social}};

create or replace function shop.design_changed() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if coalesce(new.published_at, old.published_at) is not null then
    perform shop.raise_version(coalesce(new.page_id, old.page_id));
  end if;
  return null;
end $$;
create or replace trigger design_version after insert or update or delete on shop.design
  for each row execute function shop.design_changed();
