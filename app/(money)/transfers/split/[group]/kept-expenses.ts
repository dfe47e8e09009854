import { isSignedOutSince, waitingExpenses } from '@/app/_ui/signed-out-mark';

/** An expense that was typed without a connection, under the key that was made then: sent twice it is one. */
export type KeptExpense = {
  readonly key: string;
  readonly groupId: string;
  /** The place of whoever typed it. */
  readonly me: string;
  readonly title: string;
  readonly at: number;
  readonly fields: readonly (readonly [string, string])[];
};

const store = 'expenses';

/** A key for one expense. */
export function newExpenseKey(): string {
  return crypto.randomUUID();
}

/** Keeps what a form holds until there is a connection. False where this browser keeps nothing. */
export async function keepExpense(form: FormData, me: string): Promise<boolean> {
  const fields = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  const said = (name: string) => fields.find(([one]) => one === name)?.[1] ?? '';
  const [key, groupId, title] = [said('key'), said('groupId'), said('title')];
  const kept: KeptExpense = { key, groupId, me, title, at: Date.now(), fields };
  return (await within('readwrite', (expenses) => expenses.put(kept, key))) !== null;
}

/** Forgets one that was sent, or that nobody wants. */
export async function forgetExpense(key: string): Promise<void> {
  await within('readwrite', (expenses) => expenses.delete(key));
}

/** What somebody kept here for a group, the oldest first. */
export async function keptExpenses(groupId: string, me: string): Promise<readonly KeptExpense[]> {
  const all = (await within('readonly', (expenses) => expenses.getAll() as IDBRequest<KeptExpense[]>)) ?? [];
  for (const { key } of all.filter(({ at }) => isSignedOutSince(at))) void forgetExpense(key);
  return all
    .filter((one) => one.groupId === groupId && one.me === me && !isSignedOutSince(one.at))
    .sort((one, other) => one.at - other.at);
}

async function within<Value>(
  mode: IDBTransactionMode,
  work: (expenses: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value | null> {
  try {
    const database = await opened();
    return await new Promise<Value>((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const asked = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    }).finally(() => database.close());
  } catch {
    // A private window, or a full disk.
    return null;
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asking = indexedDB.open(waitingExpenses, 1);
    asking.onupgradeneeded = () => asking.result.createObjectStore(store);
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error);
    asking.onblocked = () => reject(new Error('blocked'));
  });
}
