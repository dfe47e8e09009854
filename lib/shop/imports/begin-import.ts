import 'server-only';
import { catalogueImport } from '@/db/schema/shop/import';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, newId } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { fileStore } from '@/lib/platform/storage';
import { isUniqueViolation } from '@/lib/platform/unique-violation';
import { changePage } from '@/lib/shop/ownership/change-page';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { pageRefusal, requireMember } from '@/lib/shop/ownership/queries';
import { filePlace } from './file-place';
import { fileBytesMax, type Wishes } from './schema';

/** Why a file was not taken. */
export type BeginImportCode = PageRefusal | 'file_empty' | 'file_too_big' | 'import_running';

/**
 * Takes a catalogue file into a page the actor owns, to be read and judged by a worker; nothing of the shop changes. One import of a
 * page is under way at a time.
 */
export async function beginImport(
  actor: Actor,
  input: { page: Id<'page'>; name: string; wishes: Wishes; bytes: Uint8Array },
): Promise<Result<Id<'import'>, BeginImportCode>> {
  if (actor.kind !== 'person' || !(await requireMember(actor, input.page, 'change_catalog')))
    return refuse(await pageRefusal(actor, input.page));
  if (input.bytes.length === 0) return refuse('file_empty', 'file');
  if (input.bytes.length > fileBytesMax) return refuse('file_too_big', 'file');
  const id = newId('import');
  const store = await fileStore();
  await store.put(filePlace(id), input.bytes, 'application/octet-stream');
  const begun = await insert(actor, id, input).catch((error: unknown) => {
    if (isUniqueViolation(error, 'import_page_busy')) return refuse('import_running');
    throw error;
  });
  if (!begun.ok) await store.remove(filePlace(id));
  return begun;
}

function insert(
  actor: Extract<Actor, { kind: 'person' }>,
  id: Id<'import'>,
  { page, name, wishes, bytes }: { page: Id<'page'>; name: string; wishes: Wishes; bytes: Uint8Array },
): Promise<Result<Id<'import'>, PageRefusal>> {
  return changePage(actor, page, 'change_catalog', async (transaction) => {
    await transaction
      .insert(catalogueImport)
      .values({ id, pageId: page, personId: actor.personId, fileName: name, bytes: bytes.length, wishes });
    await audit(transaction, actor, 'import.begin', id, { bytes: bytes.length });
    return ok(id);
  });
}
