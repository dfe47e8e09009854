'use client';

import { useEffect } from 'react';
import { focusHeading } from './focus-heading';

/** For a page to which a press on another one led: whoever works by keyboard or listens begins at its heading. */
export function HeadingFocus() {
  useEffect(() => {
    // Nobody has touched this page yet, so the browser would ring a heading that cannot be pressed.
    focusHeading()?.classList.add('outline-none');
  }, []);
  return null;
}
