import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { catalogueImport, importItem } from '@/db/schema/shop/import';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';
import { requireMember } from '@/lib/shop/ownership/queries';
import type { ReadProblem } from './model';

/** What may be mended where the picture lies, so that asking once more is of use; an archive is gone when its import is over. */
const passing = ['picture_unreachable', 'picture_large', 'picture_none', 'picture_full', 'picture_busy'] as const;

const passingNames = sql`${`{${passing.join(',')}}`}::text[]`;

/** Whether a remark says that a picture did not come. */
export function isOfPicture({ rule }: Pick<ReadProblem, 'rule'>): boolean {
  return rule.startsWith('picture_');
}

/** How many pictures of an import of a page the actor owns did not come, and of how many it may be tried again; none of anybody else's. */
export async function missingPictures(
  actor: Actor,
  pageId: Id<'page'>,
  id: Id<'import'>,
): Promise<{ missing: number; passing: number }> {
  const none = { missing: 0, passing: 0 };
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return none;
  const [found] = await shopDb()
    .select({
      missing: sql<number>`count(*) filter (where p.rule like 'picture\\_%')::int`,
      passing: sql<number>`count(*) filter (where p.rule = any(${passingNames}))::int`,
    })
    .from(importItem)
    .innerJoin(catalogueImport, eq(catalogueImport.id, importItem.importId))
    .innerJoin(sql`jsonb_to_recordset(${importItem.problems}) p(rule text)`, sql`true`)
    .where(and(eq(importItem.importId, id), eq(catalogueImport.pageId, pageId), eq(importItem.state, 'applied')));
  return found ?? none;
}

/** Marks the products of an import whose pictures may come now, for the worker to ask for those again; the remarks stay until it has. */
export async function askPicturesAgain(transaction: ShopTransaction, id: Id<'import'>): Promise<void> {
  await transaction
    .update(importItem)
    .set({ pictured: false })
    .where(
      and(
        eq(importItem.importId, id),
        eq(importItem.state, 'applied'),
        sql`exists (select from jsonb_to_recordset(${importItem.problems}) p(rule text) where p.rule = any(${passingNames}))`,
      ),
    );
}
