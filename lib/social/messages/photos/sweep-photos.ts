import 'server-only';
import { sql } from 'drizzle-orm';
import { inUpkeep } from '@/db/client/social';

/** Takes away what was chosen a day ago and never sent, or cut off; answers how many. Several processes may do it at once. */
export async function sweepPhotos(): Promise<number> {
  const gone = await inUpkeep((tx) =>
    tx.execute(sql`
      delete from social.talk_photo where id in (
        select id from social.talk_photo where message_id is null and at < now() - interval '1 day' limit 200) returning id`),
  );
  return gone.length;
}
