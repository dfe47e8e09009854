import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobsOf } from '@/db/testing/jobs';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aHeldTransfer, aSender } from '@/db/testing/transfers';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { decideCase } from './decide-case';
import { openCase } from './open-case';
import { casesOf, openCaseCount, openCases } from './queries';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

test('what is wrong with a transfer is said once by whoever paid it, decided once by an operator, and told at both', async () => {
  const [sender, receiver] = [await aSender(), await aPerson()];
  const operator = await aPerson({ roles: ['money'] });
  const transferId = await aHeldTransfer(sender, { person: receiver.personId }, 20_00n);
  const said = { transferId, kind: 'not_arrived', words: 'It never came' } as const;
  for (const other of [receiver, operator])
    expect(await openCase(other, said)).toEqual({ ok: false, code: 'not_found' });
  const opened = await openCase(sender.actor, said);
  if (!opened.ok) throw new Error(opened.code);
  expect(await openCase(sender.actor, { ...said, words: 'again' })).toEqual(opened);
  const caseId = opened.value;
  expect(await jobsOf('money:mail-case', toUuid(caseId))).toBe(1);
  const [row] = await ownerDb().execute(
    sql`select c::text as all from money.transfer_case c where id = ${toUuid(caseId)}::uuid`,
  );
  expect(JSON.stringify(row)).not.toContain('never came');

  const decision = { caseId, remedy: 'correction', reason: 'Its bank was closed for a day' } as const;
  expect(await decideCase(sender.actor, decision)).toEqual({ ok: false, code: 'not_found' });
  expect(await openCases(sender.actor)).toEqual([]);
  const looks = () =>
    ownerDb().execute(
      sql`select role, kind from identity.look where person_id = ${toUuid(sender.actor.personId)}::uuid`,
    );
  expect([await openCaseCount(sender.actor), await openCaseCount(operator)]).toEqual([null, 1]);
  expect([...(await looks())]).toEqual([]);
  expect(await openCases(operator)).toMatchObject([{ id: caseId, words: 'It never came', late: false, state: 'held' }]);
  expect(await decideCase(operator, { ...decision, caseId: newId('transferCase') })).toMatchObject({
    code: 'not_found',
  });
  expect([...(await looks())]).toEqual([{ role: 'money', kind: 'transfer' }]);
  expect(await decideCase(operator, { ...decision, remedy: 'refund' })).toMatchObject({ code: 'not_back' });
  expect(await decideCase(operator, decision)).toEqual({ ok: true, value: null });
  await decideCase(operator, { ...decision, remedy: 'none', reason: 'Another thought' });
  expect(await casesOf(sender.actor, transferId)).toMatchObject([
    { remedy: 'correction', reason: 'Its bank was closed for a day', words: 'It never came' },
  ]);
  expect(await casesOf(receiver, transferId)).toEqual([]);
  expect(await jobsOf('money:mail-case', toUuid(caseId))).toBe(2);
});

test('nobody decides about her own', async () => {
  const herself = await aShopper(await aPerson({ roles: ['money'] }), 'pm_card_bypassPending');
  const transferId = await aHeldTransfer(herself, { person: (await aPerson()).personId }, 20_00n);
  const opened = await openCase(herself.actor, { transferId, kind: 'not_arrived', words: 'It never came' });
  if (!opened.ok) throw new Error(opened.code);
  const decision = { caseId: opened.value, remedy: 'correction', reason: 'It has to be mine' } as const;
  expect(await decideCase(herself.actor, decision)).toEqual({ ok: false, code: 'own' });
  expect(await decideCase(await aPerson({ roles: ['money'] }), decision)).toEqual({ ok: true, value: null });
});

test('it is said within 180 days, by the database too; one whose day is over stands first and is late', async () => {
  const [sender, receiver] = [await aSender(), await aPerson()];
  const operator = await aPerson({ roles: ['money'] });
  const [old, first, second] = [
    await aHeldTransfer(sender, { person: receiver.personId }, 20_00n),
    await aHeldTransfer(sender, { person: receiver.personId }, 20_00n),
    await aHeldTransfer(sender, { person: receiver.personId }, 20_00n),
  ];
  await ownerDb().execute(
    sql`update money.transfer set created_at = created_at - interval '181 days', claim_by = claim_by - interval '181 days' where id = ${toUuid(old)}::uuid`,
  );
  const words = 'Too little came';
  expect(await openCase(sender.actor, { transferId: old, kind: 'other', words })).toEqual({
    ok: false,
    code: 'case_late',
  });
  for (const transferId of [first, second]) await openCase(sender.actor, { transferId, kind: 'wrong_amount', words });
  await ownerDb().transaction(async (tx) => {
    await tx.execute(sql`alter table money.transfer_case disable trigger case_guard`);
    await tx.execute(
      sql`update money.transfer_case set decide_by = clock_timestamp() - interval '1 day' where transfer_id = ${toUuid(second)}::uuid`,
    );
    await tx.execute(sql`alter table money.transfer_case enable trigger case_guard`);
  });
  expect((await openCases(operator)).map(({ transferId, late }) => [transferId, late])).toEqual([
    [second, true],
    [first, false],
  ]);
});
