'use client';

import { type Ref, useState } from 'react';
import { ImageIcon } from '@/app/_ui/buying-icons';
import { classNames } from '@/app/_ui/class-names';
import { type Crop, wholePicture } from '@/lib/shop/vision/models/model';
import { area, isNear, isSameCrop } from './crop';
import { CropFrame } from './crop-frame';
import type { PictureWords } from './picture-words';
import { placed } from './placed';
import type { Told } from './told';

type StageProps = {
  /** What takes the focus when the picture comes. */
  ref: Ref<HTMLDivElement>;
  source: string;
  crop: Crop | null;
  objects: Told['objects'];
  words: PictureWords;
  onCrop: (crop: Crop, restMs: number) => void;
};

/** The picture with what was found in it: each thing can be tapped, and the frame shows what is searched for. */
export function Stage({ ref, source, crop, objects, words, onCrop }: StageProps) {
  const [unseen, setUnseen] = useState<string | null>(null);
  const chosen = crop && objects.find(({ box }) => isNear(crop, box));
  return (
    <div className="space-y-2 lg:space-y-3">
      {/* biome-ignore lint/a11y/useSemanticElements: no field set, though it holds what belongs together */}
      <div
        ref={ref}
        role="group"
        aria-label={words.shown}
        tabIndex={-1}
        className="relative mx-auto w-fit max-w-full select-none rounded-md"
      >
        {unseen === source ? (
          <span className="grid size-56 place-items-center rounded-md bg-sunken text-muted">
            <ImageIcon size={40} />
          </span>
        ) : (
          // biome-ignore lint/performance/noImgElement: her own picture, which no route sizes
          <img
            src={source}
            alt={words.shown}
            draggable={false}
            onError={() => setUnseen(source)}
            className="block max-h-[max(22dvh,10rem)] w-auto max-w-full rounded-md bg-sunken md:max-h-[32dvh] lg:max-h-[60dvh]"
          />
        )}
        {crop && unseen !== source && (
          <div className="absolute inset-0 noscript:hidden">
            <Shade crop={crop} />
            {objects
              .filter((one) => one !== chosen)
              .toSorted((one, other) => area(other.box) - area(one.box))
              .map((one) => (
                <Thing key={`${one.name} ${one.box.left} ${one.box.top}`} thing={one} onChoose={onCrop} />
              ))}
            <CropFrame crop={crop} words={words} onCrop={onCrop} />
            {objects
              .filter((one) => one !== chosen && area(one.box) < area(crop))
              .map((one) => (
                <Name key={`${one.name} ${one.box.left} ${one.box.top}`} thing={one} onChoose={onCrop} />
              ))}
          </div>
        )}
      </div>
      {crop && (
        <fieldset
          className={classNames(
            'flex justify-center-safe gap-2 lg:flex-wrap noscript:hidden',
            // One line on a phone, which is moved sideways: what was found begins higher.
            'max-lg:-mx-4 max-lg:relative max-lg:overflow-x-auto max-lg:px-4 max-lg:py-1 max-lg:[scrollbar-width:none]',
          )}
        >
          <legend className="sr-only">{words.things}</legend>
          {objects.map((one) => (
            <Chip
              key={`${one.name} ${one.box.left} ${one.box.top}`}
              label={one.name}
              chosen={one === chosen}
              onChoose={() => onCrop(one.box, 0)}
            />
          ))}
          <Chip
            label={words.whole}
            chosen={!chosen && isSameCrop(crop, wholePicture)}
            onChoose={() => onCrop(wholePicture, 0)}
          />
        </fieldset>
      )}
    </div>
  );
}

type ThingProps = { thing: Told['objects'][number]; onChoose: StageProps['onCrop'] };

/** In an outline narrower than this share of the picture its name would be cut to a letter. */
const namedWidthMin = 0.2;

/** A thing as an outline to tap. Its name below the picture is what keyboards and readers use. */
function Thing({ thing, onChoose }: ThingProps) {
  return (
    <button
      ref={placed(thing.box)}
      type="button"
      tabIndex={-1}
      aria-hidden="true"
      onClick={() => onChoose(thing.box, 0)}
      className="absolute rounded-sm border-2 border-on-photo/70 hover:border-on-photo hover:bg-on-photo/10"
    >
      {thing.box.width >= namedWidthMin && <NameTag>{thing.name}</NameTag>}
    </button>
  );
}

/** The name of a thing that lies within the frame, above it, so that it can be tapped there too. */
function Name({ thing, onChoose }: ThingProps) {
  return (
    <span ref={placed(thing.box)} aria-hidden="true" className="pointer-events-none absolute">
      <button
        type="button"
        tabIndex={-1}
        onClick={() => onChoose(thing.box, 0)}
        className="pointer-events-auto absolute inset-0 m-auto grid size-11 place-items-center"
      >
        <span className="size-4 rounded-full border-4 border-on-photo bg-shade" />
      </button>
    </span>
  );
}

function NameTag({ children }: { children: string }) {
  return (
    <span className="absolute top-1 left-1 max-w-[calc(100%-0.5rem)] truncate rounded-full bg-shade/75 px-2 py-0.5 text-on-photo text-xs">
      {children}
    </span>
  );
}

function Chip({ label, chosen, onChoose }: { label: string; chosen: boolean; onChoose: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={classNames(
        'min-h-11 shrink-0 rounded-full border px-4 text-sm',
        chosen ? 'border-ink bg-ink text-paper' : 'border-edge bg-surface hover:border-ink',
      )}
    >
      {label}
    </button>
  );
}

/** Darkens what is not searched for. */
function Shade({ crop }: { crop: Crop }) {
  return (
    <span className="pointer-events-none absolute inset-0 overflow-hidden rounded-md">
      <span ref={placed(crop)} className="absolute rounded-sm shadow-[0_0_0_200vmax_oklch(0.15_0.01_60/0.45)]" />
    </span>
  );
}
