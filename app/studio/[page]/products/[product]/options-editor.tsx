'use client';

import { useState } from 'react';
import { Button } from '@/app/_ui/button';
import { PlusIcon } from '@/app/_ui/buying-icons';
import { Card } from '@/app/_ui/card';
import { Field } from '@/app/_ui/field';
import { XIcon } from '@/app/_ui/icons';
import { type EditedOption, optionsMax, splitValues } from '@/lib/shop/drafts/model';
import type { EditorWords } from './editor-words';

type OptionsEditorProps = {
  options: readonly EditedOption[];
  words: EditorWords['options'];
  onChange: (options: readonly EditedOption[]) => void;
};

/** Up to three choices of a product. Values are typed in one line, with commas between them; leaving the field redraws the grid. */
export function OptionsEditor({ options, words, onChange }: OptionsEditorProps) {
  const [slots, setSlots] = useState<readonly { key: string; option: EditedOption }[]>(() =>
    options.map((option) => ({ key: `was-${option.was}`, option })),
  );
  const keep = (next: typeof slots) => {
    setSlots(next);
    onChange(next.map((slot) => slot.option));
  };
  const edit = (key: string, part: Partial<EditedOption>) =>
    keep(slots.map((slot) => (slot.key === key ? { ...slot, option: { ...slot.option, ...part } } : slot)));
  const add = () => setSlots([...slots, { key: crypto.randomUUID(), option: { name: '', values: [], was: null } }]);
  return (
    <Card className="space-y-4">
      <div>
        <h2 className="font-semibold text-lg">{words.title}</h2>
        <p className="text-muted text-sm">{words.body}</p>
      </div>
      {slots.map((slot, place) => (
        <fieldset key={slot.key} className="grid items-start gap-3 sm:grid-cols-[12rem_1fr_auto]">
          <legend className="sr-only">{`${words.title} ${place + 1}`}</legend>
          <Field
            name={`options.${place}.name`}
            label={words.name}
            defaultValue={slot.option.name}
            placeholder={words.nameHints[place]}
            maxLength={40}
            autoComplete="off"
            onBlur={(event) => edit(slot.key, { name: event.currentTarget.value.trim() })}
          />
          <Field
            name={`options.${place}.values`}
            label={words.values}
            defaultValue={slot.option.values.join(', ')}
            placeholder={words.valuesHint}
            maxLength={2000}
            autoComplete="off"
            onBlur={(event) => edit(slot.key, { values: splitValues(event.currentTarget.value) })}
          />
          <input type="hidden" name={`options.${place}.was`} value={slot.option.was ?? ''} />
          <Button
            variant="plain"
            aria-label={`${words.remove} ${slot.option.name}`}
            className="px-3! text-muted sm:mt-7 noscript:hidden"
            onClick={() => keep(slots.filter((one) => one.key !== slot.key))}
          >
            <XIcon size={18} />
            <span className="sm:sr-only">{words.remove}</span>
          </Button>
        </fieldset>
      ))}
      <div>
        {slots.length < optionsMax && (
          <Button variant="quiet" onClick={add} className="noscript:hidden">
            <PlusIcon size={18} />
            {words.add}
          </Button>
        )}
        <noscript>
          {Array.from({ length: optionsMax - slots.length }, (_, more) => slots.length + more).map((place) => (
            <div key={place} className="mb-3 grid gap-3 sm:grid-cols-[12rem_1fr]">
              <Field
                name={`options.${place}.name`}
                label={words.name}
                placeholder={words.nameHints[place]}
                maxLength={40}
              />
              <Field
                name={`options.${place}.values`}
                label={words.values}
                placeholder={words.valuesHint}
                maxLength={2000}
              />
              <input type="hidden" name={`options.${place}.was`} value="" />
            </div>
          ))}
        </noscript>
      </div>
    </Card>
  );
}
