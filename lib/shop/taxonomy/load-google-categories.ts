import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { googlePathKey, readGoogleLine } from './google-categories';

/** More entries than this are no list of Google's, which has about 5,600. */
const entriesMax = 50_000;

/**
 * Keeps Google's taxonomy of products as its file says it (`taxonomy-with-ids.<language>.txt`), in place of what was loaded before:
 * from then on imports understand every category of it by number and by path, and screens name it. The same file again changes nothing.
 * Refusals: `forbidden` for whoever is not the system, `not_a_taxonomy` for a text in which a line is no entry, a number or path
 * stands twice, or which has none or too many; nothing is changed then.
 */
export async function loadGoogleCategories(
  actor: Actor,
  text: string,
): Promise<Result<{ entries: number }, 'forbidden' | 'not_a_taxonomy'>> {
  if (actor.kind !== 'system') return refuse('forbidden');
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const entries = lines.slice(0, entriesMax + 1).flatMap((line) => readGoogleLine(line.replace(/^\ufeff/, '')) ?? []);
  const isList =
    entries.length > 0 &&
    entries.length === lines.length &&
    entries.length <= entriesMax &&
    new Set(entries.map(({ id }) => id)).size === entries.length &&
    new Set(entries.map(({ path }) => googlePathKey(path))).size === entries.length;
  if (!isList) return refuse('not_a_taxonomy');
  await shopDb().transaction(async (transaction) => {
    await transaction.execute(sql`delete from shop.google_category`);
    await transaction.execute(sql`insert into shop.google_category (id, path)
      select id, path from jsonb_to_recordset(${JSON.stringify(entries)}::text::jsonb) as r(id int, path text)`);
  });
  return ok({ entries: entries.length });
}
