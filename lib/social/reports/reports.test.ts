import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { socialDb } from '@/db/client/social';
import { aPerson } from '@/db/testing/a-person';
import { aShare, blockPerson } from '@/db/testing/sharing';
import { toUuid } from '@/lib/kernel/ids';
import { lookAt, reportedThings } from '../decisions/reported';
import { report } from './report';
import { Report } from './schema';

const about = (id: string) => ({ kind: 'person', id, reason: 'scam', words: 'Asks for money.' }) as const;

describe('a report', () => {
  it('is one however often it is made, and operators read what was said first, and not by whom', async () => {
    const [lina, bad, operator] = [await aPerson(), await aPerson(), await aPerson({ operator: true })];
    for (const words of ['First words.', 'Other words.'])
      expect(await report(lina, { ...about(toUuid(bad.personId)), words })).toEqual({ ok: true, value: null });
    await report(await aPerson(), about(toUuid(bad.personId)));
    const subject = toUuid(bad.personId);
    const { count, things } = await reportedThings(operator);
    expect(count).toBeGreaterThan(0);
    expect(things.find((one) => one.id === subject)).toMatchObject({ kind: 'person', times: 2, reasons: ['scam'] });
    const looked = await lookAt(operator, { kind: 'person', subject });
    expect(looked?.reports.map(({ words }) => words)).toEqual(['First words.', 'Asks for money.']);
    expect(looked?.person?.handle).toBe(bad.handle);
    expect(JSON.stringify(looked)).not.toContain(toUuid(lina.personId));
    expect(await reportedThings(lina)).toEqual({ count: 0, things: [] });
  });

  it('of oneself, of nobody, and of a share one does not see is of nothing', async () => {
    const [lina, bad] = [await aPerson(), await aPerson()];
    const share = randomUUID();
    await socialDb().execute(sql`insert into social.share (id, person_id, mark, audience, item)
      values (${share}::uuid, ${toUuid(bad.personId)}::uuid, gen_random_uuid(), 'friends', 'A bowl')`);
    const refused = { ok: false, code: 'not_found' };
    expect(await report(lina, about(toUuid(lina.personId)))).toEqual(refused);
    expect(await report(lina, about(randomUUID()))).toEqual(refused);
    expect(await report(lina, { ...about(share), kind: 'share' })).toEqual(refused);
    await socialDb().execute(sql`update social.share set audience = 'public' where id = ${share}::uuid`);
    expect(await report(lina, { ...about(share), kind: 'share' })).toEqual({ ok: true, value: null });
  });

  it('does not tell somebody who is blocked whether what goes by link is still there, nor anybody before it begins', async () => {
    const [lina, omar] = [await aPerson(), await aPerson()];
    const { share } = await aShare(lina, { audience: 'link' });
    const later = await aShare(lina, { audience: 'link', starts: 'hour' });
    const list = randomUUID();
    await socialDb().execute(sql`insert into social.list (id, person_id, kind, name, audience, link_hash)
      values (${list}::uuid, ${toUuid(lina.personId)}::uuid, 'collection', 'Lamps', 'link', ${randomUUID()})`);
    const answers = () =>
      Promise.all([
        report(omar, { ...about(toUuid(share)), kind: 'share' }),
        report(omar, { ...about(list), kind: 'list' }),
      ]);
    expect(await report(omar, { ...about(toUuid(later.share)), kind: 'share' })).toMatchObject({ code: 'not_found' });
    expect((await answers()).map(({ ok }) => ok)).toEqual([true, true]);
    await blockPerson(lina, omar);
    expect((await answers()).map(({ ok }) => ok)).toEqual([false, false]);
  });

  it('takes reasons of the list and words up to their length', () => {
    const good = about(randomUUID());
    expect(Report.safeParse(good).success).toBe(true);
    const changed = [
      { reason: 'dislike' },
      { words: 'x'.repeat(501) },
      { id: 'per_1' },
      { kind: 'order' },
      { by: good.id },
    ];
    for (const bad of changed) expect(Report.safeParse({ ...good, ...bad }).success).toBe(false);
  });
});
