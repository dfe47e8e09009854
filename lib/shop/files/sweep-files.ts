import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { fileWaste } from '@/db/schema/shop/product-file';
import { fileStore } from '@/lib/platform/storage';
import { bytesPlace } from './model';

/** Removes what nobody sends any more, a day after its last piece, and the bytes that nothing leads to. At most so many at once. */
export async function sweepFiles(most = 100): Promise<number> {
  await shopDb().execute(sql`
    with gone as (delete from shop.file_upload where touched_at < clock_timestamp() - interval '1 day' returning key)
    insert into shop.file_waste (key, after) select key, clock_timestamp() from gone on conflict do nothing`);
  const waste = await shopDb()
    .select({ key: fileWaste.key })
    .from(fileWaste)
    .where(sql`${fileWaste.after} <= clock_timestamp()`)
    .limit(most);
  const store = await fileStore();
  for (const { key } of waste) {
    await store.remove(bytesPlace(key));
    await shopDb().delete(fileWaste).where(eq(fileWaste.key, key));
  }
  return waste.length;
}
