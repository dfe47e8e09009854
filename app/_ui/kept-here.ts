/**
 * One step with what this browser keeps in a database of its own that holds one store; null where it keeps nothing: in a private window, or
 * on a full disk.
 */
export async function keptHere<Value>(
  place: { database: string; store: string },
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value | null> {
  try {
    const database = await opened(place);
    return await new Promise<Value>((resolve, reject) => {
      const transaction = database.transaction(place.store, mode);
      const asked = work(transaction.objectStore(place.store));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    }).finally(() => database.close());
  } catch {
    return null;
  }
}

function opened({ database, store }: { database: string; store: string }): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asking = indexedDB.open(database, 1);
    asking.onupgradeneeded = () => asking.result.createObjectStore(store);
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error);
    asking.onblocked = () => reject(new Error('blocked'));
  });
}
