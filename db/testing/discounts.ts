import { discount, discountCode } from '@/db/schema/shop/discount';
import { type Id, newId } from '@/lib/kernel/ids';
import { ownerDb } from './world';

/** A discount of a page, with one code unless it applies by itself: ten percent off the order, running, unless told otherwise. */
export async function aDiscount(
  pageId: Id<'page'>,
  {
    code = null,
    codeUsesMax = null,
    ...given
  }: Partial<typeof discount.$inferInsert> & {
    code?: string | null;
    codeUsesMax?: number | null;
  } = {},
): Promise<Id<'discount'>> {
  const id = newId('discount');
  const plain = {
    title: 'Ten percent',
    kind: 'percent_order',
    currency: 'USD',
    startsAt: new Date(Date.now() - 60_000),
  };
  const worth = given.kind === undefined || given.kind.startsWith('percent') ? { basisPoints: 1000 } : {};
  await ownerDb()
    .insert(discount)
    .values({ ...plain, ...worth, ...given, id, pageId, method: code === null ? 'automatic' : 'code' });
  if (code !== null)
    await ownerDb().insert(discountCode).values({ pageId, code, discountId: id, usesMax: codeUsesMax });
  return id;
}
