import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  freePort,
  makeProject,
  processesOf,
  removeProject,
  type Started,
  start,
  untilOpen,
} from './start/test-project';

const namespaceTool = 'unshare';
const isRoot = process.getuid?.() === 0;
const debian = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort().at(-1) : undefined;
const notLinux = process.platform !== 'linux';

let project = '';
let port = 0;

beforeAll(async () => {
  project = makeProject();
  port = await freePort();
});

afterAll(() => {
  for (const { pid } of processesOf(project)) process.kill(pid, 'SIGKILL');
  removeProject(project);
});

/** Starts, expects a refusal, and gives its words. */
async function refusal(environment: Record<string, string>): Promise<string> {
  const started = start(project, { PORT: String(port), ...environment });
  expect(await started.ended).toBe(1);
  return started.output();
}

async function stop(started: Started): Promise<void> {
  started.process.kill('SIGTERM');
  expect(await started.ended).toBe(0);
  expect(processesOf(project).filter(({ command }) => command.includes('node'))).toEqual([]);
}

describe.skipIf(notLinux)('npm start with an unfit setting', () => {
  it('says in one sentence that the server in DATABASE_URL cannot be reached', async () => {
    const words = await refusal({ DATABASE_URL: 'postgres://souk:secret@127.0.0.1:9/souk' });
    expect(words).toMatch(
      /cannot use the Postgres in DATABASE_URL \(127\.0\.0\.1:9, database "souk"\): .*ECONNREFUSED/,
    );
    expect(words).not.toContain('secret');
    expect(words).not.toMatch(/^\s+at /m);
  });

  it.each([
    [{ DATABASE_URL: 'mysql://localhost/souk' }, 'DATABASE_URL is not a Postgres address'],
    [{ PORT: 'eighty' }, 'PORT is "eighty"'],
    [{ HOST: '192.0.2.1' }, 'HOST must be an address of this machine'],
    [{ SOUK_ORIGIN: 'souk.example/shop' }, 'SOUK_ORIGIN is "souk.example/shop"'],
  ])('refuses %j', async (environment, sentence) => {
    const words = await refusal(environment);
    expect(words).toContain(sentence);
    expect(words).not.toMatch(/^\s+at /m);
  });

  it.skipIf(!isRoot)('says so when it may not write its folder', async () => {
    const folder = path.join(project, 'locked');
    mkdirSync(folder, { mode: 0o555 });
    const started = start(project, { PORT: String(port), SOUK_DATA: folder }, { uid: 65534, gid: 65534 });
    expect(await started.ended).toBe(1);
    expect(started.output()).toContain(`Souk may not write ${folder}`);
  });
});

describe.skipIf(notLinux || !isRoot)('the embedded Postgres', () => {
  it('runs for an ordinary user', async () => {
    const folder = path.join(project, 'ordinary');
    mkdirSync(folder);
    for (const own of [folder, project, path.join(project, 'node_modules')]) chownSync(own, 65534, 65534);
    const started = start(project, { PORT: String(port), SOUK_DATA: folder }, { uid: 65534, gid: 65534 });
    await untilOpen(started);
    expect(started.output()).toMatch(/database .*this user/);
    await stop(started);
  }, 60_000);

  it('runs for root as nobody', async () => {
    const started = start(project, { PORT: String(port), SOUK_DATA: path.join(project, 'root') });
    await untilOpen(started);
    expect(started.output()).toMatch(/database .*as nobody/);
    await stop(started);
  }, 60_000);

  it.skipIf(spawnSync(namespaceTool, ['-U', 'true']).status !== 0)(
    'runs for root below a private folder',
    async () => {
      const secret = path.join(project, 'private');
      mkdirSync(secret);
      chmodSync(secret, 0o700);
      const started = start(project, { PORT: String(port), SOUK_DATA: path.join(secret, 'data') });
      await untilOpen(started);
      expect(started.output()).toMatch(/database .*in a user namespace/);
      await stop(started);
    },
    60_000,
  );
});

describe.skipIf(notLinux || !isRoot || debian === undefined)('npm start with DATABASE_URL', () => {
  const server = { port: 0, url: '', stop: () => undefined as unknown };
  const admin = () => postgres(server.url, { max: 1, onnotice: () => undefined });

  beforeAll(async () => {
    const bin = `/usr/lib/postgresql/${debian}/bin`;
    const data = path.join(project, 'external');
    mkdirSync(data);
    chownSync(data, 65534, 65534);
    const asNobody = { uid: 65534, gid: 65534, cwd: '/', stdio: 'ignore' } as const;
    spawnSync(`${bin}/initdb`, ['-D', data, '-U', 'boss', '-A', 'trust', '--no-sync'], asNobody);
    server.port = (await freePort()) + 2;
    const settings = ['-c', 'unix_socket_directories=', '-c', 'fsync=off'];
    const child = spawn(`${bin}/postgres`, ['-D', data, '-p', String(server.port), ...settings], asNobody);
    server.stop = () => child.kill('SIGINT');
    server.url = `postgres://boss:x@127.0.0.1:${server.port}/postgres`;
    const state = () => readFileSync(path.join(data, 'postmaster.pid'), 'utf8');
    await vi.waitFor(() => expect(state()).toMatch(/ready/), { timeout: 10_000 });
    const sql = admin();
    await sql.unsafe('create role keeper login createrole').simple();
    await sql.unsafe('create database bazaar owner keeper').simple();
    await sql.unsafe('create role guest login').simple();
    await sql.unsafe('create database stall owner guest').simple();
    await sql.end();
  }, 30_000);

  afterAll(() => server.stop());

  const as = (role: string, database: string) => ({
    DATABASE_URL: `postgres://${role}:x@127.0.0.1:${server.port}/${database}`,
    SOUK_DATA: path.join(project, `with-${database}`),
  });

  it('migrates the server it is given and makes a login per ring, each bound to its own schemas', async () => {
    const started = start(project, { PORT: String(port), ...as('keeper', 'bazaar') });
    await untilOpen(started);
    expect(started.output()).toContain('from DATABASE_URL');
    expect(processesOf(path.join(project, 'with-bazaar/postgres'))).toEqual([]);
    const social = postgres(`postgres://bazaar_social:x@127.0.0.1:${server.port}/bazaar`, { max: 1 });
    await expect(social`select * from money.purchase`).rejects.toMatchObject({ code: '42501' });
    await social.end();
    await stop(started);
  }, 60_000);

  it('prints the SQL for an administrator when it may not create roles, and starts once that has run', async () => {
    const words = await refusal(as('guest', 'stall'));
    expect(words).toContain('Ask an administrator');
    const sql = admin();
    await sql.unsafe(words.slice(words.indexOf('create role'))).simple();
    await sql.end();
    const started = start(project, { PORT: String(port), ...as('guest', 'stall') });
    await untilOpen(started);
    await stop(started);
  }, 60_000);
});
