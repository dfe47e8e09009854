'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState, useTransition } from 'react';

const everyMilliseconds = 20_000;

type WatchProps = {
  /** Changes with what is watched. */
  newest: string;
  /** Said when a change was found by looking: somebody else made it, or the bank. */
  label: string;
  /** Said when it came with the answer to something done on this page. */
  own?: string;
};

/** Looks for changes every twenty seconds while somebody is here, and tells them also to those who cannot see. */
export function Watch({ newest, label, own = '' }: WatchProps) {
  const router = useRouter();
  const seen = useRef(newest);
  const looked = useRef(false);
  const [looking, startLooking] = useTransition();
  const [said, say] = useState('');
  const compare = useEffectEvent(() => {
    if (newest !== seen.current && newest !== '') say(looked.current ? label : own);
    seen.current = newest;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked only when what is watched has changed
  useEffect(() => compare(), [newest]);
  useEffect(() => {
    if (!looking) looked.current = false;
  }, [looking]);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== 'visible' || !navigator.onLine) return;
      looked.current = true;
      startLooking(() => router.refresh());
    };
    const timer = setInterval(look, everyMilliseconds);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [router]);
  return (
    <p role="status" className={said ? 'rounded-md bg-teal-soft px-4 py-2.5 text-sm text-teal' : 'sr-only'}>
      {said}
    </p>
  );
}
