import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { catalogueImport } from '@/db/schema/shop/import';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { changePage } from '@/lib/shop/ownership/change-page';
import { type MapColumns, mappedFields, Wishes } from './schema';

/**
 * Says which column of a table is what, and has the file read again by it. Refusals: `not_found`; `import_over` when it has been run
 * already; `column_unknown` at a field whose column the file does not have.
 */
export async function mapColumns(
  actor: Actor,
  input: MapColumns,
): Promise<Result<null, 'not_allowed' | 'not_found' | 'import_over' | 'column_unknown'>> {
  return changePage(actor, input.page, 'change_catalog', async (transaction) => {
    const own = and(eq(catalogueImport.id, input.import), eq(catalogueImport.pageId, input.page));
    const [held] = await transaction.select().from(catalogueImport).where(own).for('update');
    if (!held) return refuse('not_found');
    if (held.state !== 'ready' && held.state !== 'unreadable') return refuse('import_over');
    const chosen = mappedFields.flatMap((field) => (input[field] ? [[field, input[field]] as const] : []));
    const strange = chosen.find(([, name]) => !held.columns.includes(name));
    if (strange) return refuse('column_unknown', strange[0]);
    const wishes = { ...Wishes.parse(held.wishes), dialect: 'sheet' as const, columns: Object.fromEntries(chosen) };
    await transaction
      .update(catalogueImport)
      .set({ wishes, state: 'reading', problem: null, problemLine: null, rows: 0, items: 0, leasedUntil: sql`now()` })
      .where(own);
    await audit(transaction, actor, 'import.map', input.import);
    return ok(null);
  });
}
