import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aBankAbroad, aQuote, aSender, saysWhere, taps } from '@/db/testing/transfers';
import { aPerson, ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';
import { checkedQuote } from './check-name';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => fetch(`${sandbox.origin}/_sandbox/faults`, { method: 'DELETE' }));

test.each([
  ['Haddad Salma', { result: 'match', missing: [], extra: [] }],
  ['Salma Mansour', { result: 'close', missing: ['M'], extra: ['H'] }],
  ['Noura Aziz', { result: 'none', missing: [], extra: [] }],
])('an account that its bank knows as %s is told so, once, and kept as it was shown', async (holder, found) => {
  const sender = await aSender();
  const recipient = await aBankAbroad(sender.actor, 'GB', 'arrives', holder);
  const id = await aQuote(sender.actor, { recipient }, 20_00n);
  const view = await checkedQuote(sender.actor, id);
  expect(view?.nameCheck).toMatchObject(found);
  // Without the provider it is what was shown.
  await fetch(`${sandbox.origin}/_sandbox/faults`, {
    method: 'POST',
    body: JSON.stringify({ match: { method: 'POST', path: '/v2/*' }, action: 'drop', times: 99 }),
  });
  expect((await checkedQuote(sender.actor, id))?.nameCheck).toEqual(view?.nameCheck);
  expect(await checkedQuote((await aSender()).actor, id)).toBe(null);
  const [row] = await ownerDb().execute(
    sql`select q::text as all, name_check from money.quote q where id = ${toUuid(id)}::uuid`,
  );
  expect(row?.name_check).toBe(found.result);
  expect(JSON.stringify(row?.all)).not.toMatch(/Mansour|Aziz|\[/);
});

test('whose account has another name is waited with, although she was paid before', async () => {
  const [sender, receiver] = [await aSender(), await aPerson()];
  await saysWhere(receiver);
  const pauseOf = async (check: string) => {
    const id = await aQuote(sender.actor, { person: receiver.personId }, 20_00n);
    await ownerDb().execute(sql`update money.quote set name_check = ${check} where id = ${toUuid(id)}::uuid`);
    const placed = await taps(sender, id);
    if (!placed.ok) throw new Error(placed.code);
    const [row] = await ownerDb().execute<{ pause: number }>(
      sql`select pause_seconds as pause from money.transfer where id = ${toUuid(placed.value.transferId)}::uuid`,
    );
    await ownerDb().transaction(async (tx) => {
      await tx.execute(sql`alter table money.transfer disable trigger user`);
      await tx.execute(sql`update money.transfer set state = 'delivered', delivered_at = now(), provider_intent = ${placed.value.transferId}, debited_minor = 2000
        where id = ${toUuid(placed.value.transferId)}::uuid`);
      await tx.execute(sql`alter table money.transfer enable trigger user`);
    });
    return row?.pause ?? 0;
  };
  const first = await pauseOf('match');
  const known = await pauseOf('match');
  expect(known).toBeLessThan(first);
  expect(await pauseOf('none')).toBe(first);
});

test('of a person who gave no account it is said that nothing was checked, of an address nothing', async () => {
  const [sender, receiver] = [await aSender(), await aPerson()];
  const person = await aQuote(sender.actor, { person: receiver.personId }, 20_00n);
  expect((await checkedQuote(sender.actor, person))?.nameCheck).toMatchObject({ result: 'unchecked' });
  const address = await aQuote(sender.actor, { email: receiver.email }, 20_00n);
  expect((await checkedQuote(sender.actor, address))?.nameCheck).toBe(null);
});
