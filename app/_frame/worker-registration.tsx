'use client';

import { useEffect } from 'react';

/** Starts the service worker once the page has settled. Not in development, where it would serve yesterday's files. */
export function WorkerRegistration() {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    const register = () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
    const soon = setTimeout(register, 3_000);
    return () => clearTimeout(soon);
  }, []);
  return null;
}
