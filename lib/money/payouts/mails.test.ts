import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { payout } from '@/db/schema/money/payout';
import { page } from '@/db/schema/shop/page';
import { aPurchase } from '@/db/testing/orders';
import { aPayer, aVerifiedShop, endHold } from '@/db/testing/payouts';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aShop, ownerDb } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { listMailbox } from '@/lib/platform/mailbox';
import { mailPayout } from './mail-payout';
import { mailVerify, type VerifyStep } from './mail-verify';
import { sweepPayouts } from './sweep-payouts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** Gives a page an address of its own and the language it is written to. */
async function writesTo(pageId: Id<'page'>, language: 'en' | 'ar'): Promise<string> {
  const contactEmail = `p${newId('mail').slice(-12)}@example.com`;
  await ownerDb()
    .update(page)
    .set({ contactEmail, languages: [language] })
    .where(eq(page.id, pageId));
  return contactEmail;
}

const broken = /undefined|null|\{|payouts\.|orders\.mail/;

describe('what is mailed of a payout', () => {
  test('says how much left, when it arrives and where its statement is, in the page’s language', async () => {
    const shop = await aVerifiedShop();
    const [variant] = shop.variants;
    if (!variant) throw new Error('nothing to sell');
    const { orderId } = await aPurchase(await aPayer(), [variant]);
    await endHold(orderId);
    await sweepPayouts();
    const [row] = await ownerDb().select().from(payout).where(eq(payout.pageId, shop.pageId));
    if (!row) throw new Error('no payout');
    const english = await writesTo(shop.pageId, 'en');
    await mailPayout(row.id, 'sent');
    const [mail, ...more] = await listMailbox(english);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('$44.56 is on its way to your bank');
    for (const part of ['Test Shop', `/payouts/${row.id}`, String(row.arrivesOn?.slice(0, 4))])
      expect(mail?.text).toContain(part);
    expect(mail?.text).not.toMatch(broken);

    const arabic = await writesTo(shop.pageId, 'ar');
    await mailPayout(row.id, 'sent');
    const [told] = await listMailbox(arabic);
    expect(told).toMatchObject({ locale: 'ar', subject: expect.stringContaining('في الطريق إلى مصرفك') });
    expect(told?.text).toContain(`/ar/studio/`);

    await mailPayout(row.id, 'failed');
    const failed = (await listMailbox(arabic)).find(({ id }) => id !== told?.id);
    expect(failed?.subject).toContain('أعاد مصرفك');
    expect(failed?.text).toContain('المال بأمان');
    expect(failed?.text).not.toMatch(broken);
  });

  test('is nothing for one that does not exist', async () => {
    const id = newId('payout');
    await mailPayout(id, 'sent');
    expect((await listMailbox('')).filter(({ text }) => text.includes(id))).toEqual([]);
  });
});

describe('what is mailed of verification', () => {
  const steps: [VerifyStep, 'en' | 'ar', string, boolean][] = [
    ['first', 'en', 'has made its first sale', true],
    ['limit', 'en', 'a buyer was refused', true],
    ['active', 'en', 'There is no limit any more', false],
    ['restricted', 'en', 'needs something more from you', true],
    ['first', 'ar', 'أول بيع', true],
    ['limit', 'ar', 'ورُفض طلب مشترٍ', true],
    ['active', 'ar', 'لم يعد هناك حد', false],
    ['restricted', 'ar', 'إلى شيء آخر منك', true],
  ];
  test.each(steps)('%s, in %s, says what it means and what to do', async (step, language, words, asks) => {
    await ownerDb().execute(
      sql`insert into money.seller_limit (currency, limit_minor, source, as_of) values ('USD', 50000, 'a test', now()) on conflict do nothing`,
    );
    const { pageId } = await aShop({ verified: false });
    const address = await writesTo(pageId, language);
    await mailVerify(pageId, step);
    const [mail, ...more] = await listMailbox(address);
    expect(more).toEqual([]);
    expect(mail?.locale).toBe(language);
    expect(mail?.text).toContain(words);
    expect(mail?.text).toMatch(/\/studio\/[^/]+\/payouts/);
    expect(mail?.text.includes(language === 'ar' ? 'تحقّق' : 'erify')).toBe(asks);
    expect(mail?.text).not.toMatch(broken);
  });

  test('is nothing for a page without an address whose owner has not proven hers', async () => {
    const { pageId } = await aShop({ verified: false });
    const name = `Nowhere ${newId('mail').slice(-8)}`;
    await ownerDb().update(page).set({ contactEmail: '', name }).where(eq(page.id, pageId));
    await ownerDb().execute(sql`update identity.person set email_verified_at = null
      where id in (select person_id from shop.page_member where page_id = ${toUuid(pageId)}::uuid)`);
    await mailVerify(pageId, 'limit');
    expect(await listMailbox(name)).toEqual([]);
  });
});
