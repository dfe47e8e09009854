import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { inject } from 'vitest';

/** A payment sandbox of this test file's own. */
export type TestSandbox = {
  origin: string;
  /** Ends it as a crash would, and starts it again on the same port and database. */
  crash: () => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Starts the real sandbox as its own process against this file's database and points `STRIPE_API_BASE` and
 * `PAYPAL_API_BASE` at it. Call it before the first use of a provider's client.
 */
export async function startTestSandbox(): Promise<TestSandbox> {
  const bundle = inject('sandbox');
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  process.env.STRIPE_API_BASE = origin;
  process.env.PAYPAL_API_BASE = `${origin}/paypal`;
  let child = await launch(bundle, port, origin);
  return {
    origin,
    async crash() {
      await ended(child, 'SIGKILL');
      child = await launch(bundle, port, origin);
    },
    stop: () => ended(child, 'SIGTERM'),
  };
}

async function launch(bundle: string, port: number, origin: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [bundle], {
    env: { ...process.env, SANDBOX_PORT: String(port), SANDBOX_ORIGIN: origin },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`the sandbox ended with code ${child.exitCode}`);
    const up = await fetch(`${origin}/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return child;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the sandbox did not start within ten seconds');
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
