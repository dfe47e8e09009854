import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, gte, notLike } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditEvent } from '@/db/schema/identity/audit';
import { agreedOn } from '@/db/testing/four-eyes';
import { aGuest, ownerDb } from '@/db/testing/world';
import type { GuestActor } from '@/lib/identity/actor/model';
import { moneyKeys } from '@/lib/money/vault/gateway';
import { myWallet } from '@/lib/money/wallet/queries';
import { saveAddress } from '@/lib/money/wallet/save-address';
import { AddressForm } from '@/lib/money/wallet/schema';
import { bundleEntries } from '../../../scripts/start/bundle.mjs';
import { keksInUse, keyStatus } from './queries';
import { rewrapKeys } from './rewrap-keys';
import { rotateKeys } from './rotate-keys';

// Inside the project, so that the bundle finds its packages.
const folder = mkdtempSync(path.resolve('.souk/keys-test-'));
beforeAll(() => bundleEntries({ keys: 'scripts/keys.ts' }, folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const typed = (line1: string) =>
  AddressForm.parse({ name: 'Mona Aziz', line1, city: 'Austin', postalCode: '78701', country: 'US' });

/** A browser with one address, and so a key. */
async function aKeeper(): Promise<{ guest: GuestActor; line1: string }> {
  const guest = aGuest();
  const line1 = `${guest.guestHash?.slice(0, 8)} Olive Road`;
  expect((await saveAddress(guest, typed(line1))).ok).toBe(true);
  return { guest, line1 };
}

const manyKeepers = (count: number) => Promise.all(Array.from({ length: count }, aKeeper));

async function expectReadable(keepers: Awaited<ReturnType<typeof manyKeepers>>): Promise<void> {
  for (const { guest, line1 } of keepers) {
    expect((await myWallet(guest)).addresses.map((one) => one.line1)).toContain(line1);
  }
}

const keys = (...words: string[]): ChildProcess =>
  spawn(process.execPath, [path.join(folder, 'keys.mjs'), ...words], { stdio: ['ignore', 'pipe', 'inherit'] });

async function answerOf(child: ChildProcess): Promise<Record<string, unknown>> {
  let text = '';
  child.stdout?.on('data', (chunk) => (text += chunk));
  await once(child, 'close');
  return JSON.parse(text);
}

const audited = async (action: string, since: Date) =>
  ownerDb()
    .select()
    .from(auditEvent)
    .where(and(eq(auditEvent.action, action), gte(auditEvent.at, since), notLike(auditEvent.subject, '%/%')));

/** People who come, save and read as long as it lasts; answers how many of them there were. */
async function traffic(keepers: Awaited<ReturnType<typeof manyKeepers>>, isOver: () => boolean): Promise<number> {
  let done = 0;
  const line = async () => {
    while (!isOver()) {
      const newcomer = await aKeeper();
      keepers.push(newcomer);
      const known = keepers[done % keepers.length];
      await expectReadable(known ? [newcomer, known] : [newcomer]);
      done += 1;
    }
  };
  await Promise.all([line(), line(), line()]);
  return done;
}

describe('a rotation', () => {
  test('killed in the middle and taken up again loses nothing, with people coming and going all the while', async () => {
    const since = new Date();
    const keepers = await manyKeepers(120);
    const [old] = Object.keys((await keyStatus()).owners);
    let over = false;
    const people = traffic(keepers, () => over);

    const killed = keys('rotate', await agreedOn('key.vault', 'vault'));
    const rewrapped = async () => {
      const { primary, owners } = await keyStatus();
      return primary === old ? 0 : (owners[primary] ?? 0);
    };
    while ((await rewrapped()) < 30 && killed.exitCode === null) await pause(2);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(killed.signalCode).toBe('SIGKILL');
    const between = await keyStatus();
    expect(between.others).toEqual([old]);
    expect(between.owners[old ?? '']).toBeGreaterThan(0);

    const resumed = await answerOf(keys('rewrap'));
    expect(resumed.retired).toContain(old);
    over = true;
    expect(await people).toBeGreaterThan(3);
    const after = await keyStatus();
    expect(after).toMatchObject({ primary: between.primary, others: [] });
    expect(Object.keys(after.owners)).toEqual([between.primary]);
    await expectReadable(keepers);

    expect(await audited('key.rotate', since)).toMatchObject([{ subject: between.primary, actor: 'system:keys' }]);
    expect(await audited('key.retire', since)).toMatchObject([{ subject: old }]);
    const steps = await audited('key.rewrap', since);
    // A round that is killed between its last key and its line in the audit leaves that line out.
    expect(steps.length).toBeGreaterThan(0);
  }, 120_000);

  test('keeps the old key until nothing uses it', async () => {
    await manyKeepers(3);
    const before = await keyStatus();
    const rotated = await rotateKeys(await agreedOn('key.vault', 'vault'));
    expect(rotated.ok).toBe(true);
    expect((await keyStatus()).others).toEqual([before.primary]);
    expect((await keksInUse(moneyKeys())).get(before.primary)).toBe(Object.values(before.owners)[0]);
    await Promise.all([rewrapKeys(), rewrapKeys()]);
    expect((await keyStatus()).others).toEqual([]);
    expect(await rewrapKeys()).toEqual({ rewrapped: 0, retired: [] });
  });
});
