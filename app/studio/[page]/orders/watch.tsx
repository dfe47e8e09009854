'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';

const everyMilliseconds = 20_000;

/** Asks for new orders every twenty seconds while somebody looks, and tells those who cannot see one arrive. */
export function Watch({ newest, label }: { newest: string; label: string }) {
  const router = useRouter();
  const seen = useRef(newest);
  const [came, setCame] = useState(0);
  useEffect(() => {
    if (newest !== seen.current && newest !== '') setCame((count) => count + 1);
    seen.current = newest;
  }, [newest]);
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && navigator.onLine && router.refresh();
    const timer = setInterval(look, everyMilliseconds);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [router]);
  return (
    <p role="status" className={came > 0 ? 'rounded-md bg-teal-soft px-4 py-2.5 text-sm text-teal' : 'sr-only'}>
      {came > 0 && label}
    </p>
  );
}
