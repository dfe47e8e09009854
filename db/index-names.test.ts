import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { MIGRATIONS, SQL_FOLDER } from './migrate';

/** Every index that the SQL of a folder makes, with its file. */
function indexesIn(folder: string): [name: string, file: string][] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .flatMap((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const made = text.matchAll(
        /create\s+(?:unique\s+)?index\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?"?(\w+)"?\s+on/gi,
      );
      return [...made].map(([, name = '']): [string, string] => [name, file]);
    });
}

it('an index of db/sql has a name that no migration gives: on a running site one of the two would never be made', () => {
  const migrated = new Map(indexesIn(MIGRATIONS));
  const own = indexesIn(SQL_FOLDER);
  expect(own.length).toBeGreaterThan(3);
  expect(own.filter(([name]) => migrated.has(name))).toEqual([]);
});
