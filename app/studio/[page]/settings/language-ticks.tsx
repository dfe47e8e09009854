'use client';

import { Checkbox } from '@/app/_ui/choice';
import { TickGroup } from '@/app/_ui/tick-group';

type LanguageTicksProps = {
  legend: string;
  languages: readonly { value: string; label: string }[];
  chosen: readonly string[];
};

/** The languages a page writes in; at least one. */
export function LanguageTicks({ legend, languages, chosen }: LanguageTicksProps) {
  return (
    <TickGroup name="languages" legend={legend} className="flex gap-6">
      {languages.map((language) => (
        <Checkbox
          key={language.value}
          name="languages[]"
          value={language.value}
          label={language.label}
          defaultChecked={chosen.includes(language.value)}
        />
      ))}
    </TickGroup>
  );
}
