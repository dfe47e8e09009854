import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import postgres, { type Sql } from 'postgres';
import { readJson, writeJson } from '../../scripts/start/files.mjs';
import { ensurePostgres } from '../../scripts/start/postgres.mjs';
import { clusterFolder } from '../../scripts/test/cluster-folder.mjs';
import { migrate } from '../migrate';
import { RINGS } from '../roles';
import { OWNER, type TestCluster, testRingUrls, testUrl } from './urls';

/** What a test loses in a power cut is worth nothing, and waiting for the disk is most of its time. */
const SETTINGS = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'],
  // No copy lives long enough for it, and it would look through all of them again and again.
  'autovacuum=off',
  // Segments of the log are made anew each time (`wal_recycle=off`): not by writing each of them twice.
  'wal_init_zero=off',
];
const BUILD_LOCK = 7_305_418_202n;
const TEMPLATE_AGE_MAX_MS = 2 * 3600 * 1000;

/**
 * Starts the test cluster or adopts the one another run left, and makes sure a migrated template of the present schema
 * exists in it. Safe for many runs at once.
 */
export async function openTestCluster(): Promise<TestCluster> {
  const folder = clusterFolder();
  // What tests keep beside it stays in the project, where an unprivileged Postgres of their own must pass through.
  for (const one of ['.souk/test', folder]) mkdirSync(one, { recursive: true, mode: 0o711 });
  const { superUrl } = await ensurePostgres(path.join(folder, 'postgres'), { settings: SETTINGS });
  const keyFile = path.join(folder, 'roles.json');
  const password: string = readJson(keyFile)?.password ?? new URL(superUrl).password;
  writeJson(keyFile, { password });
  const cluster = { superUrl, password, template: `souk_template_${schemaHash().slice(0, 12)}` };
  const admin = postgres(superUrl, { max: 1, onnotice: () => undefined });
  try {
    await admin`select pg_advisory_lock(${BUILD_LOCK.toString()}::bigint)`;
    await dropLeftovers(admin);
    await ensureTemplate(admin, cluster);
    return cluster;
  } finally {
    await admin.end({ timeout: 5 });
  }
}

/** Everything a template is made from, so that a changed migration makes a new one. */
function schemaHash(): string {
  const hash = createHash('sha256');
  const files = ['db/migrations', 'db/sql'].flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder)
          .sort()
          .filter((name) => name.endsWith('.sql'))
          .map((name) => path.join(folder, name))
      : [],
  );
  for (const file of [...files, 'db/roles.ts', 'db/migrate.ts', 'package-lock.json']) {
    hash.update(`${file}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

async function ensureTemplate(admin: Sql, cluster: TestCluster): Promise<void> {
  const [ready] = await admin`select 1 from pg_database where datname = ${cluster.template}`;
  if (ready) return;
  const [owner] = await admin`select 1 from pg_roles where rolname = ${OWNER}`;
  if (!owner) await admin.unsafe(`create role ${OWNER} login createrole password '${cluster.password}'`);
  const draft = `${cluster.template}_draft`;
  await admin.unsafe(`drop database if exists ${draft} with (force)`);
  await admin.unsafe(`create database ${draft} owner ${OWNER}`);
  await admin.unsafe(`revoke all on database ${draft} from public`);
  await migrate({ ownerUrl: testUrl(cluster, draft), urls: testRingUrls(cluster, draft), managed: RINGS });
  await admin.unsafe(`comment on database ${draft} is '${Date.now()}'`);
  await admin.unsafe(`alter database ${draft} rename to ${cluster.template}`);
}

/** Copies of runs that ended without cleaning up, and templates of a schema nobody has asked for in hours. */
async function dropLeftovers(admin: Sql): Promise<void> {
  const databases = await admin<{ name: string; made: string | null }[]>`
    select datname as name, shobj_description(oid, 'pg_database') as made from pg_database where datname like 'souk\_%'`;
  for (const { name, made } of databases) {
    const run = /^souk_run_(\d+)_/.exec(name)?.[1];
    const old = name.startsWith('souk_template_') && Date.now() - Number(made ?? Date.now()) > TEMPLATE_AGE_MAX_MS;
    if (old || (run !== undefined && !existsSync(`/proc/${run}`) && process.platform === 'linux')) {
      await admin.unsafe(`drop database if exists ${name} with (force)`);
    }
  }
}

/** The databases a run made, dropped together once its workers are gone. */
export async function dropRun(cluster: TestCluster, run: number): Promise<void> {
  const admin = postgres(cluster.superUrl, { max: 1, onnotice: () => undefined });
  const mine = await admin<{ name: string }[]>`
    select datname as name from pg_database where datname like ${`souk\\_run\\_${run}\\_%`}`;
  for (const { name } of mine) await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.end({ timeout: 5 });
}
