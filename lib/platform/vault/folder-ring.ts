import 'server-only';
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { KeyRing } from './model';
import { unwrapKey, wrapKey } from './wrap-key';
import { isCode, removeWhole, writeWhole } from './write-whole';

const firstKey = `${'0'.repeat(17)}-00000000`;
const keyFile = /^(\d{17}-[0-9a-f]{8})\.key$/;

/**
 * A ring of files: `<folder>/ring/<time>-<letters>.key` (the first of no time), 32 bytes each as base64url, the latest of
 * them the primary, and `<folder>/index.key`. A key is one file, so nobody reads, changes and writes: two rotations at once
 * are two new keys.
 * Keys are made on first use; but where owners' keys lie already, missing keys are a loss and are refused, not replaced.
 */
export function folderRing(folder: string): KeyRing {
  const ring = path.join(folder, 'ring');
  const fileOf = (kek: string) => path.join(ring, `${kek}.key`);
  let index: Uint8Array | undefined;

  async function names(): Promise<[string, ...string[]]> {
    const known = await listKeys(ring);
    if (known) return known;
    if (await hasOwners(folder)) {
      // Unless somebody has just made both, the ring and an owner's key.
      const made = await listKeys(ring);
      if (made) return made;
      throw new Error(`${folder} holds owners' keys but not the ring that opens them; put the backup of it back`);
    }
    // The index key first: where there is a ring, there is one.
    await writeWhole(path.join(folder, 'index.key'), newSecret(), { exclusive: true });
    // Of several who come first one makes it, for it has one name.
    await writeWhole(fileOf(firstKey), newSecret(), { exclusive: true });
    return names();
  }

  /** The primary and its bytes; asked again when it was retired between our two reads. */
  async function primaryKey(): Promise<[kek: string, key: Uint8Array]> {
    const [kek] = await names();
    const key = await readKey(fileOf(kek));
    return key ? [kek, key] : primaryKey();
  }

  return {
    names,
    wrap: async (name, key) => wrapKey(...(await primaryKey()), name, key),
    async unwrap(name, wrapped) {
      if (!keyFile.test(`${wrapped.kek}.key`)) return null;
      const kekKey = await readKey(fileOf(wrapped.kek));
      return kekKey && unwrapKey(kekKey, name, wrapped);
    },
    async rotate() {
      const [last] = await names();
      const kek = `${timeAfter(last)}-${randomBytes(4).toString('hex')}`;
      await writeWhole(fileOf(kek), newSecret(), { exclusive: true });
      return kek;
    },
    async retire(kek) {
      const [primary] = await names();
      if (kek === primary || !keyFile.test(`${kek}.key`)) throw new Error('Invariant broken: the primary key stays');
      const known = (await readKey(fileOf(kek))) !== null;
      await removeWhole(fileOf(kek));
      return known;
    },
    async indexKey() {
      if (index) return index;
      await names();
      const key = await readKey(path.join(folder, 'index.key'));
      if (key === null) throw new Error(`${folder} has lost its index.key; put the backup of it back`);
      index = key;
      return key;
    },
  };
}

async function listKeys(ring: string): Promise<[primary: string, ...others: string[]] | null> {
  const files = await readdir(ring).catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  });
  const [primary, ...others] = files
    .flatMap((file) => keyFile.exec(file)?.[1] ?? [])
    .sort()
    .reverse();
  return primary === undefined ? null : [primary, ...others];
}

async function readKey(file: string): Promise<Uint8Array | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  });
  if (text === null) return null;
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== 32) throw new Error(`${file} holds no key of 32 bytes`);
  return key;
}

/** New keys beside old records would look like a site that works and has forgotten everybody's cards. */
async function hasOwners(folder: string): Promise<boolean> {
  return (await readdir(path.join(folder, 'users')).catch(() => [])).length > 0;
}

const newSecret = () => `${randomBytes(32).toString('base64url')}\n`;

/** The present moment as 17 digits, later than the last key's also where the clock went back. */
function timeAfter(last: string): string {
  const digits = (at: Date) => at.toISOString().replace(/\D/g, '');
  const now = digits(new Date());
  const before = last.slice(0, 17);
  if (now > before) return now;
  return (BigInt(before) + 1n).toString().padStart(17, '0');
}
