import { Field } from '@/app/_ui/field';
import { useVoice } from '@/lib/platform/request';

const languages = ['en', 'ar'] as const;

type WordsFieldsProps = {
  name: string;
  what: 'title' | 'button';
  words: Readonly<Record<(typeof languages)[number], string>>;
  /** The languages of the page: words in another are kept as they are, and not asked for. */
  asked: readonly string[];
  /** One of a list of fields with this name. */
  isOfMany?: boolean;
};

/** A few words in each language of the page, a field for each. */
export function WordsFields({ name, what, words, asked, isOfMany = false }: WordsFieldsProps) {
  const { t } = useVoice();
  return languages.map((language) => {
    const field = { name: `${name}_${language}${isOfMany ? '[]' : ''}`, defaultValue: words[language] };
    if (!asked.includes(language)) return <input key={language} type="hidden" {...field} />;
    return (
      <Field
        key={language}
        {...field}
        label={t(`design.${what}_${language}`)}
        maxLength={80}
        lang={language}
        dir="auto"
      />
    );
  });
}
