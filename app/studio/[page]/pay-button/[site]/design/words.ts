import type { Choice } from '@/app/_ui/choice';
import { designChoices, payModes } from '@/lib/money/button/design/model';
import type { Translate } from '@/lib/platform/i18n';

/** One part to choose of. */
export type Part = { name: keyof typeof designChoices; legend: string; choices: Choice[] };

/** What is said around the parts of a design. */
export function designWords(t: Translate) {
  const part = <Name extends Part['name']>(
    name: Name,
    label: (choice: (typeof designChoices)[Name][number]) => string,
  ): Part => ({
    name,
    legend: t(`site.design_${name}`),
    choices: (designChoices[name] as readonly (typeof designChoices)[Name][number][]).map((value) => ({
      value,
      label: label(value),
    })),
  });
  return {
    parts: [
      part('theme', (theme) => t(`site.design_theme_${theme}`)),
      part('radius', (radius) => t(`site.design_radius_${radius}`)),
      part('width', (width) => t(`site.design_width_${width}`)),
      part('lang', (lang) => t(`site.design_lang_${lang}`)),
    ],
    modes: payModes.map((value) => ({ value, label: t(`site.design_mode_${value}`) })),
    ...{ modesLegend: t('site.design_modes'), modesHint: t('site.design_modes_hint') },
    ...{ label: t('site.design_label'), labelHint: t('site.design_label_hint'), show: t('site.design_show') },
    ...{ preview: t('site.design_preview'), previewMore: t('site.design_preview_more') },
    previewNone: t('site.design_preview_none'),
    ...{ lines: t('site.design_lines'), copy: t('button.site_copy'), copied: t('button.site_copied') },
  };
}

/** See `designWords`. */
export type DesignWords = ReturnType<typeof designWords>;
