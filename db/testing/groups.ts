import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { befriended } from '@/db/testing/tied';
import { aPerson } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import type { Currency } from '@/lib/kernel/money';
import type { Fields } from '@/lib/money/splits/expenses/model';
import { ExpenseForm } from '@/lib/money/splits/expenses/schema';
import { writeExpense } from '@/lib/money/splits/expenses/write-expense';
import { addMember } from '@/lib/money/splits/groups/add-member';
import { groupOf } from '@/lib/money/splits/groups/queries';
import { startGroup } from '@/lib/money/splits/groups/start-group';

/** A key as a form makes it. */
export const newKey = () => randomBytes(16).toString('base64url');

/** A group of friends, and of names without accounts, with what they do in it. */
export async function aGroup(part: { friends?: number; names?: readonly string[]; currency?: Currency } = {}) {
  const owner = await aPerson({ name: 'Amina' });
  const groupId = newId('group');
  await startGroup(owner, { groupId, name: 'Trip to Byblos', currency: part.currency ?? 'USD' });
  const friends: PersonActor[] = [];
  for (let count = 0; count < (part.friends ?? 1); count++) {
    const friend = await aPerson({ name: `Friend ${count}` });
    await befriended(owner, friend);
    const added = { groupId, memberId: newId('member'), handle: friend.handle, name: '' };
    expect(await addMember(owner, added)).toEqual({ ok: true, value: null });
    friends.push(friend);
  }
  for (const name of part.names ?? [])
    expect(await addMember(owner, { groupId, memberId: newId('member'), handle: '', name })).toMatchObject({
      ok: true,
    });
  const group = async (as: PersonActor = owner) => {
    const seen = await groupOf(as, groupId);
    if (!seen) throw new Error('no such group');
    return seen;
  };
  const members = (await group()).members.map(({ id }) => id);
  return { owner, friends, groupId, members, group, spend: spendIn(groupId, members, part.currency ?? 'USD') };
}

/** Sends the form of an expense: paid by the first member and split evenly among all, unless the fields say otherwise. */
const spendIn =
  (groupId: Id<'group'>, members: readonly Id<'member'>[], currency: Currency) =>
  async (as: PersonActor, fields: Fields = {}) => {
    const form = ExpenseForm.parse({
      ...{ key: newKey(), groupId, title: 'Dinner', day: '2026-11-20', currency, way: 'even', in: members },
      ...{ amount: '100', payer: members[0], ...fields },
    });
    return writeExpense(as, form);
  };

/** How the members of a group stand in the order in which they came, in minor units of its currency. */
export async function standing(group: Awaited<ReturnType<Awaited<ReturnType<typeof aGroup>>['group']>>) {
  return group.members.map(({ id }) => {
    const mine = group.balances.filter(({ memberId }) => memberId === id);
    return mine.reduce((sum, { value }) => sum + value.amount, 0n);
  });
}
