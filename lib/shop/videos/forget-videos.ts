import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';

/**
 * Forgets videos that never came whole within six hours, and those that were kept a day ago and nothing shows; says how many. Their bytes
 * follow (db/sql/24-videos.sql). Safe to run from several processes.
 */
export async function forgetVideos(): Promise<number> {
  const gone = await shopDb().execute(sql`
    delete from shop.video v where (v.state = 'coming' and v.created_at < now() - interval '6 hours')
      or (v.state = 'kept' and v.created_at < now() - interval '1 day'
        and not exists (select from shop.product_video p where p.video_id = v.id)
        and not exists (select from shop.post_video p where p.video_id = v.id))
    returning v.id`);
  return gone.length;
}
