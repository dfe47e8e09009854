'use client';

import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { TileView } from '../../_tiles/tile';

const Tiles = lazy(async () => ({ default: (await import('../../_tiles/tiles')).Tiles }));

/** Other products near this one, fetched when somebody scrolls towards them; nothing at all without script. */
export function Nearby({ address, title }: { address: string; title: string }) {
  const place = useRef<HTMLElement>(null);
  const [tiles, setTiles] = useState<readonly TileView[] | null>(null);

  useEffect(() => {
    const fetchTiles = async (): Promise<readonly TileView[]> => {
      const answer = await fetch(address);
      return answer.ok ? answer.json() : [];
    };
    const watch = new IntersectionObserver(
      ([seen]) => {
        if (!seen?.isIntersecting) return;
        watch.disconnect();
        fetchTiles().then(setTiles, () => setTiles([]));
      },
      { rootMargin: '600px 0px' },
    );
    if (place.current) watch.observe(place.current);
    return () => watch.disconnect();
  }, [address]);

  if (tiles?.length === 0) return null;
  return (
    <section ref={place} className="min-h-96 space-y-5 px-4 md:px-0 noscript:hidden">
      {tiles && (
        <>
          <h2 className="text-lg md:text-xl">{title}</h2>
          <Suspense fallback={null}>
            <Tiles tiles={tiles} />
          </Suspense>
        </>
      )}
    </section>
  );
}
