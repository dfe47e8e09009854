import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { operatorRole } from '@/db/schema/identity/operator';
import { person as account } from '@/db/schema/identity/person';
import { aPerson } from '@/db/testing/a-person';
import { ownerDb } from '@/db/testing/world';
import type { OperatorRole, PersonActor } from '@/lib/identity/actor/model';
import { newId } from '@/lib/kernel/ids';
import { audit } from '@/lib/platform/audit';
import { nameOperator } from './name-operator';
import { listAudit, listFailedJobs, namesOfPeople } from './queries';
import { retryJob } from './retry-job';
import { AuditBefore } from './schema';

let operator: PersonActor;
let person: PersonActor;
beforeAll(async () => {
  [operator, person] = [await aPerson({ operator: true }), await aPerson()];
});

/** A job of any ring that has failed as often as is said; its payload names a person. */
async function aFailedJob(attempts = 3, error = 'connect ECONNREFUSED') {
  await identityDb().execute(
    sql`select queue.add_identity('identity:mail-notice', ${JSON.stringify({ person: 'SECRETPAYLOAD' })}::json, now(), ${newId('mail')})`,
  );
  const [row] = await ownerDb().execute<{ id: string }>(sql`
    update graphile_worker._private_jobs set attempts = ${attempts}, last_error = ${error}
    where id = (select max(id) from graphile_worker._private_jobs) returning id::text`);
  if (!row) throw new Error('no job');
  return row.id;
}

describe('jobs that failed', () => {
  it('are seen by operators, with their error and without their payload', async () => {
    const job = await aFailedJob();
    const found = (await listFailedJobs(operator)).find((one) => one.id === job);
    expect(found).toMatchObject({
      task: 'identity:mail-notice',
      attempts: 3,
      lastError: 'connect ECONNREFUSED',
      givenUp: false,
    });
    expect(JSON.stringify(await listFailedJobs(operator))).not.toContain('SECRETPAYLOAD');
  });

  it('do not exist for anybody else, neither to see nor to try again', async () => {
    const job = await aFailedJob();
    expect(await listFailedJobs(person)).toEqual([]);
    expect(await retryJob(person, { job })).toEqual({ ok: false, code: 'not_found' });
    expect((await listFailedJobs(operator)).map((one) => one.id)).toContain(job);
  });

  it('get their first try back, once, and the audit says by whom', async () => {
    const job = await aFailedJob(25);
    expect((await listFailedJobs(operator)).find((one) => one.id === job)).toMatchObject({ givenUp: true });
    expect(await retryJob(operator, { job })).toEqual({ ok: true, value: null });
    expect((await listFailedJobs(operator)).map((one) => one.id)).not.toContain(job);
    expect(await retryJob(operator, { job })).toEqual({ ok: false, code: 'not_found' });
    const lines = (await listAudit(operator, null)).filter(
      (line) => line.action === 'job.retry' && line.subject === job,
    );
    expect(lines).toMatchObject([{ actor: operator.personId }]);
  });

  it('that never were are not found', async () => {
    expect(await retryJob(operator, { job: '999999999' })).toEqual({ ok: false, code: 'not_found' });
  });

  it('keep a long error short', async () => {
    const job = await aFailedJob(1, 'x'.repeat(5_000));
    expect((await listFailedJobs(operator)).find((one) => one.id === job)?.lastError).toHaveLength(400);
  });
});

describe('an operator', () => {
  const machine = { kind: 'system', name: 'test', locale: 'en' } as const;
  const name = (email: string, roles: readonly OperatorRole[]) => nameOperator(machine, { email, roles });
  const rolesOf = async ({ personId }: PersonActor) =>
    (await identityDb().select().from(operatorRole).where(eq(operatorRole.personId, personId)))
      .map(({ role }) => role)
      .sort();
  async function stateOf({ personId }: PersonActor) {
    const [row] = await identityDb().select().from(account).where(eq(account.id, personId));
    if (!row) throw new Error('no such person');
    return row;
  }

  it('is named by her proven address with exactly the roles that are said, once, and has none when they are taken back', async () => {
    const somebody = await aPerson();
    const { email } = await stateOf(somebody);
    await identityDb().update(account).set({ emailVerifiedAt: null }).where(eq(account.id, somebody.personId));
    expect(await name(email, ['money'])).toEqual({ ok: false, code: 'email_unverified' });
    await identityDb().update(account).set({ emailVerifiedAt: new Date() }).where(eq(account.id, somebody.personId));
    for (let times = 0; times < 2; times++)
      expect(await name(email.toUpperCase(), ['money', 'support'])).toEqual({ ok: true, value: null });
    expect(await rolesOf(somebody)).toEqual(['money', 'support']);
    expect(await name(email, ['keys', 'support'])).toEqual({ ok: true, value: null });
    expect(await rolesOf(somebody)).toEqual(['keys', 'support']);
    expect(await name(email, [])).toEqual({ ok: true, value: null });
    expect(await rolesOf(somebody)).toEqual([]);
    const lines = (await listAudit(operator, null)).filter((line) => line.subject === somebody.personId);
    expect(lines.map(({ action, detail }) => [action, detail.roles])).toEqual([
      ['operator.revoke', 'support keys'],
      ['operator.grant', 'keys'],
      ['operator.revoke', 'money'],
      ['operator.grant', 'support money'],
    ]);
  });

  it('is nobody whom nobody knows', async () => {
    expect(await name('nobody-at-all@example.com', ['support'])).toEqual({ ok: false, code: 'not_found' });
  });
});

describe('the audit', () => {
  const note = (subject: string) =>
    identityDb().transaction((tx) => audit(tx, person, 'test.note', subject, { number: 7 }));

  it('is read by operators alone, newest first, fifty at a time', async () => {
    for (let number = 0; number < 52; number++) await note(`subject-${number}`);
    const first = await listAudit(operator, null);
    expect(first).toHaveLength(50);
    expect(first[0]).toMatchObject({
      actor: person.personId,
      action: 'test.note',
      subject: 'subject-51',
      detail: { number: 7 },
    });
    const times = first.map((line) => line.at.getTime());
    expect(times).toEqual([...times].sort((one, other) => other - one));
    const rest = await listAudit(operator, first.at(-1)?.at ?? null);
    expect(rest.map((line) => line.subject)).toEqual(expect.arrayContaining(['subject-0']));
    expect(await listAudit(person, null)).toEqual([]);
  });

  it.each([
    ...['+275760-09-13T00:00:00.000Z', '-271821-04-20T00:00:00.000Z', '-000001-01-01T00:00:00.000Z'],
    ...['0000-01-01T00:00:00.000Z', '2026-02-30T00:00:00.000Z', '275760', 'yesterday', '', undefined, ['2026', '2027']],
  ])('goes on from the newest when asked for what is before %j', async (asked) => {
    await note('newest');
    expect((await listAudit(operator, AuditBefore.parse(asked)))[0]).toMatchObject({ subject: 'newest' });
  });

  it('goes on where its own link says, at the latest and earliest years too', async () => {
    const [line] = await listAudit(operator, null);
    expect(AuditBefore.parse(line?.at.toISOString())).toEqual(line?.at);
    expect(await listAudit(operator, AuditBefore.parse('0001-01-01T00:00:00.000Z'))).toEqual([]);
    expect(await listAudit(operator, AuditBefore.parse('9999-12-31T23:59:59.999Z'))).not.toEqual([]);
  });

  it('cannot be changed or emptied by the ring that writes it', async () => {
    await note('kept');
    for (const statement of [
      sql`update identity.audit_event set action = 'test.forged'`,
      sql`delete from identity.audit_event`,
      sql`truncate identity.audit_event`,
    ]) {
      await expect(identityDb().execute(statement)).rejects.toMatchObject({ cause: { code: '42501' } });
    }
  });

  it('is undone with the change it speaks of', async () => {
    const lost = identityDb().transaction(async (tx) => {
      await audit(tx, person, 'test.note', 'never happened');
      throw new Error('rolled back');
    });
    await expect(lost).rejects.toThrow('rolled back');
    expect((await listAudit(operator, null)).map((line) => line.subject)).not.toContain('never happened');
  });
});

describe('the names in the audit', () => {
  it('are those of people who run Souk, told to who watches over the keys alone; everybody else stays an id', async () => {
    const [another, closed] = [await aPerson({ roles: ['support'] }), await aPerson({ roles: ['money'] })];
    await identityDb()
      .update(account)
      .set({ state: 'closed', closedAt: new Date() })
      .where(eq(account.id, closed.personId));
    const names = await namesOfPeople(operator, [person.personId, another.personId, closed.personId]);
    expect([...names]).toEqual([[another.personId, { name: another.name, handle: another.handle }]]);
    expect((await namesOfPeople(person, [operator.personId])).size).toBe(0);
    expect((await namesOfPeople(another, [operator.personId])).size).toBe(0);
  });
});
