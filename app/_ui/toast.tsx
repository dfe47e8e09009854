'use client';

import { useEffect, useState } from 'react';
import { CircleCheckIcon } from './icons';

/**
 * A sentence about what just happened, gone after five seconds; `children` again with a new `id` shows anew.
 * For what needs no answer: faults stay beside their field instead.
 */
export function Toast({ id, children }: { id: string | number; children: string }) {
  const [gone, setGone] = useState<string | number | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setGone(id), 5_000);
    return () => clearTimeout(timer);
  }, [id]);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-4 bottom-20 z-50 flex justify-center md:bottom-8">
      {gone !== id && (
        <p className="flex animate-rise items-center gap-2 rounded-full bg-ink px-5 py-3 text-paper text-sm shadow-sheet">
          <CircleCheckIcon size={18} />
          {children}
        </p>
      )}
    </div>
  );
}
