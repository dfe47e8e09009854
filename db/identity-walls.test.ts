import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { aPerson } from '@/db/testing/a-person';
import { toUuid } from '@/lib/kernel/ids';
import { audit } from '@/lib/platform/audit';

const connect = (variable: string) => postgres(process.env[variable] ?? '', { max: 1, onnotice: () => undefined });
const pools = {
  shop: connect('DATABASE_URL_SHOP'),
  money: connect('DATABASE_URL_MONEY'),
  social: connect('DATABASE_URL_SOCIAL'),
  identity: connect('DATABASE_URL_IDENTITY'),
  owner: connect('DATABASE_URL'),
};
const others = ['shop', 'money', 'social'] as const;
const secret = [
  'person',
  'session',
  'passkey',
  'mailed_token',
  'external_account',
  'challenge',
  'rate_window',
  'audit_event',
];
const refused = expect.objectContaining({ code: '42501' });

afterAll(() => Promise.all(Object.values(pools).map((pool) => pool.end())));

describe('the identity ring', () => {
  it.each(others.flatMap((ring) => secret.map((table) => [ring, table] as const)))(
    'hides from %s its table %s',
    async (ring, table) => {
      await expect(pools[ring].unsafe(`select * from identity.${table} limit 1`)).rejects.toEqual(refused);
    },
  );

  it.each(others)('shows %s profiles, and lets it change none', async (ring) => {
    const amina = await aPerson();
    const rows = await pools[ring]`select handle, name from identity.profile where handle = ${amina.handle}`;
    expect(rows).toMatchObject([{ handle: amina.handle, name: amina.name }]);
    await expect(pools[ring].unsafe(`update identity.profile set name = 'x'`)).rejects.toEqual(refused);
    await expect(pools[ring].unsafe('delete from identity.profile')).rejects.toEqual(refused);
  });

  it('tells the money ring where to write to a person, and nobody else', async () => {
    const amina = await aPerson();
    const uuid = toUuid(amina.personId);
    expect(await pools.money`select * from identity.contact(${uuid})`).toEqual([
      { email: amina.email, email_verified: true, name: amina.name, locale: 'en' },
    ]);
    for (const ring of ['shop', 'social'] as const) {
      await expect(pools[ring]`select * from identity.contact(${uuid})`).rejects.toEqual(refused);
    }
  });

  it('writes to an owner for the rings that know what happened to her page, and for no other', async () => {
    const tell = (ring: 'shop' | 'money' | 'social') =>
      pools[ring]`select identity.tell_owner(${randomUUID()}, ${randomUUID()}, 'page_closed')`;
    await tell('shop');
    await tell('money');
    await expect(tell('social')).rejects.toEqual(refused);
  });

  it('learns what a page is called, for a mail, and nothing else of the shop ring', async () => {
    await pools.identity`select name, handle from shop.title_of(${randomUUID()})`;
    for (const table of ['page', 'page_member', 'page_invite']) {
      await expect(pools.identity.unsafe(`select 1 from shop.${table}`)).rejects.toEqual(refused);
    }
  });

  it('never deletes a person or a line of the audit, even as itself', async () => {
    await expect(pools.identity.unsafe('delete from identity.person')).rejects.toEqual(refused);
    await expect(pools.identity.unsafe('delete from identity.audit_event')).rejects.toEqual(refused);
    await expect(
      pools.identity.unsafe(
        "insert into identity.audit_event (id, actor, action, subject) values (gen_random_uuid(), 'a', 'a.b', 's')",
      ),
    ).rejects.toEqual(refused);
  });

  it('owns nothing and bypasses no row security, nor does any ring', async () => {
    const roles = ['identity', ...others].map((ring) => `souk_test_${ring}`);
    const rows = await pools.owner<{ owned: number; above: boolean }[]>`
      select (select count(*)::int from pg_class where relowner = role.oid) as owned, rolbypassrls or rolsuper as above
      from pg_roles role where rolname = any(${roles})`;
    expect(rows).toEqual(roles.map(() => ({ owned: 0, above: false })));
  });
});

describe('the audit', () => {
  it('is appended to by every ring, and changed by nobody, its owner included', async () => {
    for (const ring of [...others, 'identity'] as const) {
      await audit(drizzle(pools[ring]), { kind: 'system', name: ring, locale: 'en' }, 'wall.test', ring);
    }
    const lines =
      await pools.identity`select actor from identity.audit_event where action = 'wall.test' order by actor`;
    expect(lines.map((line) => line.actor)).toEqual([
      'system:identity',
      'system:money',
      'system:shop',
      'system:social',
    ]);
    for (const change of [
      `update identity.audit_event set actor = 'x'`,
      'delete from identity.audit_event',
      'truncate identity.audit_event',
    ]) {
      await expect(pools.owner.unsafe(change)).rejects.toEqual(refused);
    }
  });

  it('takes short lines of the form noun.verb only', async () => {
    const database = drizzle(pools.shop);
    const write = (action: string, detail: string) =>
      database.execute(sql`select identity.audit('a', ${action}, 's', ${JSON.stringify({ detail })}::jsonb)`);
    await expect(write('no verb', 'x')).rejects.toThrow();
    await expect(write('noun.verb', 'x'.repeat(3_000))).rejects.toThrow();
    await write('noun.verb', 'x');
  });
});

describe('markets', () => {
  it('are read by every ring and written by none directly', async () => {
    for (const ring of [...others, 'identity'] as const) {
      expect(await pools[ring]`select state from markets.market where country = 'US' and capability = 'buy'`).toEqual([
        { state: 'open' },
      ]);
      for (const statement of [
        `update markets.rule set state = 'closed'`,
        `insert into markets.rule (country, capability, state, reason) values ('US', 'buy', 'closed', 'law')`,
        `delete from markets.rule`,
        `select key from markets.draw_key`,
        `select markets.carry_out(p) from identity.proposal p`,
      ])
        await expect(pools[ring].unsafe(statement)).rejects.toEqual(refused);
    }
    for (const ring of others) {
      for (const statement of [
        `select identity.propose('a', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'market.change', 'US', '{}', 'why')`,
        `select identity.answer_proposal('a', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'approved')`,
        `select reason from identity.proposal`,
        `select person_id from identity.market_invite`,
        `select email from identity.market_wait`,
      ])
        await expect(pools[ring].unsafe(statement)).rejects.toEqual(refused);
    }
  });
});
