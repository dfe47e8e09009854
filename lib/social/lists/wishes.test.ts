import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { socialDb } from '@/db/client/social';
import { aPerson } from '@/db/testing/a-person';
import { aPage, aProduct } from '@/db/testing/shop';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { makeList } from './make-list';
import { tellWishes } from './tell-wishes';

const wished = async (
  thing: Id<'product'>,
  kind: 'wish' | 'collection' = 'wish',
  by?: PersonActor,
  name = 'Wishes',
) => {
  const lina = by ?? (await aPerson());
  const list = await makeList(lina, { name, kind, thing });
  if (!list.ok) throw new Error(list.code);
  return { lina, list: list.value.list };
};
const setVariant = (product: Id<'product'>, set: { price?: bigint; stock?: number }) =>
  shopDb().execute(sql`
    update shop.variant set price_minor = coalesce(${set.price?.toString() ?? null}::bigint, price_minor),
      stock = coalesce(${set.stock ?? null}::int, stock) where product_id = ${toUuid(product)}::uuid`);
const tomorrow = (lina: PersonActor) =>
  socialDb().execute(sql`
    with looked as (update social.offer_change set due_at = due_at - interval '1 day')
    update social.wish_told set day = day - 1 where person_id = ${toUuid(lina.personId)}::uuid`);
const remember = (list: Id<'list'>, price: bigint) =>
  socialDb().execute(
    sql`update social.list_item set price_minor = ${price.toString()}::bigint where list_id = ${toUuid(list)}::uuid`,
  );
const waiting = async (product: Id<'product'>) =>
  (await socialDb().execute(sql`select from social.offer_change where product_id = ${toUuid(product)}::uuid`)).length;
const told = async (lina: PersonActor) =>
  (
    await socialDb().execute<{ kind: string }>(
      sql`select kind from social.notice where person_id = ${toUuid(lina.personId)}::uuid order by kind`,
    )
  ).map(({ kind }) => kind);

describe('a wish list', () => {
  it('tells of a lower price once, and again only when it falls further, another day', async () => {
    const { id: product } = await aProduct((await aPage()).id);
    const { lina } = await wished(product);
    await tellWishes();
    expect(await told(lina)).toEqual([]);
    await setVariant(product, { price: 1_500n });
    expect(await tellWishes()).toBe(1);
    expect(await told(lina)).toEqual(['price_dropped']);
    await socialDb().execute(sql`delete from social.notice where person_id = ${toUuid(lina.personId)}::uuid`);
    await setVariant(product, { price: 1_200n });
    await tellWishes();
    expect(await told(lina)).toEqual([]);
    await tomorrow(lina);
    await tellWishes();
    expect(await told(lina)).toEqual(['price_dropped']);
    await socialDb().execute(sql`delete from social.notice where person_id = ${toUuid(lina.personId)}::uuid`);
    await tomorrow(lina);
    await setVariant(product, { price: 1_900n });
    await tellWishes();
    await setVariant(product, { price: 1_200n });
    await tellWishes();
    expect(await told(lina)).toEqual([]);
  });

  it('tells nothing that another is telling at the same moment', async () => {
    const { id: product } = await aProduct((await aPage()).id);
    const { lina } = await wished(product);
    await setVariant(product, { price: 1_500n });
    let telling: Promise<number> | undefined;
    await socialDb().transaction(async (tx) => {
      await tx.execute(sql`
        insert into social.wish_told (person_id, product_id, day)
        values (${toUuid(lina.personId)}::uuid, ${toUuid(product)}::uuid, current_date)`);
      telling = tellWishes();
      for (let waits = 0; waits === 0; ) {
        const [row] = await tx.execute<{ waits: number }>(
          sql`select count(*)::int as waits from pg_locks where not granted and pid <> pg_backend_pid()`,
        );
        waits = row?.waits ?? 0;
      }
    });
    expect(await telling).toBe(0);
    expect(await told(lina)).toEqual([]);
  });

  it('tells that something is there again, whether it was sold out when it was put there or since', async () => {
    const { id } = await aPage();
    const [gone, present] = [await aProduct(id, { variants: [{ stock: 0 }] }), await aProduct(id)];
    const [one, other] = [await wished(gone.id), await wished(present.id)];
    await setVariant(present.id, { stock: 0 });
    await tellWishes();
    expect([await told(one.lina), await told(other.lina)]).toEqual([[], []]);
    await setVariant(present.id, { stock: 3 });
    await setVariant(gone.id, { stock: 3 });
    await tellWishes();
    expect([await told(one.lina), await told(other.lina)]).toEqual([['back_in_stock'], ['back_in_stock']]);
  });

  it('tells of one product once, in however many lists it is', async () => {
    const { id: product } = await aProduct((await aPage()).id);
    const { lina } = await wished(product);
    await wished(product, 'wish', lina, 'More wishes');
    await setVariant(product, { price: 900n });
    await tellWishes();
    await tomorrow(lina);
    await socialDb().execute(sql`delete from social.notice where person_id = ${toUuid(lina.personId)}::uuid`);
    await tellWishes();
    expect(await told(lina)).toEqual([]);
  });

  it('is silent where its switch is off, and what is no wish list always is', async () => {
    const { id: product } = await aProduct((await aPage()).id);
    const [off, collection] = [await wished(product), await wished(product, 'collection')];
    await socialDb().execute(sql`update social.list set notices = false where id = ${toUuid(off.list)}::uuid`);
    await setVariant(product, { price: 900n });
    await tellWishes();
    expect([await told(off.lina), await told(collection.lina)]).toEqual([[], []]);
  });

  it('is looked at when its product changed, and left alone otherwise', async () => {
    const { id: product } = await aProduct((await aPage()).id);
    const { lina, list } = await wished(product);
    await tellWishes();
    // Dearer in her memory than it is: whoever compared everything would tell of it.
    await remember(list, 9_000n);
    expect([await tellWishes(), await waiting(product)]).toEqual([0, 0]);
    await setVariant(product, { stock: 2 });
    expect([await tellWishes(), await waiting(product)]).toEqual([0, 0]);
    await setVariant(product, { stock: 0 });
    await setVariant(product, { stock: 2 });
    expect([await tellWishes(), await waiting(product)]).toEqual([1, 0]);
    expect(await told(lina)).toEqual(['price_dropped']);
  });

  it('is told of what its page and its product did, and of a product that nobody keeps nothing is written', async () => {
    const page = await aPage();
    const { id: product } = await aProduct(page.id);
    const { id: other } = await aProduct(page.id);
    const { lina } = await wished(product);
    const openShop = (open: boolean) =>
      shopDb().execute(sql`update shop.page set shop_open = ${open} where id = ${toUuid(page.id)}::uuid`);
    await openShop(false);
    await tellWishes();
    await openShop(true);
    await setVariant(other, { price: 900n });
    expect(await waiting(other)).toBe(0);
    expect(await tellWishes()).toBe(1);
    expect(await told(lina)).toEqual(['back_in_stock']);
  });

  it('hears of what changed while its switch was off, once it is on', async () => {
    const { id: product } = await aProduct((await aPage()).id);
    const { lina, list } = await wished(product);
    const hear = (notices: boolean) =>
      socialDb().execute(sql`update social.list set notices = ${notices} where id = ${toUuid(list)}::uuid`);
    await hear(false);
    await setVariant(product, { price: 900n });
    await tellWishes();
    await hear(true);
    await tellWishes();
    expect(await told(lina)).toEqual(['price_dropped']);
  });
});
