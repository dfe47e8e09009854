import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { payLink } from '@/db/schema/money/button/pay-link';
import { aVisit } from '@/db/testing/a-person';
import { differencesOf } from '@/db/testing/books-of-order';
import { aButtonSite, aFixedAmount, pressed } from '@/db/testing/buttons';
import { endUndo } from '@/db/testing/paid-order';
import { aMerchant, aReader, merchantOrigin, payElsewhere } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import type { Id } from '@/lib/kernel/ids';
import { findButton } from '@/lib/money/button/find-button';
import { payOrderOf, payOrdersOf } from '@/lib/money/button/queries';
import { refundPayOrder } from '@/lib/money/button/refund-pay-order';
import { captureDue } from '@/lib/money/checkout/capture-due';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { allow } from '@/lib/platform/rate-limit';
import { changeLink } from './change-link';
import { createLink } from './create-link';
import { openLink } from './open-link';
import { linkOfSite, linksOfSite } from './queries';
import { ChangeLink, CreateLink } from './schema';
import { setLinkState } from './set-link-state';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const aBuyer = async () => aShopper(await aPerson());
const opened = async (...asked: Parameters<typeof pressed>) => {
  const order = await pressed(...asked);
  if (!order.ok) throw new Error(order.code);
  return order.value;
};
const usesOf = async (link: Id<'payLink'>) => {
  const [row] = await ownerDb().select({ uses: payLink.uses }).from(payLink).where(eq(payLink.id, link));
  return row?.uses;
};

describe('a fixed amount of a site without a server', () => {
  test('is paid without anybody completing it, taken when the undo time is over, listed and refunded like every order', async () => {
    const { seller, site, merchant } = await aButtonSite();
    const link = await aFixedAmount(seller, site);
    const order = await opened(site, link);
    expect(order).toMatchObject({ kind: 'fixed', state: 'presented', totalMinor: 1200n, metadata: { link } });
    const paid = await payElsewhere(await aBuyer(), order.id, '1200');
    expect(paid).toMatchObject({ ok: true, value: { state: 'authorized' } });
    if (!paid.ok) return;
    expect(await payOrderOf(merchant, order.id)).toMatchObject({ state: 'authorized', awaits: false });
    // Nobody comes back to it, whatever died in between: the worker alone takes what is held.
    await endUndo(paid.value.purchaseId);
    await captureDue();
    expect(await payOrdersOf(merchant, { limit: 5 })).toMatchObject([
      { id: order.id, kind: 'fixed', state: 'captured' },
    ]);
    expect(await usesOf(link)).toBe(1);
    expect(await refundPayOrder(merchant, { payOrderId: order.id, key: 'r1', reason: '' })).toMatchObject({
      ok: true,
      value: { order: { state: 'refunded', refundedMinor: 1200n } },
    });
    expect(await differencesOf(paid.value.orderId)).toEqual([]);
  });

  test('costs what it costs, whatever a page or a form says: another total is not taken, and one is one where several are not sold', async () => {
    const { seller, site } = await aButtonSite();
    const [one, several] = [
      await aFixedAmount(seller, site),
      await aFixedAmount(seller, site, { several: 'on', asksAddress: 'on', delivery: '5' }),
    ];
    const order = await opened(site, one, 7);
    expect(order).toMatchObject({ totalMinor: 1200n, items: [{ quantity: 1, unitMinor: 1200n }] });
    const buyer = await aBuyer();
    expect(await payElsewhere(buyer, order.id, '1')).toMatchObject({ code: 'price_changed' });
    expect(await opened(site, several, 3)).toMatchObject({ totalMinor: 4100n, deliveryMinor: 500n });
  });

  test('is sold by its own site alone, to pages of its origins, and leads back to registered addresses only', async () => {
    const { seller, site, publishable } = await aButtonSite();
    const other = await aButtonSite();
    const link = await aFixedAmount(seller, site);
    expect(await pressed(other.site, link)).toMatchObject({ code: 'not_found' });
    expect(await linkOfSite(other.site.siteId, link)).toBeNull();
    expect(await findButton({ publishable, origin: 'https://thief.example' })).toMatchObject({
      code: 'foreign_origin',
    });
    expect(await findButton({ publishable, origin: 'null' })).toMatchObject({ code: 'foreign_origin' });
    expect(await findButton({ publishable: 'pk_test_nobody000', origin: merchantOrigin })).toMatchObject({
      code: 'not_found',
    });
    const to = (returnUrl: string) => openLink(site, { link, quantity: 1, returnUrl }, aVisit());
    expect(await to('https://thief.example/thanks')).toMatchObject({ code: 'return_url_not_registered' });
    expect(await to(`${merchantOrigin}/back`)).toMatchObject({ value: { returnUrl: `${merchantOrigin}/back` } });
  });

  test('says that it is paused, ended or sold out, also to a window that shows it already', async () => {
    const { seller, site } = await aButtonSite();
    const link = await aFixedAmount(seller, site, { usesMax: '1' });
    const [shown, late, buyer] = [await opened(site, link), await opened(site, link), await aBuyer()];
    expect(await setLinkState(seller, { link, state: 'paused' })).toMatchObject({ ok: true });
    expect(await pressed(site, link)).toMatchObject({ code: 'link_paused' });
    expect(await payElsewhere(buyer, shown.id, '1200')).toMatchObject({ code: 'order_ended' });
    await setLinkState(seller, { link, state: 'active' });
    expect(await payElsewhere(buyer, shown.id, '1200')).toMatchObject({ ok: true });
    expect(await pressed(site, link)).toMatchObject({ code: 'link_used_up' });
    expect(await payElsewhere(await aBuyer(), late.id, '1200')).toMatchObject({ code: 'order_ended' });
    await setLinkState(seller, { link, state: 'ended' });
    expect(await pressed(site, link)).toMatchObject({ code: 'link_ended' });
    expect(await setLinkState(seller, { link, state: 'active' })).toMatchObject({ code: 'link_ended' });
    const timed = await aFixedAmount(seller, site);
    await ownerDb().update(payLink).set({ endsAt: new Date() }).where(eq(payLink.id, timed));
    expect(await pressed(site, timed)).toMatchObject({ code: 'link_ended' });
  });

  test('of a limited number is sold as often and no oftener to twenty who tap at once, and again when one of them undoes it', async () => {
    const { seller, site } = await aButtonSite();
    const link = await aFixedAmount(seller, site, { usesMax: '3' });
    const buyers = await Promise.all(Array.from({ length: 20 }, aBuyer));
    // All windows show it before anybody taps: the last ones are counted with the payment, not with the showing.
    const windows = await Promise.all(buyers.map(async (buyer) => ({ buyer, order: await opened(site, link) })));
    const all = await Promise.all(windows.map(({ buyer, order }) => payElsewhere(buyer, order.id, '1200')));
    const paid = all.flatMap((one, at) => (one.ok ? [{ ...one.value, buyer: buyers[at] }] : []));
    expect(paid).toHaveLength(3);
    expect(all.filter((one) => !one.ok && one.code === 'order_ended')).toHaveLength(17);
    expect(await usesOf(link)).toBe(3);
    const [first] = paid;
    if (!first?.buyer) throw new Error('nobody bought');
    expect(await undoPurchase(first.buyer.actor, first.purchaseId)).toMatchObject({ ok: true });
    expect(await usesOf(link)).toBe(2);
    expect(await pressed(site, link)).toMatchObject({ ok: true });
  }, 60_000);

  test('is opened only so often from one network, whoever’s it is', async () => {
    const { seller, site } = await aButtonSite();
    const link = await aFixedAmount(seller, site);
    const from = (network: string) => openLink(site, { link, quantity: 1, returnUrl: null }, { network });
    await Promise.all(Array.from({ length: 600 }, () => allow('button-network', site.siteId)));
    expect(await from(site.siteId)).toMatchObject({ code: 'too_many' });
    expect(await from(link)).toMatchObject({ ok: true });
  });

  test('that a bank declines is not counted as sold', async () => {
    const { seller, site } = await aButtonSite();
    const link = await aFixedAmount(seller, site, { usesMax: '1' });
    const order = await opened(site, link);
    const poor = await aShopper(await aPerson(), 'pm_card_chargeDeclined');
    expect(await payElsewhere(poor, order.id, '1200')).toMatchObject({ ok: false });
    expect(await usesOf(link)).toBe(0);
    expect(await payElsewhere(await aBuyer(), order.id, '1200')).toMatchObject({ ok: true });
  });

  test('is made and changed by whoever may change the page, in its words alone; nobody else sees it', async () => {
    const { seller, site, siteId, pageId } = await aButtonSite();
    const stranger = (await aMerchant()).seller;
    const link = await aFixedAmount(seller, site);
    const form = { link, title: 'Signed poster', returnUrl: `${merchantOrigin}/back`, endsAt: '', usesMax: '5' };
    expect(await changeLink(stranger, ChangeLink.parse(form))).toMatchObject({ code: 'not_found' });
    expect(await setLinkState(stranger, { link, state: 'ended' })).toMatchObject({ code: 'not_found' });
    const reader = await aReader({ pageId });
    expect(await changeLink(reader, ChangeLink.parse(form))).toMatchObject({ code: 'not_allowed' });
    expect(await setLinkState(reader, { link, state: 'ended' })).toMatchObject({ code: 'not_allowed' });
    expect(await linksOfSite(reader, { id: siteId, pageId })).toMatchObject([{ id: link, title: 'Poster' }]);
    expect(await changeLink(seller, ChangeLink.parse(form))).toMatchObject({ ok: true });
    expect(ChangeLink.safeParse({ ...form, amount: '1' }).success).toBe(false);
    expect(await changeLink(seller, ChangeLink.parse({ ...form, returnUrl: 'https://thief.example/' }))).toMatchObject({
      code: 'return_unknown',
    });
    const past = { ...form, endsAt: '2020-01-01T10:00' };
    expect(await changeLink(seller, ChangeLink.parse(past))).toMatchObject({ code: 'end_past' });
    expect(await linksOfSite(seller, { id: siteId, pageId })).toMatchObject([
      { id: link, title: 'Signed poster', price: { amount: 1200n }, usesMax: 5, uses: 0 },
    ]);
    expect(await linksOfSite(stranger, { id: siteId, pageId })).toEqual([]);
    const asked = (amount: string) =>
      createLink(seller, CreateLink.parse({ site: siteId, at: 'shop', title: 'x', amount }));
    expect(await asked('0')).toMatchObject({ code: 'number' });
    expect(await asked('12.345')).toMatchObject({ code: 'number' });
    expect(
      await createLink(stranger, CreateLink.parse({ site: siteId, at: 'shop', title: 'x', amount: '1' })),
    ).toMatchObject({
      code: 'not_found',
    });
  });
});
