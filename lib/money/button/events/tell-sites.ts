import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { toUuid } from '@/lib/kernel/ids';
import { logBug } from '@/lib/platform/log';
import { sendMessage } from './gateway';
import { openHookSecrets } from './hook-secret';
import { leaseSeconds, retryAfter } from './model';
import { ClaimedRow } from './schema';
import { writeMessage } from './write-event';

/** Messages tried at once, and how many of them to one address. */
const [batch, ofOne] = [16, 4];

/**
 * Tells sites what is due, and answers how many messages arrived. What fails is tried again later, on its own. Safe to run from several
 * processes, and to be killed: between an answer and its note a message is sent once more, with the same id.
 */
export async function tellSites(): Promise<number> {
  for (let told = 0; ; ) {
    const due = await callMoney(z.array(ClaimedRow), sql`money.claim_deliveries(${batch}, ${ofOne}, ${leaseSeconds})`);
    if (due.length === 0) return told;
    const arrived = await Promise.all(
      due.map((one) =>
        tell(one).catch((error: unknown) => {
          // Noted by nobody, it is due again when its time with us is over.
          logBug('site_not_told', error, { record: one.event });
          return false;
        }),
      ),
    );
    told += arrived.filter(Boolean).length;
  }
}

async function tell(due: z.output<typeof ClaimedRow>): Promise<boolean> {
  const began = performance.now();
  const secrets = await openHookSecrets({ site: due.site, hook: due.hook }, [
    due.secret,
    ...(due.earlier === null ? [] : [due.earlier]),
  ]);
  const body = JSON.stringify(writeMessage(due));
  const message = { id: due.event, timestamp: Math.floor(Date.now() / 1_000), body };
  // Unsigned, a message would be anybody's.
  const sent = secrets.length === 0 ? null : await sendMessage(due.url, secrets, message);
  const status = sent?.ok ? sent.value.status : null;
  const problem = sent === null ? 'no_secret' : sent.ok ? '' : sent.code;
  const milliseconds = Math.round(performance.now() - began);
  const state = await callMoney(
    z.string().nullable(),
    sql`money.note_delivery(${toUuid(due.event)}::uuid, ${toUuid(due.hook)}::uuid, ${due.tries}, ${status}::int, ${problem}, ${milliseconds}::int, ${retryAfter(due.tries, Math.random())}::numeric)`,
  );
  return state === 'delivered';
}
