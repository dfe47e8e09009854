import { type SQL, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { aPerson } from '@/db/testing/a-person';
import { aPage } from '@/db/testing/shop';
import { ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { asSystem } from '@/lib/money/orders/inbox/over-page';
import { askedAfter, customers } from './read-customers';

/** A page with so many people who agreed twice, every fifth of whom took it back, and a quarter as many who came along with the shop. */
async function withCustomers(count: number) {
  const actor = await aPerson();
  const { id: page } = await aPage({ owner: actor.personId });
  const uuid = sql`${toUuid(page)}::uuid`;
  const walls = (to: SQL) =>
    sql`alter table money.customer_consent ${to} row level security; alter table money.brought_customer ${to} row level security`;
  await ownerDb().transaction(async (tx) => {
    await tx.execute(walls(sql`no force`));
    await tx.execute(sql`
      with made as (
        insert into identity.person (id, email, email_verified_at)
        select gen_random_uuid(), 'c' || n || '.' || ${page}::text || '@example.com', now() from generate_series(1, ${count}::int) n returning id),
      named as (
        insert into identity.profile (person_id, handle, name) select id, 'c' || replace(id::text, '-', ''), 'Somebody' from made returning person_id)
      insert into money.customer_consent (owner, page_id, agreed, wording, at)
      select 'person:' || person_id, ${uuid}, word = 1 or row_number() over () % 5 > 0, 1, now() + word * interval '1 second'
      from named cross join generate_series(1, 2) word`);
    await tx.execute(sql`
      insert into money.brought_customer (restore_id, no, page_id, name, email, since)
      select ${uuid}, n, ${uuid}, 'Came along', 'b' || n || '.' || ${page}::text || '@example.com', now() from generate_series(1, ${count / 4}::int) n`);
    await tx.execute(walls(sql`force`));
  });
  await ownerDb().execute(sql`analyze money.customer_consent, money.brought_customer, identity.person`);
  return { page, job: { archiveId: newId('archive'), pageId: page, personId: actor.personId } };
}

/** Every address of the pieces, with where each piece ended. */
async function allOf({ job }: Awaited<ReturnType<typeof withCustomers>>) {
  const [emails, ends]: [string[], string[]] = [[], []];
  for (let cursor: string | null = null, more = true; more; ) {
    const { pieces, next } = await customers.step(job, cursor);
    const lines = String(pieces[0]?.body).split('\n').filter(Boolean);
    emails.push(...lines.map((line): string => JSON.parse(line).email));
    if (next !== null) ends.push(next);
    cursor = next;
    more = next !== null;
  }
  return { emails, ends };
}

type Step = Record<string, unknown> & { readonly Plans?: readonly Step[] };
const stepsOf = (step: Step): Step[] => [step, ...(step.Plans ?? []).flatMap(stepsOf)];

/** How often it was asked what holds with somebody, and how many words were read to find whom to ask about, for one piece. */
async function costOf(query: SQL) {
  const [row] = await moneyDb().transaction(async (tx) => {
    await asSystem(tx);
    return tx.execute<{ 'QUERY PLAN': readonly [{ readonly Plan: Step }] }>(
      sql`explain (analyze, format json) ${query}`,
    );
  });
  const steps = row ? stepsOf(row['QUERY PLAN'][0].Plan) : [];
  const sum = (name: string, value: string, of: (step: Step) => number) =>
    steps.filter((step) => step[name] === value).reduce((total, step) => total + of(step), 0);
  return {
    asked: sum('Function Name', 'kept', (step) => Number(step['Actual Loops'])),
    read: sum(
      'Relation Name',
      'customer_consent',
      (step) => Number(step['Actual Rows']) * Number(step['Actual Loops']),
    ),
  };
}

it('tells each who agreed and has not taken it back once, over the ends of pieces', async () => {
  const { emails } = await allOf(await withCustomers(1_000));
  expect(new Set(emails).size).toBe(emails.length);
  expect(emails.filter((email) => email.startsWith('b'))).toHaveLength(250);
  const agreed = emails.filter((email) => email.startsWith('c')).length;
  const [row] = await ownerDb().execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select distinct on (owner) owner, agreed from money.customer_consent order by owner, at desc) last where agreed`);
  expect(agreed).toBe(row?.count);
  expect(agreed).toBeGreaterThan(500);
});

it('asks about no more people for a piece than it may hold, however many agreed', async () => {
  const world = await withCustomers(4_000);
  const { ends } = await allOf(world);
  const [first = '', last = ''] = [ends.find((end) => end.startsWith('b')), ends.at(-2)];
  for (const after of ['', first, last]) {
    const { asked, read } = await costOf(askedAfter(world.page, after));
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(100);
    expect(read).toBeLessThanOrEqual(400);
  }
});
