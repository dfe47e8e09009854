import 'server-only';
import { sql } from 'drizzle-orm';
import { inTalks } from '@/db/client/social';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { Heard } from './schema';

/**
 * Reports what the other side wrote, for the operator to read: these words and no others. Twice is once. `not_found` for one's own
 * words and for those of another conversation.
 */
export function reportMessage(input: Heard): Promise<Result<null, 'not_found'>> {
  const { talk, side, message } = Heard.parse(input);
  return inTalks([talk], async (tx) => {
    const [found] = await tx.execute(sql`
      with told as (
        select m.id, m.talk_id, m.words from social.message m where m.id = ${message}::uuid and m.side <> ${side}
      ), made as (
        insert into social.message_report (message_id, talk_id, side, words)
        select id, talk_id, ${side}, words from told on conflict do nothing
      )
      select id from told`);
    return found ? ok(null) : refuse('not_found');
  });
}
