import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { clusterFolder } from '../../scripts/test/cluster-folder.mjs';
import { ownerDb } from './world';

/** Every row of every table of ours as text, by table; the logs; and the files in the data folder. */
export async function everythingStored(logged: readonly string[] = []): Promise<Map<string, string>> {
  const tables = await ownerDb().execute<{ name: string; quoted: string }>(sql`
    select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'sandbox')`);
  const found = new Map<string, string>([['the logs', logged.join('\n')]]);
  const folder = process.env.SOUK_DATA ?? '';
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const place = `files of ${path.relative(folder, file).split(path.sep)[0]}`;
    found.set(place, `${found.get(place) ?? ''}\n${readFileSync(file, 'latin1')}`);
  }
  for (const { name, quoted } of tables) {
    const [row] = await ownerDb().execute<{ text: string | null }>(
      sql.raw(`select string_agg(to_jsonb(t)::text, chr(10)) as text from ${quoted} t`),
    );
    found.set(name, row?.text ?? '');
  }
  return found;
}

/** A text as it is, URL-encoded, and in base64 wherever in a longer text it begins. */
export function formsOf(text: string): string[] {
  const inBase64 = [0, 1, 2].flatMap((shift) => {
    const coded = Buffer.from('\0'.repeat(shift) + text).toString('base64');
    const middle = coded.slice(shift === 0 ? 0 : 4, -4);
    return [middle, middle.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [text, encodeURIComponent(text), encodeURIComponent(text).replaceAll('%20', '+'), ...inBase64];
}

/** Where one of the forms stands. */
export const placesOf = (texts: Map<string, string>, forms: readonly string[]) =>
  [...texts].filter(([, text]) => forms.some((form) => text.includes(form))).map(([place]) => place);

/**
 * The files of the test cluster in which one of the forms stands, byte by byte: those of one database (by its oid), what all share, and
 * the log of changes. Files that go while they are looked for are none.
 */
export function filesWith(oid: string, forms: readonly string[]): string[] {
  const data = path.join(clusterFolder(), 'postgres/data');
  const wanted = forms.map((form) => Buffer.from(form));
  const ofOthers = new RegExp(`^base/(?!${oid}(/|$))`);
  return readdirSync(data, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    const place = path.relative(data, file);
    if (!entry.isFile() || ofOthers.test(place)) return [];
    try {
      const bytes = readFileSync(file);
      return wanted.some((form) => bytes.includes(form)) ? [place] : [];
    } catch {
      return [];
    }
  });
}
