'use client';

import { useEffect, useRef } from 'react';

/** Whose morning it is: the browser's own time zone, and without scripts the one that was known before. */
export function ZoneField({ known }: { known: string }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (field.current && zone) field.current.value = zone;
  }, []);
  return <input ref={field} type="hidden" name="zone" defaultValue={known} />;
}
