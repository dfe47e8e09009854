'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from './class-names';

/**
 * A bar of links in one line. Where it is wider than the screen it scrolls sideways, fades where it goes on, and opens with the
 * place we are at (`at` changes with it) in sight.
 */
export function Strip({
  label,
  at,
  className,
  children,
}: {
  label: string;
  at: string;
  className?: string;
  children: ReactNode;
}) {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = at && bar.current?.querySelector('[aria-current=page]');
    if (!here || !bar.current) return;
    const { left, width } = here.getBoundingClientRect();
    const frame = bar.current.getBoundingClientRect();
    bar.current.scrollLeft += left + width / 2 - frame.left - frame.width / 2;
  }, [at]);
  return (
    <nav ref={bar} aria-label={label} className={classNames('strip', className)}>
      <ul className="flex w-max gap-1">{children}</ul>
    </nav>
  );
}
