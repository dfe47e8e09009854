import 'server-only';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { callMoney } from '@/db/client/money';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { hashToken, isToken, newToken } from '@/lib/platform/tokens';
import type { FramePlace } from './schema';

/**
 * Takes the grant that her window handed to a frame, and answers the token for the frame's cookie. `not_found` for one that was used, is older
 * than a minute, or was given for another site or another origin.
 */
export async function redeemGrant(grant: string, at: FramePlace): Promise<Result<{ token: string }, 'not_found'>> {
  if (!isToken(grant)) return refuse('not_found');
  const token = newToken();
  const taken = await callMoney(
    z.boolean(),
    sql`money.redeem_frame(${hashToken(grant)}, ${at.publishable}, ${at.origin}, ${hashToken(token)})`,
  );
  return taken ? ok({ token }) : refuse('not_found');
}
