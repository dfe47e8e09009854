import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { asActor } from '@/db/client/money';
import { expense, expenseVersion } from '@/db/schema/money/expense-group';
import { everythingStored, formsOf, placesOf } from '@/db/testing/everything-stored';
import { aGroup, newKey, standing } from '@/db/testing/groups';
import { aPerson, ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { leaveGroup } from '@/lib/money/splits/groups/leave-group';
import { allExpenses, expenseOf, expensesOf } from './queries';
import { removeExpense } from './remove-expense';
import { ExpenseForm } from './schema';
import { groupCsv } from './write-csv';

const idOf = (written: Awaited<ReturnType<Awaited<ReturnType<typeof aGroup>>['spend']>>) => {
  if (!written.ok) throw new Error(written.code);
  return written.value.expenseId;
};

describe('an expense', () => {
  test('comes out to the unit, the odd one going round, in currencies with two, three and no decimals', async () => {
    const dollars = await aGroup({ friends: 2 });
    await dollars.spend(dollars.owner, { amount: '١٠٠٫٠٠' });
    expect(await standing(await dollars.group())).toEqual([66_66n, -33_33n, -33_33n]);
    await dollars.spend(dollars.friends[0] ?? dollars.owner, { amount: '100.00' });
    await dollars.spend(dollars.owner, { amount: '100,00' });
    expect(await standing(await dollars.group())).toEqual([200_00n, -100_00n, -100_00n]);
    const dinars = await aGroup({ friends: 2, currency: 'KWD' });
    await dinars.spend(dinars.owner, { amount: '100.000' });
    expect(await standing(await dinars.group())).toEqual([66_660n, -33_330n, -33_330n]);
    const yen = await aGroup({ friends: 6, currency: 'JPY' });
    await yen.spend(yen.owner, { amount: '5' });
    expect(await standing(await yen.group())).toEqual([4n, -1n, -1n, -1n, -1n, 0n, 0n]);
    expect(await yen.spend(yen.owner, { amount: '5.5' })).toMatchObject({ code: 'bad_amount', field: 'amount' });
  });

  test('is split by shares, percents, amounts and items, with adjustments and by several payers', async () => {
    const { owner, members, group, spend } = await aGroup({ names: ['Bilal', 'Chadi'] });
    const [a = '', , b = '', c = ''] = members;
    const last = async () =>
      (await expensesOf(owner, (await group()).id)).map(({ parts }) => parts.map(({ borne }) => borne))[0];
    const next = (day: number) => ({ day: `2026-11-2${day}` });
    idOf(
      await spend(owner, {
        ...next(1),
        way: 'shares',
        [`share.${a}`]: '1.5',
        [`share.${b}`]: '1',
        [`share.${c}`]: '0',
      }),
    );
    expect(await last()).toEqual([60_00n, 40_00n, 0n]);
    idOf(await spend(owner, { ...next(2), way: 'percent', [`percent.${a}`]: '33.33', [`percent.${b}`]: '66.67 %' }));
    expect(await last()).toEqual([33_33n, 66_67n]);
    const several = { payer: 'several', [`paid.${a}`]: '70', [`paid.${c}`]: '30' };
    idOf(await spend(owner, { ...next(3), way: 'exact', ...several, [`exact.${b}`]: '99.99', [`exact.${c}`]: '0.01' }));
    expect(await last()).toEqual([0n, 99_99n, 1n]);
    const items = {
      'item.0.name': 'Fish',
      'item.0.amount': '60',
      'item.0.by': [a, b],
      'item.1.amount': '20',
      'item.1.by': [c],
    };
    idOf(await spend(owner, { ...next(4), way: 'items', ...items }));
    expect(await last()).toEqual([37_50n, 37_50n, 25_00n]);
    idOf(await spend(owner, { ...next(5), in: [a, b], [`adjust.${c}`]: '10' }));
    expect(await last()).toEqual([45_00n, 45_00n, 10_00n]);
    const sum = (await standing(await group())).reduce((left, right) => left + right, 0n);
    expect(sum).toBe(0n);
  });

  test('that does not come out is refused with what is wrong, and nothing is written', async () => {
    const { owner, members, groupId, spend } = await aGroup();
    const [a = '', b = ''] = members;
    const refused = async (fields: Record<string, unknown>) => {
      const answer = await spend(owner, fields);
      return answer.ok ? 'written' : [answer.code, answer.field];
    };
    expect(await refused({ way: 'percent', [`percent.${a}`]: '50', [`percent.${b}`]: '49.99' })).toEqual([
      'percent_not_whole',
      undefined,
    ]);
    expect(await refused({ way: 'exact', [`exact.${a}`]: '60' })).toEqual(['parts_not_whole', undefined]);
    expect(await refused({ way: 'shares', [`share.${a}`]: '0' })).toEqual(['nobody_bears', undefined]);
    expect(await refused({ way: 'items', 'item.0.amount': '100.01', 'item.0.by': [a] })).toEqual([
      'items_too_much',
      undefined,
    ]);
    expect(await refused({ way: 'items', 'item.0.amount': '5' })).toEqual(['item_of_nobody', undefined]);
    expect(await refused({ [`adjust.${a}`]: '100.01' })).toEqual(['adjusted_too_much', undefined]);
    expect(await refused({ payer: 'several', [`paid.${a}`]: '99' })).toEqual(['paid_not_whole', undefined]);
    expect(await refused({ in: [a, b, b] })).toEqual(['twice', 'in']);
    expect(await refused({ in: [] })).toEqual(['nobody_bears', undefined]);
    expect(await refused({ amount: '' })).toEqual(['required', 'amount']);
    expect(await refused({ amount: '-5' })).toEqual(['bad_amount', 'amount']);
    expect(await refused({ amount: '1,234' })).toEqual(['number_unclear', 'amount']);
    expect(await refused({ payer: '' })).toEqual(['required', 'payer']);
    expect(await refused({ payer: newId('member') })).toEqual(['member_left', undefined]);
    expect(await refused({ amount: '10000000000.01' })).toEqual(['amount_most', 'amount']);
    expect(await expensesOf(owner, groupId)).toEqual([]);
  });

  test('sent twice with one key, at once or later, is one', async () => {
    const { owner, groupId, spend } = await aGroup({ friends: 2 });
    const key = newKey();
    const sent = await Promise.all(Array.from({ length: 6 }, () => spend(owner, { key })));
    const others = await Promise.all(Array.from({ length: 4 }, () => spend(owner)));
    expect(new Set(sent.map(idOf)).size).toBe(1);
    expect(idOf(await spend(owner, { key }))).toBe(idOf(sent[0] ?? (await spend(owner, { key }))));
    expect(new Set(others.map(idOf)).size).toBe(4);
    const turns = (await allExpenses(owner, groupId)).map(({ turn }) => turn);
    expect(turns.toSorted()).toEqual([0, 1, 2, 3, 4]);
  });

  test('is changed by a new version, and taken away by one that says so; what it was stays said', async () => {
    const { owner, friends, groupId, group, spend } = await aGroup();
    const [friend = owner] = friends;
    const expenseId = idOf(await spend(owner));
    const change = { expenseId, version: '1', title: 'Lunch', amount: '50' };
    expect(idOf(await spend(friend, change))).toBe(expenseId);
    expect(await spend(owner, change)).toMatchObject({ code: 'expense_changed' });
    expect(await standing(await group())).toEqual([25_00n, -25_00n]);
    const gone = { groupId, expenseId, version: 2, key: newKey() };
    expect(await removeExpense(owner, gone)).toEqual({ ok: true, value: null });
    expect(await removeExpense(owner, gone)).toEqual({ ok: true, value: null });
    expect(await standing(await group())).toEqual([0n, 0n]);
    expect(await expensesOf(owner, groupId)).toEqual([]);
    const said = await expenseOf(friend, groupId, expenseId);
    expect(said?.versions.map(({ version, title, removed }) => [version, title, removed])).toEqual([
      [3, 'Lunch', true],
      [2, 'Lunch', false],
      [1, 'Dinner', false],
    ]);
    expect(await spend(owner, { ...change, version: '3' })).toMatchObject({ code: 'not_found' });
  });

  test('never changes what is open for somebody who has left', async () => {
    const { owner, friends, groupId, members, spend } = await aGroup();
    const [friend = owner] = friends;
    const both = { payer: 'several', [`paid.${members[0]}`]: '50', [`paid.${members[1]}`]: '50' };
    const expenseId = idOf(await spend(owner, both));
    expect(await leaveGroup(friend, { groupId })).toEqual({ ok: true, value: null });
    const change = { expenseId, version: '1' };
    expect(await spend(owner, { ...change })).toMatchObject({ code: 'member_left' });
    expect(await spend(owner, { ...change, ...both, title: 'Supper' })).toMatchObject({ ok: true });
    expect(await spend(owner, { payer: members[1], in: [members[0]] })).toMatchObject({ code: 'member_left' });
  });
});

describe('what was typed before something changed', () => {
  test('is not divided among fewer: an expense that names who has left meanwhile is refused, in every way it may name her', async () => {
    const { owner, friends, groupId, members, spend } = await aGroup({ friends: 2 });
    const [a = '', , c = ''] = members;
    const key = newKey();
    const first = await spend(owner, { key, in: [a, c], payer: 'several', [`paid.${a}`]: '50', [`paid.${c}`]: '50' });
    expect(await leaveGroup(friends[1] ?? owner, { groupId })).toEqual({ ok: true, value: null });
    const ways = [
      {},
      { way: 'shares', [`share.${a}`]: '1', [`share.${c}`]: '1' },
      { way: 'percent', [`percent.${a}`]: '50', [`percent.${c}`]: '50' },
      { way: 'exact', [`exact.${a}`]: '50', [`exact.${c}`]: '50' },
      { way: 'items', 'item.0.amount': '60', 'item.0.by': [a, c] },
      { in: [a], [`adjust.${c}`]: '10' },
      { in: [a], payer: 'several', [`paid.${a}`]: '50', [`paid.${c}`]: '50' },
      { in: [a], payer: c },
    ];
    for (const fields of ways)
      expect(await spend(owner, { amount: '90', ...fields })).toEqual({ ok: false, code: 'member_left' });
    // What its way does not read may name her.
    expect(await spend(owner, { way: 'exact', [`exact.${a}`]: '100', [`share.${c}`]: '1' })).toMatchObject({
      ok: true,
    });
    // What was written before she left and never answered is that, sent again.
    const again = { key, in: [a, c], payer: 'several', [`paid.${a}`]: '50', [`paid.${c}`]: '50' };
    expect(await spend(owner, again)).toEqual(first);
  });

  test('under the key of what was written stays what it was: another content is told that the first one stands', async () => {
    const { owner, members, groupId, spend } = await aGroup();
    const key = newKey();
    const expenseId = idOf(await spend(owner, { key, amount: '50' }));
    const stands = { ok: false, code: 'first_stands' };
    const others = [{ amount: '30' }, { title: 'Lunch' }, { note: 'x' }, { day: '2026-11-21' }, { in: [members[0]] }];
    for (const other of others) expect(await spend(owner, { key, amount: '50', ...other })).toEqual(stands);
    expect(await spend(owner, { key, amount: '50', expenseId, version: '1' })).toEqual(stands);
    expect(idOf(await spend(owner, { key, amount: '50' }))).toBe(expenseId);
    const atOnce = newKey();
    const sent = await Promise.all(['50', '30'].map((amount) => spend(owner, { key: atOnce, amount })));
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    expect(sent).toContainEqual(stands);
    expect(await expensesOf(owner, groupId)).toHaveLength(2);
  });

  test('is changed by its newest version, whatever day that is of', async () => {
    const { owner, groupId, spend } = await aGroup();
    const expenseId = idOf(await spend(owner));
    for (const [version, day] of Object.entries({ 1: '2026-11-19', 2: '2026-11-18', 3: '2026-11-17' }))
      expect(await spend(owner, { expenseId, version, day })).toMatchObject({ ok: true });
    const { latest, versions } = (await expenseOf(owner, groupId, expenseId, 2)) ?? {};
    expect([latest?.version, versions?.map(({ version }) => version)]).toEqual([4, [4, 3]]);
    expect(await removeExpense(owner, { groupId, expenseId, version: 4, key: newKey() })).toMatchObject({ ok: true });
  });
});

describe('the database', () => {
  test('takes no amount above the most, and sums what is more than any number of its own', async () => {
    const { owner, groupId, members, group } = await aGroup();
    const most = 10_000_000_000_000n;
    const [from = '', to = ''] = members.map((id) => toUuid(id));
    const given = (amount: bigint, way: string, count: number) =>
      ownerDb().execute(sql`
        insert into money.group_repayment (id, group_id, from_id, to_id, teller_id, way, currency, amount_minor, state, answered_at)
        select gen_random_uuid(), ${toUuid(groupId)}, ${from}, ${to}, ${from}, ${way}, 'KWD', ${amount.toString()}::bigint, 'confirmed', now()
        from generate_series(1, ${count}::int)`);
    await expect(given(most + 1n, 'otherwise', 1)).rejects.toMatchObject({
      cause: { constraint_name: 'group_repayment_most' },
    });
    // As many as there would have to be are too many for a test: the largest sum there is stands in for them.
    await given(most, 'otherwise', 2_000);
    await ownerDb()
      .transaction(async (tx) => {
        await tx.execute(sql`alter table money.group_repayment drop constraint group_repayment_most`);
        await tx.execute(
          sql`update money.group_repayment set amount_minor = ${(most * 1_000n).toString()}::bigint where group_id = ${toUuid(groupId)}`,
        );
        const [row] = await tx.execute<{ minor: string }>(
          sql`select minor::text from money.group_balances(array[${toUuid(groupId)}]::uuid[]) where minor > 0`,
        );
        expect(row?.minor).toBe('20000000000000000000');
        tx.rollback();
      })
      .catch((error) => expect(String(error)).toContain('Rollback'));
    expect(await standing(await group(owner))).toEqual([2_000n * most, -2_000n * most]);
  });

  test('takes no version whose payers or parts are not the whole, and lets none be rewritten', async () => {
    const { owner, members, groupId, spend } = await aGroup();
    const expenseId = idOf(await spend(owner));
    const wrong = (paid: number, borne: number) =>
      ownerDb().transaction(async (tx) => {
        await tx.execute(sql`
          insert into money.expense_version (expense_id, version, group_id, writer_id, key, currency, amount_minor, way, turn, day, sealed)
          values (${toUuid(expenseId)}, 2, ${toUuid(groupId)}, ${toUuid(members[0] ?? newId('member'))}, ${newKey()}, 'USD', 100, 'even', 0, now(), 'x')`);
        await tx.execute(sql`
          insert into money.expense_part (expense_id, version, group_id, member_id, paid_minor, borne_minor, adjusted_minor)
          values (${toUuid(expenseId)}, 2, ${toUuid(groupId)}, ${toUuid(members[0] ?? newId('member'))}, ${paid}, ${borne}, 0)`);
      });
    const why = async (work: Promise<unknown>) =>
      String(
        await work.then(
          () => 'written',
          (error) => error.cause ?? error,
        ),
      );
    expect(await why(wrong(99, 100))).toContain('does not come out');
    expect(await why(wrong(100, 101))).toContain('does not come out');
    expect(await why(wrong(-1, 100))).toContain('expense_part_amounts');
    expect(await why(ownerDb().execute(sql`update money.expense_version set amount_minor = 1`))).toContain(
      'stays as it was said',
    );
  });

  test('shows nobody else anything: a stranger finds neither group nor expense, and writes none', async () => {
    const { owner, groupId, spend } = await aGroup();
    const expenseId = idOf(await spend(owner));
    const stranger = await aPerson();
    expect(await expensesOf(stranger, groupId)).toEqual([]);
    expect(await expenseOf(stranger, groupId, expenseId)).toBeNull();
    expect(await spend(stranger)).toMatchObject({ code: 'not_found' });
    expect(await removeExpense(stranger, { groupId, expenseId, version: 1, key: newKey() })).toMatchObject({
      code: 'not_found',
    });
    expect(await asActor(stranger, async (tx) => [await tx.$count(expense), await tx.$count(expenseVersion)])).toEqual([
      0, 0,
    ]);
    expect(await asActor(owner, (tx) => tx.$count(expense))).toBe(1);
  });

  test('holds no word of what is written in a group', async () => {
    const { owner, members, groupId, spend } = await aGroup({ names: ['NAMEMARKTHATSTAYS'] });
    const [a = ''] = members;
    const words = { title: 'TITLEMARKTHATSTAYS', note: 'NOTEMARKTHATSTAYS', way: 'items' };
    const item = { 'item.0.name': 'ITEMMARKTHATSTAYS', 'item.0.amount': '100', 'item.0.by': [a] };
    const expenseId = idOf(await spend(owner, { ...words, ...item }));
    const { latest } = (await expenseOf(owner, groupId, expenseId)) ?? {};
    expect(latest).toMatchObject({ title: words.title, note: words.note, items: [{ name: 'ITEMMARKTHATSTAYS' }] });
    const forms = ['NAME', 'TITLE', 'NOTE', 'ITEM'].flatMap((mark) => formsOf(`${mark}MARKTHATSTAYS`));
    expect(placesOf(await everythingStored(), forms)).toEqual([]);
  });
});

test('a group is taken along as a file that a spreadsheet opens as it is', async () => {
  const { owner, groupId, group, spend } = await aGroup();
  await spend(owner, { title: '=SUM(A1)' });
  const { members } = await group();
  const [, line] = groupCsv(members, await allExpenses(owner, groupId), []).split('\r\n');
  expect(line).toBe("expense,2026-11-20,'=SUM(A1),,USD,100.00,even,100.00,50.00,0.00,50.00");
});

test('a form is refused field by field', () => {
  const parsed = ExpenseForm.safeParse({
    key: newKey(),
    groupId: newId('group'),
    currency: 'USD',
    title: ' ',
    day: '2026-02-30',
  });
  expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['title', 'required'],
    ['day', 'bad_day'],
  ]);
});
