import type { Locale } from '@/lib/identity/actor/model';
import { isLocale, translator } from '@/lib/platform/i18n';
import type { OwnedPage } from '@/lib/shop/ownership/change-page';
import { colourTold } from '@/lib/shop/vision/drafted/photo-words';
import type { ColourName } from '@/lib/shop/vision/picture/colour-words';

type Spoken = Pick<OwnedPage, 'languages'>;

/** The languages a page writes in, of those Souk speaks; the first one leads. */
export function languagesOf({ languages }: Spoken): readonly [Locale, ...Locale[]] {
  const [first = 'en', ...others] = languages.filter(isLocale);
  return [first, ...others];
}

/** What the choice of a colour is called: one text, which everybody reads, in every language of the page. */
export function optionTold(page: Spoken): string {
  return languagesOf(page)
    .map((locale) => translator(locale)('studio.option_colour'))
    .join(' / ');
}

/** What one colour is called there. */
export function valueTold(colour: ColourName, page: Spoken): string {
  return languagesOf(page)
    .map((locale) => colourTold(colour, locale))
    .join(' / ');
}
