'use client';

import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Hearts } from '@/app/(social)/_lists/hearts';
import type { TileView } from '../../_tiles/tile';

const Tiles = lazy(async () => ({ default: (await import('../../_tiles/tiles')).Tiles }));

/** A row of other products under its title. */
export type NearbyPart = {
  readonly title: string;
  readonly tiles: readonly TileView[];
  readonly saved: readonly string[];
};

/** Other products near this one, fetched when somebody scrolls towards them; nothing at all without script. */
export function Nearby({ address, hearts }: { address: string; hearts: Hearts }) {
  const place = useRef<HTMLDivElement>(null);
  const [parts, setParts] = useState<readonly NearbyPart[] | null>(null);

  useEffect(() => {
    const fetchParts = async (): Promise<readonly NearbyPart[]> => {
      const answer = await fetch(address);
      return answer.ok ? answer.json() : [];
    };
    const watch = new IntersectionObserver(
      ([seen]) => {
        if (!seen?.isIntersecting) return;
        watch.disconnect();
        fetchParts().then(setParts, () => setParts([]));
      },
      { rootMargin: '600px 0px' },
    );
    if (place.current) watch.observe(place.current);
    return () => watch.disconnect();
  }, [address]);

  if (parts?.length === 0) return null;
  return (
    <div ref={place} className="min-h-96 space-y-10 px-4 md:px-0 noscript:hidden">
      {parts?.map(({ title, tiles, saved }) => (
        <section key={title} className="space-y-5">
          <h2 className="text-lg md:text-xl">{title}</h2>
          <Suspense fallback={null}>
            <Tiles tiles={tiles} hearts={hearts} saved={saved} />
          </Suspense>
        </section>
      ))}
    </div>
  );
}
