-- Keys that receipts are signed with: the system's alone. What of them is public is handed out by one query.

grant insert, update on money.receipt_key to {{money}};
alter table money.receipt_key enable row level security;
alter table money.receipt_key force row level security;
drop policy if exists system_only on money.receipt_key;
create policy system_only on money.receipt_key using (money.actor() = 'system');
