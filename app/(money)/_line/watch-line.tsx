'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';

type WatchLineProps = {
  opening: string;
  /** How the person stands on the screen as it is. */
  mark: string;
  /** When to ask for the first time. */
  seconds: number;
};

const pauseMax = 60;

/**
 * Asks now and then how the line stands and looks anew when that has changed. Each time nothing has, the pause grows; it is never the same
 * for two people, so that a thousand of them do not ask at once; and nobody asks for a page that is not looked at.
 */
export function WatchLine({ opening, mark, seconds }: WatchLineProps) {
  const router = useRouter();
  const [, startLooking] = useTransition();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    let pause = seconds;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, pause * 1000 * (0.85 + Math.random() * 0.3));
    };
    const ask = async () => {
      if (document.visibilityState !== 'visible' || !navigator.onLine) return;
      const told = await fetchLine(opening);
      if (stopped) return;
      if (told && told.mark !== mark) startLooking(() => router.refresh());
      // The one who is asked says how soon it is worth it; while nothing changes, later and later.
      pause = Math.min(pauseMax, Math.max(told?.seconds ?? pause * 2, pause * 1.3));
      wait();
    };
    const comeBack = () => {
      if (document.visibilityState !== 'visible') return;
      pause = Math.min(pause, seconds);
      clearTimeout(timer);
      timer = setTimeout(ask, 500);
    };
    wait();
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', comeBack);
    };
  }, [router, opening, mark, seconds]);
  return null;
}

async function fetchLine(opening: string): Promise<{ mark: string; seconds: number } | null> {
  try {
    const answer = await fetch(`/api/pay/line?opening=${opening}`, { cache: 'no-store' });
    return answer.ok ? await answer.json() : null;
  } catch {
    // No network for a moment: the next time will do.
    return null;
  }
}
