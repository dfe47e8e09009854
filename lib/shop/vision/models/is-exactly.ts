import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { logWarn } from '@/lib/platform/log';

type Digest = { readonly state: string; readonly sha256: string; told: boolean };

/** What files were found to be, by their time and size: an operator's model may have hundreds of megabytes, and is asked about often. */
const digests = new Map<string, Digest>();

async function digestOf(file: string): Promise<Digest> {
  const { mtimeMs, size } = await stat(file);
  const state = `${mtimeMs} ${size}`;
  const known = digests.get(file);
  if (known?.state === state) return known;
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part);
  const digest = { state, sha256: hash.digest('hex'), told: false };
  digests.set(file, digest);
  return digest;
}

/** Tells whether a file is the one that was measured; says so once in the log when it is another one. Read once, until it changes. */
export async function isExactly(file: string, sha256: string): Promise<boolean> {
  const found = await digestOf(file).catch(() => null);
  if (found === null) return false;
  const isIt = found.sha256 === sha256;
  if (!isIt && !found.told) {
    logWarn('models.wrong_checksum', { file: path.basename(file), expected: sha256, found: found.sha256 });
    found.told = true;
  }
  return isIt;
}

/** Where the SHA-256 of a file stands that was made here. */
export function checksumOf(file: string): string {
  return `${file}.sha256`;
}

/** Tells whether a file is still what was made here, by the checksum that was written with it; as `isExactly`. */
export async function isAsMade(file: string): Promise<boolean> {
  const written = await readFile(checksumOf(file), 'latin1').catch(() => 'none was written');
  return isExactly(file, written.trim());
}
