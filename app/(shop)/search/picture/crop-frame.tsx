'use client';

import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { classNames } from '@/app/_ui/class-names';
import type { Crop } from '@/lib/shop/vision/models/model';
import { type Corner, corners, moved, stretched } from './crop';
import { placed } from './placed';

type CropFrameProps = {
  crop: Crop;
  words: { frame: string; frameHint: string; frameValue: string };
  /** The new part; `rest` says how long the hand should rest before anything is asked. */
  onCrop: (crop: Crop, restMs: number) => void;
};

type Held = { corner: Corner | null; x: number; y: number; crop: Crop };

const keyStep = 0.02;
const steps: Record<string, readonly [number, number]> = {
  ArrowLeft: [-keyStep, 0],
  ArrowRight: [keyStep, 0],
  ArrowUp: [0, -keyStep],
  ArrowDown: [0, keyStep],
};
const lowerRight: Corner = { side: 'right', end: 'bottom' };

/**
 * The part that is searched for, over the picture: held anywhere it moves, held at a corner it grows. By keyboard it is one
 * stop: arrows move it, Shift and arrows change its size, and where it stands is said.
 */
export function CropFrame({ crop, words, onCrop }: CropFrameProps) {
  const held = useRef<Held | null>(null);

  const take = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const at = event.target instanceof HTMLElement ? event.target.dataset.corner : undefined;
    const corner = corners.find(({ side, end }) => `${side}-${end}` === at) ?? null;
    held.current = { corner, x: event.clientX, y: event.clientY, crop };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    const picture = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!held.current || !picture) return;
    const { corner, x, y, crop: before } = held.current;
    const [across, down] = [(event.clientX - x) / picture.width, (event.clientY - y) / picture.height];
    onCrop(corner ? stretched(before, corner, across, down) : moved(before, across, down), 350);
  };
  const letGo = () => {
    held.current = null;
  };
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    onCrop(event.shiftKey ? stretched(crop, lowerRight, ...step) : moved(crop, ...step), 500);
  };

  const percent = (share: number) => String(Math.round(share * 100));
  const value = words.frameValue
    .replace('#left', percent(crop.left))
    .replace('#top', percent(crop.top))
    .replace('#width', percent(crop.width))
    .replace('#height', percent(crop.height));
  return (
    <div
      ref={placed(crop)}
      role="slider"
      tabIndex={0}
      aria-label={words.frame}
      aria-describedby="frame-hint"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(crop.width * crop.height * 100)}
      aria-valuetext={value}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onKeyDown={press}
      className={classNames(
        'absolute cursor-move touch-none rounded-sm border-2 border-on-photo shadow-[0_0_0_1px_var(--color-shade)]',
        // Light between two dark rings: one of them stands out from any picture.
        'focus-visible:shadow-[0_0_0_3px_var(--color-shade),0_0_0_8px_var(--color-shade)]',
        'focus-visible:outline-3 focus-visible:outline-on-photo focus-visible:outline-offset-3',
      )}
    >
      {corners.map(({ side, end }) => (
        <span
          key={`${side}-${end}`}
          data-corner={`${side}-${end}`}
          className={classNames(
            'absolute size-11',
            side === 'left' ? '-left-5.5' : '-right-5.5',
            end === 'top' ? '-top-5.5' : '-bottom-5.5',
            (side === 'left') === (end === 'top') ? 'cursor-nwse-resize' : 'cursor-nesw-resize',
          )}
        >
          <span className="pointer-events-none absolute inset-0 m-auto size-4 rounded-full border-2 border-shade bg-on-photo" />
        </span>
      ))}
      <span id="frame-hint" className="sr-only">
        {words.frameHint}
      </span>
    </div>
  );
}
