/** The site under test: the built app with a database, sandbox and worker of its own, thrown away afterwards. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { isPortFree } from '../start/postgres.mjs';
import { waitUntil } from '../start/processes.mjs';
import { Refusal } from '../start/say.mjs';

/** Where it keeps its data, for whoever looks at it afterwards. */
export const FOLDER = path.resolve('.souk/e2e');

/**
 * Every documented variable, empty: neither the shell nor a .env file of the person who tests may lead the tests to a real
 * database or a real provider.
 */
export function blankEnvironment() {
  const names = [...fs.readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(
    (match) => match[1],
  );
  return { ...process.env, ...Object.fromEntries(names.map((name) => [name, ''])) };
}

async function freePair() {
  for (let port = 4300; port < 9000; port += 10) {
    if ((await isPortFree(port)) && (await isPortFree(port + 1))) return port;
  }
  throw new Refusal('No two free ports between 4300 and 9000: end some of what listens there.');
}

/**
 * @param {{ folder?: string, more?: NodeJS.ProcessEnv, out?: NodeJS.WritableStream, onPorts?: (ports: { app: number, sandbox: number }) => void }} [options]
 *   `folder` is emptied first unless `more` names a database, which may live in it; `onPorts` hears of the ports before anything starts
 * @returns {Promise<{ environment: NodeJS.ProcessEnv, stop: () => Promise<void> }>} what the tests need to know
 */
export async function openSite({ folder = FOLDER, more = {}, out = process.stdout, onPorts } = {}) {
  if (!more.DATABASE_URL) fs.rmSync(folder, { recursive: true, force: true });
  const port = await freePair();
  onPorts?.({ app: port, sandbox: port + 1 });
  const environment = { ...blankEnvironment(), ...more, PORT: String(port), SOUK_DATA: folder };
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    out.write(chunk);
    said += chunk;
  });
  let ended = false;
  const exit = new Promise((resolve) =>
    child.once('exit', () => {
      ended = true;
      resolve(undefined);
    }),
  );
  const stop = async () => {
    child.kill('SIGTERM');
    await exit;
  };
  process.once('exit', () => child.kill('SIGTERM'));
  await waitUntil(() => ended || said.includes('Souk is open'), 15 * 60_000, 200);
  if (ended) throw new Refusal('The site under test did not start; the reason is above.');
  const origin = `http://localhost:${port}`;
  return {
    environment: {
      ...environment,
      SOUK_ORIGIN: origin,
      PAY_ORIGIN: origin,
      SANDBOX_ORIGIN: `http://localhost:${port + 1}`,
    },
    stop,
  };
}
