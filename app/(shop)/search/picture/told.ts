import type { Voice } from '@/lib/platform/voice';
import { categoryHref } from '@/lib/shop/search/schema';
import type { PictureFindings, PictureMatch } from '@/lib/shop/vision/model';
import { objectNames } from '@/lib/shop/vision/models/detect';
import type { Crop } from '@/lib/shop/vision/models/model';
import type { TileView } from '../../_tiles/tile';
import { tileView } from '../../_tiles/tile-view';

/** A product that was found, with the reason for it in words. */
export type ToldMatch = {
  readonly id: string;
  readonly reason: string;
  readonly tile: TileView;
  /** Whether who asked has saved it. */
  readonly saved: boolean;
};

/** A value of a filter with its name; the count stands behind it where it is known. */
export type ToldChoice = { readonly value: string; readonly label: string };

/** What was found, in finished words: the browser and the page without scripts show the very same. */
export type Told = {
  readonly objects: readonly { readonly name: string; readonly box: Crop }[];
  readonly crop: Crop;
  readonly matches: readonly ToldMatch[];
  readonly next: string | null;
  /** The nearest shelf, where nothing is near enough. */
  readonly shelf: { readonly href: string; readonly label: string } | null;
  /** It is only to be had where it is not delivered from: looking anywhere would find it. */
  readonly elsewhere: boolean;
  readonly categories: readonly ToldChoice[];
  readonly pages: readonly ToldChoice[];
  readonly currencies: readonly ToldChoice[];
  readonly sizes: readonly ToldChoice[];
};

/** Puts findings into the words of a language, for somebody who saved these products. */
export function tellFindings(findings: PictureFindings, voice: Voice, saved: ReadonlySet<string>): Told {
  const { t, href, formatNumber, formatCurrency } = voice;
  const { objects, crop, items, next, category, elsewhere, categories, pages, sizes } = findings;
  const counted = (label: string, count: number) => t('vision.counted', { label, count: formatNumber(count) });
  const currencies = [...new Set(items.map(({ price }) => price.from.currency))];
  return {
    objects: objects.map(({ name, box }) => ({ name: objectWord(name, voice), box })),
    crop,
    matches: items.map((item) => tellMatch(item, voice, saved.has(item.id))),
    next,
    shelf: category && { href: href(categoryHref(category)), label: t(`taxonomy.${category}`) },
    elsewhere,
    categories: categories.map((one) => ({
      value: one.category,
      label: counted(t(`taxonomy.${one.category}`), one.count),
    })),
    pages: pages.map(({ handle, name, count }) => ({ value: handle, label: counted(name, count) })),
    sizes: sizes.map(({ size, count }) => ({ value: size, label: counted(size, count) })),
    currencies: currencies.map((currency) => ({ value: currency, label: formatCurrency(currency) })),
  };
}

function tellMatch(match: PictureMatch, voice: Voice, saved: boolean): ToldMatch {
  return {
    id: match.id,
    reason: voice.t(`vision.reason_${match.reason}`),
    tile: tileView(match, voice, { seller: true, blur: false }),
    saved,
  };
}

/** What a thing is called; one this version has no word for is a thing. */
function objectWord(name: string, { t }: Voice): string {
  const known = objectNames.find((one) => one === name);
  return known === undefined ? t('vision.object_thing') : t(`vision.object_${known}`);
}
