/**
 * The worker: takes jobs from the queue as the queue's role and runs each with the rights of its ring. Any number of these
 * may run at once. Ends with code 1 when the database stays away, for whoever supervises it to start it again.
 */
import { EventEmitter } from 'node:events';
import { Logger, type LogLevel, type Runner, run, type Task } from 'graphile-worker';
import { outliveOutages } from '@/db/client/outlive-outages';
import { env } from '@/lib/platform/env';
import { logBug, logInfo, logWarn } from '@/lib/platform/log';
import { safeError } from '@/lib/platform/safe-error';
import * as archives from './archives';
import * as copies from './copies';
import { openHeartbeat } from './heartbeat';
import * as identity from './identity';
import * as money from './money';
import { startRoutines } from './routines';
import * as shop from './shop';
import * as social from './social';
import type { Routine, Tasks } from './work';

/** Jobs wait for the database and for mail servers, hardly for the processor. */
const JOBS_AT_ONCE = 10;
/** Left to running jobs after SIGTERM; what is not done by then is given back to the queue. */
const GRACE_MS = 3500;

const rings: Record<string, { tasks: Tasks; routines?: Record<string, Routine> }> = {
  shop,
  money,
  social,
  identity,
  archives,
  copies,
};

/** graphile-worker's own warnings; failed jobs are logged once, by us, without the text of database errors. */
const logger = new Logger(() => (level: LogLevel, message: string) => {
  if ((level === 'error' || level === 'warning') && !message.startsWith('Failed task'))
    logWarn('worker.queue', { message });
});

/** The queue keeps a failed job's message for the operator: it must not quote a row. */
function guarded([name, task]: [string, Task]): [string, Task] {
  return [
    name,
    async (payload, helpers) => {
      try {
        await task(payload, helpers);
      } catch (error) {
        throw safeError(error);
      }
    },
  ];
}

function routines(): Record<string, Routine> {
  return Object.fromEntries(Object.values(rings).flatMap((ring) => Object.entries(ring.routines ?? {})));
}

function logOutcomes(events: Runner['events']): void {
  events.on('job:error', ({ job, error }) => {
    const fields = {
      task: job.task_identifier,
      job: String(job.id),
      attempt: job.attempts,
      attemptsMax: job.max_attempts,
    };
    logBug('worker.job_failed', error, fields);
  });
}

async function main(): Promise<void> {
  const queueUrl = env().DATABASE_URL_QUEUE;
  if (!queueUrl) throw new Error('DATABASE_URL_QUEUE is not set');
  const heartbeat = openHeartbeat(queueUrl);
  const events: Runner['events'] = new EventEmitter();
  heartbeat.watch(events);
  logOutcomes(events);
  const runner = await run({
    connectionString: queueUrl,
    concurrency: JOBS_AT_ONCE,
    maxPoolSize: JOBS_AT_ONCE + 2,
    // Each of them looks by itself for jobs whose time has come; others are announced.
    pollInterval: 250 * JOBS_AT_ONCE,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: GRACE_MS - 1000,
    taskList: Object.fromEntries(Object.values(rings).flatMap((ring) => Object.entries(ring.tasks).map(guarded))),
    parsedCronItems: [],
    logger,
    events,
  });
  const stopRoutines = startRoutines({ ...routines(), heartbeat: heartbeat.routine });
  logInfo('worker.ready');

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const done = Promise.all([runner.stop(), stopRoutines()]);
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, GRACE_MS))]);
    await heartbeat.leave().catch(() => undefined);
    process.exit(0);
  };
  outliveOutages((what) => logWarn('worker.given_up', { what }));
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  await runner.promise.catch((error: unknown) => {
    if (stopping) return;
    logBug('worker.stopped', error);
    process.exit(1);
  });
}

await main();
