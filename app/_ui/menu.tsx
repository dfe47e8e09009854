'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { classNames } from './class-names';

type MenuProps = {
  /** What the button shows; give an icon its words by `label`. */
  trigger: ReactNode;
  label?: string;
  /** Along which edge of the button it opens. */
  side?: 'start' | 'end';
  /** Opens below the nearest place around it that is `relative`, where the button itself may stand anywhere on a narrow screen. */
  around?: boolean;
  /** Links and form buttons, looking like `menuItemClass`. */
  children: ReactNode;
};

/**
 * A few further actions behind a button. A disclosure rather than a menu widget: entries are plain links and
 * buttons, it opens without JavaScript, and closes on Escape, on a choice and on a press elsewhere.
 */
export function Menu({ trigger, label, side = 'end', around = false, children }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const closeOutside = (event: PointerEvent) => {
      const menu = details.current;
      if (menu?.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, []);
  const closeOnEscape = (event: KeyboardEvent<HTMLDetailsElement>) => {
    if (event.key !== 'Escape' || !event.currentTarget.open) return;
    event.currentTarget.open = false;
    event.currentTarget.querySelector('summary')?.focus();
  };
  return (
    <details ref={details} onKeyDown={closeOnEscape} className={classNames('group', !around && 'relative')}>
      <summary
        aria-label={label}
        className="grid min-h-11 min-w-11 list-none place-items-center rounded-full px-2 hover:bg-sunken group-open:bg-sunken"
      >
        {trigger}
      </summary>
      <div
        className={classNames(
          'absolute top-full z-20 mt-1 min-w-52 animate-rise rounded-md bg-surface p-1.5 shadow-sheet',
          side === 'end' ? 'end-0' : 'start-0',
        )}
      >
        {children}
      </div>
    </details>
  );
}
