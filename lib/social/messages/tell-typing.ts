import 'server-only';
import { sql } from 'drizzle-orm';
import { asReader } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';
import type { Place } from './schema';
import { standingIn } from './standing';

/** How often at most one person is told of as writing. */
const everyMs = 2_000;
/** People remembered for that; beyond it the oldest are forgotten. */
const rememberedMax = 10_000;

// One for the process, across reloads in development; nothing of it is stored.
const held = globalThis as typeof globalThis & { soukTyping?: Map<string, number> };

/**
 * Tells the other side's browsers that the actor is writing, as it happens and nowhere else: no row says it. Nothing for everybody
 * else, where nothing may be written, for whoever does not show it, and more often than every other second.
 */
export async function tellTyping(actor: PersonActor, place: Place): Promise<void> {
  if (isTooSoon(`${actor.personId} ${place.talk}`)) return;
  const me = toUuid(actor.personId);
  await asReader(me, async (tx) => {
    const standing = await standingIn(tx, actor, place);
    if (!standing?.open) return;
    await tx.execute(sql`
      select social.tell_live(${`talk:${toUuid(standing.talk)} typing:${standing.side}`})
      where coalesce((select s.typing from social.talk_setting s where s.person_id = ${me}::uuid), true)`);
  });
}

function isTooSoon(who: string): boolean {
  held.soukTyping ??= new Map();
  const [now, last] = [performance.now(), held.soukTyping.get(who)];
  if (last !== undefined && now - last < everyMs) return true;
  held.soukTyping.delete(who);
  held.soukTyping.set(who, now);
  const [oldest] = held.soukTyping.keys();
  if (held.soukTyping.size > rememberedMax && oldest !== undefined) held.soukTyping.delete(oldest);
  return false;
}
