import { setTimeout as pause } from 'node:timers/promises';
import { logBug } from '@/lib/platform/log';
import type { Routine } from './work';

/**
 * Runs each routine, waits its time, runs it again; a failure is logged and does not end the others. The returned function
 * stops them all and resolves when the last running one is done.
 */
export function startRoutines(routines: Record<string, Routine>): () => Promise<void> {
  const stop = new AbortController();
  const loops = Object.entries(routines).map(([name, routine]) => loop(name, routine, stop.signal));
  return async () => {
    stop.abort();
    await Promise.all(loops);
  };
}

async function loop(name: string, routine: Routine, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await routine.run().catch((error: unknown) => logBug('worker.routine_failed', error, { routine: name }));
    // Rejects when stopped, which only means that the wait is over.
    await pause(routine.seconds * 1000, undefined, { signal }).catch(() => undefined);
  }
}
