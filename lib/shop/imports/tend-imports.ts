import 'server-only';
import { eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { catalogueImport } from '@/db/schema/shop/import';
import { fromUuid } from '@/lib/kernel/ids';
import { claimLeased } from '@/lib/shop/leases/claim-leased';
import { applyBatch } from './apply-import';
import { dropOldFile } from './drop-old-file';
import { leaseUntil } from './lease';
import { lazyFile } from './open-file';
import { readImport } from './read-import';
import { revertBatch } from './revert-import';

/**
 * Goes on with every import that waits for a worker: new ones, and those whose worker has been silent too long. Any number of
 * workers may do so at once; each import is one's alone.
 */
export async function tendImports(): Promise<void> {
  for (let one = await claim(); one !== null; one = await claim()) {
    if (one.state === 'reading') await readImport(one);
    else await goOn(one);
  }
}

async function goOn(one: typeof catalogueImport.$inferSelect): Promise<void> {
  const file = lazyFile(one.id, one.fileName);
  try {
    while (await (one.state === 'running' ? applyBatch(one, file) : revertBatch(one)));
  } finally {
    file.close();
  }
  await dropOldFile(one.id);
}

async function claim(): Promise<typeof catalogueImport.$inferSelect | null> {
  const uuid = await claimLeased('import', ['reading', 'running', 'undoing'], leaseUntil);
  if (uuid === null) return null;
  const [found] = await shopDb()
    .select()
    .from(catalogueImport)
    .where(eq(catalogueImport.id, fromUuid('import', uuid)));
  return found ?? null;
}
