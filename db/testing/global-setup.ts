import { rmSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundleEntries } from '../../scripts/start/bundle.mjs';
import { dropRun, openTestCluster } from './cluster';
import type { TestCluster } from './urls';

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster;
    run: number;
    sandbox: string;
  }
}

/** Once per run: a cluster with a migrated template; afterwards its copies are dropped, the cluster stays for the next run. */
// biome-ignore lint/style/noDefaultExport: vitest calls the default export of a global setup.
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await openTestCluster();
  project.provide('cluster', cluster);
  project.provide('run', process.pid);
  // Bundled once for the many tests that start a sandbox of their own.
  const folder = path.resolve(`.souk/test/sandbox-${process.pid}`);
  await bundleEntries({ sandbox: 'sandbox/main.ts' }, folder);
  project.provide('sandbox', path.join(folder, 'sandbox.mjs'));
  return async () => {
    rmSync(folder, { recursive: true, force: true });
    await dropRun(cluster, process.pid);
  };
}
