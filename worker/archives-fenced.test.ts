import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { archive, archiveFile } from '@/db/schema/shop/archive';
import { anEmptyPage } from '@/db/testing/taken-along';
import { ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { beginArchive } from '@/lib/shop/archives/begin-archive';
import { dropArchive } from '@/lib/shop/archives/drop-archive';
import { makeStep } from '@/lib/shop/archives/make-step';
import type { ArchivePart } from '@/lib/shop/archives/model';
import { archivePlace } from '@/lib/shop/archives/piece-place';
import { piecesOf } from '@/lib/shop/archives/queries';
import { tendArchives } from '@/lib/shop/archives/tend-archives';

/** An archive that has begun, of a page that is empty. */
async function begun() {
  const { actor, page } = await anEmptyPage();
  const answer = await beginArchive(actor, { page });
  if (!answer.ok) throw new Error(answer.code);
  return { actor, page, id: answer.value };
}

/** What lies of an archive in the store. */
async function lying(id: Id<'archive'>): Promise<string[]> {
  const folder = path.join(process.env.SOUK_DATA ?? '', 'media', 'archives', toUuid(id));
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
}

const piece = (body: string) => ({ pieces: [{ path: 'page.jsonl', body, records: 1 }], next: null });

it('leaves nothing in the store of a step that was made while its archive was dropped', async () => {
  const { actor, page, id } = await begun();
  const slow: ArchivePart = {
    name: 'slow',
    step: async () => {
      await dropArchive(actor, { page, archive: id });
      await tendArchives([]);
      return piece('late\n');
    },
  };
  expect(await makeStep(id, [slow])).toBe(false);
  expect(await lying(id)).toEqual([]);
});

it('sweeps what a worker stored that was killed before it could note it, a day after the end', async () => {
  const { actor, page, id } = await begun();
  await dropArchive(actor, { page, archive: id });
  await tendArchives([]);
  await (await fileStore()).put(`${archivePlace(id)}page.jsonl/0-dead`, Buffer.from('late'), 'text/plain');
  await tendArchives([]);
  expect(await lying(id)).toEqual(['0-dead']);
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  await ownerDb().update(archive).set({ expiresAt: yesterday }).where(eq(archive.id, id));
  await tendArchives([]);
  expect(await lying(id)).toEqual([]);
  const [row] = await ownerDb().select().from(archive).where(eq(archive.id, id));
  expect(row?.swept).toBe(true);
});

it('keeps what was noted, whatever a worker stores that was silent for too long', async () => {
  const { id } = await begun();
  let wake = () => {};
  const sleep = new Promise<void>((resolve) => {
    wake = resolve;
  });
  let asked = 0;
  const part: ArchivePart = {
    name: 'twice',
    step: async () => {
      asked += 1;
      return piece(asked === 1 ? 'as it was\n' : 'as it is now\n');
    },
  };
  // The first one falls silent when it knows where its piece belongs, and before it has stored it.
  const store = await fileStore();
  const put = store.put.bind(store);
  let isAsleep = false;
  const spy = vi.spyOn(store, 'put').mockImplementationOnce(async (...given) => {
    isAsleep = true;
    await sleep;
    await put(...given);
  });
  const silent = makeStep(id, [part]);
  while (!isAsleep) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await makeStep(id, [part])).toBe(true);
  wake();
  await silent;
  spy.mockRestore();
  const [file] = await ownerDb().select().from(archiveFile).where(eq(archiveFile.archiveId, id));
  if (!file) throw new Error('no file');
  const bytes: Uint8Array[] = [];
  for await (const one of piecesOf(id, file)) bytes.push(one);
  expect(Buffer.concat(bytes).toString('utf8')).toBe('as it is now\n');
  expect(await lying(id)).toHaveLength(1);
});
