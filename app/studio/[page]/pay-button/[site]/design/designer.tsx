'use client';

import { useState } from 'react';
import { Button } from '@/app/_ui/button';
import { Card } from '@/app/_ui/card';
import { Checkbox, RadioCards } from '@/app/_ui/choice';
import { CodeBlock } from '@/app/_ui/code-block';
import { Field } from '@/app/_ui/field';
import { attributesOf, type Design, designOf, labelMax, linesOf } from '@/lib/money/button/design/model';
import { Preview } from './preview';
import type { DesignWords } from './words';

type DesignerProps = { initial: Design; publishable: string; script: string; words: DesignWords };

/** The parts of a design, how it looks and its two lines: at once with script, by the button *Show* without. */
export function Designer({ initial, publishable, script, words }: DesignerProps) {
  const [design, setDesign] = useState(initial);
  const attributes = attributesOf(design);
  return (
    <form
      className="space-y-5"
      onChange={(event) => setDesign(designOf(new FormData(event.currentTarget)))}
      onSubmit={(event) => event.preventDefault()}
    >
      <Preview {...{ script, attributes }} label={words.preview} more={words.previewMore} none={words.previewNone} />
      <Card className="space-y-3">
        <h2 className="font-semibold text-lg">{words.lines}</h2>
        <CodeBlock text={linesOf(script, publishable, attributes)} label={words.copy} copied={words.copied} />
      </Card>
      <Card className="space-y-6">
        {words.parts.map(({ name, legend, choices }) => (
          <RadioCards key={name} {...{ name, legend, choices }} defaultValue={initial[name]} columns={3} />
        ))}
        <Field
          name="label"
          label={words.label}
          hint={words.labelHint}
          maxLength={labelMax}
          defaultValue={initial.label}
          dir="auto"
          autoComplete="off"
        />
        <fieldset>
          <legend className="font-medium text-sm">{words.modesLegend}</legend>
          <p className="text-muted text-sm">{words.modesHint}</p>
          {words.modes.map(({ value, label }) => (
            <Checkbox
              key={value}
              name="modes"
              value={value}
              label={label}
              defaultChecked={initial.modes.includes(value)}
            />
          ))}
        </fieldset>
        <noscript>
          <Button type="submit" variant="quiet">
            {words.show}
          </Button>
        </noscript>
      </Card>
    </form>
  );
}
