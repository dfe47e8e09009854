'use client';

import { useEffect, useRef } from 'react';
import { markSignedOut } from '@/app/_ui/signed-out-mark';

/** Stands in a form that ends this session: sending it takes what open screens keep in memory, such as a search by picture. */
export function SigningOut() {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = here.current?.closest('form');
    form?.addEventListener('submit', markSignedOut);
    return () => form?.removeEventListener('submit', markSignedOut);
  }, []);
  return <span ref={here} hidden />;
}
