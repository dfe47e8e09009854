import { domainToUnicode } from 'node:url';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { aPerson, ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';

const asked = async (question: ReturnType<typeof sql>) => {
  const [row] = await ownerDb().execute<{ yes: boolean | string | null }>(sql`select ${question} as yes`);
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

const refusing = async (host: string) => {
  const by = toUuid((await aPerson()).personId);
  await ownerDb().execute(
    sql`insert into identity.denied_host (host, denied_by) values (${host}, ${by}::uuid) on conflict do nothing`,
  );
};

test('a refused host is the same in whichever letters it was refused and is written', async () => {
  const [arabic, mixed] = ['https://متجر-خادع.example', 'https://bücher-hereux.example'].map(
    (one) => new URL(one).hostname,
  );
  await refusing(arabic ?? '');
  await refusing(mixed ?? '');
  for (const written of [
    'متجر-خادع.example',
    arabic,
    'متجر-خادع。example',
    'pay.BÜCHER-hereux.example',
    mixed,
    'bu\u0308cher-hereux.example',
  ])
    expect(await asked(sql`identity.host_known(${written ?? ''})`), written).toBe('refused');
  expect(await asked(sql`identity.deceives('see https://متجر-خادع.example/x')`)).toBe(true);
  expect(await asked(sql`identity.host_known('متجر.example')`)).toBeNull();
});

test.each([
  ['evilmoney.example', 'еvilmoney.example'],
  ['evilmoney.example', 'evi1money.example'],
  ['evilmoney.example', 'evil-rnoney.example'],
  ['evilmoney.example', 'www.еvіlmоnеу.example'],
])('what passes for the refused %s is found: %s', async (refused, written) => {
  await refusing(refused);
  expect(await asked(sql`identity.host_known(${written})`)).toBe('like');
  expect(await asked(sql`identity.host_known(${new URL(`https://${written}`).hostname})`)).toBe('like');
});

test('who was imitated by a refused host is not refused with it', async () => {
  await refusing('goodrnoney.example');
  await refusing(new URL('https://gооdbаnk.example').hostname);
  for (const honest of ['goodmoney.example', 'goodbank.example'])
    expect(await asked(sql`identity.host_known(${honest})`)).toBeNull();
});

test('letters of a host are read as everybody’s programs read them, and nothing is taken for letters that is none', async () => {
  for (const host of [
    'пример.example',
    'bücher.example',
    '例え.example',
    '☃.example',
    'ایران.example',
    'faß.example',
    'ελληνικά.example',
  ])
    expect(await asked(sql`identity.host_letters(${new URL(`https://${host}`).hostname})`)).toBe(
      domainToUnicode(new URL(`https://${host}`).hostname),
    );
  for (const part of ['xn--', 'xn--0', 'xn--99999999', `xn--${'z'.repeat(59)}`, 'xn--a-', 'plain'])
    expect(await asked(sql`identity.host_letters(${part})`)).toBe(part);
});

test.each(['https://%65vil.example', 'https://evilmoney.example\\x'])('%s hides where it leads', async (words) => {
  await refusing('evilmoney.example');
  expect(await asked(sql`identity.deceives(${words})`)).toBe(true);
});
