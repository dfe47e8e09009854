import 'server-only';
import { sql } from 'drizzle-orm';
import type { SocialTransaction } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import type { Span } from './model';
import type { Shown, Wish } from './schema';

/** Why something cannot be shared as asked. */
export type PlaceRefusal = 'nothing_inside' | 'people_none' | 'not_friends' | 'circle_none' | 'already_shared';

/** A share as it is written. */
export type Placing = {
  readonly id: Id<'share'>;
  readonly shown: Shown;
  readonly wish: Wish;
  readonly span: Span;
  readonly linkHash: string | null;
  /** Her words, sealed for `id`; null where there are none. */
  readonly sealedNote: string | null;
};

/**
 * Writes a share and whom it names, and tells nobody. Only friends are named, so that nobody is told things by strangers, and
 * only a circle of her own is chosen. `already_shared`: the same thing is shared now; it is taken back first.
 */
export async function placeShare(
  tx: SocialTransaction,
  actor: PersonActor,
  { id, shown, wish, span, linkHash, sealedNote }: Placing,
): Promise<Result<Id<'share'>, PlaceRefusal>> {
  if (shown.item === undefined && shown.page === undefined) return refuse('nothing_inside', 'inside');
  const me = sql`${toUuid(actor.personId)}::uuid`;
  const people = wish.audience === 'people' ? [...new Set(wish.people)].map(toUuid) : [];
  if (wish.audience === 'people') {
    if (people.length === 0) return refuse('people_none', 'people');
    const strangers = await tx.execute(sql`
      select n from unnest(${`{${people.join(',')}}`}::text::uuid[]) n
      where not identity.are_friends(n, ${me}) or identity.apart(n, ${me}) limit 1`);
    if (strangers.length > 0) return refuse('not_friends', 'people');
  }
  const circle = wish.audience === 'circle' && wish.circle !== null ? toUuid(wish.circle) : null;
  if (wish.audience === 'circle') {
    const own = await tx.execute(sql`
      select id from social.circle where id = ${circle}::uuid and person_id = ${me} for key share`);
    if (own.length === 0) return refuse('circle_none', 'circle');
  }
  const [placed] = await tx.execute<{ id: string }>(sql`
    insert into social.share (id, person_id, mark, audience, circle_id, link_hash, product_id, item, page_id, donation, sealed_note, photo_key,
      price, currency, month, starts_at, ends_at)
    values (${toUuid(id)}::uuid, ${me}, ${shown.mark}::uuid, ${wish.audience}, ${circle}::uuid, ${linkHash},
      ${shown.product === undefined ? null : toUuid(shown.product)}::uuid, ${shown.item ?? null},
      ${shown.page === undefined ? null : toUuid(shown.page)}::uuid, ${shown.donation ?? false}, ${sealedNote}, ${shown.photoKey ?? null},
      ${shown.price?.amount.toString() ?? null}::bigint, ${shown.price?.currency ?? null}, ${shown.month ?? null}::date,
      ${span.startsAt.toISOString()}::timestamptz, ${span.endsAt?.toISOString() ?? null}::timestamptz)
    on conflict (person_id, mark) do nothing returning id`);
  if (!placed) return refuse('already_shared');
  if (people.length > 0) {
    await tx.execute(sql`
      insert into social.share_person (share_id, person_id)
      select ${toUuid(id)}::uuid, n from unnest(${`{${people.join(',')}}`}::text::uuid[]) n`);
  }
  return ok(id);
}
