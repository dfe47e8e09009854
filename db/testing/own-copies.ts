import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import yauzl from 'yauzl';
import type { PersonActor } from '@/lib/identity/actor/model';
import { beginCopy } from '@/lib/identity/copies/begin-copy';
import { fetchCopy } from '@/lib/identity/copies/fetch-copy';
import { issueLink } from '@/lib/identity/copies/issue-link';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ownerDb } from './world';

/** A copy of what is stored about somebody, asked for. */
export async function begun(actor: PersonActor): Promise<Id<'copy'>> {
  const begin = await beginCopy(actor);
  if (!begin.ok) throw new Error(begin.code);
  return begin.value;
}

/** What a press on *Download* opens it with. */
export async function linkOf(actor: PersonActor): Promise<string> {
  const link = await issueLink(actor);
  if (!link.ok) throw new Error(link.code);
  return link.value;
}

/** The bytes of a download. */
export async function fetched(actor: PersonActor, token: string): Promise<Buffer> {
  const answer = await fetchCopy(actor, token);
  if (!answer.ok) throw new Error(answer.code);
  const all: Uint8Array[] = [];
  for await (const piece of answer.value.pieces) all.push(piece);
  const bytes = Buffer.concat(all);
  expect(bytes.length).toBe(answer.value.bytes);
  return bytes;
}

/** What another reader finds in a ZIP. */
export async function filesIn(bytes: Buffer): Promise<Map<string, Buffer>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'own-copy-'));
  await writeFile(path.join(folder, 'a.zip'), bytes);
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.open(path.join(folder, 'a.zip'), { lazyEntries: true }, (error, file) =>
      error ? reject(error) : resolve(file),
    ),
  );
  const files = new Map<string, Buffer>();
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: yauzl.Entry) =>
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error);
        const pieces: Buffer[] = [];
        for await (const piece of stream) pieces.push(piece);
        files.set(entry.fileName, Buffer.concat(pieces));
        zip.readEntry();
      }),
    );
    zip.readEntry();
  });
  await rm(folder, { recursive: true });
  return files;
}

/** Files that lie in the store of a copy. */
export async function lying(id: Id<'copy'>): Promise<string[]> {
  const folder = path.join(process.env.SOUK_DATA ?? '', 'media/copies', toUuid(id));
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** Lets the minute be over for which a worker may be silent. */
export async function endLease(id: Id<'copy'>): Promise<void> {
  await ownerDb().execute(
    sql`update identity.own_copy set leased_until = now() - interval '1 second' where id = ${toUuid(id)}::uuid`,
  );
}
