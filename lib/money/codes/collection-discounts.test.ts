import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { discount } from '@/db/schema/shop/discount';
import { pageMember } from '@/db/schema/shop/page';
import { variant } from '@/db/schema/shop/product';
import { aVisit } from '@/db/testing/a-person';
import { aCollectionForm } from '@/db/testing/collections';
import { aDiscount } from '@/db/testing/discounts';
import { aTap } from '@/db/testing/orders';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aThing } from '@/db/testing/taps';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { placeOrder } from '@/lib/money/checkout/place-order';
import { offerForItems } from '@/lib/money/checkout/queries';
import { addToCollection } from '@/lib/shop/collections/add-to-collection';
import { arrangeCollection } from '@/lib/shop/collections/arrange-collection';
import { deleteCollection } from '@/lib/shop/collections/delete-collection';
import { saveCollection } from '@/lib/shop/collections/save-collection';
import { placeIn } from '@/lib/shop/delivery/model';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const rowOf = async (id: Id<'discount'>) => {
  const said = { uses: discount.uses, given: discount.givenMinor, version: discount.version };
  return (await ownerDb().select(said).from(discount).where(eq(discount.id, id)))[0];
};

/** A shop with one thing at 41.20 and 5.00 for its delivery, and a shopper. */
const aScene = async () => ({ ...(await aThing(99)), buyer: await aShopper(await aPerson()) });
type Scene = Awaited<ReturnType<typeof aScene>>;
const offerOf = async ({ buyer, variantId }: Scene, quantity = 1) =>
  (await offerForItems(buyer.actor, [{ variantId, quantity }], placeIn('US')))[0]?.orders[0];
const buy = ({ buyer }: Scene, variantId: Id<'variant'>, expectedMinor: string) =>
  placeOrder(buyer.actor, aTap(buyer, variantId, { expectedMinor, email: 'lina@example.com' }), aVisit());

describe('a discount for collections', () => {
  /** A collection of the scene's page with the scene's thing in it, and a quarter off what is in it. */
  async function aBoundScene(form: Record<string, unknown> = {}) {
    const owner = await aPerson();
    const scene = await aScene();
    await ownerDb()
      .insert(pageMember)
      .values({ pageId: scene.pageId, personId: owner.personId, roles: ['owner'] });
    const collection = aCollectionForm(scene.pageId, form);
    await saveCollection(owner, collection);
    const place = { page: scene.pageId, collection: collection.key, product: scene.productId };
    if (collection.kind === 'hand') await addToCollection(owner, place);
    const bound = { targetKind: 'collections', targets: [collection.key] };
    const id = await aDiscount(scene.pageId, { kind: 'percent_items', basisPoints: 2500, ...bound });
    return { ...scene, owner, collection, id };
  }
  const total = async (scene: Scene, quantity = 1) => (await offerOf(scene, quantity))?.total.amount;
  const takeOut = ({ owner, pageId, collection, productId }: Awaited<ReturnType<typeof aBoundScene>>) =>
    arrangeCollection(owner, { page: pageId, collection: collection.key, products: [], move: `remove:${productId}` });

  test('is for what is in them when it is reckoned, rounded for each unit, whatever they are called meanwhile', async () => {
    const scene = await aBoundScene();
    expect(await total(scene)).toBe(4620n - 1030n);
    await ownerDb().update(discount).set({ basisPoints: 333 }).where(eq(discount.id, scene.id));
    // 3.33 percent of 41.20 is 1.37196: each unit is rounded, not their sum.
    expect(await total(scene, 3)).toBe(3n * 4120n + 500n - 3n * 137n);
    await saveCollection(scene.owner, { ...scene.collection, titleEn: 'Spring', slug: 'spring', state: 'hidden' });
    expect(await total(scene)).toBe(4620n - 137n);
    expect(await buy(scene, scene.variantId, '4483')).toMatchObject({ ok: true });
    expect(await rowOf(scene.id)).toMatchObject({ uses: 1, given: 137n });
  });

  test('by rule follows the products, and gives nothing once its collection is deleted', async () => {
    const scene = await aBoundScene({
      kind: 'rule',
      ...{ 'rules.0.kind': 'price_to', 'rules.0.value': '50', 'rules.0.node': 'rugs' },
    });
    expect(await total(scene)).toBe(3590n);
    await ownerDb().update(variant).set({ priceMinor: 6000n }).where(eq(variant.id, scene.variantId));
    expect(await total(scene)).toBe(6500n);
    await ownerDb().update(variant).set({ priceMinor: 4120n }).where(eq(variant.id, scene.variantId));
    await deleteCollection(scene.owner, { page: scene.pageId, collection: scene.collection.key, sure: 'on' });
    expect(await total(scene)).toBe(4620n);
    expect((await offerOf(scene))?.left).toMatchObject([{ cause: 'not_for_these' }]);
  });

  test('whose thing was taken out between the screen and the tap is refused, and nothing else is charged', async () => {
    const scene = await aBoundScene();
    expect(await total(scene)).toBe(3590n);
    await takeOut(scene);
    expect(await buy(scene, scene.variantId, '3590')).toMatchObject({ ok: false, code: 'price_changed' });
    expect(await rowOf(scene.id)).toMatchObject({ uses: 0, given: 0n });
  });

  test('is another version as soon as its collection finds other things, and the same when it is only renamed', async () => {
    const scene = await aBoundScene();
    const version = async () => (await rowOf(scene.id))?.version;
    const before = await version();
    await saveCollection(scene.owner, { ...scene.collection, titleEn: 'Spring' });
    expect(await version()).toBe(before);
    await takeOut(scene);
    expect(await version()).toBeGreaterThan(before ?? 0);
    const taken = ownerDb().execute(
      sql`select shop.take_discount(${toUuid(scene.id)}::uuid, ${before ?? 0}, null, 1030)`,
    );
    await expect(taken).rejects.toMatchObject({ cause: { code: 'SK102' } });
  });

  test('never reaches the collection of another page', async () => {
    const [scene, other] = [await aBoundScene(), await aScene()];
    await aDiscount(other.pageId, {
      ...{ kind: 'percent_items', targetKind: 'collections', targets: [scene.collection.key] },
    });
    expect(await total(other)).toBe(4620n);
  });
});
