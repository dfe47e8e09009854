/**
 * Brings a database to the present schema, as its owner. Three steps, in this order and under one advisory lock:
 *   1. drizzle's migrations (`db/migrations`): tables, indexes, constraints; each runs once;
 *   2. graphile-worker's own migrations (schema `graphile_worker`);
 *   3. `db/sql/*.sql`, sorted by name, in one transaction: functions, triggers, policies and grants.
 * Files of step 3 are idempotent (`create or replace`, `drop policy if exists` before `create policy`): all of them run again
 * whenever one of them, a migration or a role name has changed, and none when nothing has. Role names are cluster-wide and
 * differ per database, so those files write {{shop}} {{money}} {{social}} {{identity}} {{queue}} {{sandbox}} {{owner}}
 * {{database}}, which become quoted identifiers, and {{taxonomy}}, the tree of categories as a text of JSON. The owner is an
 * ordinary role: FORCE ROW LEVEL SECURITY binds it too, so a SECURITY DEFINER function on such a table needs a policy `to {{owner}}`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as migrateWithDrizzle } from 'drizzle-orm/postgres-js/migrator';
import { Logger, runMigrations } from 'graphile-worker';
import postgres, { type Sql } from 'postgres';
import { taxonomyRows } from '@/lib/shop/taxonomy/names';
import { DatabaseRefusal, ensureRingLogins, RINGS, type Ring, type RingUrls, roleOf } from './roles';

/** Where the generated steps lie, and what is made anew after them. */
export const MIGRATIONS = 'db/migrations';
/** See `MIGRATIONS`. */
export const SQL_FOLDER = 'db/sql';
/** Any constant will do, as long as every copy of Souk uses the same one. */
const LOCK = 7_305_418_201n;
const silent = new Logger(() => () => undefined);

/** `urls` are the rings’ logins; those of `managed` rings are made here, the others an administrator has made. */
export type MigrateInput = { ownerUrl: string; urls: RingUrls; managed: readonly Ring[] };

/** Logins, then the three steps above. Safe to run from several processes at once: the later ones wait and find it done. */
export async function migrate({ ownerUrl, urls, managed }: MigrateInput): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    await refuseUnfitServer(owner, ownerUrl);
    await owner`select pg_advisory_lock(${LOCK.toString()}::bigint)`;
    await ensureRingLogins(owner, urls, managed);
    if (existsSync(path.join(MIGRATIONS, 'meta/_journal.json'))) {
      await migrateWithDrizzle(drizzle(owner), { migrationsFolder: MIGRATIONS });
    }
    await runMigrations({ connectionString: ownerUrl, maxPoolSize: 1, logger: silent });
    await applySql(owner, placeholders(ownerUrl, urls));
  } finally {
    await owner.end({ timeout: 5 });
  }
}

async function refuseUnfitServer(owner: Sql, url: string): Promise<void> {
  const [server] = await connected(owner, url);
  if (!server) throw new Error('the server answered without a row');
  if (server.version < 150_000) {
    throw new DatabaseRefusal(`Souk needs Postgres 15 or newer; the server at ${new URL(url).host} is ${server.text}.`);
  }
  if (!server.may_create) {
    const { pathname } = new URL(url);
    throw new DatabaseRefusal(
      `The role "${roleOf(url)}" may not create schemas in database "${pathname.slice(1)}". Make it the owner: alter database "${pathname.slice(1)}" owner to "${roleOf(url)}";`,
    );
  }
}

type Server = { version: number; text: string; may_create: boolean };

async function connected(owner: Sql, url: string): Promise<Server[]> {
  try {
    return await owner<Server[]>`
      select current_setting('server_version_num')::int as version, current_setting('server_version') as text,
             has_database_privilege(current_database(), 'create') as may_create`;
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new DatabaseRefusal(
      `Souk cannot use the Postgres in DATABASE_URL (${hostname}:${port || '5432'}, database "${pathname.slice(1)}"): ${reason}. Start or correct that server, or unset DATABASE_URL to use the embedded one.`,
    );
  }
}

function placeholders(ownerUrl: string, urls: RingUrls): Map<string, string> {
  const names = new Map<string, string>(RINGS.map((ring) => [ring, roleOf(urls[ring])]));
  names.set('owner', roleOf(ownerUrl)).set('database', decodeURIComponent(new URL(ownerUrl).pathname.slice(1)));
  const quoted = new Map([...names].map(([key, name]) => [key, `"${name.replaceAll('"', '""')}"`]));
  return quoted.set('taxonomy', `'${JSON.stringify(taxonomyRows()).replaceAll("'", "''")}'`);
}

/** Replaces {{name}}; an unknown name is a mistake in the file and stops the migration. */
export function fillPlaceholders(text: string, names: ReadonlyMap<string, string>, file: string): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = names.get(name);
    if (value === undefined) throw new Error(`${file}: unknown placeholder {{${name}}}`);
    return value;
  });
}

async function applySql(owner: Sql, names: ReadonlyMap<string, string>): Promise<void> {
  const files = readdirSync(SQL_FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  const texts = files.map((file) => fillPlaceholders(readFileSync(path.join(SQL_FOLDER, file), 'utf8'), names, file));
  const hash = createHash('sha256')
    .update(JSON.stringify([texts, migrationHashes(), await extensionsOf(owner)]))
    .digest('hex');
  await owner.unsafe(
    'create schema if not exists drizzle; create table if not exists drizzle.souk_sql (hash text not null)',
  );
  const [applied] = await owner<{ hash: string }[]>`select hash from drizzle.souk_sql`;
  if (applied?.hash === hash) return;
  await owner.begin(async (transaction) => {
    for (const [index, text] of texts.entries()) {
      await transaction.unsafe(text).catch((error: unknown) => {
        throw new Error(`${SQL_FOLDER}/${files[index]}${placeOf(error, text)}`);
      });
    }
    await transaction`delete from drizzle.souk_sql`;
    await transaction`insert into drizzle.souk_sql values (${hash})`;
  });
}

/** What of the server some of the files look at: they run again when it changes. */
async function extensionsOf(owner: Sql): Promise<string> {
  const [found] = await owner<{ vector: string | null }[]>`
    select concat(default_version, ' ', installed_version) as vector from pg_available_extensions where name = 'vector'`;
  return found?.vector ?? '';
}

/** Line and message only: the driver's own error carries the whole file. */
function placeOf(error: unknown, text: string): string {
  if (!(error instanceof postgres.PostgresError)) return `: ${String(error)}`;
  const line = error.position ? `:${text.slice(0, Number(error.position)).split('\n').length}` : '';
  return `${line}: ${error.message}${error.where ? ` (${error.where.split('\n')[0]})` : ''}`;
}

function migrationHashes(): string[] {
  if (!existsSync(MIGRATIONS)) return [];
  const files = readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  return files.map((file) =>
    createHash('sha256')
      .update(readFileSync(path.join(MIGRATIONS, file)))
      .digest('hex'),
  );
}
