/**
 * Where files live, by a key such as `original/abc` (lower-case words, digits, dots, dashes and slashes). A
 * file is there whole or not at all, in every implementation.
 */
export type FileStore = {
  /** Writes a file, replacing the one of the same key. */
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /** Writes a file where none is, and says whether it did; of several at once one does. A file that is there stays as it is. */
  putNew(key: string, bytes: Uint8Array, type: string): Promise<boolean>;
  /** The bytes of a file, null when there is none. */
  get(key: string): Promise<Uint8Array | null>;
  /** The bytes from `start` to before `end`, as far as the file goes, and no others are read; null when there is none. */
  part(key: string, start: number, end: number): Promise<Uint8Array | null>;
  has(key: string): Promise<boolean>;
  /** Removes a file, or with a trailing slash every file below; what is not there is fine. */
  remove(key: string): Promise<void>;
};

/** Throws on a key that could leave the store; keys are made by us, so that is a bug. */
export function safeKey(key: string): string {
  const safe = /^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*\/?$/.test(key) && !key.includes('..');
  if (!safe || key.length > 200) throw new Error('Invariant broken: a storage key is of plain words');
  return key;
}
