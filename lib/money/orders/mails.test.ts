import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { order, refund } from '@/db/schema/money/order';
import { purchase } from '@/db/schema/money/purchase';
import { page } from '@/db/schema/shop/page';
import { aCharity, aDonation, aDonor } from '@/db/testing/donations';
import { nameBuyer } from '@/db/testing/name-buyer';
import { aPurchase } from '@/db/testing/orders';
import { anAuthorizedOrder, aPaidOrder } from '@/db/testing/paid-order';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aGuest, aShop, aShopper, ownerDb } from '@/db/testing/world';
import { type Id, newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { makeOpenToken } from '@/lib/money/checkout/make-open-token';
import { listMailbox } from '@/lib/platform/mailbox';
import { hashToken } from '@/lib/platform/tokens';
import { mailReceipt } from './mail-receipt';
import { mailRefund } from './mail-refund';
import { mailSeller } from './mail-seller';
import { mailShipped } from './mail-shipped';
import { markShipped } from './mark-shipped';
import { ordersByToken } from './queries';
import { refundOrder } from './refund-order';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

let seen = new Set<string>();
beforeEach(async () => {
  seen = new Set((await listMailbox('')).map((mail) => mail.id));
});
/** The mails to an address since this test began, the newest first. */
const mailsTo = async (email: string) => (await listMailbox(email)).filter((mail) => !seen.has(mail.id));
const one = async (email: string) => {
  const [mail, ...more] = await mailsTo(email);
  if (!mail || more.length > 0) throw new Error(`${more.length + (mail ? 1 : 0)} mails to ${email}`);
  return mail;
};
const guestMail = () => `guest-${newId('mail').slice(-10)}@example.com`;

describe('the receipt', () => {
  test('names every line, the total and the card, and leads a person to her order', async () => {
    const { purchaseId, orderId, buyer } = await aPaidOrder();
    await mailReceipt(purchaseId);
    const mail = await one(buyer.email);
    for (const part of ['Thing 0', '$41.20', '$5.00', '$46.20', '4242', 'Test Shop', `/orders/${orderId}`]) {
      expect(mail.text).toContain(part);
    }
    expect(mail.subject).toContain('$46.20');
    expect(mail.html).not.toContain('undefined');
    expect(mail.text).not.toContain('Whoever has this link');
  });

  test('thanks for a donation as for one, and says nothing of an order', async () => {
    const [{ pageId, owner }, donor] = [await aCharity(), await aDonor()];
    const { purchaseId, orderId } = await aDonation(donor, pageId);
    await mailReceipt(purchaseId);
    const { text } = await one(donor.actor.email);
    expect(text).toContain('Thank you for your donation');
    expect(text).not.toMatch(/\border\b|bought/);
    await mailSeller(orderId);
    const charity = await one(owner.email);
    expect(charity.subject).toContain('$20.00 was given to');
    expect(charity.text).not.toMatch(/\border\b|United States/);
  });

  test('leads a guest to a link that opens this purchase and no other', async () => {
    const email = guestMail();
    const { variants } = await aShop();
    const bought = await aPurchase(await aShopper(aGuest()), variants, 'paid', email);
    await mailReceipt(bought.purchaseId);
    const { text } = await one(email);
    expect(text).toContain('Whoever has this link');
    const token = /\/orders\/open\/([\w-]+)/.exec(text)?.[1] ?? '';
    expect(token).toBe(makeOpenToken(bought.purchaseId));
    expect((await ordersByToken(hashToken(token)))?.purchaseId).toBe(bought.purchaseId);
    expect(makeOpenToken(newId('purchase'))).not.toBe(token);
  });

  test('says nothing that a guest typed: nobody has proven that the address is hers', async () => {
    const email = guestMail();
    const { variants } = await aShop();
    const bought = await aPurchase(await aShopper(aGuest()), variants, 'paid', email);
    await nameBuyer(bought.orderId, 'You won! Go to evil.example');
    await mailReceipt(bought.purchaseId);
    const mail = await one(email);
    for (const part of [mail.subject, mail.text, mail.html]) expect(part).not.toContain('evil.example');
  });

  test('of several sellers is one letter with one total', async () => {
    const email = guestMail();
    const [one_, two] = [await aShop(), await aShop()];
    const bought = await aPurchase(await aShopper(aGuest()), [...one_.variants, ...two.variants], 'paid', email);
    expect(bought.orders).toHaveLength(2);
    await mailReceipt(bought.purchaseId);
    const mail = await one(email);
    expect(mail.text).toContain('$92.40');
    expect(mail.text.match(/\$46\.20/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test('is written in the language the purchase was made in', async () => {
    const { purchaseId, buyer } = await aPaidOrder();
    await ownerDb().update(purchase).set({ locale: 'ar' }).where(eq(purchase.id, purchaseId));
    await mailReceipt(purchaseId);
    const mail = await one(buyer.email);
    expect(mail.html).toContain('<html lang="ar" dir="rtl">');
    expect(mail.text).toContain('/ar/orders/');
    expect(mail.subject).toMatch(/[\u0600-\u06ff]/);
  });

  test('is not sent for what is not paid, and not for what does not exist', async () => {
    const { purchaseId, buyer } = await anAuthorizedOrder();
    await mailReceipt(purchaseId);
    await mailReceipt(newId('purchase'));
    expect(await mailsTo(buyer.email)).toEqual([]);
  });
});

describe('the seller’s mail', () => {
  const contact = async (orderId: Id<'order'>, languages = ['en']) => {
    const contactEmail = guestMail();
    const [row] = await ownerDb().select({ pageId: order.pageId }).from(order).where(eq(order.id, orderId));
    if (!row) throw new Error('no order');
    await ownerDb().update(page).set({ contactEmail, languages }).where(eq(page.id, row.pageId));
    return contactEmail;
  };

  test('says what to send and where to, and neither the buyer’s e-mail nor her card', async () => {
    const { orderId, buyer } = await aPaidOrder();
    const email = await contact(orderId);
    await mailSeller(orderId);
    const mail = await one(email);
    for (const part of ['Thing 0', 'Lina Haddad', '1 Main St', 'Austin TX 78701', 'United States', '$46.20']) {
      expect(mail.text).toContain(part);
    }
    for (const secret of [
      buyer.email,
      buyer.handle,
      '4242',
      'visa',
      makeOpenToken(newId('purchase')).slice(0, 0) || 'orders/open',
    ]) {
      expect(`${mail.text}${mail.html}`).not.toContain(secret);
    }
    expect(mail.text).toContain(`/orders/${orderId}`);
  });

  test('speaks the first language of the page', async () => {
    const { orderId } = await aPaidOrder();
    const email = await contact(orderId, ['ar', 'en']);
    await mailSeller(orderId);
    expect(await one(email)).toMatchObject({ locale: 'ar' });
  });

  test('goes to an owner where the page has no address', async () => {
    const { orderId, seller } = await aPaidOrder();
    await mailSeller(orderId);
    expect((await one(seller.email)).text).toContain(orderId);
  });

  test('goes nowhere before the money is taken, and for no order', async () => {
    const before = (await listMailbox('')).length;
    const held = await anAuthorizedOrder();
    await contact(held.orderId);
    await mailSeller(held.orderId);
    await mailSeller(newId('order'));
    expect((await listMailbox('')).length).toBe(before);
  });
});

describe('the mail about a parcel', () => {
  test('names carrier and code when there are any, and leaves their rows out when not', async () => {
    const { orderId, seller, buyer } = await aPaidOrder();
    await markShipped(seller, { orderId, carrier: 'DHL', trackingCode: 'JD0146' });
    await mailShipped(orderId);
    expect((await one(buyer.email)).text).toMatch(/DHL[\s\S]*JD0146/);
    const plain = await aPaidOrder();
    await markShipped(plain.seller, { orderId: plain.orderId, carrier: '', trackingCode: '' });
    await mailShipped(plain.orderId);
    expect((await one(plain.buyer.email)).text).not.toMatch(/Tracking|Carrier/);
  });

  test('shows a carrier that looks like markup as the letters it is', async () => {
    const { orderId, seller, buyer } = await aPaidOrder();
    await markShipped(seller, { orderId, carrier: '<img src=x onerror=1>', trackingCode: '"&\'' });
    await mailShipped(orderId);
    const { html } = await one(buyer.email);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=1&gt;');
    expect(html).toContain('&quot;&amp;&#39;');
  });

  test('is not sent for an order that does not exist', async () => {
    const before = (await listMailbox('')).length;
    await mailShipped(newId('order'));
    expect((await listMailbox('')).length).toBe(before);
  });
});

describe('the mail about a refund', () => {
  const refundOf = async (orderId: Id<'order'>) => {
    const [row] = await ownerDb().select({ id: refund.id }).from(refund).where(eq(refund.orderId, orderId));
    if (!row) throw new Error('no refund');
    return row.id;
  };
  const refunded = async (reason: string) => {
    const paid = await aPaidOrder();
    const key = `mail-${paid.orderId.slice(-14)}`;
    await refundOrder(paid.seller, { orderId: paid.orderId, amount: money(620n, 'USD'), reason, key });
    return { ...paid, refundId: await refundOf(paid.orderId) };
  };

  test('says how much, from whom and why', async () => {
    const { buyer, refundId } = await refunded('The glaze was chipped');
    await mailRefund(refundId);
    const mail = await one(buyer.email);
    for (const part of ['$6.20', 'Test Shop', 'The glaze was chipped']) expect(mail.text).toContain(part);
  });

  test('is sent only for money that is on its way', async () => {
    const paid = await aPaidOrder();
    const before = (await listMailbox('')).length;
    await fetch(`${sandbox.origin}/_sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify({ match: { method: 'POST', path: '/v1/refunds' }, action: 'error500', times: 3 }),
    });
    const key = `wait-${paid.orderId.slice(-14)}`;
    const begun = await refundOrder(paid.seller, { orderId: paid.orderId, reason: '', key });
    expect(begun).toEqual({ ok: true, value: 'pending' });
    await mailRefund(await refundOf(paid.orderId));
    await mailRefund(newId('refund'));
    expect((await listMailbox('')).length).toBe(before);
  });
});
