import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { Actor } from '@/lib/identity/actor/model';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken, isToken } from '@/lib/platform/tokens';
import type { StopDigest } from './schema';

/**
 * Switches off the digest whose mail brought this token, whoever holds it and whether or not she is signed in; every other choice
 * stays. Again changes nothing. `link_over` for a token of nobody's.
 */
export async function stopDigest(_actor: Actor, { token }: StopDigest): Promise<Result<null, 'link_over'>> {
  if (!isToken(token)) return refuse('link_over');
  const stopped = await socialDb().execute(sql`
    update social.digest set rhythm = 'off', due_at = null where stop_hash = ${hashToken(token)} returning person_id`);
  return stopped.length > 0 ? ok(null) : refuse('link_over');
}
