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
    await pause(routine.seconds, signal);
  }
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
