'use client';

import { useEffect } from 'react';

/** Starts the service worker once the page has settled. Not in development, where it would serve yesterday's files. */
export function WorkerRegistration() {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    const start = async () => {
      const registration = await navigator.serviceWorker.register('/sw.js');
      // What the device shows of notices that are gone or seen by now is closed.
      registration.active?.postMessage('close-gone');
    };
    const soon = setTimeout(() => void start().catch(() => undefined), 3_000);
    return () => clearTimeout(soon);
  }, []);
  return null;
}
