import 'server-only';
import { sql } from 'drizzle-orm';
import { readSocial } from '@/db/client/social';

/**
 * What operators said of a host, in whichever letters it is written: `refused` itself or above it; `like` where its letters pass for those of a
 * refused one; null for nothing.
 */
export async function knownHost(host: string): Promise<'refused' | 'like' | null> {
  const [row] = await readSocial<{ known: 'refused' | 'like' | null }>(
    sql`select identity.host_known(${host}) as known`,
  );
  return row?.known ?? null;
}
