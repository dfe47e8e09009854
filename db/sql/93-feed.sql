-- What people like, say, keep and recommend, and who sees it. One function says who may see a thing, and every verb and every
-- surface asks it.

grant select, insert, update, delete on social.liking, social.comment, social.list, social.list_item, social.recommendation,
  social.feed_choice, social.feed_less, social.wish_told to {{social}};
-- The numbers are the database's own.
revoke all on social.regard from {{social}};
grant select on social.regard to {{social}};
create index if not exists share_time on social.share (starts_at, id);

create or replace function social.sees_recommendation(p_viewer uuid, r social.recommendation) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select p_viewer is not distinct from r.person_id and p_viewer is not null
    or not coalesce(identity.apart(p_viewer, r.person_id), false) and not identity.held('recommendation', r.id)
      and (r.audience = 'public' or coalesce(identity.are_friends(p_viewer, r.person_id), false))
$$;

-- By its address and in lists of lists. By its link it is seen by whoever has the link: that is asked by the token.
create or replace function social.sees_list(p_viewer uuid, l social.list) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select p_viewer is not distinct from l.person_id and p_viewer is not null
    or not coalesce(identity.apart(p_viewer, l.person_id), false) and not identity.held('list', l.id)
      and (l.audience = 'public'
        or l.audience = 'friends' and coalesce(identity.are_friends(p_viewer, l.person_id), false))
$$;

-- Whether somebody (null for nobody in particular) may see a thing, and so like it and say something of it.
create or replace function social.may_see(p_viewer uuid, p_kind text, p_id uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select case p_kind
    when 'post' then exists (
      select from shop.post o join shop.page g on g.id = o.page_id and g.state = 'published' where o.id = p_id)
    when 'share' then exists (select from social.share s where s.id = p_id and social.sees_share(p_viewer, s))
    when 'recommendation' then exists (
      select from social.recommendation r where r.id = p_id and social.sees_recommendation(p_viewer, r))
    when 'list' then exists (select from social.list l where l.id = p_id and social.sees_list(p_viewer, l))
    else false
  end
$$;

-- Whether its owner lets those who see a thing say something of it: a share's may say no.
create or replace function social.hears(p_kind text, p_id uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p_kind <> 'share' or coalesce((select s.comments from social.share s where s.id = p_id), false)
$$;
revoke all on function social.hears(text, uuid) from public;
grant execute on function social.hears(text, uuid) to {{social}};

-- Whose a thing is, who is told what others say of it. A page's update is its author's while she still writes for the page.
create or replace function social.owner_of(p_kind text, p_id uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case p_kind
    when 'post' then (
      select o.author_id from shop.post o join shop.page_member m on m.page_id = o.page_id and m.person_id = o.author_id
      where o.id = p_id and shop.roles_may(m.roles, 'change_page'))
    when 'share' then (select s.person_id from social.share s where s.id = p_id)
    when 'recommendation' then (select r.person_id from social.recommendation r where r.id = p_id)
    when 'list' then (select l.person_id from social.list l where l.id = p_id)
  end
$$;

-- Who may take away what others said of a thing: its owner, and of a page's update whoever may change the page.
create or replace function social.tends(p_person uuid, p_kind text, p_id uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case p_kind
    when 'post' then exists (
      select from shop.post o join shop.page_member m on m.page_id = o.page_id
      where o.id = p_id and m.person_id = p_person and shop.roles_may(m.roles, 'change_page'))
    else coalesce(social.owner_of(p_kind, p_id) = p_person, false)
  end
$$;
revoke all on function social.sees_recommendation(uuid, social.recommendation), social.sees_list(uuid, social.list),
  social.may_see(uuid, text, uuid), social.owner_of(text, uuid), social.tends(uuid, text, uuid) from public;
grant execute on function social.sees_recommendation(uuid, social.recommendation), social.sees_list(uuid, social.list),
  social.may_see(uuid, text, uuid), social.owner_of(text, uuid), social.tends(uuid, text, uuid) to {{social}};

-- Counting. A thing's numbers are raised and lowered with its likes and comments, whoever takes them away.
create or replace function social.count_regard() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_likes int := case when tg_table_name = 'liking' then 1 else 0 end;
begin
  if tg_op = 'INSERT' then
    insert into social.regard as r (subject_kind, subject_id, likes, comments)
    values (new.subject_kind, new.subject_id, v_likes, 1 - v_likes)
    on conflict (subject_kind, subject_id) do update set likes = r.likes + v_likes, comments = r.comments + 1 - v_likes;
  -- What a decision took away was taken out of the number then, and comes back into it with its end.
  elsif v_likes = 1 or not exists (select from identity.decision d
    where d.subject_kind = 'comment' and d.subject_id = (to_jsonb(old) ->> 'id')::uuid and d.measure = 'remove' and d.lifted_at is null) then
    update social.regard r set likes = r.likes - v_likes, comments = r.comments - 1 + v_likes
    where r.subject_kind = old.subject_kind and r.subject_id = old.subject_id;
  end if;
  return null;
end $$;
create or replace trigger liking_counts after insert or delete on social.liking
  for each row execute function social.count_regard();
create or replace trigger comment_counts after insert or delete on social.comment
  for each row execute function social.count_regard();

-- An answer belongs to what it answers, and is not answered itself.
create or replace function social.answers_once() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.answer_to is not null and not exists (
    select from social.comment c where c.id = new.answer_to and c.answer_to is null
      and c.subject_kind = new.subject_kind and c.subject_id = new.subject_id) then
    raise exception 'an answer is to a comment on the same thing' using errcode = '23514', constraint = 'comment_two_levels';
  end if;
  return new;
end $$;
-- Nothing is said of what its owner lets nobody say anything of, whoever asked before she decided so.
create or replace function social.comment_heard() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not social.hears(new.subject_kind, new.subject_id) then
    raise exception 'its owner lets nobody comment' using errcode = '23514', constraint = 'comment_heard';
  end if;
  return new;
end $$;
revoke all on function social.comment_heard() from public;
create or replace trigger comment_heard before insert on social.comment
  for each row execute function social.comment_heard();
create or replace trigger comment_two_levels before insert or update on social.comment
  for each row execute function social.answers_once();

-- What is gone takes along what was said of it, and what others were told.
create or replace function social.subject_gone() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from social.notice n where n.subject_kind = tg_argv[0] and n.subject_id = old.id;
  delete from social.comment c where c.subject_kind = tg_argv[0] and c.subject_id = old.id;
  delete from social.liking k where k.subject_kind = tg_argv[0] and k.subject_id = old.id;
  delete from social.regard r where r.subject_kind = tg_argv[0] and r.subject_id = old.id;
  delete from social.list_item i where i.subject_kind = tg_argv[0] and i.subject_id = old.id;
  delete from social.feed_less f where f.kind = tg_argv[0] and f.subject_id = old.id;
  if tg_argv[0] = 'product' then
    delete from social.recommendation r where r.product_id = old.id;
    delete from social.wish_told w where w.product_id = old.id;
  end if;
  return null;
end $$;
create or replace trigger share_said after delete on social.share
  for each row execute function social.subject_gone('share');
create or replace trigger list_said after delete on social.list
  for each row execute function social.subject_gone('list');
create or replace trigger recommendation_said after delete on social.recommendation
  for each row execute function social.subject_gone('recommendation');
create or replace trigger post_said after delete on shop.post
  for each row execute function social.subject_gone('post');
create or replace trigger product_said after delete on shop.product
  for each row execute function social.subject_gone('product');

create or replace function social.comment_gone() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from social.notice n where n.subject_kind = 'comment' and n.subject_id = old.id;
  return null;
end $$;
create or replace trigger comment_gone after delete on social.comment
  for each row execute function social.comment_gone();

-- A list or recommendation that fewer may see is no longer spoken of to the others.
create or replace function social.audience_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from social.notice n where n.subject_kind = tg_argv[0] and n.subject_id = old.id and n.person_id <> old.person_id;
  delete from social.notice n using social.comment c
  where n.subject_kind = 'comment' and n.subject_id = c.id and c.subject_kind = tg_argv[0] and c.subject_id = old.id
    and n.person_id <> old.person_id;
  return null;
end $$;
create or replace trigger list_audience after update of audience on social.list
  for each row when (old.audience <> new.audience) execute function social.audience_changed('list');
create or replace trigger recommendation_audience after update of audience on social.recommendation
  for each row when (old.audience <> new.audience) execute function social.audience_changed('recommendation');
revoke all on function social.count_regard(), social.answers_once(), social.subject_gone(), social.comment_gone(),
  social.audience_changed() from public;

-- The lowest price of a product and whether it can be bought, as anybody sees it in its shop; no row for what is not shown.
create or replace function social.offer_of(p_product uuid) returns table (price_minor bigint, currency text, available boolean)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select o.low, g.currency, o.in_stock
  from shop.product p join shop.page g on g.id = p.page_id
  cross join lateral (
    select min(v.price_minor) as low, coalesce(bool_or(v.stock > 0), false) as in_stock
    from shop.variant v where v.product_id = p.id and v.removed_at is null and v.price_minor is not null) o
  where p.id = p_product and p.state = 'published' and g.state = 'published' and g.shop_open and o.low is not null
$$;
revoke all on function social.offer_of(uuid) from public;
grant execute on function social.offer_of(uuid) to {{social}};
