import { Checkbox } from '@/app/_ui/choice';
import { Select, TextArea } from '@/app/_ui/field';
import { useVoice } from '@/lib/platform/request';
import { type Section, wordsFor } from '@/lib/shop/design/model';
import type { DesignDesk } from '@/lib/shop/design/queries';
import { PictureChoice } from './picture-choice';
import { WordsFields } from './words-fields';

type SectionFieldsProps = { name: string; section: Section; desk: DesignDesk; languages: readonly string[] };

/** What a section says, in the languages of the page, and what it shows. Fields come in lists, so each section has all of them. */
export function SectionFields({ name, section, desk, languages }: SectionFieldsProps) {
  const { t } = useVoice();
  const hasText = section.kind === 'story' || section.kind === 'delivery';
  return (
    <div className="space-y-3">
      <input type="hidden" name="section[]" value={`${name}:${section.kind}`} />
      <div className="grid gap-3 sm:grid-cols-2">
        <WordsFields name="title" what="title" words={section.title} asked={languages} isOfMany />
      </div>
      <div className={hasText ? 'grid gap-3 sm:grid-cols-2' : 'hidden'}>
        {(['en', 'ar'] as const).map((language) =>
          languages.includes(language) ? (
            <TextArea
              key={language}
              name={`text_${language}[]`}
              label={t(`design.text_${language}`)}
              defaultValue={section.text[language]}
              maxLength={2000}
              dir="auto"
            />
          ) : (
            <input key={language} type="hidden" name={`text_${language}[]`} defaultValue={section.text[language]} />
          ),
        )}
      </div>
      {section.kind === 'featured' && (
        <details>
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm">
            {t('design.choose_products')}
          </summary>
          {desk.products.map(({ id, title }) => (
            <Checkbox
              key={id}
              name="pick[]"
              value={`${name}:${id}`}
              label={<bdi>{title}</bdi>}
              defaultChecked={section.items.includes(id)}
            />
          ))}
        </details>
      )}
      {section.kind === 'collection' && <CollectionChoice name={name} section={section} desk={desk} />}
      {section.kind === 'gallery' && (
        <fieldset className="grid grid-cols-3 gap-2 sm:grid-cols-4">
          <legend className="mb-2 text-sm">{t('design.choose_pictures')}</legend>
          {desk.pictures.map(({ id, media }, at) => (
            <PictureChoice
              key={id}
              type="checkbox"
              name="pick[]"
              value={`${name}:${id}`}
              defaultChecked={section.items.includes(id)}
              media={media}
              number={at + 1}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** Which collection it shows; a page without any is told where they are made. */
function CollectionChoice({ name, section, desk }: Omit<SectionFieldsProps, 'languages'>) {
  const { t, locale } = useVoice();
  if (desk.collections.length === 0) return <p className="text-muted text-sm">{t('design.no_collections')}</p>;
  return (
    <Select name="pick[]" label={t('design.choose_collection')} defaultValue={`${name}:${section.items[0] ?? ''}`}>
      <option value={`${name}:`}>{t('design.collection_none')}</option>
      {desk.collections.map(({ id, title }) => (
        <option key={id} value={`${name}:${id}`}>
          {wordsFor(title, locale)}
        </option>
      ))}
    </Select>
  );
}
