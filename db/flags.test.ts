import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { aPerson, ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';

const asked = async (question: ReturnType<typeof sql>) => {
  const [row] = await ownerDb().execute<{ yes: boolean }>(sql`select ${question} as yes`);
  return row?.yes;
};

test.each([
  'Souk Support',
  'S0UK  supp0rt',
  'ЅОUК Тeam',
  'souk-admin ✓',
  'Official Souk',
  'دعم سوق',
  'إدارة سوق',
  'Ｓｏｕｋ Help',
])('the name %s passes for Souk’s', async (name) => {
  expect(await asked(sql`identity.imitates(${name})`)).toBe(true);
});

test.each(['Lina Haddad', 'Souk al Bahar Ceramics', 'Supporting Roles', 'سوق الخضار', 'Ольга'])(
  'the name %s does not',
  async (name) => {
    expect(await asked(sql`identity.imitates(${name})`)).toBe(false);
  },
);

test.each([
  'see https://souk@evil.example/pay',
  'http://xn--80ak6aa92e.example https://аpple.example',
  'https://2130706433/ now',
  'https://127.0.0.1:8080/x',
  'https://[::1]/',
])('%s hides where it leads', async (words) => {
  expect(await asked(sql`identity.deceives(${words})`)).toBe(true);
});

test.each([
  'https://example.com/a@b',
  'http://مثال.example',
  'no link at all',
  'mailto:a@b.example',
  'https://shop.example',
  'زوروا https://shop.example، ثم عودوا',
])('%s does not', async (words) => {
  expect(await asked(sql`identity.deceives(${words})`)).toBe(false);
});

test('a refused host counts with all below it, and a flag stands in the queue without taking anything away', async () => {
  const person = await aPerson({ name: 'Souk Support' });
  const uuid = toUuid(person.personId);
  await ownerDb().execute(
    sql`insert into identity.denied_host (host, denied_by) values ('refused.example', ${uuid}::uuid)`,
  );
  expect(await asked(sql`identity.deceives('https://a.refused.example/x')`)).toBe(true);
  for (const end of ['.', ', and', '.:443/', ')', '؟'])
    expect(await asked(sql`identity.deceives(${`see https://refused.example${end}`})`), end).toBe(true);
  expect(await asked(sql`identity.deceives('https://notrefused.example/x')`)).toBe(false);
  await ownerDb().execute(
    sql`update identity.profile set bio = 'Pay at https://refused.example' where person_id = ${uuid}::uuid`,
  );
  const rows = await ownerDb().execute<{ reasons: string[] }>(
    sql`select to_jsonb(reasons) as reasons from identity.reported_things() where kind = 'person' and id = ${uuid}::uuid`,
  );
  expect(rows[0]?.reasons).toEqual(['imitation', 'link']);
});
