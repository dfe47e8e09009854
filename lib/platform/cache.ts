import 'server-only';

/** A small store in this process for public values that carry a version; see `versionedCache`. */
export type VersionedCache<Value> = {
  /** The value kept under the key, if it is of exactly this version. */
  get(key: string, version: number): Value | undefined;
  /** Keeps a value; the key's value of another version is dropped, and so is what was not asked for longest. */
  set(key: string, version: number, value: Value): void;
};

/**
 * Makes a cache for public data of pages. The version is the page's, which every write to the shop raises
 * in its own transaction and every reader reads first: nothing has to be told when something changes, and
 * any number of processes may each have such a cache. Never put a person's data into it.
 *
 * `entriesMax` bounds the memory; values are shared between requests and must not be changed.
 */
export function versionedCache<Value>(entriesMax: number): VersionedCache<Value> {
  // A Map keeps the order of insertion: the first key is the one not asked for longest.
  const entries = new Map<string, { version: number; value: Value }>();
  return {
    get(key, version) {
      const entry = entries.get(key);
      if (entry?.version !== version) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, version, value) {
      entries.delete(key);
      entries.set(key, { version, value });
      if (entries.size <= entriesMax) return;
      const oldest = entries.keys().next();
      if (!oldest.done) entries.delete(oldest.value);
    },
  };
}
