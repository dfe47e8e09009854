/** Reads what became of everything since a moment, and hands it to the judge. */
import { waitUntil } from '../start/processes.mjs';
import { run } from '../start/run.mjs';
import { say } from '../start/say.mjs';
import { judge } from './judge.mjs';

const SETTLE_MS = 30_000;
const CAPTURE_MS = 120_000;
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** The form in which pages and charges show the id that the database keeps as a uuid. */
export function shownId(prefix, uuid) {
  let number = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let body = '';
  for (let index = 0; index < 26; index++) {
    body = alphabet[Number(number & 31n)] + body;
    number >>= 5n;
  }
  return `${prefix}_${body}`;
}

/** States of an attempt in which nobody knows yet whether it is an order, and those in which its capture is due. */
export const undecided = ['pending', 'action', 'unknown'];
export const uncaptured = ['authorized', 'capturing'];

/** Seconds until no attempt is in these states any more; undefined when some stay. */
export async function settled(sql, since, states, timeoutMs) {
  const from = performance.now();
  const done = await waitUntil(
    async () => {
      const [row] = await sql`
        select count(*)::int as open from money.attempt
        where created_at > ${since} and state in ${sql(states)}`;
      return row.open === 0;
    },
    timeoutMs,
    250,
  );
  return done ? Math.round((performance.now() - from) / 100) / 10 : undefined;
}

async function readAttempts(sql, since) {
  const rows = await sql`
    select a.id, a.state, coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'state', o.state)) filter (where o.id is not null), '[]') as orders
    from money.attempt a left join money."order" o on o.purchase_id = a.purchase_id
    where a.created_at > ${since} group by a.id`;
  return rows.map(({ id, state, orders }) => ({
    ...{ id: shownId('att', id), state },
    orders: orders.map((order) => ({ id: shownId('ord', order.id), state: order.state })),
  }));
}

async function readStock(sql, products) {
  const rows = await sql`
    select v.id, case when v.drop then (select count(*)::int from shop.unit u where u.variant_id = v.id) else v.stock end as left, coalesce((
      select sum(l.quantity) from money.order_line l join money."order" o on o.id = l.order_id
      where l.variant_id = v.id and o.state in ('authorized', 'paid')), 0)::int as sold
    from shop.variant v where v.id in ${sql(products.map((product) => product.variant))}`;
  return rows.map((row) => ({
    ...{ variant: row.id, left: row.left, sold: row.sold },
    first: products.find((product) => product.variant === row.id).stock,
  }));
}

/** Every charge of the sandbox made since. @param {Date} since */
export async function chargesSince(sandbox, since) {
  const from = Math.floor(since.getTime() / 1000);
  const found = [];
  for (let after = ''; ; ) {
    const answer = await fetch(`${sandbox}/_sandbox/charges${after && `?after=${after}`}`);
    const { data, has_more: more } = await answer.json();
    found.push(...data.filter((charge) => charge.created >= from));
    // Newest first: when the last one is too old, so are all that follow.
    const last = data.at(-1);
    if (!more || !last || last.created < from) return found;
    after = last.intent;
  }
}

/** Faults the command found; it reads the provider over HTTP only. @returns {Promise<string[]>} */
export async function verifyBooks(environment) {
  const args = ['scripts/command.mjs', 'verify-books'];
  const { code, output, errors } = await run(process.execPath, args, { environment });
  return code === 0 ? [] : [`verify-books ended with ${code}: ${(output + errors).trim().slice(0, 3000)}`];
}

/** @returns {Promise<string[]>} every fault; none is the aim */
export async function audit(stage, sql, { since, told, products }) {
  const [charges, attempts, stock] = await Promise.all([
    chargesSince(stage.sandbox, since),
    readAttempts(sql, since),
    readStock(sql, products),
  ]);
  return [...judge({ charges, attempts, told, stock }), ...(await verifyBooks(stage.environment))];
}

/** Everything under way ends, then the charges, the orders, what shoppers were told and the books are compared. */
export async function auditScene(stage, { sql, scarce, plenty }, { since, told }) {
  const seconds = await settled(sql, since, undecided, SETTLE_MS);
  const faults = await audit(stage, sql, { since, told, products: [...scarce, ...plenty] });
  const orders = { orders: told.placed.size, paidAsTold: told.authorized.size };
  say(`  audit            ${JSON.stringify({ settledInSeconds: seconds, ...orders, faults: faults.length })}`);
  return seconds === undefined
    ? ['after 30 s of some attempts it is not known whether they are orders', ...faults]
    : faults;
}

/** In time it is known what every tap became; with a quick database again all of it is captured, and the books agree. */
export async function finalAudit(stage, scene, state) {
  const decided = await settled(scene.sql, state.since, undecided, SETTLE_MS);
  if (decided === undefined) return ['after 30 s of some attempts it is not known whether they are orders'];
  stage.delay(0);
  const seconds = await settled(scene.sql, state.since, uncaptured, CAPTURE_MS);
  say(`  last captures    ${JSON.stringify({ decidedInSeconds: decided, seconds })}`);
  if (seconds === undefined) return ['after two minutes some held orders are still not captured'];
  return auditScene(stage, scene, state);
}
