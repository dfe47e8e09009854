import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { anybody, aPage } from '@/db/testing/shop';
import { toUuid } from '@/lib/kernel/ids';
import { findByPicture } from '@/lib/shop/vision/find-by-picture';
import { closeEyes, warmEyes } from '@/lib/shop/vision/models/gateway';
import { drawn, shapes } from '@/lib/shop/vision/testing/drawn';
import { aPictured } from '@/lib/shop/vision/testing/seen-product';
import { bundleEntries } from '../scripts/start/bundle.mjs';

// Inside the project, so that the bundle finds its packages.
const folder = mkdtempSync(path.resolve('.souk/sight-test-'));
const workers: ChildProcess[] = [];

beforeAll(async () => {
  await Promise.all([bundleEntries({ worker: 'worker/main.ts' }, folder), warmEyes()]);
  await startWorker();
});

afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  await closeEyes();
});

async function startWorker(): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [path.join(folder, 'worker.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  workers.push(worker);
  await new Promise<void>((resolve, reject) => {
    worker.once('exit', () => reject(new Error('the worker ended before it was ready')));
    worker.stdout?.on('data', (chunk) => String(chunk).includes('worker.ready') && resolve());
  });
  return worker;
}

/** A product with one picture that waits to be published. */
async function aDraft(picture: Buffer) {
  const product = await aPictured((await aPage()).id, picture, { state: 'draft' });
  const publish = () =>
    shopDb().execute(sql`update shop.product set state = 'published' where id = ${toUuid(product.id)}::uuid`);
  return { id: product.id, publish };
}

async function firstFor(picture: Uint8Array) {
  const found = await findByPicture(anybody, { shown: { picture }, choice: {} });
  return found.ok ? found.value.items[0]?.id : found.code;
}

describe('a product that is published', () => {
  it('is found by its picture, and nobody has to ask for that', async () => {
    const draft = await aDraft(await drawn(shapes.vase, [32, 80, 176]));
    await draft.publish();
    const shown = await drawn(shapes.vase, [32, 80, 176]);
    await vi.waitFor(async () => expect(await firstFor(shown)).toBe(draft.id), { timeout: 30_000, interval: 100 });
  });

  it('is found after a worker was killed in the middle of looking', async () => {
    const draft = await aDraft(await drawn(shapes.stool, [122, 74, 32]));
    await draft.publish();
    workers.at(-1)?.kill('SIGKILL');
    await startWorker();
    const shown = await drawn(shapes.stool, [122, 74, 32]);
    await vi.waitFor(async () => expect(await firstFor(shown)).toBe(draft.id), { timeout: 20_000, interval: 200 });
  }, 30_000);
});
