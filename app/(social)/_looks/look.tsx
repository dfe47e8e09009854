'use client';

import { useEffect } from 'react';
import { keepLook, looksUnder } from './looks';

/** Keeps in this browser that a product was opened, while its reader wants that; else forgets what was kept. Renders nothing. */
export function Look({ stamp, product }: { stamp: string | null; product?: string }) {
  useEffect(() => {
    if (stamp !== null && product) keepLook(stamp, product);
    else looksUnder(stamp);
  }, [stamp, product]);
  return null;
}
