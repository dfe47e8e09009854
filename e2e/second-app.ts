import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { openDatabase } from '../scripts/start/database.mjs';
import { waitUntil } from '../scripts/start/processes.mjs';
import { programs, siteEnvironment } from '../scripts/start/programs.mjs';
import { secretVariables } from '../scripts/start/secrets.mjs';
import { readSettings } from '../scripts/start/settings.mjs';

/** A second app on the world of the site under test. `stop` ends it. */
export type SecondApp = { soukOrigin: string; payOrigin: string; stop: () => void };

/** Starts the built app once more, as it is where payment has a host of its own: browsers take a name and a number for two sites. */
export async function openOnTwoHosts(): Promise<SecondApp> {
  const under = new URL(process.env.SOUK_ORIGIN || 'http://localhost:3000');
  const port = await freePort();
  const [soukOrigin, payOrigin] = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const sandbox = process.env.SANDBOX_ORIGIN || `http://localhost:${Number(under.port) + 1}`;
  const given: NodeJS.ProcessEnv = {
    ...process.env,
    ...{ PORT: String(port), SANDBOX_PORT: new URL(sandbox).port, SANDBOX_ORIGIN: sandbox },
    ...{ SOUK_ORIGIN: soukOrigin, PAY_ORIGIN: payOrigin },
  };
  const settings = readSettings(given);
  const site = siteEnvironment(settings, secretVariables(settings, given), false) as NodeJS.ProcessEnv;
  const { app } = programs(settings, await openDatabase(settings.folder, given), site, false);
  const child = spawn(process.execPath, app.args, { env: app.environment, stdio: ['ignore', 'ignore', 'inherit'] });
  const answers = async () => (await fetch(`${payOrigin}/api/health`).catch(() => null))?.status === 200;
  if (!(await waitUntil(answers, 30_000))) throw new Error('The second app did not start.');
  return { soukOrigin, payOrigin, stop: () => child.kill() };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('No port.');
  return address.port;
}
