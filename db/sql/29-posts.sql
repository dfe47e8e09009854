-- Posts: what is tagged on their pictures, and that nobody else sees what is not published yet.

grant select, insert, update, delete on shop.post_tag to {{shop}};
create or replace trigger post_tag_version after insert or update or delete on shop.post_tag
  for each row execute function shop.post_pictures_changed();

-- Drafts, and what is scheduled, are for the shop's own role, whose queries ask who is one of the page's people. To every other role a
-- post is there from its moment on, and so is what belongs to it: a statement that forgets to ask shows nothing too early.
do $$
declare name text;
begin
  foreach name in array array['post', 'post_media', 'post_product', 'post_tag', 'post_video'] loop
    execute format('alter table shop.%I enable row level security', name);
    execute format('drop policy if exists own_ring on shop.%I', name);
    execute format('drop policy if exists published on shop.%I', name);
    execute format('create policy own_ring on shop.%I to {{shop}} using (true) with check (true)', name);
  end loop;
  create policy published on shop.post for select using (published_at <= now());
  foreach name in array array['post_media', 'post_product', 'post_tag', 'post_video'] loop
    execute format(
      'create policy published on shop.%I for select using (exists (select from shop.post p where p.id = post_id))', name);
  end loop;
end $$;
