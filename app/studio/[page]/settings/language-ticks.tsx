'use client';

import { Checkbox } from '@/app/_ui/choice';
import { useFieldReport } from '@/app/_ui/form-context';

type LanguageTicksProps = {
  legend: string;
  languages: readonly { value: string; label: string }[];
  chosen: readonly string[];
};

/** The languages a page writes in; at least one. */
export function LanguageTicks({ legend, languages, chosen }: LanguageTicksProps) {
  const { error } = useFieldReport('languages');
  return (
    <fieldset>
      <legend className="font-medium text-sm">{legend}</legend>
      <div className="flex gap-6">
        {languages.map((language) => (
          <Checkbox
            key={language.value}
            name="languages[]"
            value={language.value}
            label={language.label}
            defaultChecked={chosen.includes(language.value)}
          />
        ))}
      </div>
      {error && <p className="font-medium text-brick text-sm">{error}</p>}
    </fieldset>
  );
}
