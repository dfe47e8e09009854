import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { destroyTextKey } from '@/lib/social/sealing/destroy-text-key';
import { sealText } from '@/lib/social/sealing/seal-text';
import { notePlace, spanOf } from './model';
import { type PlaceRefusal, type Placing, placeShare } from './place-share';
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
  const id = newId('share');
  const sealedNote = wish.note === '' ? null : await sealText(id, notePlace(id), wish.note);
  const placed = await place(actor, { id, shown, wish, span, linkHash: null, sealedNote }, now);
  if (!placed.ok && sealedNote !== null) await destroyTextKey(id);
  return placed;
}

/** Writes it, with whom it is told to and when it begins and ends. */
async function place(actor: PersonActor, placing: Placing, now: Date): Promise<Result<Id<'share'>, PlaceRefusal>> {
  const { span } = placing;
  return socialDb().transaction(async (tx) => {
    const placed = await placeShare(tx, actor, placing);
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
