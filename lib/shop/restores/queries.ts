import 'server-only';
import { and, asc, desc, eq, ne } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { carriedFile, restore } from '@/db/schema/shop/restore';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { requireMember } from '@/lib/shop/ownership/queries';
import { isEmptyPage } from './empty-page';
import {
  type Remark,
  type RestoreProblem,
  type RestoreState,
  type RestoreWeight,
  restoreProblemOf,
  restoreStateOf,
} from './model';
import { carriedPiece } from './piece-place';

/** A restore as its owner sees it. */
export type RestoreView = {
  readonly id: Id<'restore'>;
  readonly state: RestoreState;
  readonly fileName: string;
  readonly bytes: number;
  readonly received: number;
  readonly total: number;
  readonly done: number;
  readonly problem: {
    readonly code: RestoreProblem;
    readonly file: string | null;
    readonly line: number | null;
    /** Of what is too heavy. */
    readonly weight: RestoreWeight | null;
  } | null;
  readonly said: { readonly name: string; readonly made: Date; readonly pictures: number } | null;
  readonly files: readonly { readonly path: string; readonly records: number }[];
  readonly remarks: readonly Remark[];
  readonly createdAt: Date;
};

/** The latest restore of a page the actor owns, unless it was dropped; null to everybody else. */
export async function latestRestore(actor: Actor, pageId: Id<'page'>): Promise<RestoreView | null> {
  if (!(await requireMember(actor, pageId, 'take_archive'))) return null;
  const [found] = await shopDb()
    .select()
    .from(restore)
    .where(and(eq(restore.pageId, pageId), ne(restore.state, 'dropped')))
    .orderBy(desc(restore.createdAt))
    .limit(1);
  if (!found) return null;
  const problem = restoreProblemOf(found.problem);
  const kept = found.manifest as SaidManifest | { weight: RestoreWeight } | null;
  const [said, weight] = kept && 'weight' in kept ? [null, kept.weight] : [kept, null];
  return {
    ...{ id: found.id, state: restoreStateOf(found.state), fileName: found.fileName, bytes: found.bytes },
    ...{ received: found.received, total: found.total, done: found.done, createdAt: found.createdAt },
    problem: problem && { code: problem, file: found.problemFile, line: found.problemLine, weight },
    said: said && { name: said.page.name, made: new Date(said.made), pictures: said.pictures },
    files: said?.files ?? [],
    remarks: found.remarks as Remark[],
  };
}

/** What `checkRestore` kept of a manifest; of one that is too heavy it kept the weight alone. */
type SaidManifest = {
  page: { name: string };
  made: string;
  pictures: number;
  files: { path: string; records: number }[];
};

/** Whether an archive can come back into a page the actor owns. */
export async function mayComeBack(actor: Actor, pageId: Id<'page'>): Promise<boolean> {
  return (await requireMember(actor, pageId, 'take_archive')) !== null && (await isEmptyPage(shopDb(), pageId));
}

/** A file that came with an archive to be read alone. */
export type CarriedFile = {
  readonly restoreId: Id<'restore'>;
  readonly path: string;
  readonly pieces: number;
  readonly records: number;
  readonly bytes: number;
};

/** The files a page carries along, oldest archive first; an undone one has none. For verbs that have proven who asks. */
export async function carriedOf(pageId: Id<'page'>): Promise<CarriedFile[]> {
  const rows = await shopDb()
    .select({
      ...{ restoreId: carriedFile.restoreId, path: carriedFile.path, pieces: carriedFile.pieces },
      ...{ records: carriedFile.records, bytes: carriedFile.bytes },
    })
    .from(carriedFile)
    .innerJoin(restore, eq(restore.id, carriedFile.restoreId))
    .where(and(eq(carriedFile.pageId, pageId), eq(restore.state, 'done')))
    .orderBy(asc(restore.createdAt), asc(carriedFile.path));
  return rows;
}

/** The files that came with an archive of a page the actor owns; none to everybody else. */
export async function carriedFiles(actor: Actor, pageId: Id<'page'>): Promise<CarriedFile[]> {
  return (await requireMember(actor, pageId, 'take_archive')) ? carriedOf(pageId) : [];
}

/** A piece of a carried file. Throws when it is missing: half a file is none. */
export async function carriedBytes({ restoreId, path }: CarriedFile, piece: number): Promise<Uint8Array> {
  const bytes = await (await fileStore()).get(carriedPiece(restoreId, path, piece));
  if (bytes === null) throw new Error('Invariant broken: a noted piece of a carried file is there');
  return bytes;
}

/** The bytes of all that a page of the actor's carries along under that name; null where there is none, and to everybody else. */
export async function carriedDownload(
  actor: Actor,
  pageId: Id<'page'>,
  path: string,
): Promise<AsyncIterable<Uint8Array> | null> {
  const files = (await carriedFiles(actor, pageId)).filter((file) => file.path === path);
  return files.length === 0 ? null : piecesOf(files);
}

async function* piecesOf(files: readonly CarriedFile[]): AsyncGenerator<Uint8Array> {
  for (const file of files) for (let piece = 0; piece < file.pieces; piece += 1) yield await carriedBytes(file, piece);
}
