import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { catalogueImport, importItem } from '@/db/schema/shop/import';
import { page } from '@/db/schema/shop/page';
import { assert } from '@/lib/kernel/assert';
import type { Id } from '@/lib/kernel/ids';
import { isCurrency } from '@/lib/kernel/money';
import { marketsOf } from '@/lib/shop/markets/queries';
import { joinReads } from './join-reads';
import { judgeReads } from './judge-reads';
import { leaseUntil } from './lease';
import type { ImportWishes } from './merge';
import type { ReadProduct } from './model';
import { judgeNames, type NamesTaken, noNamesTaken } from './names-taken';
import { openFile } from './open-file';
import type { CatalogueSource } from './read/model';
import { readCatalogue } from './read/read-catalogue';
import { Wishes } from './schema';

/** Products judged together. */
const batch = 100;

type Import = typeof catalogueImport.$inferSelect;

/**
 * Reads the file of an import and judges every product of it, from the beginning: what an earlier run that was cut off has noted is
 * forgotten. Ends `ready`, or `unreadable` with the reason. The shop does not change.
 */
export async function readImport(one: Import): Promise<void> {
  await shopDb().delete(importItem).where(eq(importItem.importId, one.id));
  const file = await openFile(one.id, one.fileName);
  if (!file.ok) return endReading(one.id, { state: 'unreadable', problem: file.code });
  try {
    await readOpened(one, file.value.catalogue);
  } finally {
    file.value.close();
  }
}

async function readOpened(one: Import, source: CatalogueSource): Promise<void> {
  const wishes = Wishes.parse(one.wishes);
  const own = await wishesOf(one.pageId, wishes);
  const { dialect: chosen, columns: mapping } = wishes;
  const read = await readCatalogue(source, {
    dialect: chosen,
    columns: mapping,
    currency: own.currency,
    markets: own.markets.map(({ name }) => name),
  });
  if (!read.ok) {
    const problemLine = Number(read.field) || null;
    return endReading(one.id, { state: 'unreadable', problem: read.code, problemLine });
  }
  const { dialect, encoding, delimiter, columns, unheld, mapped } = read.value.file;
  const about = { dialect, encoding, delimiter, columns: [...columns], unheld: [...unheld], mapped: { ...mapped } };
  await shopDb().update(catalogueImport).set(about).where(eq(catalogueImport.id, one.id));
  const tally = { rows: 0, items: 0, names: noNamesTaken() };
  let waiting: ReadProduct[] = [];
  const flush = async () => {
    await noteBatch(one, own, waiting, tally);
    waiting = [];
  };
  for await (const product of read.value.products) {
    waiting.push(product);
    if (waiting.length >= batch) await flush();
  }
  await flush();
  await endReading(one.id, tally.items === 0 ? { state: 'unreadable', problem: 'file_unknown' } : { state: 'ready' });
}

/** What the page and its owner say of amounts and new products. */
export async function wishesOf(pageId: Id<'page'>, wishes: Wishes): Promise<ImportWishes> {
  const [found] = await shopDb()
    .select({ currency: page.currency, languages: page.languages, name: page.name })
    .from(page)
    .where(eq(page.id, pageId));
  assert(found && isCurrency(found.currency), 'an import has a page, which counts in a known currency');
  const pageCurrency = found.currency;
  return {
    ...{ pageCurrency, languages: found.languages, pageName: found.name, newState: wishes.newState },
    currency: wishes.currency ?? pageCurrency,
    markets: await marketsOf(shopDb(), pageId),
  };
}

async function noteBatch(
  one: Import,
  wishes: ImportWishes,
  reads: readonly ReadProduct[],
  tally: { rows: number; items: number; readonly names: NamesTaken },
): Promise<void> {
  if (reads.length === 0) return;
  await shopDb().transaction(async (transaction) => {
    // Parts of one product that stand apart in the file are put together with what was noted before.
    const noted = await transaction
      .select({ no: importItem.no, key: importItem.key, read: importItem.read })
      .from(importItem)
      .where(
        and(
          eq(importItem.importId, one.id),
          inArray(
            importItem.key,
            reads.map(({ key }) => key),
          ),
        ),
      );
    const numbers = new Map(noted.map(({ key, no }) => [key, no]));
    const whole = joinReads([...noted.map(({ read }) => read as ReadProduct), ...reads]);
    const places = whole.map(({ key }) => {
      const known = numbers.get(key);
      if (known === undefined) tally.items += 1;
      return known ?? tally.items;
    });
    const judged = await judgeReads(transaction, one.pageId, whole, wishes);
    const named = judged.map((each) => judgeNames(tally.names, each));
    const values = named.map(({ read, outcome, current, document, problems }, at) => ({
      ...{ importId: one.id, no: places[at] ?? 0, key: read.key, line: read.line, rows: read.rows, outcome, read },
      ...{ problems, productId: current?.id ?? null, title: (document?.title ?? read.title ?? '').slice(0, 200) },
    }));
    await transaction
      .insert(importItem)
      .values(values)
      .onConflictDoUpdate({
        target: [importItem.importId, importItem.no],
        set: Object.fromEntries(
          (['rows', 'outcome', 'read', 'problems', 'title'] as const).map((name) => [
            name,
            sql.raw(`excluded."${name}"`),
          ]),
        ),
      });
    tally.rows += reads.reduce((sum, read) => sum + read.rows, 0);
    await transaction
      .update(catalogueImport)
      .set({ rows: tally.rows, items: tally.items, leasedUntil: leaseUntil })
      .where(eq(catalogueImport.id, one.id));
  });
}

async function endReading(
  id: Id<'import'>,
  end: { state: 'ready' | 'unreadable'; problem?: string; problemLine?: number | null },
): Promise<void> {
  // One that its owner dropped meanwhile stays dropped.
  await shopDb()
    .update(catalogueImport)
    .set(end)
    .where(and(eq(catalogueImport.id, id), eq(catalogueImport.state, 'reading')));
}
