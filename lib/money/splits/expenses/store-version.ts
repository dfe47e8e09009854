import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { type Id, parseId, toUuid } from '@/lib/kernel/ids';
import { sealInGroup } from '@/lib/money/splits/groups/group-key';
import type { Item, Part, Reckoned } from './model';
import { Written } from './schema';

/** A version as it is written down: `version` is the one before, 0 where there is none. */
export type NewVersion = {
  groupId: Id<'group'>;
  expenseId: Id<'expense'>;
  version: number;
  key: string;
  removed: boolean;
  turn: number;
  day: string;
  title: string;
  note: string;
  reckoned: Reckoned;
};

/** Seals the words of a version and writes it down in one transaction; what came of it. For verbs of expenses. */
export async function storeVersion(actor: PersonActor, one: NewVersion) {
  const { whole, way, parts, items } = one.reckoned;
  const sealed = await sealInGroup(one.groupId, 'expense', versionPlace(one.expenseId, one.version + 1), {
    ...{ title: one.title, note: one.note },
    items: items.map(asText),
  });
  const wanted = JSON.stringify({
    ...{ owner: actorKey(actor), group: toUuid(one.groupId), expense: toUuid(one.expenseId) },
    ...{ version: one.version, key: one.key, removed: one.removed, turn: one.turn, day: one.day, sealed, way },
    ...{ currency: whole.currency, amount: whole.amount.toString(), parts: parts.map(partRow) },
  });
  return callMoney(Written, sql`money.write_expense(${wanted}::text::jsonb)`);
}

/** The place of a version for what is sealed in it. */
export function versionPlace(expenseId: Id<'expense'>, version: number): string {
  return `${expenseId}:${version}`;
}

const asText = ({ name, amount, by }: Item) => ({ name, amount: amount.toString(), by });

function partRow({ member, paid, borne, weight, adjusted }: Part) {
  const id = parseId('member', member);
  if (!id) throw new Error('Invariant broken: a part of nobody');
  return {
    ...{ member: toUuid(id), paid: paid.toString(), borne: borne.toString(), adjusted: adjusted.toString() },
    weight: weight === null ? null : weight.toString(),
  };
}
