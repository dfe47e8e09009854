import 'server-only';
import { and, asc, count, desc, eq, gt, ne, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { move, movePost } from '@/db/schema/shop/move';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { requireMember } from '@/lib/shop/ownership/queries';
import { FoundNote } from './found-note';
import { type FoundFace, type FoundProduct, type MoveKind, moveKinds } from './model';
import { thumbPlace } from './move-place';
import { type FacePart, faceParts, shownAtOnce } from './schema';

/** Where a move stands. */
export type MoveState =
  | ('reading' | 'unreadable' | 'ready' | 'running' | 'paused')
  | ('done' | 'undoing' | 'undone' | 'dropped');

/** A move as the people of its page see it. */
export type MoveView = {
  readonly id: Id<'move'>;
  readonly name: string;
  readonly state: MoveState;
  readonly problem: string | null;
  readonly kind: MoveKind | null;
  readonly items: number;
  readonly done: number;
  readonly createdAt: Date;
};

/** All that was found by one, and what became of it. */
export type MoveWhole = {
  readonly view: MoveView;
  readonly face: FoundFace;
  readonly videos: number;
  /** Of which of its pictures a small one can be shown. */
  readonly shown: readonly string[];
  readonly products: readonly FoundProduct[];
  readonly chosen: readonly FacePart[];
  readonly importId: Id<'import'> | null;
  readonly rightsAt: Date | null;
  readonly tally: {
    /** Posts that will come, are here already, came, came without some pictures, and were left when it was undone. */
    readonly chosen: number;
    readonly known: number;
    readonly applied: number;
    readonly lostPictures: number;
    readonly changedSince: number;
  };
};

/** A post of a move. */
export type MovePostView = {
  readonly no: number;
  readonly body: string;
  readonly saidAt: Date;
  readonly pictures: number;
  readonly cut: boolean;
  readonly pictured: boolean;
  readonly chosen: boolean;
  readonly state: string;
};

const columns = {
  ...{ id: move.id, name: move.name, state: move.state, problem: move.problem, kind: move.kind },
  ...{ items: move.items, done: move.done, createdAt: move.createdAt },
};

type Row = Pick<typeof move.$inferSelect, keyof typeof columns>;

function viewOf(row: Row): MoveView {
  return { ...row, state: row.state as MoveState, kind: moveKinds.find((kind) => kind === row.kind) ?? null };
}

/** The moves of a page the actor may change, the newest first; none to anybody else. Dropped ones are forgotten. */
export async function movesOf(actor: Actor, page: Id<'page'>): Promise<MoveView[]> {
  if (!(await requireMember(actor, page, 'change_page'))) return [];
  const rows = await shopDb()
    .select(columns)
    .from(move)
    .where(and(eq(move.pageId, page), ne(move.state, 'dropped')))
    .orderBy(desc(move.createdAt))
    .limit(20);
  return rows.map(viewOf);
}

/** One of them, with all that was found; null when missing or somebody else's. */
export async function moveOf(actor: Actor, page: Id<'page'>, id: Id<'move'>): Promise<MoveWhole | null> {
  if (!(await requireMember(actor, page, 'change_page'))) return null;
  const [row] = await shopDb()
    .select({ ...columns, found: move.found, chosen: move.chosen, importId: move.importId, rightsAt: move.rightsAt })
    .from(move)
    .where(and(eq(move.pageId, page), eq(move.id, id)));
  if (!row) return null;
  const { found, chosen, importId, rightsAt, ...shown } = row;
  const { name, about, logo, cover, ...said } = FoundNote.parse(found);
  const [tally] = await shopDb()
    .select({
      chosen: count(sql`case when ${movePost.state} = 'waiting' and ${movePost.chosen} then 1 end`),
      known: count(sql`case when ${movePost.state} = 'known' then 1 end`),
      applied: count(sql`case when ${movePost.state} = 'applied' then 1 end`),
      lostPictures: sql<number>`coalesce(sum(${movePost.lost}), 0)::int`,
      changedSince: count(sql`case when ${movePost.state} = 'changed_since' then 1 end`),
    })
    .from(movePost)
    .where(eq(movePost.moveId, id));
  return {
    ...{ view: viewOf(shown), face: { name, about, logo, cover }, ...said, importId, rightsAt },
    chosen: faceParts.filter((part) => chosen.includes(part)),
    tally: tally ?? { chosen: 0, known: 0, applied: 0, lostPictures: 0, changedSince: 0 },
  };
}

/** The posts of one after number `after`, as many as are shown at once, the newest first. */
export async function postsOfMove(
  actor: Actor,
  page: Id<'page'>,
  id: Id<'move'>,
  after: number,
): Promise<MovePostView[]> {
  if (!(await requireMember(actor, page, 'change_page'))) return [];
  const { no, body, saidAt, cut, pictured, chosen, state } = movePost;
  return shopDb()
    .select({
      ...{ no, body: sql<string>`left(${body}, 300)`, saidAt, cut, pictured, chosen, state },
      pictures: sql<number>`cardinality(${movePost.pictures})`,
    })
    .from(movePost)
    .innerJoin(move, and(eq(move.id, movePost.moveId), eq(move.pageId, page)))
    .where(and(eq(movePost.moveId, id), gt(no, after)))
    .orderBy(asc(no))
    .limit(shownAtOnce);
}

/** A small picture of something found: `logo`, `cover` or the number of a post; null when there is none, or it is somebody else's. */
export async function smallPicture(actor: Actor, id: Id<'move'>, name: string): Promise<Uint8Array | null> {
  if (!/^(?:logo|cover|[1-9]\d{0,4})$/.test(name)) return null;
  const [found] = await shopDb().select({ page: move.pageId }).from(move).where(eq(move.id, id));
  if (!found || !(await requireMember(actor, found.page, 'change_page'))) return null;
  return (await fileStore()).get(thumbPlace(id, name));
}

/** The import a move began for its products; null when there is none, or it is somebody else's. */
export async function moveImportOf(actor: Actor, page: Id<'page'>, id: Id<'move'>): Promise<Id<'import'> | null> {
  if (!(await requireMember(actor, page, 'change_page'))) return null;
  const [row] = await shopDb()
    .select({ importId: move.importId })
    .from(move)
    .where(and(eq(move.id, id), eq(move.pageId, page)));
  return row?.importId ?? null;
}
