import { Select } from '@/app/_ui/field';
import { useVoice } from '@/lib/platform/request';
import type { DesignDesk } from '@/lib/shop/design/queries';
import { PictureChoice } from './picture-choice';
import { WordsFields } from './words-fields';

const across = [0, 50, 100] as const;

/** The first impression: a picture, what of it must stay in sight, a few words and a button. */
export function HeroFields({ desk, languages }: { desk: DesignDesk; languages: readonly string[] }) {
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
          <PictureChoice
            key={id}
            type="radio"
            name="hero_media"
            value={id}
            defaultChecked={hero.media === id}
            media={media}
            number={at + 1}
          />
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
        <WordsFields name="hero_title" what="title" words={hero.title} asked={languages} />
        <WordsFields name="hero_button" what="button" words={hero.button} asked={languages} />
      </div>
    </fieldset>
  );
}
