import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { order } from '@/db/schema/money/order';
import { purchase } from '@/db/schema/money/purchase';
import { page } from '@/db/schema/shop/page';
import { aDispute } from '@/db/testing/disputes';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { ownerDb } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { listMailbox } from '@/lib/platform/mailbox';
import { voiceOf } from '@/lib/platform/voice';
import { type MailedStep, mailDispute } from './mail-dispute';
import { disputeOf } from './queries';
import { recordDispute } from './record-dispute';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** A recorded dispute between a page and a buyer who read one language, both at addresses of their own. */
async function told(language: 'en' | 'ar') {
  const one = await aDispute(sandbox);
  await recordDispute(one.id);
  const newMail = () => `d${newId('mail').slice(-12)}@example.com`;
  const [sellerMail, buyerMail] = [newMail(), newMail()];
  await ownerDb()
    .update(page)
    .set({ contactEmail: sellerMail, languages: [language] })
    .where(eq(page.id, one.pageId));
  const [row] = await ownerDb().select().from(order).where(eq(order.id, one.orderId));
  if (!row) throw new Error('no order');
  await ownerDb().update(order).set({ contactEmail: buyerMail }).where(eq(order.id, one.orderId));
  await ownerDb().update(purchase).set({ locale: language }).where(eq(purchase.id, row.purchaseId));
  const view = await disputeOf(one.buyer, one.orderId);
  if (!view) throw new Error('no dispute');
  return { ...one, disputeId: view.id, dueBy: view.dueBy, sellerMail, buyerMail };
}

const broken = /undefined|null|\{|disputes\.|orders\.mail/;

describe('what is mailed of a dispute', () => {
  test('at its beginning goes to the seller alone: how much, until when, and where she answers', async () => {
    const one = await told('en');
    await mailDispute(one.disputeId, 'opened');
    const [mail, ...more] = await listMailbox(one.sellerMail);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('A buyer’s bank asks about $46.20');
    const day = `Please answer until ${voiceOf('en').formatDate(one.dueBy ?? new Date(0), 'day')}`;
    for (const part of [day, '$46.20', 'Test Shop', `/orders/${one.orderId}`]) expect(mail?.text).toContain(part);
    expect(`${mail?.text}${mail?.html.replace(/<[^>]*>/g, '')}`).not.toMatch(broken);
    for (const secret of [one.buyerMail, one.buyer.email, '0259']) expect(mail?.text).not.toContain(secret);
    expect(await listMailbox(one.buyerMail)).toEqual([]);
  });

  test('at its beginning is Arabic for a page that speaks it first', async () => {
    const one = await told('ar');
    await mailDispute(one.disputeId, 'opened');
    const [mail] = await listMailbox(one.sellerMail);
    expect(mail).toMatchObject({ locale: 'ar', subject: expect.stringContaining('بنك أحد المشترين') });
    expect(mail?.text).toContain('نرجو الرد حتى');
    expect(mail?.text).toMatch(/\/ar\/studio\/[^/]+\/orders\//);
    expect(mail?.html).toContain('dir="rtl"');
  });

  const ends: [Exclude<MailedStep, 'opened'>, 'en' | 'ar', string, string][] = [
    ['won', 'en', 'The bank decided for you', 'Your bank decided that'],
    ['lost', 'en', 'The bank decided for the buyer', 'Your bank gave you'],
    ['closed', 'en', 'The bank’s question is answered', 'is closed. No money moved'],
    ['won', 'ar', 'حكم البنك لصالحك', 'قرر بنكك أن يحتفظ'],
    ['lost', 'ar', 'حكم البنك لصالح المشتري', 'أعاد لك بنكك'],
    ['closed', 'ar', 'أُجيب عن سؤال البنك', 'أُغلق سؤال بنكك'],
  ];
  test.each(ends)('that ended %s, in %s, tells each side in her own words', async (step, language, seller, buyer) => {
    const one = await told(language);
    await mailDispute(one.disputeId, step);
    const [[toSeller], [toBuyer]] = [await listMailbox(one.sellerMail), await listMailbox(one.buyerMail)];
    for (const mail of [toSeller, toBuyer]) {
      expect(mail?.locale).toBe(language);
      expect(mail?.text).not.toMatch(broken);
    }
    expect(toSeller?.text).toContain(seller);
    expect(toSeller?.text).toContain('/studio/');
    expect(toBuyer?.text).toContain(buyer);
    expect(toBuyer?.text).not.toContain('/studio/');
  });

  test('is nothing for a dispute that does not exist, nor for a page without an address', async () => {
    await mailDispute(newId('dispute'), 'won');
    const one = await told('en');
    await ownerDb().update(page).set({ contactEmail: '' }).where(eq(page.id, one.pageId));
    await mailDispute(one.disputeId, 'opened');
    expect((await listMailbox('')).filter(({ text }) => text.includes(one.orderId))).toEqual([]);
  });
});
