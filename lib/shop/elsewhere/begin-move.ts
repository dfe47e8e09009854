import 'server-only';
import { move } from '@/db/schema/shop/move';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { fileStore } from '@/lib/platform/storage';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { pageRefusal, requireMember } from '@/lib/shop/ownership/queries';
import { exportPlace, movePlace } from './move-place';
import { exportBytesMax } from './schema';

/** Where a page moves in from. */
export type MoveSource =
  | { readonly source: 'address'; readonly name: string }
  | { readonly source: 'file'; readonly name: string; readonly bytes: Uint8Array };

/** Why nothing is looked at. */
export type BeginMoveCode = PageRefusal | 'file_empty' | 'file_too_big' | 'move_running';

/**
 * Takes an address or an export to be looked at by a worker, for a page the actor may change; nothing of the page changes. One of a
 * page is under way at a time (`move_running`); a file is refused as `file_empty` or `file_too_big`.
 */
export async function beginMove(
  actor: Actor,
  page: Id<'page'>,
  from: MoveSource,
): Promise<Result<Id<'move'>, BeginMoveCode>> {
  if (actor.kind !== 'person' || !(await requireMember(actor, page, 'change_page')))
    return refuse(await pageRefusal(actor, page));
  const id = newId('move');
  const store = await fileStore();
  const bytes = from.source === 'file' ? from.bytes.length : 0;
  if (from.source === 'file') {
    if (bytes === 0) return refuse('file_empty', 'file');
    if (bytes > exportBytesMax) return refuse('file_too_big', 'file');
    await store.put(exportPlace(id), from.bytes, 'application/octet-stream');
  }
  const begun = await changePage<Id<'move'>, never>(actor, page, 'change_page', async (transaction) => {
    const { source, name } = from;
    await transaction.insert(move).values({ id, pageId: page, personId: actor.personId, source, name, bytes });
    await audit(transaction, actor, 'move.begin', id, { source });
    return ok(id);
  }).catch((error: unknown) => {
    if (isUniqueViolation(error, 'move_page_busy')) return refuse('move_running');
    throw error;
  });
  if (!begun.ok) await store.remove(movePlace(id));
  return begun;
}
