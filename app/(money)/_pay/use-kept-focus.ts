'use client';

import { useEffect, useRef } from 'react';
import type { PayPhase } from './pay-phase';

/**
 * The button that was pressed turns into its answer, and whoever works by keyboard or listens would be left nowhere:
 * the focus goes on to the words for *paid* or *undone*. It is taken from nothing else.
 */
export function useKeptFocus(phase: PayPhase['name']) {
  const answer = useRef<HTMLSpanElement>(null);
  const before = useRef(phase);
  useEffect(() => {
    if (before.current !== phase && document.activeElement === document.body)
      answer.current?.focus({ preventScroll: true });
    before.current = phase;
  }, [phase]);
  return answer;
}
