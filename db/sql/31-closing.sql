-- Closing a page, as the money ring may do it: through these functions, inside its own transaction. Only that ring knows
-- whether somebody still waits for an order.

-- Holds a page for closing, by somebody whose role allows it: waits until every order that is being placed with it is placed, and lets no other
-- begin before the transaction ends. No row for everybody else.
create or replace function shop.hold_page(p_page uuid, p_person uuid) returns table (handle text, closed boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from shop.page g where g.id = p_page
    and exists (select from shop.page_member m where m.page_id = g.id and m.person_id = p_person
      and shop.roles_may(m.roles, 'close_page')) for update;
  -- The lock may have been waited for: a second statement sees what is true now.
  return query select g.handle, g.state = 'closed' from shop.page g
    join shop.page_member m on m.page_id = g.id and m.person_id = p_person and shop.roles_may(m.roles, 'close_page')
    where g.id = p_page;
end $$;

-- Closes a page that is held. Its row stays, and with it its handle and what receipts and refunds say of the seller. What was on its way
-- into or out of it is ended by a job, for that is files.
create or replace function shop.close_page(p_page uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update shop.page set state = 'closed', shop_open = false where id = p_page;
  update shop.page_invite set state = 'withdrawn', answered_at = now() where page_id = p_page and state = 'pending';
  perform queue.enqueue('shop', 'shop:end-page', json_build_object('page', p_page), now(), 'end-page ' || p_page);
end $$;

revoke all on function shop.hold_page(uuid, uuid), shop.close_page(uuid) from public;
grant execute on function shop.hold_page(uuid, uuid), shop.close_page(uuid) to {{money}};
