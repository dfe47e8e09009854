'use client';

import { useRouter } from 'next/navigation';
import { useActionState, useEffect, useEffectEvent, useRef } from 'react';
import { UndoRing } from '@/app/_ui/pay-button';
import { undoPayment } from '../_pay/actions';

type UndoPanelProps = {
  purchaseId: string;
  /** What is left of the undo time. */
  milliseconds: number;
  words: { sentence: string; undo: string };
  problems: Readonly<Record<string, string>>;
};

const ringMilliseconds = 10_000;
/** The capture follows the end of the undo time by a moment; then the page is asked for again. */
const captureMilliseconds = 2_500;

/** The purchase can still be taken back: a ring that runs down and the button for it. Works without JavaScript. */
export function UndoPanel({ purchaseId, milliseconds, words, problems }: UndoPanelProps) {
  const router = useRouter();
  const [state, undo, pending] = useActionState(undoPayment, null);
  const ring = useRef<HTMLFormElement>(null);
  const over = useEffectEvent(() => router.refresh());
  const pressed = useRef(false);
  // Taken back, this panel is gone and with it the focus: the heading says how the order stands now.
  useEffect(
    () => () => {
      if (pressed.current) document.querySelector<HTMLElement>('h1[tabindex]')?.focus();
    },
    [],
  );
  useEffect(() => {
    const circle = ring.current?.querySelector('circle:last-child');
    if (circle instanceof SVGElement) circle.style.animationDelay = `${milliseconds - ringMilliseconds}ms`;
    const timer = setTimeout(over, milliseconds + captureMilliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return (
    <form
      ref={ring}
      action={undo}
      onSubmit={() => {
        pressed.current = true;
      }}
      className="flex items-center justify-between gap-3 rounded-full bg-teal-soft ps-5 text-teal"
    >
      <input type="hidden" name="purchaseId" value={purchaseId} />
      <p role="status" className="py-3 text-sm">
        {state && !state.ok ? (problems[state.code] ?? problems.unexpected) : words.sentence}
      </p>
      <button
        type="submit"
        disabled={pending}
        className="shrink-0 rounded-full bg-teal pe-1 text-on-teal disabled:opacity-60"
      >
        <UndoRing label={words.undo} />
      </button>
    </form>
  );
}
