import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { purchase } from '@/db/schema/money/purchase';
import { page } from '@/db/schema/shop/page';
import { aReturn, aSentOrder } from '@/db/testing/returns';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, ownerDb } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { listMailbox } from '@/lib/platform/mailbox';
import { acceptReturn } from './accept-return';
import { declineReturn } from './decline-return';
import { exchangeReturn } from './exchange-return';
import { type MailedStep, mailedSteps, mailReturn } from './mail-return';
import { receiveReturn } from './receive-return';
import { sendReturn } from './send-return';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

let seen = new Set<string>();
beforeEach(async () => {
  seen = new Set((await listMailbox('')).map((mail) => mail.id));
});
const mails = async (email: string) => (await listMailbox(email)).filter((mail) => !seen.has(mail.id));
const newMail = () => `m${newId('mail').slice(-12)}@example.com`;

/** A return between two languages: the page's first one, and the buyer's. */
async function between(given: { seller?: 'en' | 'ar'; buyer?: 'en' | 'ar'; guest?: boolean } = {}) {
  const bought = await aSentOrder(given.guest ? { actor: aGuest() } : {});
  const contactEmail = newMail();
  const languages = [given.seller ?? 'en'];
  await ownerDb().update(page).set({ contactEmail, languages }).where(eq(page.id, bought.pageId));
  if (given.buyer)
    await ownerDb().update(purchase).set({ locale: given.buyer }).where(eq(purchase.id, bought.purchaseId));
  const [row] = await ownerDb().select().from(purchase).where(eq(purchase.id, bought.purchaseId));
  return { ...bought, sellerMail: contactEmail, buyerMail: row?.contactEmail ?? '' };
}

describe('the other side of a return is told', () => {
  test('what is asked for, why, and what the buyer wants: the seller, not how to reach the buyer', async () => {
    const one = await between();
    const note = 'Too wide <b>here</b>';
    const wish = { wish: 'exchange' as const, wanted: one.large, units: { [one.small]: 2 }, note };
    const returnId = await aReturn(one, wish);
    await mailReturn(returnId, 'requested');
    const [mail, ...more] = await mails(one.sellerMail);
    expect(more).toEqual([]);
    for (const part of [
      '2 × Linen shirt',
      '$40.00',
      'It does not fit',
      'Too wide <b>here</b>',
      'Wants instead',
      `/orders/${one.orderId}`,
    ]) {
      expect(mail?.text).toContain(part);
    }
    expect(mail?.html).toContain('Too wide &lt;b&gt;here&lt;/b&gt;');
    for (const secret of [one.buyerMail, '4242', 'orders/open'])
      expect(`${mail?.text}${mail?.html}`).not.toContain(secret);
    expect(await mails(one.buyerMail)).toEqual([]);
  });

  test('how to send it back and until when: the buyer, in her language and at her own order', async () => {
    const one = await between({ seller: 'ar', buyer: 'ar' });
    const returnId = await aReturn(one);
    await acceptReturn(one.seller, { returnId, answer: 'إلى متجرنا', labelUrl: 'https://label.example/7' });
    await mailReturn(returnId, 'accepted');
    const [mail] = await mails(one.buyerMail);
    expect(mail).toMatchObject({ locale: 'ar' });
    for (const part of ['إلى متجرنا', 'https://label.example/7', '/ar/orders/']) expect(mail?.text).toContain(part);
    await sendReturn(one.buyer, { returnId, carrier: 'DHL', trackingCode: 'JD0146' });
    await mailReturn(returnId, 'sent');
    const [told] = await mails(one.sellerMail);
    expect(told).toMatchObject({ locale: 'ar' });
    expect(told?.text).toMatch(/DHL[\s\S]*JD0146/);
  });

  test('why not: a guest, at the link that opens her purchase', async () => {
    const one = await between({ guest: true });
    const returnId = await aReturn(one);
    await declineReturn(one.seller, { returnId, answer: 'It was worn outside.' });
    await mailReturn(returnId, 'declined');
    const [mail] = (await mails(one.buyerMail)).filter((each) => each.text.includes('declined'));
    expect(mail?.text).toContain('It was worn outside.');
    expect(mail?.text).toContain('/orders/open/');
  });

  test('that the other one travels, and how', async () => {
    const one = await between();
    const returnId = await aReturn(one, { wish: 'exchange', wanted: one.large });
    await acceptReturn(one.seller, { returnId, answer: 'By post.', labelUrl: '' });
    await receiveReturn(one.seller, { returnId });
    await exchangeReturn(one.seller, { returnId, carrier: 'UPS', trackingCode: '1Z999', back: {} });
    await mailReturn(returnId, 'exchanged');
    const [mail] = await mails(one.buyerMail);
    expect(mail?.text).toMatch(/instead: L[\s\S]*UPS[\s\S]*1Z999/);
  });

  test.each(mailedSteps)('%s in words of its own, to one side and not to the other', async (step: MailedStep) => {
    const one = await between();
    const returnId = await aReturn(one);
    await mailReturn(returnId, step);
    const [toSeller, toBuyer] = [await mails(one.sellerMail), await mails(one.buyerMail)];
    expect([...toSeller, ...toBuyer]).toHaveLength(1);
    expect(toSeller).toHaveLength(['requested', 'withdrawn', 'sent'].includes(step) ? 1 : 0);
    expect(toSeller[0]?.text ?? toBuyer[0]?.text).not.toMatch(/undefined|\{|returns\./);
  });

  test('by nobody about a return that does not exist', async () => {
    const before = (await listMailbox('')).length;
    await mailReturn(newId('return'), 'accepted');
    expect((await listMailbox('')).length).toBe(before);
  });
});
