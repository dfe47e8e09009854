'use client';

import { useState } from 'react';
import type { OwnedPhoto } from '@/lib/shop/ownership/queries';
import { proposeForPhotos } from './actions';

/** A product of the page as this form shows it. */
export type ShownProduct = { readonly id: string; readonly title: string; readonly photo: OwnedPhoto | null };

/** Products of an update: those it shows, and those that seem to be on its photos, each of which she accepts or declines. */
export type PostProducts = {
  readonly shown: readonly ShownProduct[];
  readonly proposed: readonly ShownProduct[];
  /** `none`: looked, and nothing new was recognised; else the code of a refusal. */
  readonly standing: 'rest' | 'looking' | 'none' | (string & {});
};

/** What an update shows and what could be on its photos; what was declined is not proposed again while the form is open. */
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
      const known = new Set([...now.shown, ...now.proposed].map(({ id }) => id));
      const fresh = answer.value.filter(({ id }) => !known.has(id) && !declined.includes(id));
      const standing = fresh.length + now.proposed.length === 0 ? 'none' : 'rest';
      return { ...now, proposed: [...now.proposed, ...fresh], standing };
    });
  };
  const without = (list: readonly ShownProduct[], id: string) => list.filter((one) => one.id !== id);
  return {
    ...state,
    propose,
    accept: (one: ShownProduct) =>
      setState((now) => ({
        ...now,
        shown: [...without(now.shown, one.id), one],
        proposed: without(now.proposed, one.id),
      })),
    decline: ({ id }: ShownProduct) => {
      setDeclined([...declined, id]);
      setState((now) => ({ ...now, proposed: without(now.proposed, id) }));
    },
    remove: ({ id }: ShownProduct) => setState((now) => ({ ...now, shown: without(now.shown, id) })),
    clear: () => setState({ shown: [], proposed: [], standing: 'rest' }),
  };
}
