-- The name under which an order stands in the conversation of its buyer with its page: told to these two sides, given by its buyer.

grant insert, delete on money.order_mark to {{money}};
alter table money.order_mark enable row level security;
alter table money.order_mark force row level security;
drop policy if exists both_sides on money.order_mark;
create policy both_sides on money.order_mark for select using (
  money.actor() = 'system' or exists (select from money."order" o where o.id = order_id));
drop policy if exists bought_it on money.order_mark;
create policy bought_it on money.order_mark for insert with check (
  owner = money.actor() and exists (select from money."order" o where o.id = order_id and o.owner = order_mark.owner));
drop policy if exists forgotten on money.order_mark;
create policy forgotten on money.order_mark for delete using (money.actor() = 'system');
