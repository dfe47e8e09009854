import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anEmptyPage, aWholeShop, compared, sentTo, takenAlong } from '@/db/testing/taken-along';
import { ownerDb } from '@/db/testing/world';
import { latestRestore } from '@/lib/shop/restores/queries';
import { steerRestore } from '@/lib/shop/restores/steer-restore';
import { bundleEntries } from '../scripts/start/bundle.mjs';

const folder = path.resolve('.souk/test', `restorer-${process.pid}`);
beforeAll(() => bundleEntries({ restorer: 'db/testing/restorer.ts' }, folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the program until it ends, or is killed that many milliseconds after its first word to the database. */
async function work(afterMs: number | null): Promise<'ended' | 'killed'> {
  const child = spawn(process.execPath, [path.join(folder, 'restorer.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const closed = new Promise<string | null>((resolve) => child.once('close', (_, how) => resolve(how)));
  if (afterMs !== null) {
    while ((await isAtWork()) === false && child.exitCode === null) await new Promise((next) => setTimeout(next, 2));
    setTimeout(() => child.kill('SIGKILL'), afterMs);
  }
  return (await closed) === 'SIGKILL' ? 'killed' : 'ended';
}

async function isAtWork(): Promise<boolean> {
  const [row] = await ownerDb().execute<{ busy: boolean }>(
    sql`select exists (select from shop.restore where leased_until > now() and state in ('checking', 'running', 'undoing')) as busy`,
  );
  return row?.busy ?? false;
}

/** The lease of whoever was killed is over. */
const later = () => ownerDb().execute(sql`update shop.restore set leased_until = now()`);

it('goes on in another process where one was killed, while it is checked, brought and undone', async () => {
  const from = await aWholeShop();
  const zip = await takenAlong(from.actor, from.page);
  const to = await anEmptyPage();
  const empty = compared(await takenAlong(to.actor, to.page));
  const id = await sentTo(to, zip);
  const until = async (state: string, deaths: readonly number[]) => {
    const died: string[] = [];
    for (const afterMs of [...deaths, null]) {
      if ((await latestRestore(to.actor, to.page))?.state === state) break;
      died.push(await work(afterMs));
      await later();
    }
    expect(await latestRestore(to.actor, to.page)).toMatchObject({ state, problem: null });
    return died.filter((how) => how === 'killed').length;
  };
  await until('ready', [0]);
  await steerRestore(to.actor, { page: to.page, restore: id, to: 'run' });
  // A little further each time, so that it dies in the midst of every part.
  expect(await until('done', [5, 40, 80])).toBeGreaterThan(1);
  expect(compared(await takenAlong(to.actor, to.page))).toEqual(compared(zip));
  await steerRestore(to.actor, { page: to.page, restore: id, to: 'undo' });
  await until('undone', [5]);
  expect(compared(await takenAlong(to.actor, to.page))).toEqual(empty);
}, 180_000);
