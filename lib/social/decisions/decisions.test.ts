import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { looks } from '@/db/testing/decided';
import { jobsOf } from '@/db/testing/jobs';
import { aReview, aReviewed } from '@/db/testing/reviews';
import { aShare, befriend } from '@/db/testing/sharing';
import { anybody } from '@/db/testing/shop';
import { aGuest, aPerson, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, newId, toUuid } from '@/lib/kernel/ids';
import { productRating, reviewOfProduct } from '@/lib/shop/reviews/queries';
import { reportReview } from '@/lib/shop/reviews/report-review';
import { search } from '@/lib/shop/search/queries';
import { comment } from '../commenting/comment';
import { commentsOf } from '../commenting/queries';
import { myNotices } from '../notices/queries';
import { findPeople } from '../profiles/queries';
import { recommend } from '../recommending/recommend';
import { report } from '../reports/report';
import { answerAppeal } from './answer-appeal';
import { appeal } from './appeal';
import { decide } from './decide';
import { endDecision } from './end-decision';
import { endEarly } from './end-early';
import { appealsWaiting, decisionsOn, heldNow, myDecision, myDecisions } from './queries';
import { lookAt, reportedThings } from './reported';
import { AnswerAppeal, type Decide, Decide as DecideForm } from './schema';

const done = { ok: true, value: null };
const missing = { ok: false, code: 'not_found' };

const operators = async () => Promise.all([aPerson({ operator: true }), aPerson({ operator: true })] as const);

const about = (kind: Decide['kind'], subject: string, part: Partial<Decide> = {}): Decide => ({
  ...{ kind, subject, decision: newId('decision'), measure: 'remove', rule: '1.1', days: 7 },
  ...{ evidence: 'It calls her names, twice.', statement: 'Insults are not allowed by rule 1.1.' },
  ...part,
});

const answerTo = (decision: Decide['decision'], verdict: 'upheld' | 'overturned') =>
  AnswerAppeal.parse({ decision, verdict, answer: 'We looked at it anew.' });

/** A public recommendation by somebody, and a comment on it by somebody else. */
async function aComment() {
  const [{ product }, by, writer] = [await aReviewed(), await aPerson(), await aPerson()];
  await recommend(by, { product: product.id, audience: 'public', note: '' });
  const [row] = await ownerDb().execute<{ id: string }>(
    sql`select id from social.recommendation where person_id = ${toUuid(by.personId)}::uuid`,
  );
  const on = fromUuid('recommendation', row?.id ?? '');
  const said = await comment(writer, { on, answer: null, key: newId('mail'), words: 'You are a fool.' });
  if (!said.ok) throw new Error(said.code);
  return { by, writer, on, uuid: toUuid(said.value.comment) };
}

const seen = async (actor: PersonActor, on: Awaited<ReturnType<typeof aComment>>['on']) =>
  (await commentsOf(actor, on)).threads.map(({ words }) => words);

describe('a report, its decision and the appeal', () => {
  it('go their whole way: grouped, looked at, decided, told, appealed, answered by another, and put back', async () => {
    const [[first, second], { by, writer, on, uuid }] = [await operators(), await aComment()];
    for (const who of [by, await aPerson()])
      expect(await report(who, { kind: 'comment', id: uuid, reason: 'harassment', words: 'Rude' })).toEqual(done);
    const waiting = (await reportedThings(first)).things.find((one) => one.id === uuid);
    expect(waiting).toMatchObject({ kind: 'comment', times: 2, reasons: ['harassment'] });
    const looked = await lookAt(first, { kind: 'comment', subject: uuid });
    expect(looked).toMatchObject({ words: 'You are a fool.', person: { handle: writer.handle } });
    expect(JSON.stringify(looked)).not.toContain(by.handle);
    const [line] = await ownerDb().execute<{ detail: { reasons: string } }>(
      sql`select detail from identity.audit_event where action = 'reported.see' and subject = ${uuid}`,
    );
    expect(line?.detail.reasons).toBe('harassment');

    const input = about('comment', uuid);
    expect(await decide(first, input)).toEqual(done);
    expect(await decide(first, input)).toEqual(done);
    expect(await decide(second, about('comment', uuid))).toEqual({ ok: false, code: 'already' });
    expect(await seen(by, on)).toEqual([]);
    expect((await reportedThings(first)).things.some((one) => one.id === uuid)).toBe(false);
    expect((await myNotices(by)).map(({ kind }) => kind)).toContain('report_decided');
    expect((await myNotices(writer)).filter(({ kind }) => kind === 'decided')).toHaveLength(1);
    expect(await jobsOf('identity:mail-decision', toUuid(input.decision))).toBe(1);
    const told = await myDecision(writer, input.decision);
    expect(told).toMatchObject({ rule: '1.1', evidence: input.evidence, statement: input.statement, appeal: null });
    expect(await myDecision(by, input.decision)).toBeNull();
    expect(await myDecisions(by)).toEqual([]);

    const words = { decision: input.decision, words: 'It was a joke between us.' };
    expect(await appeal(by, words)).toEqual(missing);
    for (let times = 0; times < 2; times++) expect(await appeal(writer, words)).toEqual(done);
    expect((await appealsWaiting(second)).some((one) => one.id === input.decision && !one.mine)).toBe(true);
    expect(await answerAppeal(first, answerTo(input.decision, 'overturned'))).toEqual({
      ok: false,
      code: 'same_operator',
    });
    expect(await answerAppeal(second, answerTo(input.decision, 'overturned'))).toEqual(done);
    expect(await answerAppeal(second, answerTo(input.decision, 'upheld'))).toEqual(missing);
    expect(await seen(by, on)).toEqual(['You are a fool.']);
    const answered = await myDecision(writer, input.decision);
    expect(answered).toMatchObject({ overturned: true, appeal: { words: words.words, answer: { overturned: true } } });
  });

  it('open to an operator what was shown to a few only once somebody said something is wrong with it', async () => {
    const [[operator], lina, omar] = [await operators(), await aPerson(), await aPerson()];
    await befriend(lina, omar);
    const { share } = await aShare(lina, { audience: 'friends' });
    const subject = toUuid(share);
    expect(await lookAt(operator, { kind: 'share', subject })).toBeNull();
    const { product } = await aReviewed();
    await recommend(lina, { product: product.id, audience: 'friends', note: '' });
    const [said] = await ownerDb().execute<{ id: string }>(
      sql`select id from social.recommendation where person_id = ${toUuid(lina.personId)}::uuid`,
    );
    expect(await lookAt(operator, { kind: 'recommendation', subject: said?.id ?? '' })).toBeNull();
    expect(await report(omar, { kind: 'share', id: subject, reason: 'harassment', words: '' })).toEqual(done);
    expect(await lookAt(operator, { kind: 'share', subject })).toMatchObject({ person: { handle: lina.handle } });
    expect(await decide(operator, about('share', subject))).toEqual(done);
    expect(await lookAt(operator, { kind: 'share', subject })).not.toBeNull();
  });

  it('are nobody’s but operators’, and an operator decides nothing of her own', async () => {
    const [[operator], { by, uuid }] = [await operators(), await aComment()];
    expect(await decide(by, about('comment', uuid))).toEqual(missing);
    expect(await reportedThings(by)).toEqual({ count: 0, things: [] });
    for (const nobody of [by, aGuest()]) {
      expect(await lookAt(nobody, { kind: 'comment', subject: uuid })).toBeNull();
      expect(await decisionsOn(nobody, 'comment', uuid)).toEqual([]);
      expect(await heldNow(nobody)).toEqual([]);
    }
    const herself = about('person', toUuid(operator.personId), { measure: 'warn' });
    expect(await decide(operator, herself)).toEqual({ ok: false, code: 'own' });
    expect(await decide(operator, about('comment', uuid, { measure: 'suspend' }))).toMatchObject({ code: 'invalid' });
    expect(await endEarly(by, { decision: herself.decision })).toEqual(missing);
    expect(DecideForm.safeParse({ ...about('comment', uuid), days: '7', statement: 'Because' }).success).toBe(false);
  });
});

describe('an account', () => {
  it('that is paused writes nothing new, and that is suspended is nobody to others, until the end', async () => {
    const [[operator], { by, writer, on }] = [await operators(), await aComment()];
    const subject = toUuid(writer.personId);
    const pause = about('person', subject, { measure: 'pause', rule: '2.1' });
    expect(await decide(operator, pause)).toEqual(missing);
    await looks(operator, 'person', subject);
    expect(await decide(operator, pause)).toEqual(done);
    const again = { on, answer: null, key: newId('mail'), words: 'More of it' };
    await expect(comment(writer, again)).rejects.toMatchObject({ cause: { constraint_name: 'account_paused' } });
    expect(await seen(by, on)).toHaveLength(1);
    expect(await endEarly(operator, pause)).toEqual(done);
    expect((await comment(writer, again)).ok).toBe(true);

    const away = about('person', subject, { measure: 'suspend' });
    expect(await decide(operator, away)).toEqual(done);
    expect(await seen(by, on)).toEqual([]);
    expect(await findPeople(by, writer.handle)).toEqual([]);
    expect(await seen(writer, on)).toEqual([]);
    // Its time is over: nothing of it holds any more, also before the job has run.
    await ownerDb().execute(sql`update identity.decision set at = at - interval '9 days', ends_at = ends_at - interval '8 days',
      appeal_until = appeal_until where id = ${toUuid(away.decision)}::uuid`);
    expect(await seen(by, on)).toHaveLength(2);
    await endDecision(away.decision);
    expect((await myDecision(writer, away.decision))?.liftedAt).not.toBeNull();
  });
});

describe('what is held', () => {
  it('of a shop is closed to buying, kept so against its owner, and open again as it was', async () => {
    const [[operator, other], { owner, page, product }] = [await operators(), await aReviewed()];
    const uuid = toUuid(page.id);
    await ownerDb().execute(sql`update shop.page set shop_open = true where id = ${uuid}::uuid`);
    const open = () =>
      ownerDb().execute<{ open: boolean }>(sql`select shop_open as open from shop.page where id = ${uuid}::uuid`);
    const hold = about('page', uuid, { measure: 'hold_shop', rule: '2.2' });
    await looks(operator, 'page', uuid);
    expect(await decide(operator, hold)).toEqual(done);
    expect(await open()).toMatchObject([{ open: false }]);
    const reopened = ownerDb().execute(sql`update shop.page set shop_open = true where id = ${uuid}::uuid`);
    await expect(reopened).rejects.toMatchObject({ cause: { constraint_name: 'held_by_decision' } });
    expect(await appeal(owner, { decision: hold.decision, words: 'All of it was delivered.' })).toEqual(done);
    expect(await answerAppeal(other, answerTo(hold.decision, 'overturned'))).toEqual(done);
    expect(await open()).toMatchObject([{ open: true }]);

    const quiet = about('product', toUuid(product.id), { measure: 'limit', rule: '2.4' });
    const found = async () => (await search(anybody, { query: '', page: page.handle })).items.length;
    const before = await found();
    await looks(operator, 'product', toUuid(product.id));
    expect(await decide(operator, quiet)).toEqual(done);
    expect(await found()).toBe(before - 1);
    const gone = about('product', toUuid(product.id), { rule: '3.1' });
    expect(await decide(operator, gone)).toEqual(done);
    const shown = ownerDb().execute(
      sql`update shop.product set state = 'published' where id = ${toUuid(product.id)}::uuid`,
    );
    await expect(shown).rejects.toMatchObject({ cause: { constraint_name: 'held_by_decision' } });
    for (const { decision } of [gone, quiet]) expect(await endEarly(operator, { decision })).toEqual(done);
    expect(await found()).toBe(before);
  });

  it('of a review needs its decision, and counts again once that was overturned', async () => {
    const [[operator, other], { product }] = [await operators(), await aReviewed()];
    const { id, by } = await aReview(product.id);
    await reportReview(await aPerson(), { review: id, reason: 'abuse', note: '' });
    const uuid = toUuid(id);
    const hidden = ownerDb().execute(
      sql`update shop.review set hidden_at = now(), hidden_reason = 'abuse' where id = ${uuid}::uuid`,
    );
    await expect(hidden).rejects.toMatchObject({ cause: { constraint_name: 'hold_needs_decision' } });
    const decision = about('review', uuid);
    expect(await decide(operator, decision)).toEqual(done);
    expect(await reviewOfProduct(anybody, product.id, id)).toBeNull();
    expect((await productRating(anybody, product.id)).reviews).toBe(0);
    expect(await appeal(by, { decision: decision.decision, words: 'Nobody is insulted.' })).toEqual(done);
    expect(await answerAppeal(other, answerTo(decision.decision, 'overturned'))).toEqual(done);
    expect((await productRating(anybody, product.id)).reviews).toBe(1);
  });
});
