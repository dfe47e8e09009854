'use client';

import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { usePayPlaces } from '@/app/_ui/pay-places';
import { Skeleton } from '@/app/_ui/skeleton';
import { readTaps } from './actions';
import { NarrowTap, type NarrowTapWords } from './narrow-tap';
import { partsOfList } from './parts-of-list';
import type { ListTaps } from './taps-of-list';

/** The place at the head of a list. */
const head = 'head';

type TapListProps = { words: NarrowTapWords; signedIn: boolean; returnHref: string; children: ReactNode };

/**
 * Fills the places of a list with buttons that pay in one tap, and its head with `children`: what they pay with. Each product is
 * asked for once; while the answer is on its way its room is kept.
 */
export function TapList({ words, signedIn, returnHref, children }: TapListProps) {
  const places = usePayPlaces();
  const [taps, setTaps] = useState<Readonly<Record<string, ListTaps | null>>>({});
  const asked = useRef(new Set<string>());
  const ask = useEffectEvent(async (names: readonly string[]) => {
    const form = new FormData();
    for (const name of names) {
      asked.current.add(name);
      form.append('product[]', name);
    }
    const answer = await readTaps(null, form).catch(() => null);
    const told = answer?.ok ? answer.value : null;
    setTaps((now) => ({ ...now, ...Object.fromEntries(names.map((name) => [name, told])) }));
    // What got lost on the way is asked for again with the next that come.
    if (!answer?.ok) for (const name of names) asked.current.delete(name);
  });
  useEffect(() => {
    const names = [...places.keys()].filter((name) => name !== head && !asked.current.has(name));
    for (const part of partsOfList(names)) void ask(part);
  }, [places]);
  return [...places].map(([name, place]) => {
    if (name === head) return createPortal(children, place, name);
    const known = taps[name];
    if (known === undefined) return createPortal(<Coming />, place, name);
    const choices = known?.choices[name];
    if (!known || !choices) return null;
    const fixed = { seed: known.seed, signedIn, returnHref };
    return createPortal(<NarrowTap choices={choices} words={words} {...fixed} />, place, name);
  });
}

function Coming() {
  return (
    <span aria-hidden="true" className="block space-y-2 pt-2">
      <Skeleton className="h-13 rounded-full" />
      <Skeleton className="h-4 w-3/5 rounded-sm" />
    </span>
  );
}
