import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { chooseRunner } from '../../scripts/start/postgres-binaries.mjs';
import { launchPostmaster, stopPostgres } from '../../scripts/start/postmaster.mjs';
import { migrate } from '../migrate';
import { RINGS } from '../roles';
import { endPools } from './end-pools';
import { OWNER, testRingUrls, testUrl } from './urls';

type Binaries = { readonly initdb: string; readonly postgres: string };

/**
 * A Postgres of this machine that has pgvector, the newest: one of Debian (`postgresql-17-pgvector` and its like), or the one whose
 * folder of versions SOUK_PGVECTOR names (laid out as Debian's /usr). Null where there is none.
 */
export function findPgvector(root = process.env.SOUK_PGVECTOR ?? '/usr'): Binaries | null {
  const versions = path.join(root, 'lib/postgresql');
  if (!existsSync(versions)) return null;
  const [found] = readdirSync(versions)
    .filter((version) => existsSync(path.join(root, 'share/postgresql', version, 'extension/vector.control')))
    .sort((one, other) => Number(other) - Number(one));
  if (found === undefined) return null;
  const program = (name: string) => path.join(versions, found, 'bin', name);
  return { initdb: program('initdb'), postgres: program('postgres') };
}

/**
 * Starts that server with a migrated database, names its logins in the environment, and answers what ends and removes it. The
 * extension is made by its superuser, as an administrator would.
 */
export async function openPgvector(binaries: Binaries): Promise<() => Promise<void>> {
  const folder = path.resolve(`.souk/test/pgvector-${process.pid}`);
  const password = randomBytes(16).toString('hex');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const key = path.join(folder, 'password');
  writeFileSync(key, password);
  const runner = chooseRunner(folder, binaries);
  const [command = '', ...args] = [
    ...[...runner.prefix, binaries.initdb, '-D', path.join(folder, 'data'), '-U', 'postgres', '--pwfile', key],
    ...['-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
  ];
  const made = spawnSync(command, args, { ...runner.options, cwd: '/', encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = 20_000 + (process.pid % 10_000);
  await launchPostmaster(folder, binaries, runner, port, ['fsync=off', 'max_connections=100']);
  const superUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const cluster = { superUrl, password, template: '', inMemory: false };
  const database = 'souk_pgvector';
  const admin = postgres(superUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create role ${OWNER} login createrole password '${password}'`);
  await admin.unsafe(`create database ${database} owner ${OWNER}`);
  await admin.end();
  const inside = postgres(testUrl(cluster, database, 'postgres'), { max: 1, onnotice: () => undefined });
  await inside`create extension vector`;
  await inside.end();
  const urls = testRingUrls(cluster, database);
  await migrate({ ownerUrl: testUrl(cluster, database), urls, managed: RINGS });
  for (const ring of RINGS) process.env[`DATABASE_URL_${ring.toUpperCase()}`] = urls[ring];
  // What the file before left at work may have asked its own database meanwhile.
  await endPools();
  return async () => {
    await stopPostgres(folder, 2_000);
    rmSync(folder, { recursive: true, force: true });
  };
}
