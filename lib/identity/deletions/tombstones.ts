import 'server-only';
import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/platform/env';

/** Beside the keys, for these never come back with an older database either; of several machines the same folder. */
function folder(): string {
  const { SOUK_KEYS_FOLDER, SOUK_DATA } = env();
  return path.join(SOUK_KEYS_FOLDER ?? path.join(SOUK_DATA, 'keys'), 'gone');
}

/** Keeps outside the database that somebody has left: an empty file, called by her mark (`personMark`). Again changes nothing. */
export async function keepTombstone(mark: string): Promise<void> {
  const shard = path.join(folder(), mark.slice(0, 2));
  await mkdir(shard, { recursive: true, mode: 0o700 });
  await writeFile(path.join(shard, mark), '', { mode: 0o600 });
  const held = await open(shard, 'r');
  await held.sync().finally(() => held.close());
}

/** The marks of all who have left, in no order. */
export async function readTombstones(): Promise<string[]> {
  const shards = await readdir(folder()).catch(() => []);
  const marks = await Promise.all(shards.map((shard) => readdir(path.join(folder(), shard)).catch(() => [])));
  return marks.flat().filter((name) => /^[0-9a-f]{64}$/.test(name));
}
