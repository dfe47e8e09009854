/** The physical limit of a purchase: one stored function that takes stock, writes order, item and four ledger rows. */
import postgres from 'postgres';

const GOODS = 1000;

const schema = `
drop schema if exists bench cascade;
create schema bench;
create table bench.stock (id int primary key, left_over int not null check (left_over >= 0));
create table bench.orders (id bigint generated always as identity primary key, buyer int not null, total bigint not null, at timestamptz not null default now());
create table bench.item (order_id bigint not null, stock_id int not null, units int not null, amount bigint not null);
create index on bench.item (order_id);
create table bench.ledger (id bigint generated always as identity primary key, order_id bigint not null, account text not null, amount bigint not null);
create index on bench.ledger (order_id);
insert into bench.stock select n, 1000000 from generate_series(1, ${GOODS}) n;
create function bench.buy(p_buyer int, p_stock int, p_amount bigint) returns bigint language plpgsql as $$
declare v bigint;
begin
  insert into bench.orders (buyer, total) values (p_buyer, p_amount) returning id into v;
  insert into bench.item values (v, p_stock, 1, p_amount);
  insert into bench.ledger (order_id, account, amount) values
    (v, 'psp', p_amount), (v, 'order', -p_amount), (v, 'order', p_amount), (v, 'seller', -p_amount);
  update bench.stock set left_over = left_over - 1 where id = p_stock and left_over >= 1;
  if not found then raise exception 'sold out'; end if;
  return v;
end $$;`;

const percentile = (sorted, share) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 100) / 100;

/** Makes the scratch tables, gives a measure for some shoppers, and takes everything away again. */
export async function openBareSql(ownerUrl) {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  await owner.unsafe(schema);
  return {
    async measure(shoppers, seconds) {
      const sql = postgres(ownerUrl, { max: shoppers, onnotice: () => undefined });
      await Promise.all(Array.from({ length: shoppers }, () => sql`select pg_sleep(0.02)`));
      const times = [];
      const from = performance.now();
      const until = from + seconds * 1000;
      await Promise.all(
        Array.from({ length: shoppers }, async (_, buyer) => {
          while (performance.now() < until) {
            const at = performance.now();
            await sql`select bench.buy(${buyer}, ${1 + Math.floor(Math.random() * GOODS)}, ${4620})`;
            times.push(performance.now() - at);
          }
        }),
      );
      const elapsed = (performance.now() - from) / 1000;
      await sql.end();
      times.sort((one, other) => one - other);
      return {
        perSecond: Math.round(times.length / elapsed),
        p50: percentile(times, 0.5),
        p95: percentile(times, 0.95),
        failed: 0,
      };
    },
    async close() {
      await owner.unsafe('drop schema if exists bench cascade');
      await owner.end();
    },
  };
}
