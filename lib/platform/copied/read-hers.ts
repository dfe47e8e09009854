import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { RingDatabase } from '@/db/client/connect';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { type CopiedRow, type CopiedTables, isTaken, type Taken } from './model';

/** A pool of a ring or one of its transactions. */
type Reading = Pick<RingDatabase, 'execute'>;

/** A row that was read; `id` is its own, for whatever opens what is sealed in it. */
export type HersRow = { readonly id: string | null; readonly says: CopiedRow };

/**
 * The rows of one table that are hers, as the copy says them, oldest first. The transaction must be one in which she sees them. Nothing
 * of a table that a reader of its ring reads.
 */
export async function readHers(
  reading: Reading,
  name: string,
  table: Taken,
  personId: Id<'person'>,
): Promise<HersRow[]> {
  if (table.says === null) return [];
  const fields = Object.entries(table.says).flatMap(([field, says]) => [
    sql`${sql.raw(`'${field}'`)}`,
    filled(says, personId),
  ]);
  const id = table.opens ? sql`t.id::text` : sql`null::text`;
  const when = table.says.at ?? table.says.since ?? table.says.asked_at;
  const inOrder = when === undefined ? sql`` : sql` order by ${sql.raw(when)}`;
  return await reading.execute<HersRow>(sql`
    select ${id} as id, jsonb_build_object(${sql.join(fields, sql`, `)}) as says
    from ${quoted(name)} t where ${isHers(table, personId)}${inOrder}`);
}

/** How many rows of each table are hers, asked in one statement; a ring's transaction must be one in which she sees them. */
export async function countHers(
  reading: Reading,
  tables: CopiedTables,
  personId: Id<'person'>,
): Promise<ReadonlyMap<string, number>> {
  const counts = Object.entries(tables).flatMap(([name, table]) =>
    isTaken(table)
      ? [
          sql`select ${name}::text as name, count(*)::int as count from ${quoted(name)} t where ${isHers(table, personId)}`,
        ]
      : [],
  );
  const rows = await reading.execute<{ name: string; count: number }>(sql.join(counts, sql` union all `));
  return new Map(rows.map(({ name, count }) => [name, count]));
}

function quoted(name: string): SQL {
  return sql.join(
    name.split('.').map((part) => sql.identifier(part)),
    sql`.`,
  );
}

function isHers({ hers, only }: Taken, personId: Id<'person'>): SQL {
  const named = hers.map((column) => sql`t.${sql.identifier(column)} = ${nameIn(column, personId)}`);
  const whose = sql`(${sql.join(named, sql` or `)})`;
  return only === undefined ? whose : sql`${whose} and ${filled(only, personId)}`;
}

/** Columns that hold her key. */
const keyed = ['owner', 'guardian', 'accepted_by', 'asked', 'payer'];

/** How a column of this name names her. */
function nameIn(column: string, personId: Id<'person'>): SQL {
  if (keyed.includes(column)) return sql`${`person:${toUuid(personId)}`}::text`;
  return column === 'actor' || column === 'subject' ? sql`${personId}::text` : sql`${toUuid(personId)}::uuid`;
}

/** What a list says in SQL, with her own id where it asks for it: our own text, and never anybody's words. */
function filled(text: string, personId: Id<'person'>): SQL {
  const parts = text
    .split(/(\$person|\$id)/)
    .map((part) =>
      part === '$person' ? sql`${toUuid(personId)}::uuid` : part === '$id' ? sql`${personId}::text` : sql.raw(part),
    );
  return sql.join(parts, sql``);
}
