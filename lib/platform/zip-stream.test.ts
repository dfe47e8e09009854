import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import yauzl from 'yauzl';
import { type ZipEntry, zipBytes, zipOf } from './zip-stream';

const at = new Date('2026-11-28T10:20:30Z');

function entryOf(name: string, bytes: Uint8Array): ZipEntry {
  const open = async function* () {
    yield bytes.subarray(0, 3);
    yield bytes.subarray(3);
  };
  return { name, bytes: bytes.length, crc32: crc32(bytes), open };
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

/** What another reader finds in it; it refuses sums and sizes that are not true. */
async function readBack(bytes: Buffer): Promise<[string, Buffer, Date][]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zip-stream-'));
  try {
    await writeFile(path.join(folder, 'a.zip'), bytes);
    const zip = await new Promise<yauzl.ZipFile>((resolve, reject) =>
      yauzl.open(path.join(folder, 'a.zip'), { lazyEntries: true }, (error, file) =>
        error ? reject(error) : resolve(file),
      ),
    );
    const found: [string, Buffer, Date][] = [];
    await new Promise<void>((resolve, reject) => {
      zip.on('error', reject);
      zip.on('end', () => resolve());
      zip.on('entry', (entry: yauzl.Entry) =>
        zip.openReadStream(entry, async (error, stream) => {
          if (error) return reject(error);
          const content = await whole(stream);
          expect(crc32(content)).toBe(entry.crc32);
          found.push([entry.fileName, content, entry.getLastModDate({ timezone: 'UTC' })]);
          zip.readEntry();
        }),
      );
      zip.readEntry();
    });
    return found;
  } finally {
    await rm(folder, { recursive: true });
  }
}

it('is read back by another reader, name by name and byte by byte, and is as long as was said before', async () => {
  const file = fc.tuple(fc.stringMatching(/^[a-z0-9٠-٩ء-ي]{1,20}$/), fc.uint8Array({ maxLength: 400 }));
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(file, { selector: ([name]) => name, maxLength: 8 }), async (files) => {
      const entries = files.map(([name, bytes]) => entryOf(name, bytes));
      const zip = await whole(zipOf(entries, at));
      expect(zip.length).toBe(zipBytes(entries));
      expect(await readBack(zip)).toEqual(files.map(([name, bytes]) => [name, Buffer.from(bytes), at]));
    }),
    { numRuns: 40 },
  );
});

it('ends with an error where a file is not as long as was said', async () => {
  const entry = { ...entryOf('a.txt', new Uint8Array(10)), bytes: 9 };
  await expect(whole(zipOf([entry], at))).rejects.toThrow('not as long');
});
