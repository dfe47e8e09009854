import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { catalogueImport, importItem } from '@/db/schema/shop/import';
import type { Actor, Locale } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { translator } from '@/lib/platform/i18n';
import { requireMember } from '@/lib/shop/ownership/queries';
import { CorrectTable } from './correct-table';
import type { ReadProblem } from './model';
import { openFile } from './open-file';
import { decodeText } from './read/decode-text';
import { guessEncoding } from './read/guess-encoding';
import type { CatalogueSource, Delimiter } from './read/model';
import { TableSplitter } from './read/split-table';
import { ruleOf } from './rules';

/** A corrected file: what it is called, its media type and its text, piece by piece. */
export type CorrectedFile = { readonly name: string; readonly type: string; readonly text: AsyncIterable<string> };

/**
 * The file of an import as it was sent, with what surely was meant mended and a column that says what is wrong with the rows of refused
 * products: UTF-8 whatever it was, in the dialect and with the separator it had, and no cell a formula. Importing it again refuses only
 * what could not be mended. Refuses `not_found` (also somebody else's, one that is no table, and one whose file is gone).
 */
export async function correctFile(
  actor: Actor,
  { page, id, locale }: { readonly page: Id<'page'>; readonly id: Id<'import'>; readonly locale: Locale },
): Promise<Result<CorrectedFile, 'not_found'>> {
  if (!(await requireMember(actor, page, 'export_catalog'))) return refuse('not_found');
  const [one] = await shopDb()
    .select({ name: catalogueImport.fileName, delimiter: catalogueImport.delimiter, columns: catalogueImport.columns })
    .from(catalogueImport)
    .where(and(eq(catalogueImport.id, id), eq(catalogueImport.pageId, page)));
  const delimiter = delimiters.find((known) => known === one?.delimiter);
  if (one === undefined || delimiter === undefined || one.columns.length === 0) return refuse('not_found');
  const file = await openFile(id, one.name);
  if (!file.ok) return refuse('not_found');
  const table = new CorrectTable(
    delimiter,
    await wordsByLine(id, locale),
    translator(locale)('imports.column_problem'),
  );
  const isTab = delimiter === '\t';
  return ok({
    name: `${one.name.replace(/\.\w+$/, '')}-corrected.${isTab ? 'tsv' : 'csv'}`,
    type: `text/${isTab ? 'tab-separated-values' : 'csv'}; charset=utf-8`,
    text: written(file.value.catalogue, table, delimiter, file.value.close),
  });
}

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

/** What is wrong at each line of refused products: the rules to mend by, and the words for what cannot be mended. */
async function wordsByLine(id: Id<'import'>, locale: Locale) {
  const rows = await shopDb()
    .select({ line: importItem.line, problems: importItem.problems })
    .from(importItem)
    .where(and(eq(importItem.importId, id), eq(importItem.outcome, 'refused')))
    .orderBy(asc(importItem.no));
  const t = translator(locale);
  const byLine = new Map<number, { rule: string; words: string }[]>();
  for (const { problems } of rows) {
    for (const { line, field, rule, found, kind } of problems as readonly ReadProblem[]) {
      if (kind !== 'refusal') continue;
      const known = ruleOf(rule);
      const where = [field, found].filter((part) => part !== '').join(': ');
      const words = [where, t(`imports.rule_${known}`), t(`imports.fix_${known}`)]
        .filter((part) => part !== '')
        .join(' ');
      byLine.set(line, [...(byLine.get(line) ?? []), { rule: known, words }]);
    }
  }
  return byLine;
}

async function* written(
  source: CatalogueSource,
  table: CorrectTable,
  delimiter: Delimiter,
  close: () => void,
): AsyncGenerator<string> {
  try {
    // Excel takes a CSV without this mark for one of its own code page.
    if (delimiter !== '\t') yield '\ufeff';
    const splitter = new TableSplitter(delimiter);
    const write = (records: ReturnType<TableSplitter['push']>) => {
      const text = table.take(records);
      splitter.width = table.width;
      return text;
    };
    for await (const piece of decodeText(source.open(), guessEncoding(await firstOf(source)))) {
      const text = write(splitter.push(piece));
      if (text !== '') yield text;
    }
    yield write(splitter.end());
  } finally {
    close();
  }
}

async function firstOf(source: CatalogueSource): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source.open()) {
    parts.push(part);
    length += part.length;
    if (length >= 256 * 1024) break;
  }
  return Buffer.concat(parts).subarray(0, 256 * 1024);
}
