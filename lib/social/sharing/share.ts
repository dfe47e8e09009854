import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { spanOf } from './model';
import { type PlaceRefusal, placeShare } from './place-share';
import { Shown, type Wish } from './schema';
import { tellNamed } from './tell-named';

/**
 * Shows what she ticked to whom she chose. What comes over from the purchase is parsed once more, so that nothing of it beyond her
 * ticks can be kept. Those she named are told, when it begins; one that goes by link can be
 * opened by nobody until its link is made. `starts_past`: that day is over.
 */
export async function share(
  actor: PersonActor,
  offered: Shown,
  wish: Wish,
  now = new Date(),
): Promise<Result<Id<'share'>, PlaceRefusal | 'starts_past'>> {
  const shown = Shown.parse(offered);
  const span = spanOf(wish, now);
  if (span === null) return refuse('starts_past', 'startsOn');
  return socialDb().transaction(async (tx) => {
    const placed = await placeShare(tx, actor, { shown, wish, span, linkHash: null });
    if (!placed.ok) return placed;
    const id = toUuid(placed.value);
    const payload = JSON.stringify({ share: id });
    if (span.startsAt > now) {
      await tx.execute(
        sql`select queue.add_social('social:begin-share', ${payload}::json, ${span.startsAt.toISOString()}::timestamptz, ${`begin-share:${id}`})`,
      );
    } else {
      await tellNamed(tx, placed.value);
    }
    if (span.endsAt !== null) {
      await tx.execute(
        sql`select queue.add_social('social:end-share', ${payload}::json, ${span.endsAt.toISOString()}::timestamptz, ${`end-share:${id}`})`,
      );
    }
    return ok(placed.value);
  });
}
