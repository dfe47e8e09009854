import 'server-only';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { archive, archiveFile } from '@/db/schema/shop/archive';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { type ZipEntry, zipBytes, zipOf } from '@/lib/platform/zip-stream';
import { requireMember } from '@/lib/shop/ownership/queries';
import { type ArchiveState, archiveStateOf } from './model';
import { piecePlace } from './piece-place';

/** An archive as its owner sees it: how it stands, and what is in it so far. */
export type ArchiveView = {
  readonly id: Id<'archive'>;
  readonly state: ArchiveState;
  readonly createdAt: Date;
  readonly readyAt: Date | null;
  readonly expiresAt: Date | null;
  readonly files: readonly { readonly path: string; readonly records: number; readonly bytes: number }[];
};

/** The latest archive of a page the actor owns, if it still stands; null to everybody else. Pictures are one file among its files. */
export async function latestArchive(actor: Actor, pageId: Id<'page'>): Promise<ArchiveView | null> {
  if (!(await requireMember(actor, pageId, 'take_archive'))) return null;
  const [found] = await shopDb()
    .select()
    .from(archive)
    .where(eq(archive.pageId, pageId))
    .orderBy(desc(archive.createdAt))
    .limit(1);
  const isOver = found?.state === 'ready' && found.expiresAt !== null && found.expiresAt.getTime() <= Date.now();
  if (!found || found.state === 'gone' || isOver) return null;
  const { id, createdAt, readyAt, expiresAt } = found;
  const files = await shopDb().execute<{ path: string; records: number; bytes: string }>(sql`
    select case when ${archiveFile.path} like 'pictures/%' then 'pictures' when ${archiveFile.path} like 'videos/%' then 'videos' else ${archiveFile.path} end as path,
      sum(${archiveFile.records})::int as records, sum(${archiveFile.bytes})::text as bytes
    from ${archiveFile} where ${eq(archiveFile.archiveId, id)} group by 1 order by 1`);
  return {
    ...{ id, state: archiveStateOf(found.state), createdAt, readyAt, expiresAt },
    files: files.map(({ path, records, bytes }) => ({ path, records, bytes: Number(bytes) })),
  };
}

/** A finished archive on its way to its owner. */
export type ArchiveDownload = { readonly bytes: number; readonly pieces: AsyncIterable<Uint8Array> };

/** The ZIP of a finished archive of a page the actor owns; null to everybody else, and once it is over. */
export async function archiveDownload(
  actor: Actor,
  pageId: Id<'page'>,
  archiveId: Id<'archive'>,
): Promise<ArchiveDownload | null> {
  if (!(await requireMember(actor, pageId, 'take_archive'))) return null;
  const [found] = await shopDb()
    .select({ readyAt: archive.readyAt })
    .from(archive)
    .where(
      and(
        eq(archive.id, archiveId),
        eq(archive.pageId, pageId),
        eq(archive.state, 'ready'),
        sql`${archive.expiresAt} > now()`,
      ),
    );
  if (!found?.readyAt) return null;
  const files = await shopDb()
    .select()
    .from(archiveFile)
    .where(eq(archiveFile.archiveId, archiveId))
    .orderBy(sql`${archiveFile.path} not in ('manifest.json', 'README.txt')`, asc(archiveFile.path));
  const entries = files.map((file): ZipEntry => {
    const open = () => piecesOf(archiveId, file);
    return { name: file.path, bytes: file.bytes, crc32: file.crc32 ?? 0, open };
  });
  return { bytes: zipBytes(entries), pieces: zipOf(entries, found.readyAt) };
}

/** A file of an archive, piece by piece. Throws when one is missing: half a file is none. */
export async function* piecesOf(
  id: Id<'archive'>,
  { path, pieces, tokens }: Pick<typeof archiveFile.$inferSelect, 'path' | 'pieces' | 'tokens'>,
): AsyncGenerator<Uint8Array> {
  const store = await fileStore();
  for (let piece = 0; piece < pieces; piece += 1) {
    const bytes = await store.get(piecePlace(id, path, piece, tokens[piece]));
    if (bytes === null) throw new Error('Invariant broken: a noted piece of an archive is there');
    yield bytes;
  }
}
