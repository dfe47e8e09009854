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
import type { PlacedTag } from '@/lib/shop/posts/model';
import type { Crop } from '@/lib/shop/vision/models/model';
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

/** A product that a photograph seems to show, and where: the middle of the thing, in percent from the left and the top. */
export type Proposed = PlacedTag;

/**
 * Which products of a page the actor owns its photographs seem to show and where, the likeliest first: those on sale and in stock that
 * are nearest to the photograph, its main thing or another thing in it; on each photograph a product stands once. Nothing is tagged by it, counted or kept. Refuses `not_found` (the
 * page, or a photograph that is not its own), `busy` and `eyes_failed`; a photograph that cannot be seen shows nothing.
 */
export async function proposeProducts(
  actor: Actor,
  input: { readonly page: Id<'page'>; readonly photos: readonly Id<'media'>[] },
): Promise<Result<Proposed[], PageRefusal | 'busy' | 'eyes_failed'>> {
  if (!(await requireMember(actor, input.page, 'change_page'))) return refuse(await pageRefusal(actor, input.page));
  const photos = await shopDb()
    .select({ id: media.id, key: media.key, handle: page.handle })
    .from(media)
    .innerJoin(page, eq(page.id, media.pageId))
    .where(and(eq(media.pageId, input.page), inArray(media.id, [...input.photos])));
  if (photos.length !== input.photos.length) return refuse('not_found');
  const near: (Near & Placed)[] = [];
  for (const { id, key, handle } of photos) {
    const things = await thingsIn(actor, key);
    if (!things.ok) return things;
    for (const thing of things.value) {
      const found = await inShare(() => likely(actor, thing.sought, handle.toLowerCase()));
      if (!found.ok) return found;
      near.push(...found.value.map((one) => ({ ...one, photo: id, ...middleOf(thing.part) })));
    }
  }
  near.sort((one, other) => other.likeness - one.likeness);
  const best = new Set(
    bestPictures(near)
      .slice(0, proposedMax)
      .map(({ product }) => product),
  );
  const places = new Map<string, Proposed>();
  for (const { photo, product, x, y } of near) {
    const place = `${photo} ${product}`;
    if (best.has(product) && !places.has(place)) places.set(place, { photo, product, x, y });
  }
  return ok([...places.values()]);
}

type Placed = Omit<Proposed, 'product'>;
type Thing = { readonly sought: Sought; readonly part: Crop };

const middleOf = ({ left, top, width, height }: Crop) => ({
  x: Math.round((left + width / 2) * 100),
  y: Math.round((top + height / 2) * 100),
});

/** What a photograph shows, as it is sought: whole, its main thing, and others in it. */
async function thingsIn(actor: Actor, key: string): Promise<Result<Thing[], 'busy' | 'eyes_failed'>> {
  const picture = await keptPicture(key);
  if (picture === null) return ok([]);
  const first = await lookAtShown(actor, { shown: { picture } }, false);
  if (!first.ok) return isPassing(first.code) ? refuse(first.code) : ok([]);
  const { sought, whole, objects, crop } = first.value;
  // What the whole picture is like stands most likely where its main thing does.
  const seen = [sought, whole?.sought ?? null].filter((one) => one !== null);
  const things = seen.map((one): Thing => ({ sought: one, part: crop }));
  if (sought === null || objects.length < 2) return ok(things);
  for (const { box } of objects.slice(0, thingsMax)) {
    const part = await lookAtShown(actor, { shown: { picture }, crop: withAir(box) }, false);
    if (!part.ok) return isPassing(part.code) ? refuse(part.code) : ok(things);
    if (part.value.sought) things.push({ sought: part.value.sought, part: box });
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
