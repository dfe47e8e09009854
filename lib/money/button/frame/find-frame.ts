import 'server-only';
import { sql } from 'drizzle-orm';
import { callMoney } from '@/db/client/money';
import { actorKey, type Locale, type PersonActor } from '@/lib/identity/actor/model';
import { findActor } from '@/lib/identity/sessions/queries';
import type { Id } from '@/lib/kernel/ids';
import { hashToken, isToken } from '@/lib/platform/tokens';
import type { FramePlace } from './schema';
import { FrameRow } from './schema';

/** A frame that may pay: whose it is, on which site, and with which of her methods. */
export type LiveFrame = { id: Id<'frame'>; siteId: Id<'site'>; methodId: Id<'method'>; actor: PersonActor };

/**
 * What the cookie of a frame opens where it stands; null without one, on another site or origin, once it was taken back, and once the
 * sign-in in which it was allowed has ended.
 */
export async function findFrame(token: string | undefined, at: FramePlace, locale: Locale): Promise<LiveFrame | null> {
  if (!isToken(token)) return null;
  const row = await callMoney(FrameRow, sql`money.frame_of(${hashToken(token)}, ${at.publishable}, ${at.origin})`);
  if (!row) return null;
  const actor = await findActor(row.session, locale);
  if (!actor || actorKey(actor) !== row.owner || actor.device !== row.device) return null;
  return { id: row.id, siteId: row.site, methodId: row.method, actor };
}
