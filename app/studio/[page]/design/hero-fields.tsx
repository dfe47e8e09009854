import { Field, Select } from '@/app/_ui/field';
import { Photo } from '@/app/_ui/photo';
import { useVoice } from '@/lib/platform/request';
import type { DesignDesk } from '@/lib/shop/design/queries';

const across = [0, 50, 100] as const;

/** The first impression: a picture, what of it must stay in sight, a few words and a button. */
export function HeroFields({ desk }: { desk: DesignDesk }) {
  const { t } = useVoice();
  const { hero } = desk.draft;
  return (
    <fieldset className="space-y-4">
      <legend className="mb-3 font-semibold text-lg">{t('design.hero')}</legend>
      <div className="grid grid-cols-3 gap-2 sm:grid-cols-4">
        <label className="grid aspect-square place-items-center rounded-sm bg-sunken p-2 text-center text-sm">
          <input
            type="radio"
            name="hero_media"
            value=""
            defaultChecked={hero.media === null}
            className="size-5 accent-ink"
          />
          {t('design.no_hero')}
        </label>
        {desk.pictures.map(({ id, media }, at) => (
          <label key={id} className="relative block overflow-hidden rounded-sm">
            <Photo
              media={{ ...media, alt: media.alt || t('design.picture', { number: at + 1 }) }}
              shape="square"
              sizes="8rem"
            />
            <input
              type="radio"
              name="hero_media"
              value={id}
              defaultChecked={hero.media === id}
              className="absolute start-2 top-2 size-6 accent-ink"
            />
          </label>
        ))}
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Select name="focal_x" label={t('design.focal_x')} defaultValue={String(hero.focalX)}>
          {across.map((value) => (
            <option key={value} value={value}>
              {t(`design.across_${value}`)}
            </option>
          ))}
        </Select>
        <Select name="focal_y" label={t('design.focal_y')} defaultValue={String(hero.focalY)}>
          {across.map((value) => (
            <option key={value} value={value}>
              {t(`design.down_${value}`)}
            </option>
          ))}
        </Select>
        <Field
          name="hero_title_en"
          label={t('design.title_en')}
          defaultValue={hero.title.en}
          maxLength={80}
          dir="auto"
        />
        <Field
          name="hero_title_ar"
          label={t('design.title_ar')}
          defaultValue={hero.title.ar}
          maxLength={80}
          dir="auto"
        />
        <Field
          name="hero_button_en"
          label={t('design.button_en')}
          defaultValue={hero.button.en}
          maxLength={80}
          dir="auto"
        />
        <Field
          name="hero_button_ar"
          label={t('design.button_ar')}
          defaultValue={hero.button.ar}
          maxLength={80}
          dir="auto"
        />
      </div>
    </fieldset>
  );
}
