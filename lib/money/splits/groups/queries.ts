import 'server-only';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { expenseGroup, groupMember, reminderOff } from '@/db/schema/money/expense-group';
import { type Actor, actorKey, type PersonActor, personOfKey } from '@/lib/identity/actor/model';
import { cardsOf } from '@/lib/identity/ties/queries';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { type Currency, isCurrency, type Money, money } from '@/lib/kernel/money';
import { openRows } from '@/lib/money/vault/open-rows';
import { hashToken, isToken } from '@/lib/platform/tokens';
import { groupKey } from './group-key';
import { type Balance, debtsOf, type GroupLine, type GroupView, type Member } from './model';
import { Named } from './schema';

const system: Actor = { kind: 'system', name: 'expense-groups', locale: 'en' };
/** How many groups are listed. */
const groupsShown = 200;
type MemberRow = typeof groupMember.$inferSelect;
type GroupRow = typeof expenseGroup.$inferSelect;

/** Whether the actor is in a group now. */
export function isMember(actor: PersonActor, groupId: Id<'group'>): Promise<boolean> {
  return asActor(actor, async (tx) => (await tx.$count(expenseGroup, eq(expenseGroup.id, groupId))) > 0);
}

/** The groups the actor is in, the latest begun first and `most` at most, with how she stands in each. */
export async function myGroups(actor: PersonActor, most = groupsShown): Promise<readonly GroupLine[]> {
  const { groups, members, balances } = await asActor(actor, async (tx) => {
    const groups = await tx.select().from(expenseGroup).orderBy(sql`${expenseGroup.createdAt} desc`).limit(most);
    const ids = groups.map(({ id }) => id);
    return { groups, members: await membersOf(tx, ids), balances: await balancesOf(tx, ids) };
  });
  const names = await groupNames(groups);
  return groups.map(({ id }) => {
    const of = members.filter((one) => one.groupId === id && one.leftAt === null);
    const me = of.find((one) => one.owner === actorKey(actor));
    const mine = balances.filter(({ memberId }) => memberId === me?.id).map(({ value }) => value);
    return { id, name: names(id), people: of.length, mine };
  });
}

/** A group the actor is in: its people, what is open and who would pay whom. Null for one that is not there and one she is not in. */
export async function groupOf(actor: PersonActor, groupId: Id<'group'>): Promise<GroupView | null> {
  const read = await asActor(actor, async (tx) => {
    const [group] = await tx.select().from(expenseGroup).where(eq(expenseGroup.id, groupId));
    if (!group) return null;
    const refused = await tx
      .select()
      .from(reminderOff)
      .where(eq(reminderOff.owner, actorKey(actor) ?? ''));
    return { group, refused, rows: await membersOf(tx, [groupId]), balances: await balancesOf(tx, [groupId]) };
  });
  if (!read) return null;
  const refused = new Set(read.refused.map(({ other }) => other));
  const [members, names] = await Promise.all([shownMembers(actor, read.rows, refused), groupNames([read.group])]);
  const me = members.find((one) => one.isMe && !one.hasLeft);
  if (!me) throw new Error('Invariant broken: a group seen from outside');
  const { turn } = read.group;
  const balances = inOrder(read.balances, members);
  return {
    ...{ id: groupId, name: names(groupId), currency: currencyOf(read.group.currency), turn, me: me.id },
    ...{ members, balances, debts: debtsOf(balances) },
  };
}

/** What the link of a place shows to whoever holds it: the group, whose place it is, and who is there. Null for a link that opens nothing. */
export async function openedInvite(
  token: string,
): Promise<{ group: string; place: string; people: readonly string[] } | null> {
  if (!isToken(token)) return null;
  const read = await asActor(system, async (tx) => {
    const where = and(eq(groupMember.tokenHash, hashToken(token)), isNull(groupMember.leftAt));
    const [place] = await tx.select().from(groupMember).where(where);
    if (!place) return null;
    const groups = await tx.select().from(expenseGroup).where(eq(expenseGroup.id, place.groupId));
    return { place, groups, rows: await membersOf(tx, [place.groupId]) };
  });
  if (!read) return null;
  const [members, names] = await Promise.all([shownMembers(system, read.rows), groupNames(read.groups)]);
  const place = members.find(({ id }) => id === read.place.id)?.name ?? '';
  const people = members.filter((one) => !one.hasLeft && one.handle !== null).map(({ name }) => name);
  return { group: names(read.place.groupId), place, people };
}

/** Those of the groups' members that the transaction may see, in the order in which they came. For queries of splits. */
export function membersOf(tx: MoneyTransaction, groups: readonly Id<'group'>[]): Promise<MemberRow[]> {
  if (groups.length === 0) return Promise.resolve([]);
  return tx.select().from(groupMember).where(inArray(groupMember.groupId, groups)).orderBy(asc(groupMember.place));
}

/** Members as the actor sees them: by the names of their profiles, or as they are called here. */
export async function shownMembers(
  actor: Actor,
  rows: readonly MemberRow[],
  refused: ReadonlySet<string> = new Set(),
): Promise<readonly Member[]> {
  const sealed = rows.map(({ id, groupId, sealed }) => ({ id, owner: groupKey(groupId), sealed }));
  const [cards, named] = await Promise.all([
    cardsOf(rows.flatMap(({ owner }) => personOfKey(owner) || [])),
    openRows('groupMember', sealed),
  ]);
  return rows.map(({ id, owner, tokenHash, leftAt, remindersOff }) => {
    const who = personOfKey(owner);
    const card = who ? cards.get(who) : undefined;
    const name = who ? (card?.name ?? '') : (Named.safeParse(named.get(id)).data?.name ?? '');
    const isMe = owner !== null && owner === actorKey(actor);
    const unwanted = isMe ? remindersOff : owner !== null && refused.has(owner);
    const shown = { id, name, handle: card?.handle ?? null, isMe, hasLeft: leftAt !== null };
    return { ...shown, hasLink: tokenHash !== null, unwanted };
  });
}

/** What groups are called, by their ids. For queries of splits. */
export async function groupNames(
  rows: readonly Pick<GroupRow, 'id' | 'sealed'>[],
): Promise<(id: Id<'group'>) => string> {
  const opened = await openRows(
    'group',
    rows.map(({ id, sealed }) => ({ id, owner: groupKey(id), sealed })),
  );
  return (id) => Named.safeParse(opened.get(id)).data?.name ?? '';
}

type BalanceRow = { member_id: string; currency: string; minor: string };

/** How the groups' members stand, as far as the transaction sees them. For queries of splits. */
export async function balancesOf(tx: MoneyTransaction, groups: readonly Id<'group'>[]): Promise<Balance[]> {
  const ids = `{${groups.map((id) => toUuid(id)).join(',')}}`;
  const rows = await tx.execute<BalanceRow>(
    sql`select member_id, currency, minor::text from money.group_balances(${ids}::text::uuid[])`,
  );
  return [...rows].map(({ member_id, currency, minor }) => ({
    memberId: fromUuid('member', member_id),
    value: money(BigInt(minor), currencyOf(currency)),
  }));
}

/** By currency, then in the order of the members: who pays whom is the same each time it is asked. */
function inOrder(balances: readonly Balance[], members: readonly Member[]): Balance[] {
  const place = new Map(members.map(({ id }, index) => [id, index]));
  return [...balances].sort((one, other) => {
    const [left, right]: [Money, Money] = [one.value, other.value];
    if (left.currency !== right.currency) return left.currency < right.currency ? -1 : 1;
    return (place.get(one.memberId) ?? 0) - (place.get(other.memberId) ?? 0);
  });
}

/** A currency as a row of ours has it. */
export function currencyOf(code: string): Currency {
  if (!isCurrency(code)) throw new Error('Invariant broken: a stored currency that nobody knows');
  return code;
}
