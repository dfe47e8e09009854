import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { allow, forget, giveBack, isWithin } from './rate-limit';

const who = () => crypto.randomUUID();
const times = (count: number) => Array.from({ length: count });

/** Moves everything counted so far back in time, as if it had happened then. */
async function age(seconds: number): Promise<void> {
  await identityDb().execute(
    sql`update identity.rate_window set window_start = window_start - make_interval(secs => ${seconds})`,
  );
}

beforeEach(() => identityDb().execute(sql`delete from identity.rate_window`));

describe('a limit', () => {
  it('lets exactly its count through, also when all come at once', async () => {
    const one = who();
    const answers = await Promise.all(times(60).map(() => allow('sign-in-account', one)));
    expect(answers.filter(Boolean)).toHaveLength(10);
  });

  it('is counted for each by itself', async () => {
    const [one, other] = [who(), who()];
    await Promise.all(times(12).map(() => allow('sign-in-account', one)));
    expect(await allow('sign-in-account', one)).toBe(false);
    expect(await allow('sign-in-account', other)).toBe(true);
    expect(await allow('prove-person', one)).toBe(true);
  });

  it('still counts what happened shortly before the window turned, and forgets it after two', async () => {
    const one = who();
    await Promise.all(times(30).map(() => allow('sign-in-account', one)));
    await age(900);
    const soon = await Promise.all(times(10).map(() => allow('sign-in-account', one)));
    expect(soon.filter(Boolean).length).toBeLessThan(10);
    await age(2 * 900);
    expect(await allow('sign-in-account', one)).toBe(true);
  });

  it('gives one try back for one that went well, and never more than were counted', async () => {
    const one = who();
    await Promise.all(times(10).map(() => allow('sign-in-account', one)));
    await giveBack('sign-in-account', one);
    expect(await allow('sign-in-account', one)).toBe(true);
    expect(await allow('sign-in-account', one)).toBe(false);
    const fresh = who();
    await giveBack('sign-in-account', fresh);
    const answers = await Promise.all(times(15).map(() => allow('sign-in-account', fresh)));
    expect(answers.filter(Boolean)).toHaveLength(10);
  });

  it('can be looked at without counting, and says what counting would say', async () => {
    const one = who();
    for (let tries = 0; tries < 12; tries++) {
      const [before, again] = [await isWithin('sign-in-account', one), await isWithin('sign-in-account', one)];
      expect([before, again]).toEqual([tries < 10, tries < 10]);
      expect(await allow('sign-in-account', one)).toBe(before);
    }
    expect(await isWithin('sign-in-account', who())).toBe(true);
    await age(900);
    expect(await isWithin('sign-in-account', one)).toBe(await allow('sign-in-account', one));
    await age(2 * 900);
    expect(await isWithin('sign-in-account', one)).toBe(true);
  });

  it('can be forgotten', async () => {
    const one = who();
    await Promise.all(times(20).map(() => allow('sign-in-account', one)));
    await forget('sign-in-account', one);
    expect(await allow('sign-in-account', one)).toBe(true);
  });

  it('keeps no address in clear', async () => {
    await allow('sign-in-account', 'amina@example.com');
    const rows = await identityDb().execute(sql`select key from identity.rate_window`);
    expect(JSON.stringify(rows)).not.toContain('amina');
  });
});
