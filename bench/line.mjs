/**
 * The line of an opening under a crowd: everybody joins before it opens, several times; at the opening all are drawn; whoever is let in
 * taps five times at once, one in ten does not come, and meanwhile people whose turn it is not tap all the same.
 */
import { randomUUID } from 'node:crypto';

const lanes = 16;

/** Runs work on many things, a few at a time. */
async function inLanes(things, work) {
  const rest = things[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const thing of rest) await work(thing);
    }),
  );
}

/** A purchase of one unit, as `money.place` takes it. */
function purchaseOf(owner, { page, product, variant, terms }) {
  const line = {
    ...{
      id: randomUUID(),
      kind: 'goods',
      productId: product,
      variantId: variant,
      title: 'Thing',
      productSlug: 'thing',
    },
    ...{ mediaKey: null, quantity: 1, unit: '4120', amount: '4120', discount: '0' },
  };
  const person = owner.slice('person:'.length);
  return {
    ...{ actor: owner, reserveSeconds: 600, guard: { device: 'bench' } },
    attempt: {
      ...{ id: randomUUID(), key: randomUUID().replaceAll('-', ''), bodyHash: 'bench', provider: 'stripe' },
      ...{ customer: 'bench', method: 'bench' },
    },
    purchase: {
      ...{ id: randomUUID(), personId: person, currency: 'USD', total: '4120', email: 'bench@example.com' },
      ...{ locale: 'en', tokenHash: randomUUID().replaceAll('-', '').repeat(2), fromCart: false },
    },
    orders: [
      {
        ...{ id: randomUUID(), pageId: page, pageName: 'Bench', pageHandle: 'bench', total: '4120' },
        ...{
          shipTo: {},
          arrivesFrom: '2040-01-01',
          arrivesBy: '2040-01-02',
          terms: { version: terms, currency: 'USD' },
        },
        ...{ lines: [line], discounts: [] },
      },
    ],
  };
}

/** The line of one opening, start to end. @returns {Promise<object>} what came of it, and how long it took */
export async function runLine(sql, variant, { waiting }) {
  const [row] = await sql`
    select v.product_id as product, v.page_id as page, g.terms_version::text as terms
    from shop.variant v join shop.page g on g.id = v.page_id where v.id = ${variant}`;
  const thing = { ...row, variant };
  const opening = randomUUID();
  await sql`
    insert into shop.opening (id, product_id, page_id, opens_at, per_person, queued)
    values (${opening}, ${thing.product}, ${thing.page}, now() + interval '1 hour', 1, true)`;
  const owners = Array.from({ length: waiting }, () => `person:${randomUUID()}`);
  await sql`insert into money.payer_device (owner, device) select unnest(${owners}::text[]), '*'`;
  const began = performance.now();
  await inLanes(
    [...owners, ...owners.slice(0, waiting / 10)],
    (owner) => sql`select money.join_line(${owner}, ${opening}, 300)`,
  );
  const joinedMs = performance.now() - began;
  await sql`update shop.opening set opens_at = now() - interval '1 second' where id = ${opening}`;
  const atOpening = performance.now();
  await sql`select money.turn_line(${opening}, 300)`;
  const drawMs = performance.now() - atOpening;
  const answers = {};
  const tap = async (owner) => {
    const [{ answer }] = await sql`select money.place(${sql.json(purchaseOf(owner, thing))}) as answer`;
    answers[answer.result] = (answers[answer.result] ?? 0) + 1;
  };
  for (let round = 0; ; round++) {
    const called = await sql`select owner from money.turn where opening_id = ${opening} and state = 'called'`;
    const [{ free }] = await sql`select free::int from shop.units_of(${thing.product})`;
    if (free === 0 || called.length === 0 || round > 500) break;
    const coming = called
      .filter(() => Math.random() >= 0.1)
      .flatMap(({ owner }) => [owner, owner, owner, owner, owner]);
    const pushing = owners.slice((round * 20) % waiting, ((round * 20) % waiting) + 20);
    await inLanes([...coming, ...pushing], tap);
    // Who did not come has let her time pass.
    await sql`update money.turn set until = now() - interval '1 second' where opening_id = ${opening} and state = 'called'`;
    await sql`select money.turn_line(${opening}, 300)`;
  }
  const soldMs = performance.now() - atOpening;
  const asking = performance.now();
  await inLanes(owners.slice(0, 500), (owner) => sql`select money.standing(${owner}, ${opening})`);
  const standingMs = (performance.now() - asking) / 500;
  const [books] = await sql`
    select count(*)::int as sold, count(distinct o.owner)::int as people, max(had.units)::int as most
    from money.order_line l join money."order" o on o.id = l.order_id
    cross join lateral (select count(*) as units from money."order" x where x.owner = o.owner) had
    where l.variant_id = ${variant}`;
  const [line] = await sql`select count(*)::int as places from money.turn where opening_id = ${opening}`;
  const [lots] = await sql`
    select count(*)::int as drawn, bool_and(good) as checked from (
      select l.lot = row_number() over (order by sha256(convert_to(o.seed || ':' || l.ticket, 'UTF8'))) as good
      from money.lot l join shop.opening o on o.id = l.opening_id where l.opening_id = ${opening}) x`;
  const whole = (number) => Math.round(number * 10) / 10;
  return {
    ...{ waiting, places: line.places, drawn: lots.drawn, drawChecked: lots.checked },
    ...{ sold: books.sold, buyers: books.people, mostOfOne: books.most, answers },
    ...{
      joinsPerSecond: whole((waiting * 1.1) / (joinedMs / 1000)),
      drawMs: whole(drawMs),
      soldOutAfterMs: whole(soldMs),
    },
    standingMs: whole(standingMs),
  };
}
