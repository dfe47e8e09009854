import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/platform/env';

/**
 * Where files live, by a key such as `original/abc` (lower-case words, digits, dots, dashes and slashes). A
 * file is there whole or not at all, in every implementation.
 */
export type FileStore = {
  /** Writes a file, replacing the one of the same key. */
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /** The bytes of a file, null when there is none. */
  get(key: string): Promise<Uint8Array | null>;
  has(key: string): Promise<boolean>;
  /** Removes a file, or with a trailing slash every file below; what is not there is fine. */
  remove(key: string): Promise<void>;
};

let opened: Promise<FileStore> | undefined;

/** The store of this process: the S3 bucket when one is configured, else the folder `media` in SOUK_DATA. */
export function fileStore(): Promise<FileStore> {
  const { S3_BUCKET, SOUK_DATA } = env();
  opened ??= S3_BUCKET
    ? import('./storage-s3').then(({ bucketStore }) => bucketStore(S3_BUCKET))
    : Promise.resolve(folderStore(path.join(/* turbopackIgnore: true */ SOUK_DATA, 'media')));
  return opened;
}

/** A store in a folder of this machine. Files are written beside their place and renamed into it. */
export function folderStore(folder: string): FileStore {
  const placeOf = (key: string) => path.join(/* turbopackIgnore: true */ folder, safeKey(key));
  return {
    async put(key, bytes) {
      const place = placeOf(key);
      const draft = `${place}.${randomBytes(6).toString('hex')}.part`;
      await mkdir(path.dirname(place), { recursive: true });
      try {
        await writeFile(draft, bytes);
        await rename(draft, place);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    get: (key) => readFile(placeOf(key)).catch(missing),
    async has(key) {
      return (await stat(placeOf(key)).catch(missing))?.isFile() ?? false;
    },
    async remove(key) {
      await rm(placeOf(key), { force: true, recursive: key.endsWith('/') });
    },
  };
}

/** Throws on a key that could leave the store; keys are made by us, so that is a bug. */
export function safeKey(key: string): string {
  const safe = /^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*\/?$/.test(key) && !key.includes('..');
  if (!safe || key.length > 200) throw new Error('Invariant broken: a storage key is of plain words');
  return key;
}

function missing(error: unknown): null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null;
  throw error;
}
