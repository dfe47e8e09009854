'use client';

import { type KeyboardEvent, useId, useState, useSyncExternalStore } from 'react';
import { Field, Select } from '@/app/_ui/field';
import { useFieldReport } from '@/app/_ui/form-context';
import { ChevronRightIcon, SearchIcon } from '@/app/_ui/icons';
import { type CategoryChoice, findChoices } from '@/lib/shop/taxonomy/find-choices';
import type { EditorWords } from './editor-words';

const shownMax = 8;
const never = () => () => undefined;

type PickerProps = { value: string; text: string; words: EditorWords['category'] };

/**
 * Where a product belongs: typed in either language and picked from what is found, or picked from the whole tree. The tree is the
 * field; searching only sets it, and is not there without scripts.
 */
export function CategoryPicker({ value, text, words }: PickerProps) {
  const { typed } = useFieldReport('category');
  const [chosen, setChosen] = useState(typed ?? value);
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const choice = words.choices.find((one) => one.value === chosen);
  return (
    <div className="space-y-3">
      {scripted && <Finder words={words} onPick={setChosen} />}
      <Select
        name="category"
        label={words.label}
        hint={text === '' ? undefined : words.said.replace('#text', text)}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      >
        {words.choices.map((one) => (
          <option key={one.value} value={one.value}>
            {'\u2003'.repeat(one.above.length) + one.label}
          </option>
        ))}
      </Select>
      {choice && choice.above.length > 0 && <Way choice={choice} />}
    </div>
  );
}

/** The way to a place in the tree. */
function Way({ choice }: { choice: CategoryChoice }) {
  return (
    <p className="flex flex-wrap items-center gap-1 text-muted text-sm">
      {choice.above.map((name) => (
        <span key={name} className="flex items-center gap-1">
          {name}
          <ChevronRightIcon size={14} className="mirror" />
        </span>
      ))}
      <span className="text-ink">{choice.label}</span>
    </p>
  );
}

type FinderProps = { words: EditorWords['category']; onPick: (value: string) => void };

/** A field to type in with what is found below it: arrows walk, Enter picks, Escape leaves. */
function Finder({ words, onPick }: FinderProps) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const found = findChoices(words.choices, typed, shownMax);
  const marked = Math.min(at, found.length - 1);
  const pick = (choice: CategoryChoice | undefined) => {
    if (choice === undefined) return;
    onPick(choice.value);
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined && event.key !== 'Enter' && event.key !== 'Escape') return;
    // Enter picks; the form is not sent by it, also where nothing is found.
    if (typed !== '') event.preventDefault();
    if (step !== undefined && found.length > 0) setAt((marked + step + found.length) % found.length);
    if (event.key === 'Enter') pick(found[marked]);
    if (event.key === 'Escape') setTyped('');
  };
  return (
    <div className="relative">
      <Field
        name="categorySearch"
        form="no-form"
        label={words.find}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setTyped('')}
        before={<SearchIcon size={18} />}
        placeholder={words.findHint}
        autoComplete="off"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-activedescendant={found.length > 0 ? `${list}-${marked}` : undefined}
      />
      <div
        id={list}
        role="listbox"
        aria-label={words.find}
        hidden={found.length === 0}
        className="absolute inset-x-0 top-full z-30 mt-1 max-h-80 overflow-y-auto rounded-md border border-line bg-surface py-1 shadow-sheet"
      >
        {found.map((choice, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above walks and picks by keys
          <div
            key={choice.value}
            id={`${list}-${place}`}
            role="option"
            aria-selected={place === marked}
            tabIndex={-1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(choice)}
            className="cursor-pointer px-3.5 py-2 text-sm hover:bg-sunken aria-selected:bg-sunken"
          >
            <span className="block">{choice.label}</span>
            {choice.above.length > 0 && <span className="block text-muted text-xs">{choice.above.join(' › ')}</span>}
          </div>
        ))}
      </div>
      <p role="status" className="text-muted text-sm">
        {typed.trim() !== '' && found.length === 0 ? words.none : ''}
      </p>
    </div>
  );
}
