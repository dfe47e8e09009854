import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { formerHandle, formerSlug } from '@/db/schema/shop/address';
import { page } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import { handleProblem } from '@/lib/identity/handles/model';
import { handlesKeptMax } from '@/lib/shop/addresses/change-handle';
import { holdHandle, isHandleTaken } from '@/lib/shop/pages/hold-handle';
import { type Back, backPart } from '../back-part';
import { PageRecord } from './bring-page';
import { productName } from './fields';

const isHandle = (text: string) => handleProblem(text) === null;
const Redirect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page'), from: z.string().refine(isHandle) }),
  z.object({ kind: z.literal('product'), from: z.string().min(1).max(200), to: productName }),
]);

/** Addresses of earlier days: those of products always, those of the page as far as they are nobody else's. */
export const bringRedirects = backPart({
  name: 'redirects',
  file: 'redirects.jsonl',
  record: Redirect,
  bring: async (back, records) => {
    const lines = records.map(({ line }) => line);
    const ofProducts = lines.flatMap((line) => (line.kind === 'product' ? [line] : []));
    const products = await back.find(
      'product',
      ofProducts.map(({ to }) => to),
    );
    const rows = ofProducts.flatMap(({ from, to }) => {
      const productId = products.get(to);
      return productId ? [{ pageId: back.owned.id, slug: from, productId }] : [];
    });
    if (rows.length > 0) await back.transaction.insert(formerSlug).values(rows).onConflictDoNothing();
    for (const line of lines) if (line.kind === 'page') await bringHandle(back, line.from);
  },
});

/** An old handle leads here for a year from now, where it may. */
async function bringHandle({ transaction, owned, remark }: Back, handle: string): Promise<void> {
  await holdHandle(transaction, handle);
  if (handle === owned.handle.toLowerCase()) return;
  if (await isHandleTaken(transaction, handle, owned.id)) return remark('handle_taken', handle);
  const kept = await transaction.$count(formerHandle, eq(formerHandle.pageId, owned.id));
  if (kept >= handlesKeptMax) return remark('handle_taken', handle);
  await transaction.delete(formerHandle).where(eq(formerHandle.handle, handle));
  const keptUntil = sql`now() + interval '1 year'`;
  await transaction.insert(formerHandle).values({ handle, pageId: owned.id, keptUntil });
}

/** The last of all: the page's own address, where it is free, and the open shop. */
export const bringOpening = backPart({
  name: 'opening',
  file: 'page.jsonl',
  record: PageRecord,
  bring: async (back, records) => {
    const [said] = records;
    if (!said) return;
    const { transaction, owned } = back;
    await bringOwnHandle(back, said.line.handle.toLowerCase());
    const sold = sql`${product.pageId} = ${page.id} and ${product.state} = 'published'`;
    const isOpen = said.line.shopOpen && said.line.state === 'published';
    const [set] = await transaction
      .update(page)
      .set({ shopOpen: isOpen ? sql`exists (select from ${product} where ${sold})` : false })
      .where(eq(page.id, owned.id))
      .returning({ shopOpen: page.shopOpen });
    if (said.line.shopOpen && !set?.shopOpen) back.remark('shop_closed', '');
    if (!back.restore.sealed) back.remark('prices_anew', '');
    back.remark('buyers_left', '');
  },
});

async function bringOwnHandle({ transaction, owned, remark }: Back, handle: string): Promise<void> {
  if (handle === owned.handle.toLowerCase()) return;
  await holdHandle(transaction, handle);
  if (await isHandleTaken(transaction, handle, owned.id)) return remark('handle_taken', handle);
  await transaction.delete(formerHandle).where(eq(formerHandle.handle, handle));
  await transaction.update(page).set({ handle }).where(eq(page.id, owned.id));
  // Whoever has it open, or was told it meanwhile, finds the page.
  const keptUntil = sql`now() + interval '1 year'`;
  await transaction
    .insert(formerHandle)
    .values({ handle: owned.handle.toLowerCase(), pageId: owned.id, keptUntil })
    .onConflictDoNothing();
  remark('handle_kept', owned.handle);
}
