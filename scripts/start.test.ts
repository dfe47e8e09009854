import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readJson } from './start/files.mjs';
import { freePort, makeProject, pidOf, processesOf, removeProject, start, untilOpen } from './start/test-project';

const onLinux = describe.skipIf(process.platform !== 'linux');

onLinux('npm start', () => {
  let project = '';
  let port = 0;
  let said = () => '';
  const open = async () => {
    const started = start(project, { PORT: String(port) });
    said = started.output;
    await untilOpen(started);
    return started;
  };
  const health = async () => (await fetch(`http://127.0.0.1:${port}/api/health`)).json();

  /** A connection per question: the server it goes to is killed in between. */
  const superuser = () => {
    const { password, port: databasePort } = readJson(path.join(project, 'data/postgres.json'));
    const url = `postgres://postgres:${password}@127.0.0.1:${databasePort}/souk`;
    return postgres(url, { max: 1, idle_timeout: 1, onnotice: () => undefined });
  };

  beforeAll(async () => {
    project = makeProject();
    port = await freePort();
  });

  afterAll(() => {
    for (const { pid } of processesOf(project)) process.kill(pid, 'SIGKILL');
    removeProject(project);
  });

  it('brings up database, sandbox, worker and app, and keeps the owner of the database from the app', async () => {
    const started = await open();
    expect(await health()).toMatchObject({ status: 'ok', knowsOwner: false });
    expect(pidOf(project, 'dist/worker.mjs')).toBeGreaterThan(0);
    for (const step of ['packages', 'bundles', 'build', 'database', 'migrations', 'app']) {
      expect(started.output()).toMatch(new RegExp(`${step} +\\d+\\.\\d s`));
    }
  }, 60_000);

  it('keeps every password and secret from other users', () => {
    for (const file of ['secrets.json', 'roles.json', 'postgres.json', 'children.json']) {
      expect(statSync(path.join(project, 'data', file)).mode & 0o077).toBe(0);
    }
  });

  it('refuses a second start and says where the first one is', async () => {
    const second = start(project, { PORT: String(port + 10) });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`already runs from ${path.join(project, 'data')}: open http://localhost:${port}`);
    expect(await health()).toMatchObject({ status: 'ok' });
  });

  it.each(['dist/worker.mjs', 'bin/next', 'bin/postgres'])(
    'starts %s again when it is killed',
    async (program) => {
      const before = pidOf(project, program);
      process.kill(before, 'SIGKILL');
      await vi.waitFor(() => expect([0, before]).not.toContain(pidOf(project, program)), { timeout: 20_000 });
      await vi.waitFor(health, { timeout: 5000 });
      // A postmaster whose forerunner's children still hold the shared memory gives up and is started once more.
      await vi.waitFor(() => superuser()`select 1`, { timeout: 20_000, interval: 250 });
    },
    60_000,
  );

  it('is up again after kill -9 of the launcher, with the same database, still running', async () => {
    const postgres = pidOf(project, 'bin/postgres');
    expect(postgres).toBeGreaterThan(0);
    const app = pidOf(project, 'bin/next');
    process.kill(pidOf(project, 'scripts/start.mjs'), 'SIGKILL');
    const started = await open();
    expect(started.output()).toContain('adopted the one still running');
    expect(started.output()).toMatch(/ended what an earlier start left running: .*app/);
    expect(pidOf(project, 'bin/postgres')).toBe(postgres);
    expect(processesOf(project).map(({ pid }) => pid)).not.toContain(app);
  }, 60_000);

  it('is up again after kill -9 of everything', async () => {
    for (const { pid } of processesOf(project)) process.kill(pid, 'SIGKILL');
    const started = await open();
    expect(started.output()).not.toContain('adopted');
  }, 60_000);

  it('clears a demo world whose writing was cut short, and keeps one that was finished', async () => {
    const people = async () => (await superuser()<{ id: string }[]>`select id from identity.person`).length;
    await superuser()`insert into identity.person (id, email) values (gen_random_uuid(), 'half@souk.example')`;
    for (const { pid } of processesOf(project)) process.kill(pid, 'SIGKILL');
    await open();
    expect(await people()).toBe(1);
    for (const { pid } of processesOf(project)) process.kill(pid, 'SIGKILL');
    writeFileSync(path.join(project, 'data/seeding'), '');
    await open();
    expect(await people()).toBe(0);
    expect(existsSync(path.join(project, 'data/seeding'))).toBe(false);
  }, 60_000);

  it('lets a request finish, then ends with nothing left behind, and says what ended it', async () => {
    const slow = fetch(`http://127.0.0.1:${port}/slow`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const launcher = pidOf(project, 'scripts/start.mjs');
    const since = performance.now();
    process.kill(launcher, 'SIGTERM');
    expect((await slow).status).toBe(200);
    await vi.waitFor(() => expect(processesOf(project)).toEqual([]), { timeout: 10_000 });
    expect(performance.now() - since).toBeLessThan(10_000);
    expect(said()).toContain('Stopping on SIGTERM …');
    expect(existsSync(path.join(project, 'data/owner.json'))).toBe(false);
    expect(readFileSync(path.join(project, 'data/postgres/postgres.log'), 'utf8')).toContain(
      'database system is shut down',
    );
  }, 60_000);

  it('says which port is taken and how to choose another', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    const refused = start(project, { PORT: String(port) });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain(`Port ${port} is taken by another program`);
    other.close();
  });
});
