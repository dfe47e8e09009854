import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { type Door, openDoor } from '../../scripts/chaos/slow-door.mjs';
import { bundleEntries } from '../../scripts/start/bundle.mjs';
import type { TapOrder } from './tapper';

/** Where a program dies: at a statement, before it reaches the database or when its answer is on the way, or after a while. */
export type Death = { text: string; when: 'before' | 'after' } | { afterMs: number };

/** What a program told before it died; null when it did not come so far. */
export type Told = { told: unknown; killed: boolean };

/** A program of its own behind a door to the database, to be killed with SIGKILL as each run asks. `close` takes it away. */
export async function openTapper(): Promise<{
  run: (order: TapOrder, death: Death) => Promise<Told>;
  close: () => void;
}> {
  const folder = path.resolve('.souk/test', `tapper-${process.pid}`);
  await bundleEntries({ tapper: 'db/testing/tapper.ts' }, folder);
  const door: Door = await openDoor(Number(new URL(process.env.DATABASE_URL ?? '').port));
  const url = new URL(process.env.DATABASE_URL_MONEY ?? '');
  url.port = String(door.port);
  return {
    async run(order, death) {
      const env = { ...process.env, DATABASE_URL_MONEY: url.href, SOUK_TEST_TAP: JSON.stringify(order) };
      let child: ChildProcess | undefined;
      const kill = () => child?.kill('SIGKILL');
      if ('text' in death) door.trap = { ...death, spring: kill };
      child = spawn(process.execPath, [path.join(folder, 'tapper.mjs')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
      if ('afterMs' in death) setTimeout(kill, death.afterMs);
      let said = '';
      child.stdout?.on('data', (chunk) => {
        said += chunk;
      });
      const signal = await new Promise((resolve) => child?.once('close', (_, how) => resolve(how)));
      return { told: said ? JSON.parse(said) : null, killed: signal === 'SIGKILL' };
    },
    close() {
      door.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
