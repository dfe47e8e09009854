'use client';

import { type ReactNode, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';

/** Draws `children` in `place`. When that changes they go there as they are: nothing of them begins anew. */
export function Held({ place, children }: { place: HTMLElement | null; children: ReactNode }) {
  const [holder] = useState(() => document.createElement('div'));
  useLayoutEffect(() => {
    place?.append(holder);
  }, [place, holder]);
  useLayoutEffect(() => () => holder.remove(), [holder]);
  return createPortal(children, holder);
}
