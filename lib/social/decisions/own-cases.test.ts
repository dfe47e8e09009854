import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { pageMember } from '@/db/schema/shop/page';
import { decided, looks } from '@/db/testing/decided';
import { aReviewed } from '@/db/testing/reviews';
import { aPerson, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id, newId, toUuid } from '@/lib/kernel/ids';
import { answerAppeal } from './answer-appeal';
import { appeal } from './appeal';
import { decide } from './decide';
import { endEarly } from './end-early';
import { lookAt } from './reported';
import type { Decide } from './schema';

const done = { ok: true, value: null };
const own = { ok: false, code: 'own' };
const moderator = () => aPerson({ roles: ['moderation'] });
const about = (kind: Decide['kind'], subject: string, measure: Decide['measure']): Decide => ({
  ...{ kind, subject, measure, decision: newId('decision'), rule: '1.1', days: 7 },
  ...{ evidence: 'It calls her names, twice.', statement: 'Insults are not allowed by rule 1.1.' },
});
const joins = (pageId: Id<'page'>, { personId }: PersonActor) =>
  ownerDb()
    .insert(pageMember)
    .values({ pageId, personId, roles: ['catalog'] });

describe('whoever runs Souk', () => {
  it('decides, ends and answers nothing that is about herself, or about a page that she works on', async () => {
    const [herself, staff, other, { owner, page }] = [
      await moderator(),
      await moderator(),
      await moderator(),
      await aReviewed(),
    ];
    await joins(page.id, staff);
    const uuid = toUuid(page.id);
    await looks(staff, 'page', uuid);
    expect(await decide(staff, about('page', uuid, 'remove'))).toEqual(own);
    const paused = fromUuid('decision', await decided('person', toUuid(herself.personId), 'pause', { days: 7 }));
    expect(await endEarly(herself, { decision: paused })).toEqual(own);
    const removed = fromUuid('decision', await decided('page', uuid, 'remove'));
    expect(await endEarly(staff, { decision: removed })).toEqual(own);
    expect(await appeal(owner, { decision: removed, words: 'All of it was delivered.' })).toEqual(done);
    const overturn = { decision: removed, answer: 'You are right, it was a mistake.', verdict: 'overturned' } as const;
    expect(await answerAppeal(staff, overturn)).toEqual(own);
    expect(await answerAppeal(other, overturn)).toEqual(done);
    expect(await endEarly(other, { decision: paused })).toEqual(done);
  });

  it('decides about what was reported, or what she looks at with a reason, and that nothing was wrong opens nothing', async () => {
    const [by, subject] = [await moderator(), toUuid((await aPerson()).personId)];
    const nothing = about('person', subject, 'nothing');
    expect(await decide(by, nothing)).toEqual({ ok: false, code: 'not_found' });
    await looks(by, 'person', subject);
    expect(await decide(by, nothing)).toEqual(done);
    const another = await moderator();
    expect(await lookAt(another, { kind: 'person', subject })).toBeNull();
    expect(await decide(another, about('person', subject, 'warn'))).toEqual({ ok: false, code: 'not_found' });
  });
});

describe('a shop that is held and whose page is removed', () => {
  it.each([
    ['hold_shop', 'remove'],
    ['remove', 'hold_shop'],
  ] as const)('by %s and then %s is open again when both are over, whichever ends first', async (one, two) => {
    for (const firstEnds of [0, 1]) {
      const [{ page }, by] = [await aReviewed(), await moderator()];
      const uuid = toUuid(page.id);
      await ownerDb().execute(sql`update shop.page set shop_open = true where id = ${uuid}::uuid`);
      const daysOf = (measure: string) => ({ days: measure === 'hold_shop' ? 7 : null });
      const both = [await decided('page', uuid, one, daysOf(one)), await decided('page', uuid, two, daysOf(two))];
      if (firstEnds === 1) both.reverse();
      for (const decision of both)
        expect(await endEarly(by, { decision: fromUuid('decision', decision) })).toEqual(done);
      const rows = await ownerDb().execute(sql`select state, shop_open from shop.page where id = ${uuid}::uuid`);
      expect([...rows]).toEqual([{ state: 'published', shop_open: true }]);
    }
  });
});
