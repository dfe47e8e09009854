import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { catalogueImport } from '@/db/schema/shop/import';
import type { Id } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { filePlace } from './file-place';

/** Deletes the file of an import that is over: everything it said is noted, and undoing needs no file. */
export async function dropOldFile(id: Id<'import'>): Promise<void> {
  const [over] = await shopDb()
    .select({ id: catalogueImport.id })
    .from(catalogueImport)
    .where(and(eq(catalogueImport.id, id), inArray(catalogueImport.state, ['done', 'undone', 'dropped'])));
  if (over) await (await fileStore()).remove(filePlace(id));
}
