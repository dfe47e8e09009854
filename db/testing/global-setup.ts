import type { TestProject } from 'vitest/node';
import { dropRun, openTestCluster } from './cluster';
import type { TestCluster } from './urls';

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster;
    run: number;
  }
}

/** Once per run: a cluster with a migrated template; afterwards its copies are dropped, the cluster stays for the next run. */
// biome-ignore lint/style/noDefaultExport: vitest calls the default export of a global setup.
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await openTestCluster();
  project.provide('cluster', cluster);
  project.provide('run', process.pid);
  return () => dropRun(cluster, process.pid);
}
