'use client';

import { classNames } from '@/app/_ui/class-names';
import type { PictureWords } from './picture-words';

const radio = 'absolute inset-0 cursor-pointer appearance-none rounded-full outline-none';

type SwatchesProps = { words: PictureWords; chosen: string; onPick: (colour: string) => void };

/** Colours to choose one of: real radio buttons, drawn as what they stand for. The name is said, and shown when it is chosen. */
export function Swatches({ words, chosen, onPick }: SwatchesProps) {
  const name = words.colours.find((one) => one.name === chosen)?.label;
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-sm">
        {words.colour}
        {name && <span className="font-normal text-muted"> · {name}</span>}
      </legend>
      <div className="-mx-1 flex flex-wrap">
        <label
          className={classNames(
            'relative mx-1 grid h-11 place-items-center rounded-full border px-3.5 text-sm has-focus-visible:outline-2 md:my-1 md:h-9',
            chosen === '' ? 'border-ink' : 'border-edge',
          )}
        >
          <input
            type="radio"
            name="colour"
            value=""
            checked={chosen === ''}
            aria-label={words.any}
            onChange={() => onPick('')}
            className={radio}
          />
          {words.any}
        </label>
        {words.colours.map((colour) => (
          <label
            key={colour.name}
            title={colour.label}
            className={classNames(
              'relative grid size-11 place-items-center rounded-full border-2 has-focus-visible:outline-2',
              chosen === colour.name ? 'border-ink' : 'border-transparent hover:border-edge',
            )}
          >
            <input
              type="radio"
              name="colour"
              value={colour.name}
              checked={chosen === colour.name}
              aria-label={colour.label}
              onChange={() => onPick(colour.name)}
              className={radio}
            />
            {/* The colour as an attribute of a drawing: style attributes are refused by the content policy. */}
            <svg viewBox="0 0 32 32" className="size-8" aria-hidden="true">
              <circle cx="16" cy="16" r="15" fill={colour.hex} className="stroke-edge" />
            </svg>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
