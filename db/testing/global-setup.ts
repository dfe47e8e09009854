import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { TestProject } from 'vitest/node';
import { dropRun, openTestCluster } from './cluster';
import type { TestCluster } from './urls';

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster;
    run: number;
    sandbox: string;
  }
}

/** The payment sandbox as one file, for the many tests that start one of their own. */
async function bundleSandbox(): Promise<string> {
  const outfile = path.resolve(`.souk/test/sandbox-${process.pid}.mjs`);
  await build({
    entryPoints: ['sandbox/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'bundle',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    logLevel: 'error',
  });
  return outfile;
}

/** Once per run: a cluster with a migrated template; afterwards its copies are dropped, the cluster stays for the next run. */
// biome-ignore lint/style/noDefaultExport: vitest calls the default export of a global setup.
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await openTestCluster();
  project.provide('cluster', cluster);
  project.provide('run', process.pid);
  const sandbox = await bundleSandbox();
  project.provide('sandbox', sandbox);
  return async () => {
    rmSync(sandbox, { force: true });
    await dropRun(cluster, process.pid);
  };
}
