'use client';

import { useEffect } from 'react';
import { tellProblem } from './tell-problem';

/** Tells the page that waits that its order can no longer be paid: in the same words, whoever paid it. */
export function EndedTold({ origin }: { origin: string }) {
  useEffect(() => tellProblem('order_ended', origin), [origin]);
  return null;
}
