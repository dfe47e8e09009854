import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { manifestText } from '@/lib/shop/archives/model';
import { verifyOwn } from './verify-own';

const files: Readonly<Record<string, string>> = {
  'products.jsonl': '{"slug":"a-bowl"}\n',
  'history.jsonl': '',
  'pictures/ab.webp': 'RIFF....WEBP',
};
const shop = { handle: 'cedar', name: 'Cedar' };

function archiveOf(given: Readonly<Record<string, string>>): Map<string, Buffer> {
  const listed = Object.entries(given).map(([path, text]) => {
    return { path, bytes: text.length, records: 1, sha256: createHash('sha256').update(text).digest('hex') };
  });
  const all = new Map(Object.entries(given).map(([path, text]) => [path, Buffer.from(text)]));
  return all.set('manifest.json', Buffer.from(manifestText(shop, new Date(0), listed, () => '')));
}

const verify = (archive: ReadonlyMap<string, Buffer>) =>
  verifyOwn((name) => {
    const bytes = archive.get(name);
    return bytes === undefined
      ? null
      : (async function* () {
          yield bytes;
        })();
  });

it('takes an archive that is as its manifest says', async () => {
  expect(await verify(archiveOf(files))).toBeNull();
});

it('refuses one of which any bit of any file is another', async () => {
  const place = fc.record({ name: fc.constantFrom(...Object.keys(files)), at: fc.nat(), bit: fc.nat({ max: 7 }) });
  await fc.assert(
    fc.asyncProperty(place, async ({ name, at, bit }) => {
      const archive = archiveOf(files);
      const bytes = Buffer.from(archive.get(name) ?? '');
      fc.pre(bytes.length > 0);
      bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit);
      expect(await verify(archive.set(name, bytes))).toBe('archive_broken');
    }),
  );
});

it('refuses one that lacks a file, or its manifest, or has one that is none', async () => {
  for (const name of [...Object.keys(files), 'manifest.json']) {
    const archive = archiveOf(files);
    archive.delete(name);
    expect([name, await verify(archive)]).toEqual([name, 'archive_broken']);
  }
  for (const manifest of ['', '{}', '[]', '{"format":"souk-archive","version":1,"files":[]}'])
    expect(await verify(archiveOf(files).set('manifest.json', Buffer.from(manifest)))).toBe('archive_broken');
});

it('says of a version it does not know that it is newer', async () => {
  const archive = archiveOf(files);
  const newer = String(archive.get('manifest.json')).replace('"version": 2', '"version": 3');
  expect(await verify(archive.set('manifest.json', Buffer.from(newer)))).toBe('archive_newer');
});
