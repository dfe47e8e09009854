import 'server-only';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { KeyStore, WrappedKey } from './model';
import { isCode, removeWhole, writeWhole } from './write-whole';

const Stored = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  kek: z.string().min(1).max(200),
  wrapped: z.string().regex(/^[A-Za-z0-9_-]+$/),
});

/** After so long (ms) the holder of a lock is taken for dead: what it guards are two file operations. */
const lockEnds = 10_000;

/**
 * Owners' keys as files: `<folder>/users/<2 letters>/<name>.json`, one for each owner. A destroyed key leaves its id in
 * `<folder>/destroyed`, so that the file does not work again when a backup brings it back.
 */
export function folderStore(folder: string): KeyStore {
  const users = path.join(folder, 'users');
  const fileOf = (name: string) => path.join(users, name.slice(0, 2), `${name}.json`);
  const graveOf = (id: string) => path.join(folder, 'destroyed', id.slice(0, 2), id);

  // At once and not by promises: some hundred bytes take less than 0.1 ms like this, and six trips to other threads else.
  async function read(name: string): Promise<WrappedKey | null> {
    const text = textOf(fileOf(name));
    if (text === null) return null;
    const stored = Stored.parse(JSON.parse(text));
    return existsSync(graveOf(stored.id)) ? null : stored;
  }

  const put = (name: string, key: WrappedKey) => writeWhole(fileOf(name), `${JSON.stringify(key)}\n`);

  return {
    believeMilliseconds: 0,
    read,
    add: (name, key) =>
      locked(fileOf(name), async () => {
        if ((await read(name)) !== null) return false;
        return put(name, key);
      }),
    replace: (name, from, to) =>
      locked(fileOf(name), async () => {
        const known = await read(name);
        if (known === null || known.id !== from.id || known.wrapped !== from.wrapped) return false;
        return put(name, to);
      }),
    destroy: (name) =>
      locked(fileOf(name), async () => {
        const known = await read(name);
        // The mark comes first: a crash in between leaves a key that counts as destroyed.
        if (known) await writeWhole(graveOf(known.id), '');
        await removeWhole(fileOf(name));
        return known?.id ?? null;
      }),
    list: (after, most) => listNames(users, after, most),
  };
}

async function listNames(users: string, after: string, most: number): Promise<string[]> {
  const names: string[] = [];
  for (const shard of (await entries(users)).sort()) {
    if (shard < after.slice(0, 2) || names.length >= most) continue;
    const files = await entries(path.join(users, shard));
    const found = files.flatMap((file) => /^([0-9a-f]{64})\.json$/.exec(file)?.[1] ?? []);
    names.push(...found.filter((name) => name > after).sort());
  }
  return names.slice(0, most);
}

async function entries(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  });
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** One change of a file at a time, across processes: whoever makes the lock file has it. Readers do not wait. */
async function locked<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  const lock = `${file}.lock`;
  await mkdir(path.dirname(lock), { recursive: true, mode: 0o700 });
  for (let waited = 0; !(await isMade(lock)); waited++) {
    if (waited > 1000) throw new Error('a lock of the key store is never given back');
    const made = await stat(lock).catch(() => null);
    if (made && Date.now() - made.mtimeMs > lockEnds) await rm(lock, { force: true });
    await pause(10 + Math.random() * 20);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function isMade(lock: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx', 0o600)).close();
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}
