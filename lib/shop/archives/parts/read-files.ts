import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { toUuid } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { type ArchivePart, linesOf } from '@/lib/shop/archives/model';
import { pieceBytes, piecePlace } from '@/lib/shop/files/model';
import { productName } from './product-name';

/** How far it is: the number of the last file, which that is and since when, and where the rest of its bytes lies. */
type Going = { no: number; file: string | null; since: string; key: string; bytes: number; piece: number };

type Row = { id: string; since: string; key: string; bytes: number; said: Record<string, unknown> };

const atStart: Going = { no: 0, file: null, since: '-infinity', key: '', bytes: 0, piece: 0 };

/**
 * What products are delivered as: each file's bytes, a piece at a time because one can be large, and what it is. A newer version that
 * comes while its bytes are read changes nothing of what is read.
 */
export const files: ArchivePart = {
  name: 'files',
  step: async ({ pageId }, cursor) => {
    const going: Going = cursor === null ? atStart : JSON.parse(cursor);
    if (going.piece * pieceBytes < going.bytes) return { pieces: [await nextPiece(going)], next: after(going) };
    const [row] = await shopDb().execute<Row>(sql`
      select f.id, f.created_at::text as since, f.key, f.bytes::float8 as bytes, jsonb_build_object('product', ${productName}, 'values', v.values, 'name', f.name,
        'bytes', f.bytes, 'version', f.version, 'createdAt', to_char(f.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'renewedAt', to_char(f.renewed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as said
      from shop.product_file f join shop.product p on p.id = f.product_id left join shop.variant v on v.id = f.variant_id
      where f.page_id = ${toUuid(pageId)}::uuid and f.removed_at is null
        and (f.created_at, f.id) > (${going.since}::timestamptz, coalesce(${going.file}::uuid, '00000000-0000-0000-0000-000000000000'))
      order by f.created_at, f.id limit 1`);
    if (!row) return { pieces: [{ path: 'files.jsonl', body: '', records: 0 }], next: null };
    const begun: Going = { no: going.no + 1, file: row.id, since: row.since, key: row.key, bytes: row.bytes, piece: 0 };
    const line = { path: 'files.jsonl', body: linesOf([{ file: nameOf(begun), ...row.said }]), records: 1 };
    return { pieces: [line, await nextPiece(begun)], next: after(begun) };
  },
};

const nameOf = ({ no }: Going) => `files/${no}.bin`;

const after = (going: Going) => JSON.stringify({ ...going, piece: going.piece + 1 });

async function nextPiece(going: Going) {
  const body = await (await fileStore()).get(piecePlace(going.key, going.piece));
  if (body === null) throw new Error('Invariant broken: a file that is noted has its pieces');
  return { path: nameOf(going), body, records: going.piece === 0 ? 1 : 0 };
}
