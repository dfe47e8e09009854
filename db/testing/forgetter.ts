/** A worker that does what there is to do of deletions, and ends: a program of its own, for tests that kill it. */
import { EventEmitter } from 'node:events';
import { Logger, type Runner, runOnce } from 'graphile-worker';
import { z } from 'zod';
import { forgetTraces } from '@/lib/identity/deletions/forget-traces';
import { resumeDeletions } from '@/lib/identity/deletions/resume-deletions';
import { forgetWallet } from '@/lib/money/wallet/forget-wallet';
import { uuidField } from '@/lib/platform/id-field';
import { removeImage } from '@/lib/shop/media/remove-image';
import { forgetReviewer } from '@/lib/shop/reviews/forget-reviewer';
import { forgetPerson } from '@/lib/social/following/forget-person';
import { openHeartbeat } from '@/worker/heartbeat';

const person = (payload: unknown) => z.object({ person: uuidField('person') }).parse(payload).person;
const events: Runner['events'] = new EventEmitter();
const connectionString = process.env.DATABASE_URL_QUEUE ?? '';
const heartbeat = openHeartbeat(connectionString);
heartbeat.watch(events);
// It says only once that it lives, before it holds anything: of what it held when it is killed nobody can say whose it was.
await heartbeat.routine.run();
await resumeDeletions();
await runOnce({
  ...{ connectionString, events, concurrency: 1, noHandleSignals: true, parsedCronItems: [] },
  logger: new Logger(() => () => undefined),
  taskList: {
    'money:forget-wallet': (payload) => forgetWallet(person(payload)),
    'shop:forget-reviewer': (payload) => forgetReviewer(person(payload)),
    'social:forget-person': (payload) => forgetPerson(person(payload)),
    'identity:forget-traces': (payload) => forgetTraces(person(payload)),
    'shop:remove-media': (payload) => removeImage(z.object({ key: z.string() }).parse(payload).key),
  },
});
process.exit(0);
