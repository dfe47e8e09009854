'use client';

import { useEffect } from 'react';
import { sendOpened } from './opened-action';

/** Says once that somebody has opened what the page shows. Renders nothing; without scripts nobody is counted. */
export function Opened({ field, value }: { field: 'share' | 'token'; value: string }) {
  useEffect(() => {
    const form = new FormData();
    form.set(field, value);
    // Whether it was counted is nothing to whoever reads it.
    sendOpened(null, form).catch(() => undefined);
  }, [field, value]);
  return null;
}
