import { Field } from '@/app/_ui/field';
import { useVoice } from '@/lib/platform/request';

const languages = ['en', 'ar'] as const;

type WordsFieldsProps = {
  name: string;
  what: 'title' | 'button';
  words: Readonly<Record<(typeof languages)[number], string>>;
  /** One of a list of fields with this name. */
  isOfMany?: boolean;
};

/** A few words in both languages, a field for each. */
export function WordsFields({ name, what, words, isOfMany = false }: WordsFieldsProps) {
  const { t } = useVoice();
  return languages.map((language) => (
    <Field
      key={language}
      name={`${name}_${language}${isOfMany ? '[]' : ''}`}
      label={t(`design.${what}_${language}`)}
      defaultValue={words[language]}
      maxLength={80}
      lang={language}
      dir="auto"
    />
  ));
}
