'use client';

import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { classNames } from '@/app/_ui/class-names';

type TrackProps = {
  label: string;
  slides: readonly { id: string; key: string; name: string; large: ReactNode; small: ReactNode }[];
};

/**
 * A row of pictures that snaps. It scrolls by touch, wheel and arrow keys; the small pictures are links to the
 * large ones, so they work without script too.
 */
export function Track({ label, slides }: TrackProps) {
  const row = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState(0);

  const goTo = (index: number) => {
    const target = row.current?.children[index];
    if (!(target instanceof HTMLElement) || !row.current) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    row.current.scrollTo({ left: target.offsetLeft - row.current.offsetLeft, behavior: still ? 'instant' : 'smooth' });
  };
  const follow = (event: MouseEvent, index: number) => {
    event.preventDefault();
    goTo(index);
  };
  const step = (event: KeyboardEvent) => {
    // There the arrows seek.
    if (event.target instanceof HTMLVideoElement) return;
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    goTo(Math.min(slides.length - 1, Math.max(0, shown + (event.key === forward ? 1 : -1))));
  };
  const scrolled = () => {
    const { current } = row;
    if (current) setShown(Math.round(Math.abs(current.scrollLeft) / current.clientWidth));
  };

  return (
    <div className="space-y-3">
      <ul
        ref={row}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={scrolled}
        onKeyDown={step}
        className="flex snap-x snap-mandatory overflow-x-auto [scrollbar-width:none] md:rounded-md"
      >
        {slides.map((slide) => (
          <li key={slide.key} id={slide.id} className="w-full shrink-0 snap-center">
            {slide.large}
          </li>
        ))}
      </ul>
      {slides.length > 1 && (
        <ul className="flex gap-2 overflow-x-auto px-4 [scrollbar-width:none] md:flex-wrap md:px-0">
          {slides.map((slide, index) => (
            <li key={slide.key} className="w-16 shrink-0">
              <a
                href={`#${slide.id}`}
                aria-label={slide.name}
                aria-current={index === shown ? 'true' : undefined}
                onClick={(event) => follow(event, index)}
                className={classNames(
                  'block overflow-hidden rounded-sm opacity-70 ring-ink ring-offset-2 ring-offset-paper hover:opacity-100',
                  'aria-[current=true]:opacity-100 aria-[current=true]:ring-2',
                )}
              >
                {slide.small}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
