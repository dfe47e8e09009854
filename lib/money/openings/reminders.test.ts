import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { moneyDb } from '@/db/client/money';
import { jobsOf } from '@/db/testing/jobs';
import { anOpening, open } from '@/db/testing/openings';
import { aGuest, aPerson, ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { listMailbox } from '@/lib/platform/mailbox';
import { mailOpening } from './mail-opening';
import { remindersOf, standingWith } from './queries';
import { setReminder } from './set-reminder';
import { tellOpenings } from './tell-openings';

const soon = { opensInSeconds: 600 };
const jobs = (openingId: Id<'opening'>) => jobsOf('money:mail-opening', toUuid(openingId));
const ownerOf = (person: { personId: Id<'person'> }) => `person:${toUuid(person.personId)}`;

describe('a reminder', () => {
  it('is asked for and taken back by one tap each', async () => {
    const { openingId } = await anOpening(soon);
    const lina = await aPerson();
    const reminded = async () => (await standingWith(lina, openingId))?.reminded;
    expect(await setReminder(lina, { opening: openingId, wanted: 'yes' })).toEqual({
      ok: true,
      value: { wanted: true },
    });
    await setReminder(lina, { opening: openingId, wanted: 'yes' });
    expect(await reminded()).toBe(true);
    await setReminder(lina, { opening: openingId, wanted: 'no' });
    expect(await reminded()).toBe(false);
    await tellOpenings();
    expect(await jobs(openingId)).toBe(0);
    expect(await setReminder(aGuest(), { opening: openingId, wanted: 'yes' })).toMatchObject({ code: 'sign_in' });
    await open(openingId);
    expect(await setReminder(lina, { opening: openingId, wanted: 'yes' })).toMatchObject({ code: 'has_opened' });
  });

  it('is sent once, whoever dies in between and however many send at once', async () => {
    const { openingId } = await anOpening(soon);
    const lina = await aPerson();
    await setReminder(lina, { opening: openingId, wanted: 'yes' });
    // Killed before the commit: nothing of it stays.
    await moneyDb()
      .transaction(async (tx) => {
        await tx.execute(sql`select money.tell_openings(900)`);
        throw new Error('killed');
      })
      .catch(() => undefined);
    expect(await jobs(openingId)).toBe(0);
    await Promise.all(Array.from({ length: 5 }, () => tellOpenings()));
    await tellOpenings();
    expect(await jobs(openingId)).toBe(1);
    // Killed after the mail went out: the job runs again.
    await mailOpening(openingId, ownerOf(lina));
    await mailOpening(openingId, ownerOf(lina));
    expect(await listMailbox(lina.email ?? '')).toHaveLength(1);
  });

  it('is sent shortly before and not earlier, and once more when the moment is moved', async () => {
    const { openingId } = await anOpening();
    const lina = await aPerson();
    await setReminder(lina, { opening: openingId, wanted: 'yes' });
    await tellOpenings();
    expect(await jobs(openingId)).toBe(0);
    await open(openingId, -600);
    await tellOpenings();
    expect(await jobs(openingId)).toBe(1);
    await mailOpening(openingId, ownerOf(lina));
    await open(openingId, -7_200);
    await tellOpenings();
    await open(openingId, -500);
    await tellOpenings();
    await mailOpening(openingId, ownerOf(lina));
    expect(await listMailbox(lina.email ?? '')).toHaveLength(2);
  });

  it('is nobody’s business: its page’s people see a number from ten on, and no names', async () => {
    const { openingId, productId, pageId } = await anOpening(soon);
    const [owner, stranger] = [await aPerson(), await aPerson()];
    await ownerDb().execute(sql`
      insert into shop.page_member (page_id, person_id, roles) values (${toUuid(pageId)}::uuid, ${toUuid(owner.personId)}::uuid, '{owner}')`);
    for (let people = 0; people < 9; people++)
      await setReminder(await aPerson(), { opening: openingId, wanted: 'yes' });
    expect(await remindersOf(owner, productId)).toEqual({ few: true });
    await setReminder(stranger, { opening: openingId, wanted: 'yes' });
    expect(await remindersOf(owner, productId)).toEqual({ few: false, people: 10 });
    expect(await remindersOf(stranger, productId)).toBeNull();
    expect(await remindersOf(aGuest(), productId)).toBeNull();
    const seen = await moneyDb().transaction(async (tx) => {
      await tx.execute(sql`select set_config('souk.actor', ${ownerOf(owner)}, true)`);
      return tx.execute(sql`select * from money.reminder`);
    });
    expect(seen).toHaveLength(0);
  });
});
