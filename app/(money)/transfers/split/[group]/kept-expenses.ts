import { keptHere } from '@/app/_ui/kept-here';
import { signedOutMark, waitingExpenses } from '@/app/_ui/signed-out-mark';

/** An expense that was typed without a connection, under the key that was made then: sent twice it is one. */
export type KeptExpense = {
  readonly key: string;
  readonly groupId: string;
  /** The place of whoever typed it. */
  readonly me: string;
  readonly title: string;
  readonly at: number;
  /** Of whom this browser last signed out then (`signedOutMark`): after another it is nobody's here. By no clock, which may be set anew. */
  readonly mark: string | null;
  readonly fields: readonly (readonly [string, string])[];
};

const place = { database: waitingExpenses, store: 'expenses' };

/** A key for one expense. */
export function newExpenseKey(): string {
  return crypto.randomUUID();
}

/** Keeps what a form holds until there is a connection. False where this browser keeps nothing. */
export async function keepExpense(form: FormData, me: string): Promise<boolean> {
  const fields = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  const said = (name: string) => fields.find(([one]) => one === name)?.[1] ?? '';
  const [key, groupId, title] = [said('key'), said('groupId'), said('title')];
  const kept: KeptExpense = { key, groupId, me, title, at: Date.now(), mark: signedOutMark(), fields };
  return (await keptHere(place, 'readwrite', (expenses) => expenses.put(kept, key))) !== null;
}

/** Forgets one that was sent, or that nobody wants. */
export async function forgetExpense(key: string): Promise<void> {
  await keptHere(place, 'readwrite', (expenses) => expenses.delete(key));
}

/** What somebody kept here for a group, the oldest first. */
export async function keptExpenses(groupId: string, me: string): Promise<readonly KeptExpense[]> {
  const all = (await keptHere(place, 'readonly', (expenses) => expenses.getAll() as IDBRequest<KeptExpense[]>)) ?? [];
  const now = signedOutMark();
  for (const { key } of all.filter(({ mark }) => mark !== now)) void forgetExpense(key);
  return all
    .filter((one) => one.groupId === groupId && one.me === me && one.mark === now)
    .sort((one, other) => one.at - other.at);
}
