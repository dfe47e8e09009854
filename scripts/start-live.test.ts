import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readJson } from './start/files.mjs';
import { freePort, makeProject, processesOf, removeProject, start, untilOpen } from './start/test-project';

const keys = {
  STRIPE_SECRET_KEY: 'sk_live_not_a_key',
  STRIPE_PUBLISHABLE_KEY: 'pk_live_not_a_key',
  STRIPE_WEBHOOK_SECRET: 'whsec_not_a_secret',
};
const origins = {
  SOUK_ORIGIN: 'https://souk.example',
  PAY_ORIGIN: 'https://pay.souk.example',
  SMTP_URL: 'smtp://127.0.0.1:9',
};

describe.skipIf(process.platform !== 'linux')('live mode', () => {
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

  it('is not begun by word alone', async () => {
    expect(await refusal({ SOUK_MODE: 'live' })).toContain('Live mode needs a real STRIPE_SECRET_KEY');
    const standIn = { ...keys, ...origins, STRIPE_API_BASE: 'http://127.0.0.1:9', SOUK_MODE: 'live' };
    expect(await refusal(standIn)).toContain('STRIPE_API_BASE would send it elsewhere');
  });

  it('names all that it lacks at once', async () => {
    const words = await refusal({ STRIPE_SECRET_KEY: keys.STRIPE_SECRET_KEY });
    const lacks = ['SOUK_ORIGIN must be https', 'another host', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET'];
    for (const lack of lacks) expect(words).toContain(lack);
  });

  it('refuses one origin for shop and payment', async () => {
    const words = await refusal({ ...keys, ...origins, PAY_ORIGIN: origins.SOUK_ORIGIN });
    expect(words).toContain('PAY_ORIGIN must be another host');
  });

  it('refuses the secrets of a sandbox', async () => {
    const folder = path.join(project, 'was-sandbox');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'secrets.json'), JSON.stringify({ mode: 'sandbox', variables: {} }));
    expect(await refusal({ ...keys, ...origins, SOUK_DATA: folder })).toContain('holds the secrets of a sandbox');
  });

  it('opens without sandbox and demo world, and no longer once a demo account is found', async () => {
    const folder = path.join(project, 'live');
    const live = { ...keys, ...origins, SOUK_DATA: folder, SOUK_DEMO: '' };
    const started = start(project, { PORT: String(port), ...live });
    await untilOpen(started);
    expect(started.output()).toContain('Souk is open: https://souk.example');
    expect(processesOf(project).some(({ command }) => command.includes('sandbox.mjs'))).toBe(false);

    const { password, port: databasePort } = readJson(path.join(folder, 'postgres.json'));
    const sql = postgres(`postgres://postgres:${password}@127.0.0.1:${databasePort}/souk`, { max: 1 });
    expect(await sql`select 1 from identity.person`).toHaveLength(0);
    await sql`insert into identity.person (id, email, demo) values (gen_random_uuid(), 'demo@souk.example', true)`;
    await sql.end();
    started.process.kill('SIGTERM');
    expect(await started.ended).toBe(0);

    expect(await refusal(live)).toContain('holds demonstration accounts');
    const tests = { STRIPE_SECRET_KEY: 'sk_test_not_a_key', STRIPE_PUBLISHABLE_KEY: 'pk_test_not_a_key' };
    expect(await refusal({ ...live, ...tests })).toContain('was begun with live keys');
    expect(processesOf(project)).toEqual([]);
  }, 90_000);
});
