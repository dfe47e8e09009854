/**
 * Which database and as whom. Either the embedded cluster, where we are superuser and make an ordinary owner, or the one in
 * DATABASE_URL. In both the owner migrates and each ring has its own login; nothing after this file knows which it is.
 */
import path from 'node:path';
import { randomSecret, readJson, writeJson } from './files.mjs';
import { ensurePostgres } from './postgres.mjs';
import { runProgram } from './run.mjs';
import { Refusal } from './say.mjs';

export const RINGS = ['shop', 'money', 'social', 'identity', 'queue', 'sandbox'];
const DATABASE = 'souk';

export const variableOf = (ring) => `DATABASE_URL_${ring.toUpperCase()}`;

/** @typedef {{ ownerUrl: string, urls: Record<string, string>, managed: string[], postgres: import('./postgres.mjs').Postgres | undefined }} Database */

/**
 * @param {string} folder SOUK_DATA
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<Database>}
 */
export async function openDatabase(folder, environment) {
  const kept = readJson(path.join(folder, 'roles.json')) ?? { passwords: {} };
  for (const role of ['owner', ...RINGS]) kept.passwords[role] ??= randomSecret();
  writeJson(path.join(folder, 'roles.json'), kept);
  const given = environment.DATABASE_URL;
  const postgres = given ? undefined : await ensurePostgres(path.join(folder, 'postgres'));
  const ownerUrl = given
    ? parse('DATABASE_URL', given)
    : await ensureOwner(postgres.superUrl, DATABASE, kept.passwords.owner);
  return { ownerUrl, postgres, ...ringUrls(ownerUrl, kept.passwords, environment) };
}

function parse(name, text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname && url.pathname.length > 1 && url.username)
    return text;
  throw new Refusal(`${name} is not a Postgres address. Write it as postgres://user:password@host:5432/database.`);
}

function ringUrls(ownerUrl, passwords, environment) {
  const urls = {};
  const managed = [];
  const database = decodeURIComponent(new URL(ownerUrl).pathname.slice(1));
  for (const ring of RINGS) {
    const given = environment[variableOf(ring)];
    if (given) urls[ring] = parse(variableOf(ring), given);
    else {
      urls[ring] = withLogin(ownerUrl, `${database}_${ring}`, passwords[ring]);
      managed.push(ring);
    }
  }
  return { urls, managed };
}

/** The same server and database under another name. */
export function withLogin(url, user, password) {
  const changed = new URL(url);
  changed.username = encodeURIComponent(user);
  changed.password = encodeURIComponent(password);
  return changed.href;
}

/** The owner may make roles but is no superuser: what works here works on a server where we are a guest. */
export async function ensureOwner(superUrl, database, password) {
  const { default: connect } = await import('postgres');
  const admin = connect(superUrl, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    const [role] = await admin`select 1 from pg_roles where rolname = ${database}`;
    if (!role) await admin.unsafe(`create role "${database}" login createrole password '${password}'`);
    const [found] = await admin`select 1 from pg_database where datname = ${database}`;
    if (!found) await admin.unsafe(`create database "${database}" owner "${database}"`);
    if (!found) await admin.unsafe(`revoke all on database "${database}" from public`);
  } finally {
    await admin.end({ timeout: 2 });
  }
  const url = withLogin(superUrl, database, password);
  return `${url.slice(0, url.lastIndexOf('/'))}/${database}`;
}

/** Variables for the programs that may own the database: migrations, seed, commands. Never for the app. */
export const ownerEnvironment = (database) => ({
  DATABASE_URL: database.ownerUrl,
  SOUK_MANAGED_ROLES: database.managed.join(','),
  ...ringEnvironment(database, RINGS),
});

/** @param {Database} database @param {string[]} rings */
export const ringEnvironment = (database, rings) =>
  Object.fromEntries(rings.map((ring) => [variableOf(ring), database.urls[ring]]));

/** @param {Database} database */
export const migrate = (database) => runProgram('migrate', [], { ...process.env, ...ownerEnvironment(database) });
