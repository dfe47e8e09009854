import { Checkbox } from '@/app/_ui/choice';
import { Field, TextArea } from '@/app/_ui/field';
import { Photo } from '@/app/_ui/photo';
import { useVoice } from '@/lib/platform/request';
import type { Section } from '@/lib/shop/design/model';
import type { DesignDesk } from '@/lib/shop/design/queries';

type SectionFieldsProps = { name: string; section: Section; desk: DesignDesk };

/** What a section says, in both languages, and what it shows. Fields come in lists, so each section has all of them. */
export function SectionFields({ name, section, desk }: SectionFieldsProps) {
  const { t } = useVoice();
  const hasText = section.kind === 'story' || section.kind === 'delivery';
  return (
    <div className="space-y-3">
      <input type="hidden" name="section[]" value={`${name}:${section.kind}`} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          name="title_en[]"
          label={t('design.title_en')}
          defaultValue={section.title.en}
          maxLength={80}
          lang="en"
          dir="auto"
        />
        <Field
          name="title_ar[]"
          label={t('design.title_ar')}
          defaultValue={section.title.ar}
          maxLength={80}
          lang="ar"
          dir="auto"
        />
      </div>
      <div className={hasText ? 'grid gap-3 sm:grid-cols-2' : 'hidden'}>
        <TextArea
          name="text_en[]"
          label={t('design.text_en')}
          defaultValue={section.text.en}
          maxLength={2000}
          dir="auto"
        />
        <TextArea
          name="text_ar[]"
          label={t('design.text_ar')}
          defaultValue={section.text.ar}
          maxLength={2000}
          dir="auto"
        />
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
      {section.kind === 'gallery' && (
        <fieldset className="grid grid-cols-3 gap-2 sm:grid-cols-4">
          <legend className="mb-2 text-sm">{t('design.choose_pictures')}</legend>
          {desk.pictures.map(({ id, media }, at) => (
            <label key={id} className="relative block overflow-hidden rounded-sm">
              <Photo
                media={{ ...media, alt: media.alt || t('design.picture', { number: at + 1 }) }}
                shape="square"
                sizes="8rem"
              />
              <input
                type="checkbox"
                name="pick[]"
                value={`${name}:${id}`}
                defaultChecked={section.items.includes(id)}
                className="absolute start-2 top-2 size-6 accent-ink"
              />
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
