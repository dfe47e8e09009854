import 'server-only';
import { sql } from 'drizzle-orm';
import { inTalks } from '@/db/client/social';
import { Heard } from './schema';

/** Says that a side of a conversation has read as far as a message; never back again. Of another conversation's nothing changes. */
export async function markRead(input: Heard): Promise<void> {
  const { talk, side, message } = Heard.parse(input);
  await inTalks([talk], (tx) =>
    tx.execute(sql`
      insert into social.talk_read (talk_id, side, read_at)
      select m.talk_id, ${side}, m.at from social.message m where m.id = ${message}::uuid
      on conflict (talk_id, side) do update set read_at = greatest(talk_read.read_at, excluded.read_at)`),
  );
}
