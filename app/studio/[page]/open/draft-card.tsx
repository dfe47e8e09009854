'use client';

import { useId, useState } from 'react';
import { ImageIcon } from '@/app/_ui/buying-icons';
import { classNames } from '@/app/_ui/class-names';
import { countText } from '@/app/_ui/count-text';
import { SplitIcon, TrashIcon } from '@/app/_ui/icons';
import { Photo } from '@/app/_ui/photo';
import { Cell } from './cell';
import type { CardView, DeskWords } from './desk-words';

type DraftCardProps = {
  draft: CardView;
  currency: string;
  locale: string;
  words: DeskWords['card'];
  /** Sentences beside fields, by the last part of their name. */
  errors: Partial<Record<'title' | 'price' | 'stock' | 'category', string>>;
  /** What was typed in a form that came back without JavaScript. */
  typed: (field: string) => string | undefined;
  /** It was ticked in such a form. */
  chosen: boolean;
};

/** One product to be: its photos, and the four things to type. The photo itself ticks it. */
export function DraftCard({ draft, currency, locale, words, errors, typed, chosen }: DraftCardProps) {
  const field = (name: string) => `drafts.${draft.id}.${name}`;
  return (
    <li
      data-draft={draft.id}
      className="flex gap-3 rounded-md bg-surface p-3 shadow-card has-[input[name='chosen[]']:checked]:ring-2 has-[input[name='chosen[]']:checked]:ring-ink sm:flex-col"
    >
      <Picture draft={draft} locale={locale} words={words} chosen={chosen} />
      <div className="min-w-0 flex-1 space-y-2">
        <Cell
          name={field('title')}
          label={words.title}
          value={draft.title}
          typed={typed('title')}
          error={errors.title}
          placeholder={words.titleHint}
          whileEmpty={words.titleNeeded}
          whileFilled={draft.titleIsTold ? words.titleTold : undefined}
          maxLength={140}
          autoComplete="off"
          enterKeyHint="next"
        />
        {draft.options.map(({ name, values }) => (
          <p key={name} className="text-muted text-sm">
            <bdi>{name}</bdi>: <bdi>{values.join(words.between)}</bdi>
          </p>
        ))}
        {draft.onePrice ? (
          <div className={classNames('grid gap-2', draft.variants === 1 && 'grid-cols-[3fr_2fr]')}>
            <Cell
              name={field('price')}
              label={`${words.price} (${currency})`}
              value={draft.price}
              typed={typed('price')}
              error={errors.price}
              inputMode="decimal"
              maxLength={20}
              autoComplete="off"
              enterKeyHint="next"
              dir="ltr"
            />
            {draft.variants === 1 ? (
              <Cell
                name={field('stock')}
                label={words.stock}
                value={String(draft.stock)}
                typed={typed('stock')}
                error={errors.stock}
                inputMode="numeric"
                maxLength={9}
                autoComplete="off"
                dir="ltr"
              />
            ) : (
              <input type="hidden" name={field('stock')} value={draft.stock} />
            )}
          </div>
        ) : (
          <>
            <p className="text-muted text-sm">{countText(words.variants, locale, draft.variants)}</p>
            <input type="hidden" name={field('price')} value={draft.price} />
            <input type="hidden" name={field('stock')} value={draft.stock} />
          </>
        )}
        <Category name={field('category')} draft={draft} words={words} typed={typed('category')} />
        <div className="flex items-center justify-between gap-2">
          {draft.photos.length > 1 && (
            <button
              type="submit"
              name="intent"
              value={`split:${draft.id}`}
              className="flex min-h-9 items-center gap-1.5 rounded-full px-2 text-sm hover:bg-sunken"
            >
              <SplitIcon size={16} className="mirror" />
              {words.split}
            </button>
          )}
          <Remove draft={draft} words={words} />
        </div>
      </div>
    </li>
  );
}

function Picture({ draft, locale, words, chosen }: Pick<DraftCardProps, 'draft' | 'locale' | 'words' | 'chosen'>) {
  const [face, ...others] = draft.photos;
  return (
    <label className="relative block w-28 shrink-0 self-start overflow-hidden rounded-sm bg-sunken sm:w-full">
      {face ? (
        <Photo media={face} sizes="(min-width: 640px) 240px, 112px" widths={[192, 320, 640]} shape="square" />
      ) : (
        <span className="grid aspect-square place-items-center text-muted">
          <ImageIcon size={28} />
        </span>
      )}
      <span className="absolute start-1 top-1 grid size-10 place-items-center">
        <input
          type="checkbox"
          name="chosen[]"
          value={draft.id}
          defaultChecked={chosen}
          aria-label={`${words.choose} ${draft.title}`}
          className="size-5 accent-ink"
        />
      </span>
      {others.length > 0 && (
        <span className="absolute inset-x-1 bottom-1 flex items-end gap-1">
          {others.slice(0, 3).map((photo) => (
            <span key={photo.id} className="block w-1/5 overflow-hidden rounded-sm ring-2 ring-surface">
              <Photo media={{ ...photo, alt: '' }} sizes="60px" widths={[96, 192]} shape="square" />
            </span>
          ))}
          <span className="ms-auto rounded-full bg-surface px-2 py-0.5 font-medium text-xs">
            {countText(words.photos, locale, draft.photos.length)}
          </span>
        </span>
      )}
    </label>
  );
}

function Category({
  name,
  draft,
  words,
  typed,
}: {
  name: string;
  draft: CardView;
  words: DeskWords['card'];
  typed: string | undefined;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-0.5 block text-muted text-xs">
        {words.category}
      </label>
      <select
        key={draft.category}
        id={id}
        name={name}
        defaultValue={typed ?? draft.category}
        className="select-arrow h-11 w-full rounded-sm border border-edge bg-surface px-3 text-sm hover:border-ink"
      >
        {words.categories.map((category) => (
          <option key={category.value} value={category.value}>
            {category.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Takes the draft away at the second press; the first asks. Without JavaScript the first one does. */
function Remove({ draft, words }: { draft: CardView; words: DeskWords['card'] }) {
  const [sure, setSure] = useState(false);
  return (
    <button
      type="submit"
      name="intent"
      value={`delete:${draft.id}`}
      aria-label={`${sure ? words.removeSure : words.remove} ${draft.title}`}
      onClick={(event) => {
        if (!sure) event.preventDefault();
        setSure(true);
      }}
      onBlur={() => setSure(false)}
      className={classNames(
        'ms-auto flex min-h-9 min-w-9 items-center justify-center gap-1.5 rounded-full px-2 text-sm',
        sure ? 'bg-brick-soft font-medium text-brick' : 'text-muted hover:bg-sunken hover:text-ink',
      )}
    >
      <TrashIcon size={16} />
      {sure && words.removeSure}
    </button>
  );
}
