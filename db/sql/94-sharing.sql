-- Sharing: the name that money gives a line of an order, and who may open a share by its link.

grant insert, delete on money.share_mark to {{money}};
alter table money.share_mark enable row level security;
alter table money.share_mark force row level security;
drop policy if exists own_lines on money.share_mark;
create policy own_lines on money.share_mark using (money.actor() = 'system' or owner = money.actor());
-- A line has the name that its own buyer gave it.
drop policy if exists bought_lines on money.share_mark;
create policy bought_lines on money.share_mark as restrictive for insert with check (
  exists (select 1 from money.order_line l where l.id = line_id and l.owner = share_mark.owner));

-- Whether somebody (null for nobody in particular) who has its link may open a share by it.
create or replace function social.opens_share(p_viewer uuid, s social.share) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select s.audience = 'link' and s.link_hash is not null
    and (p_viewer is not distinct from s.person_id
      or s.starts_at <= now() and (s.ends_at is null or s.ends_at > now())
        and not identity.held('share', s.id)
        and not coalesce(identity.apart(p_viewer, s.person_id), false))
$$;
revoke all on function social.opens_share(uuid, social.share) from public;
grant execute on function social.opens_share(uuid, social.share) to {{social}};

-- Whether the charity that a share names still takes donations (`shop.takes_donations`).
grant select (page_id, state) on shop.charity to {{social}};
