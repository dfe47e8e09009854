'use client';

import { useEffect } from 'react';
import { focusHeading } from './focus-heading';

/** For a page to which a press on another one led: whoever works by keyboard or listens begins at its heading. */
export function HeadingFocus() {
  useEffect(focusHeading, []);
  return null;
}
