/**
 * Before each test file: its own copy of the template, named in the environment as the app would find it, so that
 * `db/client/*` works unmodified. Nothing is shared between files; within a file, tests make worlds of their own.
 * In memory each copy is dropped by the next file. On a disk they are dropped together at the end of the run: a file system
 * without a journal makes no file where one was just deleted, and looking for another place took more processor time than
 * anything else of a copy.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import postgres from 'postgres';
import { inject, vi } from 'vitest';
import { clusterFolder, isInMemory } from '../../scripts/test/cluster-folder.mjs';
import { RINGS } from '../roles';
import { endPools } from './end-pools';
import { OWNER, testRingUrls, testUrl } from './urls';

const cluster = inject('cluster');
const database = `souk_run_${inject('run')}_${randomBytes(5).toString('hex')}`;

// A process runs many files, and packages stay in its memory; what is ours begins anew with each, as in a process of its own.
const worker = globalThis as typeof globalThis & {
  soukDatabase?: string;
  soukEnvironment?: NodeJS.ProcessEnv;
  soukReach?: unknown;
  soukHub?: unknown;
  soukCounts?: Map<string, { timer: ReturnType<typeof setTimeout> | null }>;
};
const before = worker.soukDatabase;
worker.soukDatabase = database;
// Named before anything is awaited: what the last file left running finds this database from here on, and keeps no way to one that is gone.
worker.soukEnvironment ??= { ...process.env };
for (const name of Object.keys(process.env)) if (!(name in worker.soukEnvironment)) delete process.env[name];
const urls = testRingUrls(cluster, database);
Object.assign(process.env, worker.soukEnvironment, {
  ...Object.fromEntries(RINGS.map((ring) => [`DATABASE_URL_${ring.toUpperCase()}`, urls[ring]])),
  ...{ DATABASE_URL: testUrl(cluster, database), SOUK_DATA: path.resolve('.souk/test/files', database) },
});
// What it counted is nothing of this one's.
for (const { timer } of worker.soukCounts?.values() ?? []) if (timer) clearTimeout(timer);
delete worker.soukCounts;
await endPools();
vi.resetModules();

const admin = postgres(cluster.superUrl, { max: 1, onnotice: () => undefined });
// File by file: block by block through the log takes three times as long.
await admin.unsafe(`create database ${database} template ${cluster.template} strategy file_copy owner ${OWNER}`);
if (before) {
  // What the last file left running reaches nothing any more.
  await admin.unsafe(`alter database ${before} allow_connections false`);
  await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${before}`;
  if (isInMemory(clusterFolder())) await admin.unsafe(`drop database if exists ${before} with (force)`);
}
// Rights on the database itself are the one thing a copy does not take over.
const roles = RINGS.map((ring) => `${OWNER}_${ring}`).join(', ');
await admin.unsafe(`revoke all on database ${database} from public; grant connect on database ${database} to ${roles}`);
await admin.end({ timeout: 5 });
// What was found out about the way to the last file's database is not so of this one, and what hears its live news hears none of this one's.
delete worker.soukReach;
delete worker.soukHub;
