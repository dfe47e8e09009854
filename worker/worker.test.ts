import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundleEntries } from '../scripts/start/bundle.mjs';

const connect = (url: string | undefined) => postgres(url ?? '', { max: 1, onnotice: () => undefined });
const shop = connect(process.env.DATABASE_URL_SHOP);
const owner = connect(process.env.DATABASE_URL);
// Inside the project, so that the bundle finds its packages.
const folder = mkdtempSync(path.resolve('.souk/worker-test-'));
const workers: ChildProcess[] = [];

beforeAll(() => bundleEntries({ worker: 'worker/main.ts' }, folder));

afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([shop.end(), owner.end()]);
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

async function add(payload: Record<string, string>): Promise<string> {
  const [row] = await shop<{ id: string }[]>`
    select queue.add_shop('shop:self-test', ${JSON.stringify(payload)}::text::json) as id`;
  return row?.id ?? '';
}

async function stateOf(job: string): Promise<'gone' | 'waiting' | 'running'> {
  const [row] = await owner`select locked_at from graphile_worker.jobs where id = ${job}`;
  if (!row) return 'gone';
  return row.locked_at ? 'running' : 'waiting';
}

describe('the worker', () => {
  it('starts a job at once, without waiting for its next poll', async () => {
    await startWorker();
    const jobs: string[] = [];
    const since = performance.now();
    for (let count = 0; count < 5; count += 1) {
      const job = await add({});
      jobs.push(job);
      await vi.waitFor(async () => expect(await stateOf(job)).toBe('gone'), { timeout: 3000, interval: 10 });
    }
    // Five in a row would need some five seconds by polling.
    expect(performance.now() - since).toBeLessThan(4500);
  });

  it('shows a failed job to the operator, with its error and without its payload', async () => {
    const job = await add({ fail: 'yes' });
    const failed = async () => (await owner`select * from queue.failed_jobs()`).find((row) => row.id === job);
    await vi.waitFor(async () => expect(await failed()).toBeDefined(), { timeout: 5000 });
    expect(await failed()).toMatchObject({ task: 'shop:self-test', attempts: 1, given_up: false });
    expect((await failed())?.last_error).toContain('asked to fail');
    expect(Object.keys((await failed()) ?? {})).not.toContain('payload');
  });

  it('gives the job of a killed worker to another one', async () => {
    const [first] = workers;
    const job = await add({ seconds: '4' });
    await vi.waitFor(async () => expect(await stateOf(job)).toBe('running'), { timeout: 5000 });
    await vi.waitFor(async () => expect((await owner`select 1 from queue.heartbeat`).length).toBe(1), {
      timeout: 5000,
    });
    first?.kill('SIGKILL');
    await owner`update queue.heartbeat set seen_at = now() - interval '31 seconds'`;
    await startWorker();
    await vi.waitFor(async () => expect(await stateOf(job)).toBe('gone'), { timeout: 12_000 });
  }, 25_000);

  it('gives back what it has not finished when it is asked to stop, and leaves', async () => {
    const worker = workers.at(-1);
    const job = await add({ seconds: '30' });
    await vi.waitFor(async () => expect(await stateOf(job)).toBe('running'), { timeout: 5000 });
    const since = performance.now();
    worker?.kill('SIGTERM');
    const [code] = await once(worker ?? process, 'exit');
    expect(code).toBe(0);
    expect(performance.now() - since).toBeLessThan(6000);
    expect(await stateOf(job)).toBe('waiting');
    expect(await owner`select 1 from queue.heartbeat`).toHaveLength(0);
  }, 20_000);
});
