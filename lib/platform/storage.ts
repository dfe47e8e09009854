import 'server-only';
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/platform/env';
import { type FileStore, safeKey } from './file-store';

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
  const draftOf = async (place: string, bytes: Uint8Array, finish: (draft: string) => Promise<void>) => {
    const draft = `${place}.${randomBytes(6).toString('hex')}.part`;
    await mkdir(path.dirname(place), { recursive: true });
    try {
      await writeFile(draft, bytes);
      await finish(draft);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  };
  return {
    async put(key, bytes) {
      const place = placeOf(key);
      await draftOf(place, bytes, (draft) => rename(draft, place));
    },
    async putNew(key, bytes) {
      const place = placeOf(key);
      let isNew = false;
      await draftOf(place, bytes, async (draft) => {
        isNew = await link(draft, place).then(() => true, present);
        await rm(draft, { force: true });
      });
      return isNew;
    },
    get: (key) => readFile(placeOf(key)).catch(missing),
    part: (key, start, end) => partOf(placeOf(key), start, end).catch(missing),
    async has(key) {
      return (await stat(placeOf(key)).catch(missing))?.isFile() ?? false;
    },
    async remove(key) {
      await rm(placeOf(key), { force: true, recursive: key.endsWith('/') });
    },
  };
}

async function partOf(place: string, start: number, end: number): Promise<Uint8Array> {
  const file = await open(place);
  try {
    const part = new Uint8Array(Math.max(0, Math.min(end, (await file.stat()).size) - start));
    let read = 0;
    while (read < part.length) {
      const { bytesRead } = await file.read(part, read, part.length - read, start + read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return part.subarray(0, read);
  } finally {
    await file.close();
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function present(error: unknown): false {
  if (codeOf(error) === 'EEXIST') return false;
  throw error;
}

function missing(error: unknown): null {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null;
  throw error;
}
