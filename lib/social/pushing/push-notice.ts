import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import { enqueue } from '@/db/enqueue';
import { findRecipient } from '@/lib/identity/mails/queries';
import { openText } from '@/lib/social/sealing/open-text';
import { pushTo } from './gateway';
import { table } from './keep-subscription';
import { pushKey } from './keys';
import { waitingPush } from './queries';
import { Sealed } from './schema';

/** A notice and a browser, both by their bare uuids. */
export type Push = { readonly notice: string; readonly subscription: string };

/**
 * Tells one browser of one notice, if that is still to be told: a sentence that says what kind of thing happened and nothing of it. A job;
 * a second run shows the same once, for the browser knows a notice by its id. A browser that is gone is forgotten; a push service that
 * asks for time gets it; one that is away is tried again by the queue.
 */
export async function pushNotice({ notice, subscription }: Push): Promise<void> {
  const waiting = await waitingPush(notice, subscription);
  if (!waiting) return;
  const to = await findRecipient(waiting.personId);
  const opened = to && (await openText(waiting.personId, { table, id: subscription }, waiting.sealed));
  if (!to || !opened) return forget(subscription);
  const { key, ...browser } = Sealed.parse(JSON.parse(opened));
  if (key !== pushKey()) return forget(subscription);
  const { voice } = to;
  const fault = await pushTo(browser, {
    id: notice,
    title: voice.t('common.souk'),
    body: voice.t(`digest.line_${waiting.kind}`, { count: 1 }),
    lang: voice.locale,
    dir: voice.dir,
    path: voice.href('/notifications'),
  });
  if (fault?.code === 'gone') return forget(subscription);
  if (fault?.code === 'away') throw new Error('a push service is away');
  if (fault?.code !== 'later') return;
  await enqueue(socialDb(), 'social:push-notice', {
    payload: { notice, subscription },
    after: `${fault.seconds} seconds`,
    key: `push ${notice} ${subscription}`,
  });
}

async function forget(subscription: string): Promise<void> {
  await socialDb().execute(sql`delete from social.push_subscription where id = ${subscription}::uuid`);
}
