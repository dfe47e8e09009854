import { savedHere } from '@/app/(social)/_lists/hearts';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { refuse } from '@/lib/kernel/result';
import { isRequestFromHere } from '@/lib/platform/request';
import { networkOfRequest } from '@/lib/platform/visit';
import type { Voice } from '@/lib/platform/voice';
import type { SearchParameters } from '@/lib/shop/search/schema';
import { maySearch } from '@/lib/shop/vision/asked/may-search';
import { cardsOf } from '@/lib/shop/vision/asked/queries';
import { findByPicture } from '@/lib/shop/vision/find-by-picture';
import { readPictureSearch } from '@/lib/shop/vision/schema';
import { formOfWords } from './form-of-words';
import { nothingYet, type SearchState } from './search-state';
import { tellFindings } from './told';

/**
 * A search with the picture of a product, answered before the page is sent: it needs no script. Within the limits of every search by
 * picture. What any site can cause with an address counts nothing as found. Null when there is no such picture.
 */
export async function beginWith(
  actor: Actor,
  product: Id<'product'>,
  parameters: SearchParameters,
  voice: Voice,
  country: string,
): Promise<SearchState | null> {
  // An address that does not say where to it should be delivered means her usual place; an empty word means anywhere.
  const read = await readPictureSearch(formOfWords({ country, ...parameters, product }));
  if (!read.ok) return null;
  const wanted = { ...read.value, isUncounted: !(await isRequestFromHere()) };
  const isWithin = await maySearch(actor, await networkOfRequest());
  const [[card], found] = await Promise.all([
    cardsOf(actor, [product], wanted.choice.country ?? ''),
    isWithin ? findByPicture(actor, wanted) : refuse('too_many'),
  ]);
  if (!card?.media) return null;
  const text = (name: string) => [parameters[name]].flat()[0] ?? '';
  const narrowing = {
    words: wanted.words ?? '',
    category: wanted.choice.category ?? '',
    page: wanted.choice.page ?? '',
    colour: wanted.colour ?? '',
    size: wanted.choice.size ?? '',
    country: wanted.choice.country ?? '',
    currency: wanted.choice.currency ?? '',
    min: text('min'),
    max: text('max'),
  };
  return {
    ...nothingYet,
    shown: { kind: 'product', id: product, source: `/media/${card.media.key}/1280` },
    asked: { narrowing, crop: wanted.crop ?? null, unlike: wanted.unlike ?? [] },
    told: found.ok ? tellFindings(found.value, voice, await savedHere()) : null,
    fault: found.ok ? null : found.code,
  };
}
