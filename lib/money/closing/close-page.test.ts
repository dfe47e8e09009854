import { randomBytes, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityDb } from '@/db/client/identity';
import { moneyDb } from '@/db/client/money';
import { shopDb } from '@/db/client/shop';
import { auditEvent } from '@/db/schema/identity/audit';
import { page, pageMember, post } from '@/db/schema/shop/page';
import { aVisit } from '@/db/testing/a-person';
import { jobsOf } from '@/db/testing/jobs';
import { aPurchase, aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { anybody } from '@/db/testing/shop';
import { aGuest, aPerson, aShop, aShopper, ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { proveBooks } from '@/lib/money/books/prove-books';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { undoPurchase } from '@/lib/money/checkout/undo-purchase';
import { markShipped } from '@/lib/money/orders/mark-shipped';
import { orderForBuyer } from '@/lib/money/orders/queries';
import { refundOrder } from '@/lib/money/orders/refund-order';
import { productBySlug } from '@/lib/shop/catalog/queries';
import { invitePerson } from '@/lib/shop/ownership/invite-person';
import { isHandleFree, myInvites, myPages, pageForMember, requireMember } from '@/lib/shop/ownership/queries';
import { createPage } from '@/lib/shop/pages/create-page';
import { pageByHandle } from '@/lib/shop/pages/queries';
import type { UpdatePage } from '@/lib/shop/pages/schema';
import { updatePage } from '@/lib/shop/pages/update-page';
import { search } from '@/lib/shop/search/queries';
import { postsOfPage } from '@/lib/shop/timeline/queries';
import { closePage } from './close-page';
import { unfinishedOf } from './queries';
import { ClosePage } from './schema';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

/** An open shop with one thing and an update, and what its owner types to close it. */
async function aWorld() {
  const shop = await aShop();
  const [variantId] = shop.variants;
  const [face] = await ownerDb().select({ handle: page.handle }).from(page).where(eq(page.id, shop.pageId));
  if (!variantId || !face) throw new Error('no shop');
  await shopDb()
    .insert(post)
    .values({ id: newId('post'), pageId: shop.pageId, authorId: shop.seller.personId, body: 'New glaze' });
  return { ...shop, variantId, handle: face.handle, form: { page: shop.pageId, handle: face.handle } };
}

/** The same with a purchase somebody made in it. */
async function aSale(until: 'authorized' | 'paid') {
  const world = await aWorld();
  const buyer = await aShopper(await aPerson());
  return { ...world, buyer: buyer.actor, ...(await aPurchase(buyer, [world.variantId], until)) };
}

const linesAbout = (pageId: Id<'page'>) =>
  identityDb().select({ action: auditEvent.action }).from(auditEvent).where(eq(auditEvent.subject, pageId));
const stateOf = async (pageId: Id<'page'>) =>
  (await ownerDb().select({ state: page.state }).from(page).where(eq(page.id, pageId)))[0]?.state;
const refund = (actor: PersonActor, orderId: Id<'order'>, minor?: bigint) =>
  refundOrder(actor, {
    ...{ orderId, reason: '', key: randomBytes(16).toString('hex') },
    ...(minor !== undefined && { amount: money(minor, 'USD') }),
  });
const ship = (actor: PersonActor, orderId: Id<'order'>) =>
  markShipped(actor, { orderId, carrier: '', trackingCode: '' });

describe('a closed page', () => {
  it('is missing for everybody, its owner included, and its handle stays taken', async () => {
    const { seller, handle, pageId, form } = await aWorld();
    const searched = { query: 'thing', page: handle };
    expect((await search(anybody, searched)).items).toHaveLength(1);
    expect(await closePage(seller, form)).toEqual({ ok: true, value: null });
    expect(await pageByHandle(anybody, handle)).toBeNull();
    expect(await productBySlug(anybody, handle, 'thing-0')).toBeNull();
    expect((await postsOfPage(anybody, pageId)).items).toEqual([]);
    expect((await search(anybody, searched)).items).toEqual([]);
    expect(await pageForMember(seller, handle)).toBeNull();
    expect(await myPages(seller)).toEqual([]);
    expect(await requireMember(seller, pageId, 'close_page')).toBe(false);
    const face = { name: 'Back again', kind: 'art', about: '', languages: ['en'] } satisfies Partial<UpdatePage>;
    expect(await updatePage(seller, { page: pageId, ...face })).toEqual({ ok: false, code: 'not_found' });
    expect(await isHandleFree(seller, handle)).toBe(false);
    const again = { ...face, key: newId('page'), handle, country: 'US', currency: 'USD' } as const;
    expect(await createPage(await aPerson(), again)).toMatchObject({ code: 'handle_taken' });
  });

  it('is told to all its owners and written down, once, however often it is closed', async () => {
    const { seller, pageId, form } = await aWorld();
    const second = await aPerson();
    await shopDb()
      .insert(pageMember)
      .values({ pageId, personId: second.personId, roles: ['owner'] });
    const answers = await Promise.all([seller, second, seller].map((one) => closePage(one, form)));
    expect(answers).toEqual(answers.map(() => ({ ok: true, value: null })));
    expect(await closePage(seller, form)).toEqual({ ok: true, value: null });
    expect(await linesAbout(pageId)).toEqual([{ action: 'page.close' }]);
    for (const { personId } of [seller, second]) {
      expect(await jobsOf('identity:mail-owner', toUuid(personId))).toBe(1);
    }
  });

  it('takes back the invitations that wait', async () => {
    const { seller, pageId, form } = await aWorld();
    const friend = await aPerson();
    await invitePerson(seller, { page: pageId, email: friend.email, roles: ['owner'] });
    expect(await myInvites(friend)).toHaveLength(1);
    await closePage(seller, form);
    expect(await myInvites(friend)).toEqual([]);
  });

  it('leaves its orders to those who bought, and money still goes back', async () => {
    const { seller, buyer, orderId, form } = await aSale('paid');
    await ship(seller, orderId);
    expect(await refund(seller, orderId, 620n)).toEqual({ ok: true, value: 'succeeded' });
    expect(await closePage(seller, form)).toMatchObject({ ok: true });
    expect(await orderForBuyer(buyer, orderId)).toMatchObject({ pageClosed: true, state: 'partially_refunded' });
    expect(await refund(seller, orderId)).toEqual({ ok: true, value: 'succeeded' });
    expect(await orderForBuyer(buyer, orderId)).toMatchObject({ state: 'refunded' });
    expect((await proveBooks()).differences).toEqual([]);
  });
});

describe('closing a page', () => {
  it('is for its owners alone', async () => {
    const { pageId, form } = await aWorld();
    const { seller: rival } = await aWorld();
    const job = { kind: 'system', name: 'test', locale: 'en' } as const;
    for (const stranger of [rival, await aPerson(), aGuest(), anybody, job]) {
      expect(await closePage(stranger, form)).toEqual({ ok: false, code: 'not_found' });
      expect(await unfinishedOf(stranger, pageId)).toEqual({ paying: 0, orders: [] });
    }
    expect(await stateOf(pageId)).toBe('published');
  });

  it('asks for its handle, in any case and with the slash it is shown with', async () => {
    const { seller, handle, pageId, form } = await aWorld();
    for (const typed of ['', 'another', `${handle}x`]) {
      const parsed = ClosePage.parse({ page: pageId, handle: typed });
      expect(await closePage(seller, parsed)).toEqual({ ok: false, code: 'address_mismatch', field: 'handle' });
    }
    expect(ClosePage.parse({ page: pageId, handle: ` /${handle.toUpperCase()} ` })).toEqual(form);
    expect(ClosePage.safeParse({ page: pageId, handle: 'x'.repeat(101) }).success).toBe(false);
    expect(await stateOf(pageId)).toBe('published');
  });

  it('waits until what is being paid has ended', async () => {
    const { seller, buyer, purchaseId, pageId, form } = await aSale('authorized');
    expect(await closePage(seller, form)).toEqual({ ok: false, code: 'orders_open' });
    expect(await unfinishedOf(seller, pageId)).toEqual({ paying: 1, orders: [] });
    await undoPurchase(buyer, purchaseId);
    expect(await unfinishedOf(seller, pageId)).toEqual({ paying: 0, orders: [] });
    expect(await closePage(seller, form)).toMatchObject({ ok: true });
  });

  it.each([
    ['shipped', ship],
    ['given back', (actor: PersonActor, orderId: Id<'order'>) => refund(actor, orderId)],
  ])('waits until what was paid is %s, and says which order it is', async (_, finish) => {
    const { seller, orderId, pageId, form } = await aSale('paid');
    expect(await closePage(seller, form)).toEqual({ ok: false, code: 'orders_open' });
    expect(await unfinishedOf(seller, pageId)).toMatchObject({ paying: 0, orders: [{ id: orderId }] });
    expect(await stateOf(pageId)).toBe('published');
    await finish(seller, orderId);
    expect(await closePage(seller, form)).toMatchObject({ ok: true });
  });

  it('waits for a parcel of which a part was paid back, and for a dispute', async () => {
    const { seller, orderId, pageId, form } = await aSale('paid');
    await refund(seller, orderId, 100n);
    expect(await closePage(seller, form)).toEqual({ ok: false, code: 'orders_open' });
    await ship(seller, orderId);
    await ownerDb().execute(sql`update money."order" set state = 'disputed' where id = ${toUuid(orderId)}::uuid`);
    expect(await closePage(seller, form)).toEqual({ ok: false, code: 'orders_open' });
    expect(await unfinishedOf(seller, pageId)).toMatchObject({ orders: [{ id: orderId }] });
  });

  it('of another page waits for nobody here', async () => {
    const { seller } = await aSale('paid');
    const mine = await aWorld();
    await shopDb()
      .insert(pageMember)
      .values({ pageId: mine.pageId, personId: seller.personId, roles: ['owner'] });
    expect(await closePage(seller, mine.form)).toMatchObject({ ok: true });
  });
});

describe('closing while somebody buys', () => {
  type World = Awaited<ReturnType<typeof aWorld>>;
  const buy = ({ variantId }: World, { actor, ...stored }: Awaited<ReturnType<typeof aShopper>>) =>
    placeOrder(actor, aTap(stored, variantId), aVisit());

  it('waits for an order that is being placed', async () => {
    const world = await aWorld();
    let closing: ReturnType<typeof closePage> | undefined;
    let closed = false;
    await moneyDb().transaction(async (tx) => {
      const lines = [{ variant: toUuid(world.variantId), quantity: 1, unit_minor: 4120 }];
      await tx.execute(sql`select shop.reserve(${randomUUID()}::uuid, ${JSON.stringify(lines)}::jsonb, 60)`);
      closing = closePage(world.seller, world.form).finally(() => {
        closed = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(closed).toBe(false);
    });
    expect(await closing).toMatchObject({ ok: true });
  });

  it('makes an order wait that comes while it closes, and then refuses it', async () => {
    const world = await aWorld();
    const shopper = await aShopper(await aPerson());
    let buying: ReturnType<typeof placeOrder> | undefined;
    await moneyDb().transaction(async (tx) => {
      const [pageId, personId] = [toUuid(world.pageId), toUuid(world.seller.personId)];
      await tx.execute(sql`select * from shop.hold_page(${pageId}::uuid, ${personId}::uuid)`);
      buying = buy(world, shopper);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await tx.execute(sql`select shop.close_page(${pageId}::uuid)`);
    });
    expect(await buying).toEqual({ ok: false, code: 'sold_out' });
  });

  it('either finds the order and is refused, or the order is', async () => {
    for (let round = 0; round < 16; round++) {
      const world = await aWorld();
      const shopper = await aShopper(await aPerson());
      const pause = new Promise((resolve) => setTimeout(resolve, round));
      const [bought, closed] = await Promise.all([
        buy(world, shopper),
        pause.then(() => closePage(world.seller, world.form)),
      ]);
      expect([bought.ok, closed.ok].filter(Boolean), `round ${round}`).toHaveLength(1);
      if (!bought.ok) expect(['closed', 'sold_out']).toContain(bought.code);
      if (!closed.ok) expect(closed.code).toBe('orders_open');
    }
    expect((await proveBooks()).differences).toEqual([]);
  });
});
