import { randomUUID } from 'node:crypto';
import type { Runner } from 'graphile-worker';
import postgres from 'postgres';
import type { Routine } from './work';

/**
 * Tells the database every three seconds that this worker lives and under which names it locks jobs. A worker that has
 * been silent for 30 seconds is taken for dead and its jobs are given back: after `kill -9` they would otherwise stay
 * locked for four hours.
 */
export function openHeartbeat(queueUrl: string): {
  watch: (events: Runner['events']) => void;
  routine: Routine;
  leave: () => Promise<void>;
} {
  const queue = postgres(queueUrl, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  const name = randomUUID();
  const locks = new Set<string>();
  return {
    watch(events) {
      events.on('worker:create', ({ worker }) => locks.add(worker.workerId));
      events.on('worker:stop', ({ worker }) => locks.delete(worker.workerId));
    },
    routine: {
      seconds: 3,
      run: async () => {
        await queue`select queue.beat(${name}, ${[...locks]})`;
      },
    },
    async leave() {
      await queue`select queue.leave(${name})`;
      await queue.end({ timeout: 1 });
    },
  };
}
