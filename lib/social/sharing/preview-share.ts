import 'server-only';
import { sql } from 'drizzle-orm';
import { type SocialTransaction, socialDb } from '@/db/client/social';
import type { Actor, PersonActor } from '@/lib/identity/actor/model';
import { newId, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { ShareView } from './model';
import { type PlaceRefusal, placeShare } from './place-share';
import { shareAs } from './queries';
import { type Eyes, Shown, type Wish } from './schema';

class Undone extends Error {}

/**
 * How a share would be answered to somebody, before it is shared: null where she would not see it. It is written, asked for as she
 * would ask, and undone in one transaction that never ends well, so that what is shown is what will be, and nobody hears of it. A
 * share that begins later is shown as it will be then.
 */
export async function previewShare(
  actor: PersonActor,
  offered: Shown,
  wish: Wish,
  eyes: Eyes,
): Promise<Result<ShareView | null, PlaceRefusal>> {
  const shown = Shown.parse(offered);
  let answer: Result<ShareView | null, PlaceRefusal> | undefined;
  const undone = await socialDb()
    .transaction(async (tx) => {
      answer = await lookThrough(tx, actor, { shown, wish, eyes });
      throw new Undone();
    })
    .catch((error: unknown) => error);
  if (!(undone instanceof Undone) || answer === undefined) throw undone;
  return answer;
}

type Look = { readonly shown: Shown; readonly wish: Wish; readonly eyes: Eyes };

async function lookThrough(
  tx: SocialTransaction,
  actor: PersonActor,
  { shown, wish, eyes }: Look,
): Promise<Result<ShareView | null, PlaceRefusal>> {
  // Its end is not looked at, and a link is never told: any hash will do that is nobody's.
  const span = { startsAt: new Date(0), endsAt: null };
  const linkHash = wish.audience === 'link' ? '0'.repeat(64) : null;
  // Her words are not written for it, not even for a moment: who sees a share reads them.
  const placed = await placeShare(tx, actor, { id: newId('share'), shown, wish, span, linkHash, sealedNote: null });
  if (!placed.ok) return placed;
  const viewer = await viewerFor(tx, actor, eyes);
  if (viewer === null) return refuse('not_friends', 'eyes');
  const view = await shareAs(tx, viewer, { share: placed.value, by: eyes === 'link' ? 'link' : 'address' });
  return ok(view && { ...view, note: wish.note, since: new Date() });
}

/** Somebody to look through; only through friends, so that nobody learns how a stranger stands to her. */
async function viewerFor(tx: SocialTransaction, actor: PersonActor, eyes: Eyes): Promise<Actor | null> {
  if (eyes === 'anybody' || eyes === 'link') return { kind: 'guest', guestHash: null, locale: actor.locale };
  const [friend] = await tx.execute(sql`
    select 1 where identity.are_friends(${toUuid(eyes)}::uuid, ${toUuid(actor.personId)}::uuid)`);
  return friend ? { ...actor, personId: eyes } : null;
}
