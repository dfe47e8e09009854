'use client';

import { useId } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { classNames } from '@/app/_ui/class-names';
import { countText } from '@/app/_ui/count-text';
import { MergeIcon } from '@/app/_ui/icons';
import type { Look } from './desk-form';
import type { DeskWords } from './desk-words';

type DeskBarProps = {
  words: DeskWords['bar'];
  locale: string;
  look: Look;
  /** What the last button did. */
  said: string | null;
  saving: boolean;
  pressing: boolean;
  /** What was typed as one price in a form that came back without JavaScript. */
  priceTyped: string | undefined;
  priceError: string | undefined;
};

/** What can be done to the cards together; it stays in sight while they scroll by. */
export function DeskBar({ words, locale, look, said, saving, pressing, priceTyped, priceError }: DeskBarProps) {
  return (
    <div className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 -mx-2 rounded-lg border border-line bg-surface p-3 shadow-sheet md:bottom-4 md:mx-0 md:p-4">
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <OnePrice words={words} chosen={look.chosen} typed={priceTyped} error={priceError} />
        {look.chosen > 1 && (
          <>
            <button type="submit" name="intent" value="merge" className={buttonClass({ variant: 'quiet' })}>
              <MergeIcon size={18} />
              {countText(words.merge, locale, look.chosen)}
            </button>
            <button type="submit" name="intent" value="colours" className={buttonClass({ variant: 'quiet' })}>
              {countText(words.colours, locale, look.chosen)}
            </button>
          </>
        )}
        <span
          role="status"
          className={classNames(
            'ms-auto self-center text-sm max-lg:w-full',
            said ? 'text-teal' : 'text-muted max-lg:hidden',
          )}
        >
          {saving || pressing ? words.saving : (said ?? (look.chosen === 1 ? words.mergeHint : words.saved))}
        </span>
        {look.bare > 0 && (
          <span className="self-center text-brick text-sm max-lg:w-full">
            {countText(words.withoutPicture, locale, look.bare)}
          </span>
        )}
        <button
          type="submit"
          name="intent"
          value="publish"
          data-publish
          aria-busy={pressing || undefined}
          className={classNames(buttonClass({ size: 'large' }), 'max-md:w-full')}
        >
          {look.ready > 0 ? countText(words.publish, locale, look.ready) : words.notReady}
        </button>
      </div>
      <noscript>
        <button type="submit" name="intent" value="merge" className={buttonClass({ variant: 'quiet', size: 'small' })}>
          {countText(words.merge, locale, 2).replace('2', '')}
        </button>
      </noscript>
    </div>
  );
}

type OnePriceProps = {
  words: DeskWords['bar'];
  chosen: number;
  typed: string | undefined;
  error: string | undefined;
};

function OnePrice({ words, chosen, typed, error }: OnePriceProps) {
  const id = useId();
  return (
    <div className="max-w-44">
      <label htmlFor={id} className="mb-0.5 block text-muted text-xs">
        {chosen > 0 ? words.onePriceChosen : words.onePrice}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          name="onePrice"
          defaultValue={typed}
          inputMode="decimal"
          maxLength={20}
          autoComplete="off"
          dir="ltr"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit(event.currentTarget.nextElementSibling as HTMLButtonElement);
          }}
          className="h-11 w-full min-w-16 rounded-sm border border-edge bg-surface px-3 text-base hover:border-ink aria-invalid:border-2 aria-invalid:border-brick md:w-28"
        />
        <button type="submit" name="intent" value="price" className={buttonClass({ variant: 'quiet' })}>
          {words.apply}
        </button>
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-0.5 text-brick text-sm">
          {error}
        </p>
      )}
    </div>
  );
}
