'use client';

import { createContext, type ReactNode, use, useCallback, useState } from 'react';

type Places = ReadonlyMap<string, HTMLElement>;

const Mark = createContext<(name: string, element: HTMLElement | null) => void>(() => undefined);
const Marked = createContext<Places>(new Map());

/**
 * Lets a list have paying buttons without list or buttons knowing each other: the list says where there is room for one
 * (`PayPlace`), and `control`, a slot that belongs to the money ring, fills the places it can (`usePayPlaces`).
 */
export function PayPlaces({ control, children }: { control: ReactNode; children: ReactNode }) {
  const [places, setPlaces] = useState<Places>(new Map());
  const mark = useCallback(
    (name: string, element: HTMLElement | null) =>
      setPlaces((now) => {
        const next = new Map(now);
        if (element) next.set(name, element);
        else next.delete(name);
        return next;
      }),
    [],
  );
  return (
    <Mark value={mark}>
      {children}
      <Marked value={places}>{control}</Marked>
    </Mark>
  );
}

/** Room for what pays for the thing of this name, rather of the variant that is `wish`; nothing where nobody fills it. */
export function PayPlace({ name, wish = '' }: { name: string; wish?: string }) {
  const mark = use(Mark);
  const place = useCallback(
    (element: HTMLDivElement | null) => {
      // Beside the element, so that another wish is another place.
      if (element) element.dataset.wish = wish;
      mark(name, element);
    },
    [mark, name, wish],
  );
  return <div ref={place} />;
}

/** The places there are now, by name. */
export function usePayPlaces(): Places {
  return use(Marked);
}
