import 'server-only';
import { and, asc, desc, eq, gt, ne, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { catalogueImport, importItem } from '@/db/schema/shop/import';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { requireMember } from '@/lib/shop/ownership/queries';
import type { Outcome } from './judge-reads';
import type { Dialect, ReadProblem } from './model';

/** Where an import stands. */
export type ImportState =
  | 'reading'
  | 'unreadable'
  | 'ready'
  | 'running'
  | 'paused'
  | 'done'
  | 'undoing'
  | 'undone'
  | 'dropped';

/** An import as its owners see it. */
export type ImportView = {
  readonly id: Id<'import'>;
  readonly fileName: string;
  readonly state: ImportState;
  readonly problem: string | null;
  readonly problemLine: number | null;
  readonly dialect: Dialect | null;
  readonly encoding: string | null;
  readonly columns: readonly string[];
  readonly unheld: readonly string[];
  /** Which column each field is taken from; empty where the file is no table. */
  readonly mapped: Readonly<Record<string, string>>;
  /** Records read so far. */
  readonly rows: number;
  readonly items: number;
  readonly done: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  /** What new products become that do not say it themselves. */
  readonly newState: 'draft' | 'published';
};

/** How many products, and records of the file, an import has of each outcome; `warned` are those with a warning. */
export type ImportTally = Readonly<Record<Outcome, { readonly items: number; readonly rows: number }>> & {
  readonly warned: number;
  /** Products that were left as they are when it was undone. */
  readonly changedSince: number;
  /** New products that were taken away again, and changed ones that are as they were before. */
  readonly takenAway: number;
  readonly restored: number;
};

/** One product of an import. */
export type ImportItemView = {
  readonly no: number;
  readonly key: string;
  readonly line: number;
  readonly rows: number;
  readonly title: string;
  readonly outcome: Outcome;
  readonly state: 'waiting' | 'applied' | 'undone' | 'changed_since';
  readonly productId: Id<'product'> | null;
  readonly problems: readonly ReadProblem[];
};

/** Which products of an import are shown. */
export type ItemFilter = Outcome | 'warned' | 'changed_since' | 'all';

const shown = {
  id: catalogueImport.id,
  fileName: catalogueImport.fileName,
  state: catalogueImport.state,
  problem: catalogueImport.problem,
  problemLine: catalogueImport.problemLine,
  dialect: catalogueImport.dialect,
  encoding: catalogueImport.encoding,
  columns: catalogueImport.columns,
  unheld: catalogueImport.unheld,
  mapped: catalogueImport.mapped,
  rows: catalogueImport.rows,
  items: catalogueImport.items,
  done: catalogueImport.done,
  createdAt: catalogueImport.createdAt,
  endedAt: catalogueImport.endedAt,
  newState: sql<string>`coalesce(${catalogueImport.wishes} ->> 'newState', 'draft')`,
};

/** The latest twenty imports of a page the actor owns, newest first; empty for somebody else's. */
export async function importsOf(actor: Actor, pageId: Id<'page'>): Promise<ImportView[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  const rows = await shopDb()
    .select(shown)
    .from(catalogueImport)
    .where(and(eq(catalogueImport.pageId, pageId), ne(catalogueImport.state, 'dropped')))
    .orderBy(desc(catalogueImport.createdAt))
    .limit(20);
  return rows as ImportView[];
}

/** One import of a page the actor owns, and what becomes of its products; null for a missing one and for somebody else's. */
export async function importOf(
  actor: Actor,
  pageId: Id<'page'>,
  id: Id<'import'>,
): Promise<{ view: ImportView; tally: ImportTally } | null> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return null;
  const [[view], counted] = await Promise.all([
    shopDb()
      .select(shown)
      .from(catalogueImport)
      .where(and(eq(catalogueImport.id, id), eq(catalogueImport.pageId, pageId))),
    shopDb()
      .select({
        outcome: importItem.outcome,
        items: sql<number>`count(*)::int`,
        rows: sql<number>`sum(${importItem.rows})::int`,
        warned: sql<number>`count(*) filter (where ${hasWarning})::int`,
        changedSince: sql<number>`count(*) filter (where ${importItem.state} = 'changed_since')::int`,
        undone: sql<number>`count(*) filter (where ${importItem.state} = 'undone')::int`,
      })
      .from(importItem)
      .where(eq(importItem.importId, id))
      .groupBy(importItem.outcome),
  ]);
  if (!view) return null;
  const of = (outcome: Outcome) => {
    const found = counted.find((one) => one.outcome === outcome);
    return { items: found?.items ?? 0, rows: found?.rows ?? 0 };
  };
  const undone = (outcome: Outcome) => counted.find((one) => one.outcome === outcome)?.undone ?? 0;
  const tally = {
    ...{ created: of('created'), updated: of('updated'), unchanged: of('unchanged'), refused: of('refused') },
    warned: counted.reduce((sum, one) => sum + one.warned, 0),
    changedSince: counted.reduce((sum, one) => sum + one.changedSince, 0),
    ...{ takenAway: undone('created'), restored: undone('updated') },
  };
  return { view: view as ImportView, tally };
}

const hasWarning = sql`${importItem.problems} @> '[{"kind": "warning"}]'::jsonb and ${importItem.outcome} <> 'refused'`;

/** Products of an import in the order of its file, fifty behind `after`; empty for somebody else's. */
export async function importItems(
  actor: Actor,
  pageId: Id<'page'>,
  id: Id<'import'>,
  { filter, after }: { filter: ItemFilter; after: number },
): Promise<ImportItemView[]> {
  if (!(await requireMember(actor, pageId, 'see_catalog'))) return [];
  const which = {
    all: undefined,
    warned: hasWarning,
    changed_since: eq(importItem.state, 'changed_since'),
  } as const;
  const rows = await shopDb()
    .select({
      no: importItem.no,
      key: importItem.key,
      line: importItem.line,
      rows: importItem.rows,
      title: importItem.title,
      outcome: importItem.outcome,
      state: importItem.state,
      productId: importItem.productId,
      problems: importItem.problems,
    })
    .from(importItem)
    .innerJoin(catalogueImport, eq(catalogueImport.id, importItem.importId))
    .where(
      and(
        eq(importItem.importId, id),
        eq(catalogueImport.pageId, pageId),
        gt(importItem.no, after),
        filter in which ? which[filter as keyof typeof which] : eq(importItem.outcome, filter),
      ),
    )
    .orderBy(asc(importItem.no))
    .limit(itemsPerPart);
  return rows as ImportItemView[];
}

/** Products of an import shown at once. */
export const itemsPerPart = 50;
