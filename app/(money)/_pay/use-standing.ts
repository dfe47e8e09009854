'use client';

import { useEffect, useEffectEvent } from 'react';
import type { TapStanding } from '@/lib/money/tap/model';

const everyMilliseconds = 1_500;

/** Asks how a purchase stands until the caller stops naming it. A lost answer is asked for again. */
export function useStanding(purchaseId: string | null, onStanding: (standing: TapStanding) => void) {
  const tell = useEffectEvent(onStanding);
  useEffect(() => {
    if (purchaseId === null) return;
    const ask = async () => {
      const answer = await fetch(`/api/pay/status?purchase=${purchaseId}`, { cache: 'no-store' }).catch(() => null);
      if (answer?.ok) tell(await answer.json());
    };
    const timer = setInterval(ask, everyMilliseconds);
    return () => clearInterval(timer);
  }, [purchaseId]);
}
