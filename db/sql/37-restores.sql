-- Archives that come back: their owner's and the worker's business, and nobody else's.
revoke all on shop.restore, shop.restored_thing, shop.carried_file from {{shop}}, {{money}}, {{social}}, {{identity}};
grant select, insert, update, delete on shop.restore, shop.restored_thing, shop.carried_file to {{shop}};

-- What of a variant is the database's own, as it was where it comes from: how many there were at most, where its units lie, and the
-- prices it had in public. Only of a variant that a restore brings in this moment, while its restore runs. `p_places` are
-- [{place, stock}], whose sum is at most its stock; `p_prices` [{day, lowest, last}] or null for none but today's.
create or replace function shop.bring_variant(p_restore uuid, p_variant uuid, p_most int, p_places jsonb, p_prices jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_page uuid; one record;
begin
  select v.page_id into v_page from shop.variant v join shop.restore r on r.page_id = v.page_id
  where v.id = p_variant and r.id = p_restore and r.state = 'running'
    and not exists (select from shop.restored_thing t where t.restore_id = r.id and t.kind = 'product' and t.thing_id = v.product_id)
  for no key update of v;
  if v_page is null then
    raise exception 'a restore brings only its own' using errcode = 'SK004';
  end if;
  update shop.variant v set stock_most = greatest(p_most, v.stock) where v.id = p_variant;
  if jsonb_array_length(p_places) > 0 then
    for one in
      select w.place, w.stock from jsonb_to_recordset(p_places) as w(place uuid, stock int)
      join shop.place p on p.id = w.place and p.page_id = v_page where w.stock > 0
    loop
      perform shop.put_at(p_variant, one.place, one.stock);
      perform shop.note_move(p_variant, v_page, null, -one.stock, 'placed'), shop.note_move(p_variant, v_page, one.place, one.stock, 'placed');
    end loop;
    update shop.variant v set placed = true where v.id = p_variant and not v.drop
      and v.stock = (select sum(s.stock) from shop.place_stock s where s.variant_id = v.id);
    if not found then
      raise exception 'places hold what there is' using errcode = 'SK004';
    end if;
  end if;
  if p_prices is not null then
    delete from shop.price_day d where d.variant_id = p_variant;
    insert into shop.price_day (variant_id, day, lowest_minor, last_minor)
    select p_variant, w.day, w.lowest, w.last from jsonb_to_recordset(p_prices) as w(day date, lowest bigint, last bigint)
    where w.day <= (clock_timestamp() at time zone 'UTC')::date;
  end if;
end $$;
revoke all on function shop.bring_variant(uuid, uuid, int, jsonb, jsonb) from public;
grant execute on function shop.bring_variant(uuid, uuid, int, jsonb, jsonb) to {{shop}};
