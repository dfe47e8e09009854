import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { ownerDb } from '@/db/testing/world';
import { identityStored } from '@/lib/identity/stored/model';
import { moneyStored } from '@/lib/money/stored/model';
import { kindOf } from '@/lib/platform/stored/kinds/model';
import { deletedWithAccount, isPersonal, type StoredTables } from '@/lib/platform/stored/model';
import { shopStored } from '@/lib/shop/stored/model';
import { socialStored } from '@/lib/social/stored/model';

const rings: Record<string, StoredTables> = {
  identity: identityStored,
  money: moneyStored,
  shop: shopStored,
  social: socialStored,
};

/** Names of columns by which a table says whose a row is. */
const naming =
  /^(person_id|owner|guardian|actor|author_id|by_id|low_id|high_id|blocked_id|followed_id|muted_id|[a-z]+_by)$/;
const wordy = new Set([
  'text',
  'json',
  'jsonb',
  'ARRAY',
  'bytea',
  'character',
  'character varying',
  'tsvector',
  'USER-DEFINED',
]);

type Column = { table: string; column: string; type: string };

/** Columns that can hold words, or name a person, as the database has them. `paid_by` and its like are texts and found as such. */
async function columnsOf(ring: string): Promise<string[]> {
  const rows = await ownerDb().execute<Column>(sql`
    select c.table_schema || '.' || c.table_name as table, c.column_name as column, c.data_type as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = ${ring} and t.table_type = 'BASE TABLE'`);
  return rows
    .filter(({ column, type }) => wordy.has(type) || (type === 'uuid' && naming.test(column)))
    .map(({ table, column }) => `${table}.${column}`)
    .sort();
}

const listed = (tables: StoredTables) =>
  Object.entries(tables).flatMap(([name, table]) =>
    [...(isPersonal(table) ? [...table.by, ...table.words] : []), ...table.plain].map((column) => `${name}.${column}`),
  );

describe.each(Object.entries(rings))('what %s stores', (ring, tables) => {
  test('is listed column by column: whatever can hold words or name a person, and nothing that is not there', async () => {
    const there = await columnsOf(ring);
    const said = listed(tables);
    expect(there.filter((one) => !said.includes(one))).toEqual([]);
    const [all] = await ownerDb().execute<{ names: string[] }>(sql`
      select array_agg(table_schema || '.' || table_name || '.' || column_name) as names
      from information_schema.columns where table_schema = ${ring}`);
    expect(said.filter((one) => !all?.names.includes(one))).toEqual([]);
    expect(said.filter((one, at) => said.indexOf(one) !== at)).toEqual([]);
  });

  test('names nobody in a table that is said to be nobody’s, and says why something is kept', () => {
    for (const [name, table] of Object.entries(tables)) {
      if (isPersonal(table)) expect([name, table.fate === 'deleted' || Boolean(table.why)]).toEqual([name, true]);
      else expect(table.plain.filter((column) => naming.test(column) && column !== 'return_paid_by')).toEqual([]);
    }
  });

  test('is counted as a kind wherever it is deleted: without one no account of anybody could be closed', () => {
    expect(deletedWithAccount(tables).filter(({ table }) => kindOf(table) === undefined)).toEqual([]);
  });
});
