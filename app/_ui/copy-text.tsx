'use client';

import { useState } from 'react';
import { Button } from './button';
import { CopyIcon } from './icons';

/** Puts a text into the clipboard: an address for the carrier's own form, or of a feed. */
export function CopyText({ text, label, copied }: { text: string; label: string; copied: string }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text).catch(() => undefined);
    setDone(true);
  };
  return (
    <Button variant="plain" size="small" onClick={copy} className="print:hidden noscript:hidden">
      <CopyIcon size={16} />
      <span aria-live="polite">{done ? copied : label}</span>
    </Button>
  );
}
