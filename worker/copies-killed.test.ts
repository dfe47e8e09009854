import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aLife } from '@/db/testing/a-life';
import { aPerson } from '@/db/testing/a-person';
import { type MortalWorker, openWorker } from '@/db/testing/mortal-worker';
import { begun, endLease, fetched, filesIn, linkOf, lying } from '@/db/testing/own-copies';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { issueLink } from '@/lib/identity/copies/issue-link';
import { latestCopy } from '@/lib/identity/copies/queries';
import { tendCopies } from '@/lib/identity/copies/tend-copies';
import { toUuid } from '@/lib/kernel/ids';
import { copyChapters } from '@/lib/platform/copied/model';
import { parts } from './copies';

let sandbox: TestSandbox;
let worker: MortalWorker;
beforeAll(async () => {
  [sandbox, worker] = await Promise.all([startTestSandbox(), openWorker('copier')]);
});
afterAll(async () => {
  worker.close();
  await sandbox.stop();
});

type Manifest = { files: { path: string; bytes: number; sha256: string }[] };

it('of a killed worker is nothing to fetch until another has made it, and then all of it', async () => {
  const { actor, markers } = await aLife(`Life${randomUUID().slice(0, 8)}`);
  const id = await begun(actor);
  for (const [text, when] of [
    ['"own_copy" set "done"', 'after'],
    // Every piece lies there by now.
    ['"own_copy" set "state"', 'before'],
  ] as const) {
    await worker.untilDeath(text, when);
    expect((await lying(id)).length).toBeGreaterThan(0);
    expect((await latestCopy(actor))?.state).toBe('making');
    expect(await issueLink(actor)).toMatchObject({ ok: false, code: 'not_found' });
    await endLease(id);
  }
  await worker.toItsEnd();
  const files = await filesIn(await fetched(actor, await linkOf(actor)));
  const manifest: Manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '{}');
  const found = [...files].filter(([name]) => name !== 'manifest.json');
  expect(
    found.map(([path, bytes]) => ({
      ...{ path, bytes: bytes.length },
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  ).toEqual(manifest.files);
  expect(found.length).toBeGreaterThan(copyChapters.length + 3);
  const text = [...files.values()]
    .map((bytes) => bytes.toString())
    .join('\n')
    .toLowerCase();
  expect(markers.filter((marker) => !text.includes(marker.toLowerCase()))).toEqual([]);
  expect(await lying(id)).toEqual([]);
}, 240_000);

it('is said to have failed when four workers were killed over it, and nothing of it lies', async () => {
  const actor = await aPerson();
  const id = await begun(actor);
  // Three have died before.
  await ownerDb().execute(sql`update identity.own_copy set tries = 3 where id = ${toUuid(id)}::uuid`);
  await worker.untilDeath('"own_copy" set "done"', 'before');
  expect((await lying(id)).length).toBeGreaterThan(0);
  await endLease(id);
  for (let times = 0; times < 2; times += 1) await tendCopies(parts);
  expect((await latestCopy(actor))?.state).toBe('failed');
  expect(await lying(id)).toEqual([]);
  expect(await issueLink(actor)).toMatchObject({ ok: false, code: 'not_found' });
}, 240_000);
