'use client';

import { lazy, type MouseEvent, type ReactNode, Suspense, useState } from 'react';
import { type ButtonLook, buttonClass } from './button-class';
import { classNames } from './class-names';

const loadPanel = () => import('./sheet-panel');
const SheetPanel = lazy(loadPanel);

/** What a sheet needs: words for its head, and either a button of its own or `open` from outside. */
export type SheetProps = {
  title: string;
  /** The word on the closing cross, for screen readers. */
  close: string;
  /** What the button says; absent when the sheet is opened by `open`. */
  trigger?: ReactNode;
  /** Null leaves the look of the button to its class name, for an entry of a menu. */
  look?: ButtonLook | null;
  triggerClassName?: string;
  /** A page that does the same, for browsers without JavaScript. */
  href?: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
};

/**
 * A panel over the page: from below on a phone, in the middle on a desktop. Its machinery is fetched when a
 * hand comes near the button, so pages that only might open one stay light.
 */
export function Sheet({ trigger, look = {}, triggerClassName, href, open, onOpenChange, ...panel }: SheetProps) {
  const [opened, setOpened] = useState(false);
  const [used, setUsed] = useState(open ?? false);
  const isOpen = open ?? opened;
  const change = (next: boolean) => {
    if (next) setUsed(true);
    setOpened(next);
    onOpenChange?.(next);
  };
  const press = (event: MouseEvent) => {
    event.preventDefault();
    change(true);
  };
  const near = { onPointerEnter: loadPanel, onTouchStart: loadPanel, onFocus: loadPanel };
  const className = classNames(look && buttonClass(look), triggerClassName);
  return (
    <>
      {trigger !== undefined &&
        (href === undefined ? (
          <button type="button" aria-haspopup="dialog" className={className} onClick={press} {...near}>
            {trigger}
          </button>
        ) : (
          <a href={href} className={className} onClick={press} {...near}>
            {trigger}
          </a>
        ))}
      {(used || isOpen) && (
        <Suspense fallback={null}>
          <SheetPanel {...panel} open={isOpen} onOpenChange={change} />
        </Suspense>
      )}
    </>
  );
}
