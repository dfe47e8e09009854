import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { aPerson, ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { measuresFor } from '@/lib/social/decisions/model';

/** Kinds of holds, each on a thing of a kind that knows it. */
const holds = {
  remove: 'comment',
  limit: 'product',
  pause: 'person',
  suspend: 'person',
  hold_shop: 'page',
  hold_site: 'site',
  hold_money: 'page',
} as const;

type Row = Record<string, string | null>;

function rowOf(measure: keyof typeof holds, decider: string): Row {
  const [now, ends] = [new Date(), new Date(Date.now() + 7 * 86_400_000)];
  const isPages = ['page', 'site', 'product'].includes(holds[measure]);
  return {
    ...{ id: toUuid(newId('decision')), subject_kind: holds[measure], subject_id: toUuid(newId('page')), measure },
    ...{ person_id: isPages ? null : toUuid(newId('person')), page_id: isPages ? toUuid(newId('page')) : null },
    ...{ rule: '2.2', evidence: 'sealed', statement: 'sealed', decided_by: decider, at: now.toISOString() },
    ends_at: measure === 'remove' ? null : ends.toISOString(),
    appeal_until: new Date(now.getTime() + 60 * 86_400_000).toISOString(),
    ...(measure === 'hold_money' && { amount_minor: '5000', currency: 'USD' }),
  };
}

function insert(row: Row) {
  const names = sql.join(
    Object.keys(row).map((name) => sql.identifier(name)),
    sql`, `,
  );
  // The types are those of the columns.
  return ownerDb().execute(sql`insert into identity.decision (${names})
    select ${names} from jsonb_populate_record(null::identity.decision, ${JSON.stringify({ was: {}, reports: 0, overturned: false, ...row })}::text::jsonb)`);
}

describe.each(Object.keys(holds) as (keyof typeof holds)[])('a hold (%s)', (measure) => {
  test('stands with all of it, and not without rule, evidence, statement, moment, decider, end, appeal or amount', async () => {
    const decider = toUuid((await aPerson({})).personId);
    const whole = rowOf(measure, decider);
    await insert(whole);
    const needed = ['rule', 'evidence', 'statement', 'at', 'decided_by', 'appeal_until'];
    const more = [
      ...(measure === 'remove' ? [] : ['ends_at']),
      ...(measure === 'hold_money' ? ['amount_minor', 'currency'] : []),
    ];
    for (const field of [...needed, ...more]) {
      const without = { ...rowOf(measure, decider), [field]: null };
      await expect(insert(without), field).rejects.toThrow();
    }
    for (const field of ['rule', 'evidence', 'statement'])
      await expect(insert({ ...rowOf(measure, decider), [field]: '' }), field).rejects.toThrow();
    const concernsNobody = { ...rowOf(measure, decider), person_id: null, page_id: null };
    await expect(insert(concernsNobody)).rejects.toThrow();
    await expect(insert({ ...rowOf(measure, decider), appeal_until: whole.at ?? null })).rejects.toThrow();
  });
});

test('the same kinds of things know the same measures in the database and in the model', async () => {
  const decider = toUuid((await aPerson({})).personId);
  const measures = [...new Set(Object.values(measuresFor).flat())];
  for (const [kind, known] of Object.entries(measuresFor))
    for (const measure of measures) {
      const holding = measure !== 'nothing' && measure !== 'warn';
      const base = rowOf(holding ? measure : 'remove', decider);
      const row = { ...base, subject_kind: kind, measure };
      const taken = await insert(row).then(
        () => true,
        () => false,
      );
      expect([kind, measure, taken]).toEqual([kind, measure, known.includes(measure)]);
    }
});

test('an appeal is not answered by who decided, nor by who appealed', async () => {
  const [decider, other, person] = [await aPerson({}), await aPerson({}), await aPerson({})].map((one) =>
    toUuid(one.personId),
  );
  const row = rowOf('pause', decider ?? '');
  await insert(row);
  await ownerDb().execute(sql`insert into identity.appeal (decision_id, decided_by, person_id, words, answer_by)
    values (${row.id ?? null}::uuid, ${decider ?? null}::uuid, ${person ?? null}::uuid, 'sealed', now() + interval '7 days')`);
  const answeredBy = (by: string | undefined) =>
    ownerDb().execute(sql`update identity.appeal set answered_at = now(), answered_by = ${by ?? null}::uuid, overturned = true, answer = 'sealed'
      where decision_id = ${row.id ?? null}::uuid`);
  for (const by of [decider, person])
    await expect(answeredBy(by)).rejects.toMatchObject({ cause: { constraint_name: 'appeal_other' } });
  const forged = ownerDb().execute(
    sql`update identity.appeal set decided_by = ${other ?? null}::uuid where decision_id = ${row.id ?? null}::uuid`,
  );
  await expect(forged).rejects.toMatchObject({ cause: { constraint_name: 'appeal_decision' } });
  await answeredBy(other);
});

test('no login of a ring writes a decision itself', async () => {
  const rows = await ownerDb().execute<{ grantee: string }>(sql`
    select grantee from information_schema.role_table_grants
    where table_schema = 'identity' and table_name in ('decision', 'appeal')
      and privilege_type in ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE') and grantee <> current_user`);
  expect([...rows]).toEqual([]);
});
