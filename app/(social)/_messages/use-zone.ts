'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** The time zone of whoever reads; while a page is drawn for the first time, and without scripts, that of Greenwich. */
export function useZone(): string {
  return useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
}
