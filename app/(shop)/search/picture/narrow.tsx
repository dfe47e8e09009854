'use client';

import { type ReactNode, useState } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { ChevronDownIcon, ListFilterIcon, SearchIcon } from '@/app/_ui/icons';
import { keepCountry } from './keep-country';
import type { PictureWords } from './picture-words';
import type { Narrowing } from './search-state';
import { Swatches } from './swatches';
import type { Told, ToldChoice } from './told';

type NarrowProps = {
  narrowing: Narrowing;
  told: Told | null;
  words: PictureWords;
  countries: readonly ToldChoice[];
  /** The product whose picture it is: then the form works without scripts too. */
  product: string | null;
  action: string;
  onNarrow: (narrowing: Narrowing, restMs: number) => void;
  /** What stands beside the button of the filters on a phone. */
  children: ReactNode;
};

const field = 'h-11 w-full min-w-0 rounded-sm border border-edge bg-surface px-3 text-sm placeholder:text-muted';

/** Words and filters over the same picture. */
export function Narrow({ narrowing, told, words, countries, product, action, onNarrow, children }: NarrowProps) {
  const put = (name: keyof Narrowing, value: string, restMs = 0) => onNarrow({ ...narrowing, [name]: value }, restMs);
  const seen = useSeen(told, narrowing.currency);
  return (
    <form
      action={action}
      onSubmit={(event) => {
        event.preventDefault();
        onNarrow(narrowing, 0);
      }}
      className="space-y-3"
    >
      {product && <input type="hidden" name="product" value={product} />}
      <div className="relative">
        <SearchIcon size={18} className="pointer-events-none absolute inset-y-0 start-4 my-auto text-muted" />
        <input
          type="search"
          name="words"
          dir="auto"
          maxLength={100}
          value={narrowing.words}
          onChange={(event) => put('words', event.currentTarget.value, 450)}
          aria-label={words.words}
          placeholder={words.wordsHint}
          enterKeyHint="search"
          className="h-12 w-full rounded-full bg-sunken px-11 placeholder:text-muted"
        />
      </div>
      <Folded
        words={words}
        place={countries.find(({ value }) => value === narrowing.country)?.label ?? ''}
        open={Object.entries(narrowing).some(([name, value]) => !['words', 'country'].includes(name) && value !== '')}
        beside={children}
      >
        <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
          <Select
            name="country"
            label={words.deliverTo}
            any={words.anywhere}
            value={narrowing.country}
            choices={countries}
            chosen={narrowing.country}
            onPick={(name, country) => {
              keepCountry(country);
              put(name, country);
            }}
          />
          <Select
            name="category"
            label={words.category}
            any={words.any}
            value={narrowing.category}
            choices={told?.categories ?? []}
            chosen={seen.nameOf('categories', narrowing.category)}
            onPick={put}
          />
          <Select
            name="page"
            label={words.page}
            any={words.any}
            value={narrowing.page}
            choices={told?.pages ?? []}
            chosen={seen.nameOf('pages', narrowing.page)}
            onPick={put}
          />
          {(narrowing.size !== '' || (told?.sizes.length ?? 0) > 0) && (
            <Select
              name="size"
              label={words.size}
              any={words.any}
              value={narrowing.size}
              choices={told?.sizes ?? []}
              chosen={seen.nameOf('sizes', narrowing.size)}
              onPick={put}
            />
          )}
          <PriceRange narrowing={narrowing} words={words} currencies={seen.currencies} onNarrow={onNarrow} />
        </div>
        <Swatches words={words} chosen={narrowing.colour} onPick={(colour) => put('colour', colour)} />
      </Folded>
      <noscript>
        <button type="submit" className={buttonClass({ variant: 'quiet', size: 'small' })}>
          {words.apply}
        </button>
      </noscript>
    </form>
  );
}

type PriceRangeProps = Pick<NarrowProps, 'narrowing' | 'words' | 'onNarrow'> & { currencies: readonly ToldChoice[] };

/** From how much to how much, and in which money. */
function PriceRange({ narrowing, words, currencies, onNarrow }: PriceRangeProps) {
  return (
    <fieldset className="sm:col-span-2 xl:col-span-2">
      <legend className="mb-1 font-medium text-sm">{words.price}</legend>
      <div className="grid grid-cols-[minmax(0,5fr)_minmax(0,4fr)_minmax(0,4fr)] gap-2">
        <select
          name="currency"
          aria-label={words.currency}
          value={narrowing.currency}
          onChange={(event) => {
            const currency = event.currentTarget.value;
            // An amount without a currency says nothing.
            onNarrow({ ...narrowing, currency, ...(currency === '' && { min: '', max: '' }) }, 0);
          }}
          className={`${field} select-arrow`}
        >
          <option value="">{words.any}</option>
          {currencies.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {(['min', 'max'] as const).map((name) => (
          <input
            key={name}
            name={name}
            inputMode="decimal"
            maxLength={16}
            value={narrowing[name]}
            onChange={(event) =>
              onNarrow(
                {
                  ...narrowing,
                  [name]: event.currentTarget.value,
                  currency: currencyFor(narrowing, name, event.currentTarget.value, currencies),
                },
                600,
              )
            }
            aria-label={name === 'min' ? words.lowest : words.highest}
            placeholder={name === 'min' ? words.lowest : words.highest}
            className={field}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** In dollars, as words without a currency are read, where something is; and in none when no amount is left. */
function currencyFor(narrowing: Narrowing, name: 'min' | 'max', typed: string, offered: readonly ToldChoice[]): string {
  if (typed === '' && narrowing[name === 'min' ? 'max' : 'min'] === '') return '';
  const usual = offered.find(({ value }) => value === 'USD') ?? offered[0];
  return narrowing.currency || (usual?.value ?? '');
}

/** Choices that were offered for this picture, so that a chosen one keeps its name, and can be left, when nothing is found with it. */
function useSeen(told: Told | null, chosen: string) {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const offered = (['categories', 'pages', 'currencies', 'sizes'] as const).flatMap((kind) =>
    (told?.[kind] ?? []).map(({ value, label }) => [`${kind} ${value}`, label] as const),
  );
  if (offered.some(([key, label]) => names.get(key) !== label)) setNames(new Map([...names, ...offered]));
  const nameOf = (kind: 'categories' | 'pages' | 'currencies' | 'sizes', value: string) =>
    names.get(`${kind} ${value}`) ?? value;
  const currencies = told?.currencies ?? [];
  const isOffered = chosen === '' || currencies.some(({ value }) => value === chosen);
  const kept = isOffered ? [] : [{ value: chosen, label: nameOf('currencies', chosen) }];
  return { nameOf, currencies: [...currencies, ...kept] };
}

type FoldedProps = {
  words: PictureWords;
  /** Where to it is delivered: said on the button, since it hides products. */
  place: string;
  open: boolean;
  beside: ReactNode;
  children: ReactNode;
};

/** The filters: behind one button on a phone, open on a desktop. */
function Folded({ words, place, open, beside, children }: FoldedProps) {
  const [unfolded, setUnfolded] = useState(open);
  return (
    <>
      <div className="-mx-4 relative flex gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] lg:hidden noscript:hidden">
        <button
          type="button"
          aria-expanded={unfolded}
          aria-controls="picture-filters"
          onClick={() => setUnfolded(!unfolded)}
          className={`${buttonClass({ variant: 'quiet', size: 'small' })} min-h-11 shrink-0`}
        >
          <ListFilterIcon size={16} />
          {words.filters}
          {place && (
            <>
              <span aria-hidden="true">·</span>
              <bdi className="max-w-40 truncate">{place}</bdi>
            </>
          )}
          <ChevronDownIcon size={16} className={unfolded ? 'rotate-180' : ''} />
        </button>
        {beside}
      </div>
      <div id="picture-filters" className={`space-y-4 noscript:block lg:block ${unfolded ? '' : 'max-lg:hidden'}`}>
        {children}
      </div>
    </>
  );
}

type SelectProps = {
  name: 'country' | 'category' | 'page' | 'size';
  label: string;
  any: string;
  value: string;
  choices: readonly ToldChoice[];
  /** The name of the value, where it is no choice any more. */
  chosen: string;
  onPick: (name: 'country' | 'category' | 'page' | 'size', value: string) => void;
};

function Select({ name, label, any, value, choices, chosen, onPick }: SelectProps) {
  const known = value === '' || choices.some((one) => one.value === value);
  return (
    <label className="block">
      <span className="mb-1 block font-medium text-sm">{label}</span>
      <select
        name={name}
        value={value}
        onChange={(event) => onPick(name, event.currentTarget.value)}
        className={`${field} select-arrow`}
      >
        <option value="">{any}</option>
        {!known && <option value={value}>{chosen}</option>}
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
}
