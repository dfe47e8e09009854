'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { signedOutMark } from '@/app/_ui/signed-out-mark';
import type { Crop } from '@/lib/shop/vision/models/model';
import { askShop } from './ask-shop';
import { passing } from './picture-words';
import {
  type Asked,
  askedFor,
  formOf,
  joined,
  type Narrowing,
  nothingYet,
  putBack,
  type SearchState,
  type ShownPicture,
  takenAway,
} from './search-state';
import { shrinkPicture } from './shrink-picture';

/**
 * Pictures of this tab, so that the way back from a product finds the search as it was. Gone with the tab, and with whoever signs out;
 * on no disk.
 */
let kept: SearchState | null = null;
let keptAt: string | null = null;
let shownSoFar = 0;

const isOthers = () => kept !== null && keptAt !== signedOutMark();

/** The search as it was when she left it; after a reload her picture is nowhere any more, and that is said. */
function beginning(key: string | null, begin: SearchState): SearchState {
  if (key === null) return begin;
  if (isOthers()) kept = null;
  return kept?.shown?.kind === 'own' && kept.shown.key === key ? kept : { ...begin, fault: 'picture_gone' };
}

/**
 * One search by picture: takes a picture, asks, narrows. What she changes waits for a moment of rest, replaces what is under way,
 * and leaves what was found in its place until the answer is there.
 */
export function usePictureSearch(address: string, begin: SearchState) {
  const parameters = useSearchParams();
  const key = parameters.get('shown');
  const [state, setState] = useState(() => beginning(key, begin));
  const request = useRef<AbortController | null>(null);
  const rest = useRef<ReturnType<typeof setTimeout> | null>(null);
  const sent = useRef<{ file: Blob; small: Promise<Blob> } | null>(null);
  // The search there was before the picture that is being looked at for the first time.
  const before = useRef<{ state: SearchState; query: string } | null>(null);

  const put = (next: SearchState) => {
    kept = next;
    keptAt = signedOutMark();
    setState(next);
    return next;
  };
  const stop = () => {
    request.current?.abort();
    if (rest.current) clearTimeout(rest.current);
  };
  const pictureToSend = (shown: ShownPicture): Promise<Blob> | null => {
    if (shown.kind === 'product') return null;
    if (sent.current?.file !== shown.file) sent.current = { file: shown.file, small: shrinkPicture(shown.file) };
    return sent.current.small;
  };

  const ask = async (from: SearchState, cursor: string | null = null) => {
    const { shown } = from;
    if (!shown) return;
    stop();
    const mine = new AbortController();
    request.current = mine;
    const form = formOf(from, await pictureToSend(shown), cursor);
    const answer = mine.signal.aborted ? null : await askShop(address, form, mine.signal);
    if (answer === null || mine.signal.aborted) return;
    if (!answer.ok) return refused(from, answer.code);
    letGo(before.current?.state ?? null);
    const told = cursor && from.told ? joined(from.told, answer.told) : answer.told;
    put({ ...from, told, waiting: null, fault: null });
  };
  /** A picture that cannot be used takes no search away: the one before it stands again. */
  const refused = (from: SearchState, code: string) => {
    const last = before.current;
    if (last === null || passing.includes(code)) return put({ ...from, waiting: null, fault: code });
    letGo(from);
    window.history.replaceState(null, '', window.location.pathname + last.query);
    return put({ ...last.state, waiting: null, fault: code });
  };
  const letGo = (old: SearchState | null) => {
    if (old?.shown?.kind === 'own') URL.revokeObjectURL(old.shown.source);
    before.current = null;
  };
  const change = (part: Partial<Asked>, restMs: number) => {
    stop();
    const asked = { ...state.asked, ...part };
    const taken = part.unlike ? [] : state.taken;
    const next = put({ ...state, asked, taken, waiting: state.told ? 'change' : 'first' });
    rest.current = setTimeout(() => ask(next), restMs);
  };
  const askAfter = (next: SearchState) => {
    if (next !== state) void ask(put({ ...next, waiting: 'change' }));
  };
  const show = (file: Blob, isShared = false) => {
    shownSoFar += 1;
    const name = `${Date.now().toString(36)}${shownSoFar}`;
    const shown: ShownPicture = { kind: 'own', key: name, source: URL.createObjectURL(file), file, isShared };
    if (before.current !== null && state.shown?.kind === 'own') URL.revokeObjectURL(state.shown.source);
    before.current ??= { state, query: window.location.search };
    // Only the number stands in the address: coming back from a product, this very search is found by it.
    window.history.replaceState(null, '', `?shown=${name}`);
    void ask(put({ ...nothingYet, shown, asked: askedFor(state.asked.narrowing.country), waiting: 'first' }));
  };

  // The way to the beginning, while this screen stays: her picture is let go.
  const follow = useEffectEvent((now: string | null) => {
    if (now !== null || state.shown?.kind !== 'own' || window.location.search !== '') return;
    stop();
    put(begin);
  });
  useEffect(() => follow(key), [key]);
  // Somebody has signed out, here or in another tab, while this screen stood or was put aside.
  const forget = useEffectEvent(() => {
    if (!isOthers()) return;
    stop();
    letGo(before.current?.state ?? null);
    letGo(state);
    sent.current = null;
    if (state.shown?.kind === 'own') window.history.replaceState(null, '', window.location.pathname);
    put(state.shown?.kind === 'own' ? nothingYet : begin);
  });
  useEffect(() => {
    const look = () => forget();
    const events = ['pageshow', 'storage', 'focus'] as const;
    for (const event of events) addEventListener(event, look);
    return () => {
      for (const event of events) removeEventListener(event, look);
    };
  }, []);
  // What was under way when she left is asked anew when she comes back.
  const resume = useEffectEvent(() => {
    if (state.waiting !== null) void ask(state);
  });
  useEffect(() => {
    resume();
    return () => request.current?.abort();
  }, []);

  return {
    state,
    show,
    /** Moves the frame: `restMs` is how long the hand must rest before the shop is asked. */
    crop: (crop: Crop, restMs: number) => change({ crop, unlike: [] }, restMs),
    narrow: (narrowing: Narrowing, restMs: number) => change({ narrowing }, restMs),
    /** Takes one result away and asks for others. */
    unlike: (id: string) => askAfter(takenAway(state, id)),
    /** Takes the last of that back. */
    undo: () => askAfter(putBack(state)),
    more: () => void ask(put({ ...state, waiting: 'more' }), state.told?.next ?? null),
    again: () => void ask(put({ ...state, fault: null, waiting: state.told ? 'change' : 'first' })),
    refuse: (code: string) => put({ ...state, fault: code }),
  };
}
