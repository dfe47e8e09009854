'use client';

import { useState } from 'react';
import type { OwnedPhoto } from '@/lib/shop/ownership/queries';
import { proposeForPhotos } from './actions';

/** A product of the page as this form shows it. */
export type ShownProduct = { readonly id: string; readonly title: string; readonly photo: OwnedPhoto | null };

/** A product on a photo, in percent from its left and its top. */
export type Tag = { readonly photo: string; readonly product: string; readonly x: number; readonly y: number };

/** Products of a post: those it shows and where, and those that seem to be on its photos and where, each of which she accepts or declines. */
export type PostProducts = {
  readonly shown: readonly ShownProduct[];
  readonly tags: readonly Tag[];
  readonly proposed: readonly ShownProduct[];
  readonly places: readonly Tag[];
  /** `none`: looked, and nothing new was recognised; else the code of a refusal. */
  readonly standing: 'rest' | 'looking' | 'none' | (string & {});
};

/** A post that shows nothing yet. */
export const noProducts: PostProducts = { shown: [], tags: [], proposed: [], places: [], standing: 'rest' };

const isSame = (one: Tag, other: Tag) => one.photo === other.photo && one.product === other.product;
const without = (tags: readonly Tag[], gone: readonly Tag[]) =>
  tags.filter((tag) => !gone.some((one) => isSame(one, tag)));

/** These products as tagged there: also among those shown, and no longer proposed in these places. */
function tagged(now: PostProducts, tags: readonly Tag[], product: ShownProduct): PostProducts {
  const shown = now.shown.some(({ id }) => id === product.id) ? now.shown : [...now.shown, product];
  const places = without(now.places, tags);
  const proposed = now.proposed.filter(({ id }) => id !== product.id);
  return { ...now, shown, places, proposed, tags: [...without(now.tags, tags), ...tags] };
}

/** What a post shows and what could be on its photos; what was declined is not proposed again while the form is open. */
export function usePostProducts(pageId: string, begin: PostProducts) {
  const [state, setState] = useState(begin);
  const [declined, setDeclined] = useState<readonly string[]>([]);
  const propose = async (photos: readonly string[]) => {
    if (photos.length === 0) return;
    setState((now) => ({ ...now, standing: 'looking' }));
    const form = new FormData();
    form.set('page', pageId);
    for (const photo of photos) form.append('photos[]', photo);
    const answer = await proposeForPhotos(null, form).catch(() => null);
    setState((now) => {
      if (!answer?.ok) return { ...now, standing: answer?.code ?? 'unreachable' };
      const found = answer.value.products.filter(({ id }) => !declined.includes(id));
      const known = new Set([...now.shown, ...now.proposed].map(({ id }) => id));
      const proposed = [...now.proposed, ...found.filter(({ id }) => !known.has(id))];
      const placed = answer.value.places.filter(({ product }) => found.some(({ id }) => id === product));
      const places = [...now.places, ...without(placed, [...now.tags, ...now.places])];
      return { ...now, proposed, places, standing: proposed.length + places.length === 0 ? 'none' : 'rest' };
    });
  };
  const placesOf = (now: PostProducts, id: string) => now.places.filter(({ product }) => product === id);
  return {
    ...state,
    /** Everything that is known by name. */
    named: [...state.shown, ...state.proposed],
    propose,
    accept: (one: ShownProduct) => setState((now) => tagged(now, placesOf(now, one.id), one)),
    decline: ({ id }: ShownProduct) => {
      setDeclined([...declined, id]);
      setState((now) => ({
        ...now,
        proposed: now.proposed.filter((one) => one.id !== id),
        places: without(now.places, placesOf(now, id)),
      }));
    },
    remove: ({ id }: ShownProduct) =>
      setState((now) => ({
        ...now,
        shown: now.shown.filter((one) => one.id !== id),
        tags: now.tags.filter(({ product }) => product !== id),
        places: without(now.places, placesOf(now, id)),
      })),
    /** Puts a product on a photo: where she tapped, or where it was proposed. */
    tag: (tag: Tag, product: ShownProduct) => setState((now) => tagged(now, [tag], product)),
    move: (tag: Tag) => setState((now) => ({ ...now, tags: now.tags.map((one) => (isSame(one, tag) ? tag : one)) })),
    untag: (tag: Tag) => setState((now) => ({ ...now, tags: without(now.tags, [tag]) })),
    dismiss: (place: Tag) =>
      setState((now) => {
        const places = without(now.places, [place]);
        const isLeft = places.some(({ product }) => product === place.product);
        return { ...now, places, proposed: now.proposed.filter(({ id }) => isLeft || id !== place.product) };
      }),
    clear: () => setState(noProducts),
  };
}
