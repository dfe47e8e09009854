import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openDoor } from '../../scripts/chaos/slow-door.mjs';
import { bundleEntries } from '../../scripts/start/bundle.mjs';

/** A program that works behind a door to the database, in processes of its own. */
export type MortalWorker = {
  /** Starts one and kills it with SIGKILL at the first statement with the text: before it reaches the database, or when it is done there. */
  untilDeath: (text: string, when: 'before' | 'after') => Promise<void>;
  /** Starts one and lets it do all there is to do. */
  toItsEnd: () => Promise<void>;
  close: () => void;
};

const urls = ['SHOP', 'MONEY', 'SOCIAL', 'IDENTITY', 'QUEUE'].map((ring) => `DATABASE_URL_${ring}`);

/** See `MortalWorker`. */
export async function openWorker(name: 'forgetter' | 'copier'): Promise<MortalWorker> {
  // Inside the project, so that the bundle finds its packages.
  const folder = mkdtempSync(path.resolve('.souk/mortal-worker-'));
  await bundleEntries({ [name]: `db/testing/${name}.ts` }, folder);
  const door = await openDoor(Number(new URL(process.env.DATABASE_URL ?? '').port));
  const env = { ...process.env };
  for (const variable of urls) {
    const url = new URL(process.env[variable] ?? '');
    url.port = String(door.port);
    env[variable] = url.href;
  }
  let child: ChildProcess | undefined;
  const run = async () => {
    child = spawn(process.execPath, [path.join(folder, `${name}.mjs`)], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code, signal] = await once(child, 'close');
    return signal ?? code;
  };
  const expectEnd = async (wanted: 'SIGKILL' | 0) => {
    const end = await run();
    if (end !== wanted) throw new Error(`the worker ended with ${end}`);
  };
  return {
    async untilDeath(text, when) {
      door.trap = { text, when, spring: () => child?.kill('SIGKILL') };
      await expectEnd('SIGKILL');
    },
    toItsEnd: () => expectEnd(0),
    close() {
      child?.kill('SIGKILL');
      door.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
