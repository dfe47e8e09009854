import 'server-only';
import { and, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import { asActor, type MoneyTransaction } from '@/db/client/money';
import { expense, expensePart, expensePhoto, expenseVersion } from '@/db/schema/money/expense-group';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { groupKey } from '@/lib/money/splits/groups/group-key';
import { currencyOf } from '@/lib/money/splits/groups/queries';
import { splitWays } from '@/lib/money/splits/model';
import { openRows } from '@/lib/money/vault/open-rows';
import type { ExpenseView, Part } from './model';
import { Words } from './schema';
import { versionPlace } from './store-version';

/** How many expenses a page of a group shows. */
export const expensesShown = 50;

/** The expenses of a group that stand, the latest day first; `from` skips so many, and one more than a page tells that there are more. */
export function expensesOf(actor: PersonActor, groupId: Id<'group'>, from = 0): Promise<readonly ExpenseView[]> {
  return readVersions(actor, standing(groupId), { limit: expensesShown + 1, from });
}

/** All that stand, for a file, the latest day first. */
export async function allExpenses(actor: PersonActor, groupId: Id<'group'>): Promise<readonly ExpenseView[]> {
  const all: ExpenseView[] = [];
  for (;;) {
    const some = await readVersions(actor, standing(groupId), { limit: 500, from: all.length });
    all.push(...some);
    if (some.length < 500) return all;
  }
}

function standing(groupId: Id<'group'>): SQL | undefined {
  return and(
    eq(expenseVersion.groupId, groupId),
    eq(expense.version, expenseVersion.version),
    eq(expense.removed, false),
  );
}

/** How many versions of an expense are shown, the latest. */
const versionsShown = 1_000;

/** An expense as it stands with what was said of it, the latest first and `most` at most. Null for one that is not there and one of a group the actor is not in. */
export async function expenseOf(
  actor: PersonActor,
  groupId: Id<'group'>,
  expenseId: Id<'expense'>,
  most = versionsShown,
): Promise<{ latest: ExpenseView; versions: readonly ExpenseView[] } | null> {
  const where = and(eq(expenseVersion.groupId, groupId), eq(expenseVersion.expenseId, expenseId));
  // By their numbers, whatever day each is of: the highest is the one that stands.
  const versions = await readVersions(actor, where, { limit: most, from: 0, by: desc(expenseVersion.version) });
  const [latest] = versions;
  return latest ? { latest, versions } : null;
}

/** The version that was written under a key, so that what is sent again can be compared with it; null for none. */
export async function versionOfKey(actor: PersonActor, groupId: Id<'group'>, key: string): Promise<ExpenseView | null> {
  const where = and(eq(expenseVersion.groupId, groupId), eq(expenseVersion.key, key));
  const [version = null] = await readVersions(actor, where, { limit: 1, from: 0 });
  return version;
}

type Range = { limit: number; from: number; by?: SQL };

async function readVersions(actor: PersonActor, where: SQL | undefined, range: Range): Promise<ExpenseView[]> {
  const rows = await asActor(actor, (tx) => versionRows(tx, where, range));
  const sealed = rows.map(({ expenseId, version, groupId, sealed }) => {
    return { id: versionPlace(expenseId, version), owner: groupKey(groupId), sealed };
  });
  const opened = await openRows('expense', sealed);
  return rows.map((row): ExpenseView => {
    const words = Words.safeParse(opened.get(versionPlace(row.expenseId, row.version))).data;
    const way = splitWays.find((one) => one === row.way) ?? 'even';
    return {
      ...{
        id: row.expenseId,
        version: row.version,
        removed: row.removed,
        day: row.day,
        at: row.at,
        way,
        turn: row.turn,
      },
      ...{ title: words?.title ?? '', note: words?.note ?? '', items: words?.items ?? [], writer: row.writerId },
      ...{ whole: money(row.amountMinor, currencyOf(row.currency)), parts: row.parts, photo: row.photo },
    };
  });
}

type PartView = Part & { readonly member: Id<'member'> };

async function versionRows(tx: MoneyTransaction, where: SQL | undefined, { limit, from, by }: Range) {
  const rows = await tx
    .select({ version: expenseVersion, photo: expensePhoto.id })
    .from(expenseVersion)
    .innerJoin(expense, eq(expense.id, expenseVersion.expenseId))
    .leftJoin(expensePhoto, and(eq(expensePhoto.expenseId, expense.id), isNotNull(expensePhoto.storedAt)))
    .where(where)
    .orderBy(...(by ? [by] : [desc(expenseVersion.day), desc(expenseVersion.at), desc(expenseVersion.expenseId)]))
    .limit(limit)
    .offset(from);
  const shown = rows.map(({ version, photo }) => ({ ...version, photo }));
  const parts = await partsOf(tx, shown);
  return shown.map((row) => ({ ...row, parts: parts.get(versionPlace(row.expenseId, row.version)) ?? [] }));
}

async function partsOf(
  tx: MoneyTransaction,
  versions: readonly { expenseId: Id<'expense'>; version: number }[],
): Promise<ReadonlyMap<string, readonly PartView[]>> {
  if (versions.length === 0) return new Map();
  const wanted = sql.join(
    versions.map((one) => sql`(${sql.param(one.expenseId, expensePart.expenseId)}::uuid, ${one.version}::int)`),
    sql`, `,
  );
  const rows = await tx
    .select()
    .from(expensePart)
    .where(sql`(${expensePart.expenseId}, ${expensePart.version}) in (${wanted})`)
    .orderBy(sql`(select m.place from money.group_member m where m.id = ${expensePart.memberId})`);
  const found = new Map<string, PartView[]>();
  for (const { expenseId, version, memberId, paidMinor, borneMinor, weight, adjustedMinor } of rows) {
    const place = versionPlace(expenseId, version);
    const part = { member: memberId, paid: paidMinor, borne: borneMinor, weight, adjusted: adjustedMinor };
    found.set(place, [...(found.get(place) ?? []), part]);
  }
  return found;
}
