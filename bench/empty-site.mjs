/** The bare framework, built and served beside the product: the floor that every page is measured against. */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';

const folder = path.resolve('bench/empty');
const next = path.resolve('node_modules/next/dist/bin/next');
const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };

/** @returns {Promise<{ origin: string, stop: () => void, pid: number | undefined }>} */
export async function openEmptySite(port) {
  const built = spawnSync(process.execPath, [next, 'build'], { cwd: folder, env: environment, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the empty app does not build\n${built.stdout}\n${built.stderr}`);
  const child = spawn(process.execPath, [next, 'start', '-p', String(port), '-H', '127.0.0.1'], {
    cwd: folder,
    env: environment,
    stdio: 'ignore',
  });
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    const up = await fetch(origin).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return { origin, stop: () => child.kill('SIGTERM'), pid: child.pid };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error('the empty app did not start');
}
