'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { waitText } from './wait-text';

type CountdownProps = {
  /** The moment it counts to, for programs: the one that is kept, so that everybody can see it does not move. */
  until: Date;
  /** How long it still was when the server answered: this device's clock is asked only how long ago that is. */
  milliseconds: number;
  /** A sentence with `{wait}` in it, and the one when there is nothing left to wait for. */
  words: { in: string; now: string };
  tag: string;
};

/** Nobody asks before this is over, and not everybody at once. */
const settleMilliseconds = 800;
const spreadMilliseconds = 2_500;

/**
 * Says how long it still is, each second, and looks anew when it is over. It is there only with a script; what it counts to is said in
 * words beside it. It is not read out each second to those who hear the page.
 */
export function Countdown({ until, milliseconds, words, tag }: CountdownProps) {
  const router = useRouter();
  const [left, setLeft] = useState<number | null>(null);
  const began = useRef(0);
  useEffect(() => {
    began.current = performance.now();
    setLeft(milliseconds);
    const tick = () => setLeft(milliseconds - (performance.now() - began.current));
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [milliseconds]);
  const over = left !== null && left <= 0;
  useEffect(() => {
    if (!over) return;
    const timer = setTimeout(() => router.refresh(), settleMilliseconds + Math.random() * spreadMilliseconds);
    return () => clearTimeout(timer);
  }, [over, router]);
  return (
    <time role="timer" dateTime={until.toISOString()} className="block min-h-5 font-medium tabular-nums">
      {left !== null && (over ? words.now : words.in.replace('{wait}', waitText(tag, left)))}
    </time>
  );
}
