import 'server-only';
import { sql } from 'drizzle-orm';
import { carriedFile } from '@/db/schema/shop/restore';
import { fileStore } from '@/lib/platform/storage';
import type { ShopTransaction } from '@/lib/shop/ownership/change-page';
import type { Restore } from './back-part';
import { carriedPiece } from './piece-place';

/**
 * Stores a piece of a file that is carried along, and answers how it is noted. Stored twice it is the same: its bytes are those of the
 * archive.
 */
export async function carryPiece(
  { id, pageId }: Restore,
  path: string,
  piece: number,
  bytes: Uint8Array,
): Promise<(transaction: ShopTransaction, records: number) => Promise<void>> {
  await (await fileStore()).put(carriedPiece(id, path, piece), bytes, 'application/octet-stream');
  return async (transaction, records) => {
    await transaction
      .insert(carriedFile)
      .values({ restoreId: id, path, pageId, pieces: piece + 1, records, bytes: bytes.length })
      .onConflictDoUpdate({
        target: [carriedFile.restoreId, carriedFile.path],
        set: {
          pieces: piece + 1,
          records: sql`${carriedFile.records} + ${records}::int`,
          bytes: sql`${carriedFile.bytes} + ${bytes.length}::bigint`,
        },
      });
  };
}
