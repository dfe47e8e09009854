import type { Task } from 'graphile-worker';

/** The jobs of one ring by their full name, `<ring>:<task>`. A task must be safe to run twice: a killed worker's job runs again. */
export type Tasks = Record<string, Task>;

/** Something a ring does again and again without being asked, such as sweeping up what a crash left half done. */
export type Routine = { seconds: number; run: () => Promise<void> };
