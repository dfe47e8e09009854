'use client';

import type { ComponentProps, KeyboardEvent, PointerEvent } from 'react';
import { classNames } from '@/app/_ui/class-names';
import { spot } from '@/app/_ui/spot';
import type { Tag } from './use-post-products';

/** A spot stays on the picture. */
export const within = (percent: number) => Math.min(100, Math.max(0, Math.round(percent)));
const steps: Record<string, readonly [number, number]> = {
  ...{ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] },
};

type DotProps = { place: Tag; label: string; isOpen: boolean; look: string } & Omit<
  ComponentProps<'button'>,
  'className'
>;

/** A dot on a photo: pressed, it is what is spoken of below. */
export function DotButton({ place, label, isOpen, look, ...rest }: DotProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isOpen}
      className={classNames(
        spot(place),
        'group grid size-11 touch-none place-items-center rounded-full noscript:hidden',
      )}
      {...rest}
    >
      <span
        className={classNames(
          'size-5 rounded-full border-2 border-on-photo shadow-card group-aria-pressed:ring-2 group-aria-pressed:ring-ink',
          look,
        )}
      />
    </button>
  );
}

type TagDotProps = {
  tag: Tag;
  label: string;
  isOpen: boolean;
  onOpen: () => void;
  pointAt: (event: PointerEvent) => { x: number; y: number };
  onMove: (tag: Tag) => void;
  onRemove: () => void;
};

/** The dot of a tag: dragged, moved by the arrow keys, taken off by Delete. */
export function TagDot({ tag, label, isOpen, onOpen, pointAt, onMove, onRemove }: TagDotProps) {
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else if (step) {
      const far = event.shiftKey ? 5 : 1;
      onMove({ ...tag, x: within(tag.x + step[0] * far), y: within(tag.y + step[1] * far) });
    } else return;
    event.preventDefault();
  };
  return (
    <DotButton
      place={tag}
      label={label}
      isOpen={isOpen}
      look="bg-shade"
      data-tag={tag.product}
      onClick={onOpen}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove({ ...tag, ...pointAt(event) });
      }}
    />
  );
}
