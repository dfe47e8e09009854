'use client';

import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { usePayPlaces } from '@/app/_ui/pay-places';
import { Skeleton } from '@/app/_ui/skeleton';
import { readTaps } from './actions';
import { Held } from './held';
import { NarrowTap, type NarrowTapWords } from './narrow-tap';
import { partsOfList } from './parts-of-list';
import type { ListTaps } from './taps-of-list';

/** The place at the head of a list. */
const head = 'head';

type TapListProps = { words: NarrowTapWords; signedIn: boolean; returnHref: string; children: ReactNode };

/**
 * Fills the places of a list with buttons that pay in one tap, and its head with `children`: what they pay with. Each product is
 * asked for once; while the answer is on its way its room is kept. What is being paid, or was just paid, when the list loses its product
 * stands below on the screen until she closes it.
 */
export function TapList({ words, signedIn, returnHref, children }: TapListProps) {
  const places = usePayPlaces();
  const [taps, setTaps] = useState<Readonly<Record<string, ListTaps | null>>>({});
  // Products whose button was pressed: what came of it is said also when the list does not have them any more.
  const [pressed, setPressed] = useState<ReadonlySet<string>>(new Set());
  const [apart, setApart] = useState<HTMLElement | null>(null);
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
  const mark = (name: string, isPressed: boolean) =>
    setPressed((now) => {
      if (isPressed === now.has(name)) return now;
      return new Set(isPressed ? [...now, name] : [...now].filter((one) => one !== name));
    });
  const at = places.get(head);
  const names = new Set([...places.keys(), ...pressed]);
  names.delete(head);
  return (
    <>
      {at && createPortal(children, at)}
      {[...names].map((name) => {
        const known = taps[name];
        const choices = known?.choices[name];
        const place = places.get(name);
        if (known === undefined && place) return createPortal(<Coming />, place, name);
        if (!known || !choices) return null;
        const fixed = { seed: known.seed, signedIn, returnHref };
        return (
          <Held key={name} place={place ?? apart}>
            <NarrowTap
              {...{ choices, words, ...fixed }}
              isApart={!place}
              wish={place?.dataset.wish ?? ''}
              onPressed={(isPressed) => (isPressed || place) && mark(name, isPressed)}
              onClose={() => mark(name, false)}
            />
          </Held>
        );
      })}
      <div
        ref={setApart}
        className="fixed inset-x-4 bottom-[calc(5rem+env(safe-area-inset-bottom))] z-20 mx-auto max-w-sm space-y-3 rounded-lg bg-surface p-4 shadow-sheet empty:hidden md:bottom-4"
      />
    </>
  );
}

function Coming() {
  return (
    <span aria-hidden="true" className="block space-y-2 pt-2">
      <Skeleton className="h-13 rounded-full" />
      <Skeleton className="h-4 w-3/5 rounded-sm" />
    </span>
  );
}
