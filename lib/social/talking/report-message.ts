import 'server-only';
import { sql } from 'drizzle-orm';
import { inTalks } from '@/db/client/social';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { sealText } from '@/lib/social/sealing/seal-text';
import { reportOwner, reportPlace } from './model';
import { messagesOf } from './queries';
import { Heard } from './schema';

/**
 * Reports what the other side wrote, for the operator to read: these words and no others, sealed under a key of the report, so that
 * they can be read whatever becomes of who wrote them. Twice is once. `not_found` for one's own words and for those of another
 * conversation.
 */
export async function reportMessage(input: Heard): Promise<Result<null, 'not_found'>> {
  const { talk, side, message } = Heard.parse(input);
  const found = (await messagesOf({ talk, side })).find((one) => one.id === message && !one.mine);
  if (!found) return refuse('not_found');
  if (found.reported) return ok(null);
  const sealed = await sealText(reportOwner(message), reportPlace(message), found.words);
  await inTalks([talk], (tx) =>
    tx.execute(sql`
      insert into social.message_report (message_id, talk_id, side, sealed)
      values (${message}::uuid, ${talk}::uuid, ${side}, ${sealed}) on conflict do nothing`),
  );
  return ok(null);
}
