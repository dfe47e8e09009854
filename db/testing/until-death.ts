import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { type Door, openDoor } from '../../scripts/chaos/slow-door.mjs';
import { bundleEntries } from '../../scripts/start/bundle.mjs';
import type { ShareOrder } from './sharer';
import type { TapOrder } from './tapper';

/** Where a program dies: at a statement, before it reaches the database or when its answer is on the way, or after a while. */
export type Death = { text: string; when: 'before' | 'after' } | { afterMs: number };

/** What a program told before it died; null when it did not come so far. */
export type Told = { told: unknown; killed: boolean };

/** Runs it with an order and kills it with SIGKILL as asked; `close` takes it away. */
export type Mortal<Order> = { run: (order: Order, death: Death) => Promise<Told>; close: () => void };

/** A program that buys, behind a door to the database. */
export const openTapper = () => openMortal<TapOrder>('tapper', 'DATABASE_URL_MONEY');

/** A program that shares, behind a door to the database. */
export const openSharer = () => openMortal<ShareOrder>('sharer', 'DATABASE_URL_SOCIAL');

async function openMortal<Order>(name: string, variable: string): Promise<Mortal<Order>> {
  const folder = path.resolve('.souk/test', `${name}-${process.pid}`);
  await bundleEntries({ [name]: `db/testing/${name}.ts` }, folder);
  const door: Door = await openDoor(Number(new URL(process.env.DATABASE_URL ?? '').port));
  const url = new URL(process.env[variable] ?? '');
  url.port = String(door.port);
  return {
    async run(order, death) {
      const env = { ...process.env, [variable]: url.href, SOUK_TEST_TAP: JSON.stringify(order) };
      let child: ChildProcess | undefined;
      const kill = () => child?.kill('SIGKILL');
      if ('text' in death) door.trap = { ...death, spring: kill };
      child = spawn(process.execPath, [path.join(folder, `${name}.mjs`)], {
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
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
