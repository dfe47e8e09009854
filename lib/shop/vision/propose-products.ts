import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { media, page } from '@/db/schema/shop/page';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { keptPicture } from '@/lib/shop/media/kept-picture';
import type { PageRefusal } from '@/lib/shop/ownership/model';
import { pageRefusal, requireMember } from '@/lib/shop/ownership/queries';
import { inShare } from './asked/in-share';
import { lookAtShown } from './asked/look-at-shown';
import { withAir } from './asked/main-thing';
import { bestPictures, learnedOf } from './asked/rank';
import type { Sought } from './sight/near-index';
import { type Near, nearest } from './sight/queries';

/** Products that are proposed at most: she looks at each. */
export const proposedMax = 6;

/** Of one thing in a photograph so many are proposed. */
const ofThingMax = 2;

/** Things of a photograph that are looked at one by one, besides the main one. */
const thingsMax = 3;

/**
 * Which products of a page the actor owns its photographs seem to show, the likeliest first: those on sale and in stock that are
 * nearest to the photograph, its main thing or another thing in it. Nothing is tagged by it, counted or kept. Refuses `not_found` (the
 * page, or a photograph that is not its own), `busy` and `eyes_failed`; a photograph that cannot be seen shows nothing.
 */
export async function proposeProducts(
  actor: Actor,
  input: { readonly page: Id<'page'>; readonly photos: readonly Id<'media'>[] },
): Promise<Result<Id<'product'>[], PageRefusal | 'busy' | 'eyes_failed'>> {
  if (!(await requireMember(actor, input.page, 'change_page'))) return refuse(await pageRefusal(actor, input.page));
  const photos = await shopDb()
    .select({ key: media.key, handle: page.handle })
    .from(media)
    .innerJoin(page, eq(page.id, media.pageId))
    .where(and(eq(media.pageId, input.page), inArray(media.id, [...input.photos])));
  if (photos.length !== input.photos.length) return refuse('not_found');
  const near: Near[] = [];
  for (const { key, handle } of photos) {
    const things = await thingsIn(actor, key);
    if (!things.ok) return things;
    for (const thing of things.value) {
      const found = await inShare(() => likely(actor, thing, handle.toLowerCase()));
      if (!found.ok) return found;
      near.push(...found.value);
    }
  }
  const best = bestPictures(near.sort((one, other) => other.likeness - one.likeness));
  return ok(best.slice(0, proposedMax).map(({ product }) => product));
}

/** What a photograph shows, as it is sought: whole, its main thing, and others in it. */
async function thingsIn(actor: Actor, key: string): Promise<Result<Sought[], 'busy' | 'eyes_failed'>> {
  const picture = await keptPicture(key);
  if (picture === null) return ok([]);
  const first = await lookAtShown(actor, { shown: { picture } }, false);
  if (!first.ok) return isPassing(first.code) ? refuse(first.code) : ok([]);
  const { sought, whole, objects } = first.value;
  const things = [sought, whole?.sought ?? null].filter((one) => one !== null);
  if (sought === null || objects.length < 2) return ok(things);
  for (const { box } of objects.slice(0, thingsMax)) {
    const seen = await lookAtShown(actor, { shown: { picture }, crop: withAir(box) }, false);
    if (!seen.ok) return isPassing(seen.code) ? refuse(seen.code) : ok(things);
    if (seen.value.sought) things.push(seen.value.sought);
  }
  return ok(things);
}

const isPassing = (code: string): code is 'busy' | 'eyes_failed' => code === 'busy' || code === 'eyes_failed';

/** The products nearest to a thing, as far as they are near enough to be named. */
async function likely(actor: Actor, thing: Sought, handle: string): Promise<Near[]> {
  const { enough, sameItem } = learnedOf(thing.embedder);
  // Half way from what is shown in a search to what is called the very thing: a wrong name costs her more than a missing one.
  const least = (enough + sameItem) / 2;
  const near = bestPictures(await nearest(actor, thing, { page: handle }));
  return near.filter(({ likeness }) => likeness >= least).slice(0, ofThingMax);
}
