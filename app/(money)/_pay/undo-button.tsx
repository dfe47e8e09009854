'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { UndoRing } from '@/app/_ui/pay-button';

const ringMilliseconds = 10_000;

type UndoButtonProps = {
  /** What is left of the undo time. */
  milliseconds: number;
  label: string;
  onUndo: () => Promise<void>;
  onOver?: () => void;
};

/** Takes the purchase back while its ring runs down, and is gone when that time is over. */
export function UndoButton({ milliseconds, label, onUndo, onOver }: UndoButtonProps) {
  const [over, setOver] = useState(milliseconds <= 0);
  const [working, setWorking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const end = useEffectEvent(() => {
    setOver(true);
    onOver?.();
  });
  useEffect(() => {
    if (milliseconds <= 0) return;
    // A page opened in the middle of the undo time shows the ring where it stands.
    const ring = button.current?.querySelector('circle:last-child');
    if (ring instanceof SVGElement) ring.style.animationDelay = `${milliseconds - ringMilliseconds}ms`;
    const timer = setTimeout(end, milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  if (over) return null;
  const press = async () => {
    setWorking(true);
    await onUndo();
    setWorking(false);
  };
  return (
    <button ref={button} type="button" disabled={working} onClick={press} className="rounded-full hover:bg-on-teal/15">
      <UndoRing label={label} />
    </button>
  );
}
